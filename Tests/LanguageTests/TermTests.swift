import Language
import Testing

/// Single terms, and words close to a word.
@Suite struct TermTests {
  @Test(arguments: [
    ("@\"Linda Mills\"", "@\"Linda Mills\""), (" linda ", "linda"), ("-5", "i-5"),
    ("\"a\\nb\"@en", "\"a\nb\"@en"),
    ("<http://x/\\u0041>", "<http://x/A>"), ("?x", "?x"), ("true", "true!"), ("ex:a", "ex:a"),
    ("<<( a b c )>>", "<<(a b c)>>"), ("'''a'b'''", "\"a'b\""), ("\"\"", "\"\""), ("%last", "%last"),
    ("\"\\U0001F600\"", "\"😀\""), ("\"\"\"a\"\"\"", "\"a\""),
  ])
  func isTerm(text: String, tree: String) throws {
    let term = try #require(TermReader.parseTerm(text))
    #expect(Dump.text(term) == tree)
  }

  @Test(arguments: ["", "a b", "(", "\"a", "[]", "<a b>", "\"a\\q\"", "a ."])
  func isNoTerm(text: String) {
    #expect(TermReader.parseTerm(text) == nil)
    #expect(throws: SyntaxError.self) { try TermReader.term(in: Source(name: "test", text: text)) }
  }

  @Test func rangesAreThoseOfTheText() throws {
    let term = try #require(TermReader.parseTerm("  \"é\"@en "))
    #expect(term.range == SourceRange(2, 9))
  }

  @Test(arguments: [
    ("laod", ["load"]), ("marck", ["mark"]), ("MARK", ["mark"]), ("xyzzy", []), ("", []),
    ("rem", ["remove"]),
    ("ad", ["add"]), ("relaton", ["relation"]),
  ])
  func findsTheClosest(word: String, found: [String]) {
    let words = ["add", "load", "mark", "unmark", "remove", "rename", "relation"]
    #expect(closest(to: word, among: words) == found)
  }

  @Test func limitsTheClosest() {
    #expect(closest(to: "abcd", among: ["abce", "abcf", "abcg", "abch"], limit: 2) == ["abce", "abcf"])
    #expect(closest(to: "abcd", among: ["abcd", "abce"], limit: 0).isEmpty)
  }

  @Test func everyStatementWordIsDescribed() {
    for entry in Keywords.statements {
      #expect(
        !entry.summary.isEmpty && entry.usage.lowercased().contains(entry.word) || entry.word == "distinct")
      #expect(!entry.summary.contains("\n"))
    }
    #expect(Set(Keywords.statements.map(\.word)).count == Keywords.statements.count)
    #expect(Keywords.functions.contains("strlen"))
  }
}
