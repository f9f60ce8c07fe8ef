import RDF
import Support
import Testing

/// Conditions that are decided from the bytes of terms, against the general evaluator.
@Suite struct TermPredicateTests {
  private static let objects: [Term] =
    [.iri(IRI("https://example.org/Castro")), .iri(IRI("urn:x")), .blank("n"), .integer(7), .integer(-12)]
    + ["", "Castro", "castro 7", "7", "Zoë Castro", "línea\nCastro", "en"].map { .string($0) }
    + ["Castro", "día", ""].flatMap { text in
      ["en", "en-GB", "es"].map { .literal(Literal(text, language: $0)) }
    }
    + [
      .literal(Literal("Castro", language: "en", direction: .leftToRight)),
      .literal(Literal("7.0", datatype: XSD.decimal)), .literal(Literal("+7", datatype: XSD.integer)),
      .literal(Literal("2020-02-02", datatype: XSD.date)), .literal(Literal("x", datatype: XSD.integer)),
      .literal(Literal("true", datatype: XSD.boolean)),
      .triple(Triple(.iri(IRI("urn:x")), .iri(IRI("urn:x")), .iri(IRI("urn:x")))),
    ]

  private static let quads = objects.enumerated().map { number, object in
    Quad(Triple(.iri(IRI("urn:s\(number)")), .iri(IRI("urn:p")), object))
  }

  private static let conditions = [
    "?v = 7", "7 < ?v", "?v != 7", "?v = \"Castro\"", "?v != \"Castro\"", "str(?v) = \"Castro\"",
    "\"7\" != str(?v)", "?v = <urn:x>", "?v != <urn:x>", "?v = <urn:nowhere>", "?v != <urn:nowhere>",
    "contains(?v, \"Cast\")", "contains(str(?v), \"Cast\")", "contains(?v, \"\")", "strstarts(?v, \"Ca\")",
    "strends(str(?v), \"7\")", "strends(?v, \"ro\")", "contains(str(?v), \"ë C\")",
    "regex(?v, \"^castro\", \"i\")", "regex(str(?v), \"Cas|7$\")", "regex(?v, \"(a)\\\\1|ë\")",
    "regex(str(?v), \"^$\")", "regex(?v, \"stro\")", "regex(?v, \"astro.7\")", "regex(?v, \"^C\", \"m\")",
    "regex(?v, \"\\\\bCastro\\\\b\")", "lang(?v) = \"en\"", "lang(?v) != \"en\"", "lang(?v) = \"\"",
    "lang(?v) = \"en-GB\"", "lang(?v) = \"en-gb\"", "langmatches(lang(?v), \"en\")",
    "langmatches(lang(?v), \"EN-gb\")", "langmatches(lang(?v), \"*\")", "langmatches(lang(?v), \"\")",
    "datatype(?v) = <http://www.w3.org/2001/XMLSchema#integer>",
    "datatype(?v) != <http://www.w3.org/2001/XMLSchema#string>",
    "datatype(?v) = <http://www.w3.org/1999/02/22-rdf-syntax-ns#langString>",
    "datatype(?v) = <http://www.w3.org/1999/02/22-rdf-syntax-ns#dirLangString>", "datatype(?v) = <urn:x>",
    "sameterm(?v, <urn:x>)", "sameterm(?v, 7)", "sameterm(?v, \"Castro\"@en)", "isiri(?v)", "isblank(?v)",
    "isliteral(?v)",
  ]

  @Test("Each condition, its negation, and both with another", arguments: conditions)
  func agreement(condition: String) throws {
    let other = "contains(?v, \"o\")"
    let forms = [
      condition, "!(\(condition))", "\(condition) && \(other)", "\(other) || \(condition)",
      "!(\(condition) || \(other))", "!(\(other) && !(\(condition)))",
    ]
    for form in forms {
      let query = { (filter: String) in "select ?s where { ?s <urn:p> ?v filter(\(filter)) } order by ?s" }
      let quick = try rows(query(form), over: TermPredicateTests.quads)
      let general = try rows(query("coalesce(\(form), false)"), over: TermPredicateTests.quads)
      #expect(quick == general, "\(form)")
    }
  }
}
