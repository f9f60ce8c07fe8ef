import Language
import Testing

@Suite struct StatementTests {
  @Test(arguments: [
    (
      "?who organizer-of ?event . ?event located-in ?city",
      "pattern {?who organizer-of ?event . ?event located-in ?city}"
    ),
    ("?e located-in+ texas .", "pattern {?e path located-in+ texas}"),
    (
      "add x located-in eugene ; attendance 100 ; date \"2018-06-14\"^^xsd:date",
      "add x located-in eugene . x attendance i100 . x date \"2018-06-14\"^^xsd:date"
    ),
  ])
  func isRead(text: String, tree: String) throws {
    #expect(try dump(text) == tree)
  }
}
