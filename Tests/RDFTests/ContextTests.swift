import RDF
import Testing

@Suite("Names and prefixes")
struct ContextTests {
  let context = Context(
    prefixes: ["ex": "http://ex.org/"],
    names: ["works-for": "https://schema.org/worksFor", "linda": "http://ex.org/linda"])

  @Test(arguments: [
    ("organizer-of", Context.Position.vocabulary, "https://gloss.example/vocab#organizer-of"),
    ("label", .vocabulary, "http://www.w3.org/2000/01/rdf-schema#label"),
    ("label", .entity, "https://gloss.example/label"),
    ("source", .entity, "https://gloss.example/source"),
    ("works-for", .vocabulary, "https://schema.org/worksFor"),
    ("linda", .entity, "http://ex.org/linda"),
    ("rally-eugene", .entity, "https://gloss.example/rally-eugene"),
  ])
  func `a name means what its position says`(name: String, position: Context.Position, expected: String) {
    #expect(context.resolve(name, in: position).string == expected)
  }

  @Test func `a declared type is a name of the vocabulary everywhere`() {
    let rally = context.resolve("Rally", in: .entity) { $0.string == "https://gloss.example/vocab#Rally" }
    #expect(rally.string == "https://gloss.example/vocab#Rally")
  }

  @Test(arguments: [
    ("https://gloss.example/vocab#organizer-of", Context.Position.vocabulary, "organizer-of"),
    ("https://gloss.example/rally-eugene", .entity, "rally-eugene"),
    ("https://gloss.example/rally-eugene", .vocabulary, "<https://gloss.example/rally-eugene>"),
    ("https://gloss.example/articles/eugene", .entity, "article:eugene"),
    ("http://www.w3.org/2000/01/rdf-schema#label", .vocabulary, "label"),
    ("http://www.w3.org/2000/01/rdf-schema#label", .entity, "rdfs:label"),
    ("https://gloss.example/vocab#label", .vocabulary, ":label"),
    ("https://gloss.example/vocab#a", .vocabulary, ":a"),
    ("https://gloss.example/true", .entity, "<https://gloss.example/true>"),
    ("https://gloss.example/two words", .entity, "<https://gloss.example/two words>"),
    ("http://ex.org/linda", .entity, "linda"), ("http://ex.org/other", .entity, "ex:other"),
    ("http://ex.org/a/b", .entity, "<http://ex.org/a/b>"), ("mailto:x", .entity, "<mailto:x>"),
  ])
  func `the shortest text that means an IRI`(iri: String, position: Context.Position, expected: String) {
    let text = context.shorten(IRI(iri), in: position)
    #expect(text == expected)
    if BareName.isValid(text) { #expect(context.resolve(text, in: position).string == iri) }
  }

  @Test(arguments: [
    ("rally-eugene", true), ("Łódź", true), ("東京", true), ("e\u{301}te", true), ("x_1", true), ("a", true),
    ("", false), ("1st", false), ("x-", false), ("-x", false), ("a b", false), ("a.b", false),
    ("\u{301}x", false),
  ])
  func `bare names`(text: String, isValid: Bool) {
    #expect(BareName.isValid(text) == isValid)
  }
}
