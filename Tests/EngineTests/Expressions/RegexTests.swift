import Support
import Testing

/// Regular expressions, as REGEX and REPLACE show them.
@Suite("Regular expressions", .timeLimit(.minutes(2))) struct RegexTests {
  @Test("What matches", arguments: ValueCase.cases(table))
  func matching(_ test: ValueCase) throws {
    #expect(try value(test.expression) == test.value)
  }

  static let table = #"""
    regex("", "^$") => true
    regex("", "x*") => true
    regex("", "x+") => false
    regex("ab", "a|b|") => true
    regex("ac", "^(a|b)c$") => true
    regex("abcabc", "^(abc){2}$") => true
    regex("abcabc", "^(abc){3,}$") => false
    regex("aaaa", "^a{2,3}$") => false
    regex("aaa", "^a{2,3}$") => true
    regex("a{2}", "^a\\{2\\}$") => true
    regex("a]}", "^a]}$") => true
    regex("aa", "a{3,2}") => -
    regex("aa", "a{1001}") => -
    regex("aa", "(a{1000}){1000}") => -
    regex("a", "(?:(?:(?:(?:){1000}){1000}){1000}){1000}") => -
    regex("aa", "a**") => -
    regex("aa", "*a") => -
    regex("aa", "(?=a)") => -
    regex("aa", "(?:a){2}") => true
    regex("aa", "(a") => -
    regex("aa", "a)") => -
    regex("aa", "[a") => -
    regex("aa", "[]") => -
    regex("aa", "\\q") => -
    regex("aa", "\\") => -
    regex("aa", "\\p{Xy}") => -
    regex("aa", "\\p{L") => -
    regex("]", "[]]") => true
    regex("a-b", "^[ab-]+$") => true
    regex("a-b", "^[-ab]+$") => true
    regex("^", "[a^]") => true
    regex("b", "[^a^]") => true
    regex("b", "[c-a]") => -
    regex("\t", "^[\\t\\n]$") => true
    regex("x", "^[\\w-[x]]$") => false
    regex("y", "^[\\w-[x-[y]]]$") => true
    regex("5", "^[^\\D]$") => true
    regex("٣", "^\\d$") => true
    regex("_", "^\\w$") => false
    regex("Łódź", "^\\w+$") => true
    regex("Łódź", "^łÓDŹ$", "i") => true
    regex("Σς", "^[σ]+$", "i") => true
    regex("K", "^\u212A$", "i") => true
    regex("q", "[^Q]", "i") => false
    regex("a", "^\\p{Lu}$", "i") => false
    regex("東京 🎉", "^..\\s.$") => true
    regex("\n", "^.$") => false
    regex("a\nb\n", "^b$", "m") => true
    regex("a\n", "\n^$", "m") => false
    regex("a\n", "^a$") => false
    regex("xax", "a^") => false
    regex("xax", "$a") => false
    regex("", "$^") => true
    regex("word-wise", "\\bwise\\b") => true
    regex("wordwise", "\\bwise") => false
    regex("wordwise", "\\Bwise") => true
    regex("abab", "^(ab)\\1$") => true
    regex("abac", "^(a.)\\1$") => false
    regex("aBAb", "^(ab)\\1$", "i") => true
    regex("ab", "\\1(a)") => -
    regex("ab", "(a)|b\\1") => true
    regex("a1", "(a)(?:\\11)") => false
    regex("aa1", "^(a)\\11$") => true
    regex("a.b", "A.B", "qi") => true
    regex("a (b", "a (b", "qx") => true
    replace("abc", "(x)?b", "[$1]") => "a[]c"
    replace("abcdefghijkl", "(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)(k)", "$11$10$12") => "kja2l"
    replace("aXbxc", "x", "-", "i") => "a-b-c"
    replace("a b", "\\b", "|") => "|a| |b|"
    replace("a\nb", "^", "> ", "m") => -
    replace("banana", "(an)+", "<$0>") => "b<anan>a"
    replace("banana", "(an)+?", "<$0>") => "b<an><an>a"
    replace("abcd", "(ab|a)(bcd|c)?", "$2;") => "c;d"
    replace("x", "x", "\\n") => -
    replace("baa", "b(|a)*", "[$0]") => "[baa]"
    replace("aa bb cc", "(.)\\1", "$1") => "a b c"
    """#

  @Test("Patterns that other engines take for ever on take no time")
  func linear() throws {
    let text = String(repeating: "a", count: 3000)
    for pattern in ["(a*)*b", "(a|aa)+b", "(a|a)*b", "^(([a-z])+.)+[A-Z]([a-z])+$", "(.*)(.*)(.*)(.*)[^a]"] {
      #expect(try value("regex(\"\(text)\", \"\(pattern)\")") == "false")
      #expect(try value("replace(\"\(text)\", \"x\(pattern)\", \"\") = \"\(text)\"") == "true")
    }
    let nested = String(repeating: "(", count: 5000)
    #expect(try value("regex(\"a\", \"\(nested)\")") == "-")
  }

  @Test("Random patterns give what another engine gives", arguments: [1, 2, 3, 4])
  func random(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<150 {
      let pattern = RegexTests.pattern(&random, depth: 3)
      let text = String((0..<random.below(9)).map { _ in random.pick(["a", "b", "c"]) })
      let other = try Regex(pattern.replacing("\\\\", with: "\\")).matchingSemantics(.unicodeScalar)
      let matches = try other.firstMatch(in: text) != nil
      #expect(try value("regex(\"\(text)\", \"\(pattern)\")") == "\(matches)", "\(pattern) in \(text)")
      guard try other.firstMatch(in: "") == nil else { continue }
      let replaced = text.replacing(other) { "<\(text[$0.range])>" }
      let ours = try value("replace(\"\(text)\", \"\(pattern)\", \"<$0>\")")
      #expect(ours == "\"\(replaced)\"", "\(pattern) in \(text)")
    }
  }

  /// REGEX and REPLACE find matches in different ways.
  @Test("Random patterns match where a match can be replaced", arguments: 1...8)
  func agreement(seed: UInt64) throws {
    var random = SeededGenerator(seed: 100 + seed)
    let letters = ["a", "b", "B", "é", "É", "ſ", "s", "K", "\u{212A}", "東", "🎉", "_", " ", "\\n", "7", "٣"]
    var matched = 0
    for _ in 0..<120 {
      let pattern = RegexTests.wide(&random, depth: 3)
      let flags = random.pick(["", "", "i", "m", "s", "im"])
      let text = (0..<random.below(12)).map { _ in random.pick(letters) }.joined()
      guard try value("regex(\"\", \"\(pattern)\", \"\(flags)\")") == "false" else { continue }
      let matches = try value("regex(\"\(text)\", \"\(pattern)\", \"\(flags)\")")
      let replaced = try value("replace(\"\(text)\", \"\(pattern)\", \"<\", \"\(flags)\") != \"\(text)\"")
      #expect(matches == replaced, "\(pattern) with \(flags) in \(text)")
      if matches == "true" { matched += 1 }
    }
    #expect(matched > 10)
  }

  /// A pattern of everything that takes no back-reference.
  private static func wide(_ random: inout SeededGenerator, depth: Int) -> String {
    func inner() -> String { wide(&random, depth: depth - 1) }
    return switch random.below(depth == 0 ? 5 : 11) {
    case 0, 1: random.pick(["a", "B", "é", "s", "k", "東", "_", "7", " ", "ab", "bé"])
    case 2: random.pick([".", "[a-é]", "[^a]", "\\\\w", "\\\\d", "\\\\p{L}", "\\\\s", "[\\\\w-[aK]]", "\\n"])
    case 3: random.pick(["^a", "b$", "\\\\ba", "\\\\B", "\\\\b", "^", "$", "\\n^"])
    case 4: random.pick(["ſ", "É", "\u{212A}", "🎉", "\\\\P{Lu}"])
    case 5, 6: inner() + inner()
    case 7: "(\(inner())|\(inner()))"
    case 8: "(\(inner()))\(random.pick(["*", "+", "?", "{2}", "{1,2}", "{2,}"]))"
    case 9: "(?:\(inner()))\(random.pick(["*?", "+?", "??"]))"
    default: inner() + inner() + inner()
    }
  }

  @Test("Many characters and many states, more than are kept")
  func manyStates() throws {
    let text = String(String.UnicodeScalarView((0x4E00..<0x5A00).compactMap(Unicode.Scalar.init)))
    let classes = (0x4E00..<0x4E80).compactMap(Unicode.Scalar.init).map { "[\($0)-\u{5A00}]{0,3}x" }
    #expect(try value("regex(\"\(text)\", \"\(classes.joined(separator: "|"))\")") == "false")
    #expect(try value("regex(\"\(text)x\", \"\(classes.joined(separator: "|"))\")") == "true")
    var random = SeededGenerator(seed: 9)
    let letters = (0..<60_000).map { _ in random.pick(["a", "b"]) }.joined()
    #expect(try value("regex(\"\(letters)\", \"a[ab]{14}c\")") == "false")
    #expect(try value("regex(\"\(letters)aaaaaaaaaaaaaaac\", \"a[ab]{14}c\")") == "true")
  }

  /// A pattern over three letters, of what both engines mean the same by.
  private static func pattern(_ random: inout SeededGenerator, depth: Int) -> String {
    func inner() -> String { pattern(&random, depth: depth - 1) }
    return switch random.below(depth == 0 ? 4 : 10) {
    case 0, 1: random.pick(["a", "b", "c"])
    case 2: random.pick([".", "[ab]", "[^a]", "[a-b]", "\\\\w"])
    case 3: random.pick(["^a", "b$", "\\\\bc"])
    case 4, 5: inner() + inner()
    case 6: "(\(inner())|\(inner()))"
    case 7: "(\(inner()))\(random.pick(["*", "+", "?", "{2}", "{1,2}", "{2,}"]))"
    case 8: "(?:\(inner()))\(random.pick(["*?", "+?", "??"]))"
    default: inner() + inner() + inner()
    }
  }
}
