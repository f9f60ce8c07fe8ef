/// What names mean in one graph: `@base`, `@vocab`, prefixes, and names of the user's own.
///
/// An immutable value. It says what a name *means* in a position; whether a name has been declared as a type or a
/// relation is the graph's to say, not the context's.
public struct Context: Hashable, Sendable {
  /// Where a bare name stands; it decides what the name is resolved against.
  public enum Position: Sendable {
    /// A predicate, a type, or an end of a schema statement: a term, else `@vocab`.
    case vocabulary
    /// Anything else: a name of the user's own, else `@base`.
    case entity
  }

  /// The IRI that entities, articles, notes and triple nodes are named below.
  public var base: String
  /// The IRI that types and relations are named below.
  public var vocab: String
  /// Prefixes that the user declared, without the colon.
  public var prefixes: [String: String]
  /// Names that the user declared, each for an IRI.
  public var names: [String: String]

  /// The context of a new graph.
  public init(
    base: String = GlossVocabulary.base, vocab: String = GlossVocabulary.namespace,
    prefixes: [String: String] = [:], names: [String: String] = [:]
  ) {
    self.base = base
    self.vocab = vocab
    self.prefixes = prefixes
    self.names = names
  }

  /// Where articles are named: `@base` + `articles/`.
  public var articles: String { base + "articles/" }
  /// Where mentions and evidence are named: `@base` + `notes/`.
  public var notes: String { base + "notes/" }
  /// Where nodes that stand for triple terms are named: `@base` + `triples/`.
  public var triples: String { base + "triples/" }

  /// The namespace of a prefix, declared or always known; nil when there is none. O(1).
  public func namespace(of prefix: String) -> String? {
    if let namespace = prefixes[prefix] { return namespace }
    switch prefix {
    case "": return vocab
    case "article": return articles
    case "note": return notes
    default: return Context.knownPrefixes[prefix]
    }
  }

  /// Every prefix that can be written, declared ones first, then the known ones, each group in order of name.
  public var allPrefixes: [(prefix: String, namespace: String)] {
    let declared = prefixes.keys.sorted()
    let known = (Array(Context.knownPrefixes.keys) + ["article", "note"]).filter { prefixes[$0] == nil }
      .sorted()
    return (declared + known).compactMap { prefix in namespace(of: prefix).map { (prefix, $0) } }
  }

  /// What a bare name means in a position. `isDeclared` says whether an IRI of the vocabulary has been declared as
  /// a type or a relation; it is asked only in entity position. O(1).
  public func resolve(_ name: String, in position: Position, isDeclared: (IRI) -> Bool = { _ in false })
    -> IRI
  {
    if let iri = names[name] { return IRI(iri) }
    switch position {
    case .vocabulary:
      return Context.terms[name] ?? IRI(vocab + name)
    case .entity:
      let term = IRI(vocab + name)
      return isDeclared(term) ? term : IRI(base + name)
    }
  }
}

extension Context {
  /// The prefixes that are always known, besides the empty one, `article` and `note`.
  public static let knownPrefixes: [String: String] = [
    "rdf": RDFVocabulary.namespace, "rdfs": RDFS.namespace, "xsd": XSD.namespace, "owl": OWL.namespace,
    "skos": SKOS.namespace, "dcterms": DCTerms.namespace, "prov": PROV.namespace,
    "schema": SchemaOrg.namespace,
    "nif": NIF.namespace, "itsrdf": ITSRDF.namespace,
  ]

  /// The bare names that every graph has for the terms of other vocabularies, by name.
  public static let terms: [String: IRI] = [
    "label": RDFS.label, "alias": SKOS.altLabel, "same-as": OWL.sameAs,
    "Article": SchemaOrg.newsArticle, "headline": SchemaOrg.headline, "text": NIF.isString,
    "source": DCTerms.source, "language": DCTerms.language, "sha256": SchemaOrg.sha256,
    "Mention": NIF.offsetBasedString, "in-article": NIF.referenceContext, "start": NIF.beginIndex,
    "end": NIF.endIndex, "quote": NIF.anchorOf, "mention-of": ITSRDF.identRef, "part": NIF.subString,
    "Evidence": GlossVocabulary.evidence, "reifies": RDFVocabulary.reifies, "stance": GlossVocabulary.stance,
    "said-by": PROV.wasAttributedTo, "by": DCTerms.creator, "at": DCTerms.created,
    "confidence": ITSRDF.confidence,
    "Class": RDFS.class, "Property": RDFVocabulary.property, "subclass-of": RDFS.subClassOf,
    "subproperty-of": RDFS.subPropertyOf, "domain": RDFS.domain, "range": RDFS.range,
  ]

  /// ``terms`` the other way round.
  public static let termNames: [IRI: String] = Dictionary(uniqueKeysWithValues: terms.map { ($1, $0) })
}
