import RDF

/// Random terms and datasets with what is hard to write: nasty Unicode, controls, IRIs that look like other things.
struct RandomData {
  var generator: SeededGenerator
  private let base = GlossVocabulary.base

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  mutating func pick<T>(_ items: [T]) -> T { items[Int.random(in: 0..<items.count, using: &generator)] }

  static let texts = [
    "", "a", "100", "true", " spaces ", "caf\u{e9}", "cafe\u{301}", "\u{1f1}", "\"quoted\" \\back",
    "line\nbreak",
    "cr\rlf\r\n", "tab\t", "\u{0}\u{1}\u{1f}\u{7f}\u{85}\u{a0}", "\u{2028}\u{2029}\u{feff}\u{fffe}\u{fffd}",
    "\u{10ffff}\u{1f469}\u{200d}\u{1f467}", "@id", "{\"@id\": \"x\"}", "_:b1", "<<( a )>>", "'''\"\"\"",
    "</literal>&",
    "\u{202e}rtl", "-0", "1e5", ".5", "+5", "5.", "a,b;c|d", "\\u0041",
  ]

  static let iris: [String] =
    [
      "mailto:x", "a:b", "urn:x", "urn:x:y", "schema:name", "rdf:type", "label:x", "label:", "article:x",
      "note:1",
      "http://a/b?c=d#e", "http://a", "http://a/../b/./c", "https://other.example/caf\u{e9}/cafe\u{301}",
      "own:x",
      "http://own.example/ns#x", "http://own.example/ns#", "http://a/@type", "data:,@id", "tag:a@b,2000:x",
      "http://a/(b)'c'*d,e;f=g!$&~%20", "file:///x",
    ]
    + [
      "", "@id", "@type", "label", "true", "a", "oregon", "caf\u{e9}", "cafe\u{301}", "1a", "-x", "x-", "x.y",
      "..",
      ".", "a/b", "a?b", "a#b", "//x", "x:y", "@graph", "articles/eugene", "articles/", "triples/x",
      "notes/a1",
      "vocab#", "vocab#label", "vocab#located-in", "vocab#@type", "vocab#a.b", "vocab#works-for",
      "vocab#caf\u{e9}",
      "vocab#schema", "vocab#own", "\u{308}x", "\u{a0}", "%20",
    ].map { GlossVocabulary.base + $0 }
    + [RDFVocabulary.type, RDFVocabulary.first, RDFVocabulary.nil, RDFS.label, RDFVocabulary.value].map(
      \.string)

  mutating func iri() -> Term { .iri(pick(RandomData.iris)) }

  mutating func blank() -> Term {
    .blank(pick(["b0", "b1", "x", "B.x", "0", "caf\u{e9}", "a-b", "triple-1"]))
  }

  mutating func literal() -> Term {
    let text = pick(RandomData.texts)
    switch Int.random(in: 0..<4, using: &generator) {
    case 0: return .string(text)
    case 1: return .literal(Literal(text, language: pick(["en", "de-at", "zh-hans-cn"])))
    case 2:
      return .literal(Literal(text, language: "ar", direction: pick([.leftToRight, .rightToLeft])))
    default:
      let types = [XSD.integer, XSD.decimal, XSD.double, XSD.boolean, XSD.date]
      return .literal(Literal(text, datatype: pick(types + [IRI("urn:x"), IRI(base + "vocab#own-type")])))
    }
  }

  mutating func object(depth: Int, tripleTerms: Bool) -> Term {
    switch Int.random(in: 0..<(tripleTerms && depth < 3 ? 5 : 4), using: &generator) {
    case 0, 1: return iri()
    case 2: return literal()
    case 3: return blank()
    default:
      return .triple(
        Triple(subject(), iri(), object(depth: depth + 1, tripleTerms: tripleTerms)))
    }
  }

  mutating func subject() -> Term { Bool.random(using: &generator) ? iri() : blank() }

  mutating func quads(count: Int, graphs: Bool, tripleTerms: Bool) -> Set<Quad> {
    var result = Set<Quad>()
    for _ in 0..<count {
      let isNamed = graphs && Int.random(in: 0..<3, using: &generator) == 0
      let graph: Term? = isNamed ? subject() : nil
      result.insert(
        Quad(subject(), iri(), object(depth: 0, tripleTerms: tripleTerms), graph: graph))
    }
    return result
  }

  /// A context with names and prefixes that clash with IRIs and with each other.
  mutating func context() -> Context {
    var context = Context()
    let prefixes = [
      "own": "http://own.example/ns#", "label": "http://label.example/", "urn": "http://urn.example/x",
      "schema": "http://schema.example/", "": "http://empty.example/", "both": "http://both.example/",
      "p": "urn:x:",
      "rdf": RDFVocabulary.namespace,
    ]
    let names = [
      "works-for": "https://schema.org/worksFor", "label": "http://a/b?c=d#e", "both": "http://a",
      "oregon": "mailto:x", "caf\u{e9}": "a:b", "schema": "http://own.example/ns#x",
      "text": NIF.isString.string,
    ]
    for key in prefixes.keys.sorted() where Bool.random(using: &generator) {
      context.prefixes[key] = prefixes[key]
    }
    for key in names.keys.sorted() where Bool.random(using: &generator) { context.names[key] = names[key] }
    return context
  }
}

extension RDFVocabulary {
  static let value = IRI(namespace + "value")
}
