import RDF
import Testing
import TripleStore

@testable import Articles

@Suite struct CitationTests {
  let text = "Rallies today\n\nFamilies Belong Together organizes them.\n\nThe group organizes all of them."
  let organizes = fact("fbt", "organizer-of", "rally")

  @Test func citationsStandInOrder() throws {
    let quotes = [
      try evidence("group organizes all", for: organizes, in: "b", text),
      try evidence("organizes them", for: organizes, in: "b", text, by: "bob"),
      try evidence("organizes them", for: organizes, in: "b", text, by: "ann"),
      try evidence("organizes them", for: organizes, in: "b", text, stance: .denies, by: "aaa"),
      try evidence("Rallies", for: organizes, in: "a", text),
    ]
    let data = try dataset(
      loaded("a", text) + loaded("b", text) + quotes.flatMap { $0.triples(context: context) })
    let annotations = Annotations(dataset: data)
    let found = annotations.citations(for: organizes, context: context, text: annotations.text(of:))
    #expect(
      found.map { "\($0.articleName) \($0.paragraph ?? 0) \($0.stance) \($0.by ?? "-") \($0.quote)" } == [
        "a 1 asserts - Rallies",
        "b 2 asserts ann organizes them",
        "b 2 asserts bob organizes them",
        "b 2 denies aaa organizes them",
        "b 3 asserts - group organizes all",
      ])
  }

  @Test func withoutTheTextThereIsNoParagraph() throws {
    let quote = try evidence("organizes", for: organizes, in: "b", text)
    let outside = Evidence(fact: organizes, article: article("c"), start: 90, end: 99, quote: "gone")
    let data = try dataset(
      quote.triples(context: context) + outside.triples(context: context) + loaded("c", "short"))
    let annotations = Annotations(dataset: data)
    let found = annotations.citations(for: organizes, context: context, text: annotations.text(of:))
    #expect(found.map(\.paragraph) == [nil, nil])
    #expect(annotations.citations(for: fact("x", "y", "z"), context: context) { _ in nil }.isEmpty)
  }
}
