import RDF
import TripleStore

/// What a bare word or number is in Turtle and SPARQL.
enum NumberText {
  enum Kind: CaseIterable {
    case integer, decimal, double, boolean

    var datatype: IRI {
      switch self {
      case .integer: XSD.integer
      case .decimal: XSD.decimal
      case .double: XSD.double
      case .boolean: XSD.boolean
      }
    }
  }

  /// What the bytes are when they stand alone; nil when they are nothing of that sort.
  static func kind(of text: UnsafeBufferPointer<UInt8>) -> Kind? {
    if text.elementsEqual("true".utf8) || text.elementsEqual("false".utf8) { return .boolean }
    var rest = text[...]
    if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
    let whole = rest.prefix(while: CharacterClass.isDigit).count
    rest = rest.dropFirst(whole)
    var fraction = 0
    var hasDot = false
    if rest.first == UInt8(ascii: ".") {
      hasDot = true
      rest = rest.dropFirst()
      fraction = rest.prefix(while: CharacterClass.isDigit).count
      rest = rest.dropFirst(fraction)
    }
    if whole + fraction == 0 { return nil }
    if rest.isEmpty { return hasDot ? (fraction > 0 ? .decimal : nil) : .integer }
    guard rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") else { return nil }
    rest = rest.dropFirst()
    if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
    return !rest.isEmpty && rest.allSatisfy(CharacterClass.isDigit) ? .double : nil
  }
}

/// The literals of a dictionary that need no quotes: those whose text alone is read back as the same.
struct BareLiterals {
  private let kinds: [(datatype: TermID, kind: NumberText.Kind)]

  init(_ dictionary: TermDictionary, _ kinds: [NumberText.Kind] = NumberText.Kind.allCases) {
    self.kinds = kinds.compactMap { kind in dictionary.id(of: kind.datatype).map { ($0, kind) } }
  }

  func holds(_ view: TermView) -> Bool {
    for (datatype, kind) in kinds where datatype == view.datatype {
      return NumberText.kind(of: view.text) == kind
    }
    return false
  }
}
