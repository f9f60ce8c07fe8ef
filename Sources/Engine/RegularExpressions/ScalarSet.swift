/// A set of code points as a regular expression describes it.
///
/// Not a list of ranges throughout: Unicode's categories are asked of each code point, so that no tables are kept.
indirect enum ScalarSet: Hashable, Sendable {
  case range(UInt32, UInt32)
  /// Unicode's general categories, a bit each (``Category``).
  case categories(UInt32)
  /// A range without the other cases of what is in it, such as Unicode's blocks.
  case block(ClosedRange<UInt32>)
  case union([ScalarSet])
  case complement(ScalarSet)
  case difference(ScalarSet, ScalarSet)

  static func scalar(_ scalar: Unicode.Scalar) -> ScalarSet { .range(scalar.value, scalar.value) }
  static func scalars(_ text: String) -> ScalarSet { .union(text.unicodeScalars.map { .scalar($0) }) }

  /// Whether the code point is in the set. With `ignoringCase`, a range has each character in it in both cases;
  /// categories are as they are (XPath Functions 3.1, section 5.6.1).
  func contains(_ scalar: Unicode.Scalar, ignoringCase: Bool) -> Bool {
    switch self {
    case .range(let low, let high):
      if low <= scalar.value && scalar.value <= high { return true }
      return ignoringCase && CaseVariants.of(scalar).contains { low <= $0.value && $0.value <= high }
    case .categories(let bits): return bits & Category.bit(of: scalar) != 0
    case .block(let range): return range.contains(scalar.value)
    case .union(let sets): return sets.contains { $0.contains(scalar, ignoringCase: ignoringCase) }
    case .complement(let set): return !set.contains(scalar, ignoringCase: ignoringCase)
    case .difference(let set, let without):
      return set.contains(scalar, ignoringCase: ignoringCase)
        && !without.contains(scalar, ignoringCase: ignoringCase)
    }
  }

  // MARK: What escapes stand for

  static let digit = ScalarSet.categories(Category.group("Nd"))
  static let space = ScalarSet.scalars(" \t\n\r")
  static let word = ScalarSet.complement(
    .categories(Category.group("P") | Category.group("Z") | Category.group("C")))
  /// What `\b` takes for the characters of a word.
  static let wordOrUnderscore = ScalarSet.union([.word, .scalar("_")])
  static let nameStart = ScalarSet.union([
    .categories(Category.group("L") | Category.group("Nl")), .scalars("_:"),
  ])
  static let nameCharacter = ScalarSet.union([
    .categories(Category.group("L") | Category.group("M") | Category.group("N")), .scalars("_:.-\u{B7}"),
  ])
  static let all = ScalarSet.range(0, 0x10FFFF)
  static let allButLineEnds = ScalarSet.complement(.scalars("\n\r"))
}

/// Unicode's general categories as bits.
enum Category {
  private static let names: [(name: String, category: Unicode.GeneralCategory)] = [
    ("Lu", .uppercaseLetter), ("Ll", .lowercaseLetter), ("Lt", .titlecaseLetter), ("Lm", .modifierLetter),
    ("Lo", .otherLetter), ("Mn", .nonspacingMark), ("Mc", .spacingMark), ("Me", .enclosingMark),
    ("Nd", .decimalNumber), ("Nl", .letterNumber), ("No", .otherNumber), ("Pc", .connectorPunctuation),
    ("Pd", .dashPunctuation), ("Ps", .openPunctuation), ("Pe", .closePunctuation),
    ("Pi", .initialPunctuation),
    ("Pf", .finalPunctuation), ("Po", .otherPunctuation), ("Sm", .mathSymbol), ("Sc", .currencySymbol),
    ("Sk", .modifierSymbol), ("So", .otherSymbol), ("Zs", .spaceSeparator), ("Zl", .lineSeparator),
    ("Zp", .paragraphSeparator), ("Cc", .control), ("Cf", .format), ("Cs", .surrogate), ("Co", .privateUse),
    ("Cn", .unassigned),
  ]

  private static let bitOf: [Unicode.GeneralCategory: UInt32] = Dictionary(
    uniqueKeysWithValues: names.enumerated().map { ($1.category, 1 << UInt32($0)) })

  /// The bits of a category (`Lu`) or of a group of them (`L`); nil for another name.
  static func bits(_ name: String) -> UInt32? {
    guard name.utf8.count == 1 || name.utf8.count == 2 else { return nil }
    let bits = group(name)
    return bits == 0 ? nil : bits
  }

  /// The bits of all categories whose names begin so.
  static func group(_ prefix: String) -> UInt32 {
    names.enumerated().reduce(0) { $1.element.name.hasPrefix(prefix) ? $0 | 1 << UInt32($1.offset) : $0 }
  }

  static func bit(of scalar: Unicode.Scalar) -> UInt32 { bitOf[scalar.properties.generalCategory] ?? 0 }
}

/// The characters that differ from a character in case alone: those with the same simple lower or upper case
/// (XPath Functions 3.1, section 5.6.1).
enum CaseVariants {
  static func of(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
    scalar.isASCII ? ascii[Int(scalar.value)] : found(scalar)
  }

  private static let ascii = (UInt8(0)..<128).map { found(Unicode.Scalar($0)) }

  private static func found(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
    if scalar.isASCII, !("A"..."Z" ~= scalar || "a"..."z" ~= scalar) { return [] }
    let (lower, upper) = (lower(scalar), upper(scalar))
    return [lower, upper, self.upper(lower), self.lower(upper)]
      + oneWay.filter { self.lower($0) == lower || self.upper($0) == upper }
  }

  static func areEqual(_ a: Unicode.Scalar, _ b: Unicode.Scalar) -> Bool { a == b || of(a).contains(b) }

  /// The characters that no other character's cases lead back to, such as the Kelvin sign to a k.
  private static let oneWay = Array(
    ("\u{B5}\u{131}\u{17F}\u{1C5}\u{1C8}\u{1CB}\u{1F2}\u{345}\u{3C2}\u{3D0}\u{3D1}\u{3D5}\u{3D6}\u{3F0}\u{3F1}"
      + "\u{3F4}\u{3F5}\u{1C80}\u{1C81}\u{1C82}\u{1C83}\u{1C84}\u{1C85}\u{1C86}\u{1C87}\u{1C88}\u{1E9B}\u{1E9E}"
      + "\u{1FBE}\u{2126}\u{212A}\u{212B}").unicodeScalars)

  private static func lower(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    single(scalar.properties.lowercaseMapping) ?? scalar
  }

  private static func upper(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    single(scalar.properties.uppercaseMapping) ?? scalar
  }

  private static func single(_ text: String) -> Unicode.Scalar? {
    let scalars = text.unicodeScalars
    return scalars.count == 1 ? scalars.first : nil
  }
}
