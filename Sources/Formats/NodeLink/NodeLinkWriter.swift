import RDF
import TripleStore

/// Writes the node-link form that networkx and D3 read: a node for every subject and object, a link for every triple.
///
/// A node's `id` is an IRI as it is, or any other term as N-Triples; its `kind` is `iri`, `blank`, `literal` or `triple`;
/// `label` and `type` are for people. A link's `key` is the predicate, with the graph behind a space where there is
/// one, so that parallel links stay apart. Nothing is lost: ``NodeLinkReader`` gives the same triples.
struct NodeLinkWriter: ~Copyable {
  private let dictionary: TermDictionary
  private let context: Context
  private var writer = ByteWriter()
  private let dataset: Dataset

  static func write(_ dataset: Dataset, context: Context) -> [UInt8] {
    var writer = NodeLinkWriter(dataset: dataset, context: context)
    writer.document()
    return writer.writer.bytes
  }

  private init(dataset: Dataset, context: Context) {
    self.dataset = dataset
    dictionary = dataset.dictionary
    self.context = context
  }

  private mutating func document() {
    let ranking = TermRanking(dataset)
    let graphs = ranking.sortedGraphs(dataset)
    var ends = Set<TermID>()
    for (_, triples) in graphs {
      for triple in triples {
        ends.insert(triple.s)
        ends.insert(triple.o)
      }
    }
    writer.append("{\n  \"directed\": true,\n  \"multigraph\": true,\n  \"graph\": {},\n  \"nodes\": [")
    var isFirst = true
    for id in ranking.terms where ends.contains(id) {
      writer.append(isFirst ? "\n    " : ",\n    ")
      isFirst = false
      node(id)
    }
    writer.append(isFirst ? "],\n  \"links\": [" : "\n  ],\n  \"links\": [")
    isFirst = true
    for (name, triples) in graphs {
      for triple in triples {
        writer.append(isFirst ? "\n    " : ",\n    ")
        isFirst = false
        link(triple, name)
      }
    }
    writer.append(isFirst ? "]\n}\n" : "\n  ]\n}\n")
  }

  private mutating func node(_ id: TermID) {
    writer.append("{\"id\": ")
    writer.append(json: text(id))
    writer.append(", \"kind\": ")
    switch dictionary.term(id) {
    case .iri(let iri):
      writer.append("\"iri\"")
      entity(id, label: shortened(iri, .entity))
    case .blank(let label):
      writer.append("\"blank\"")
      entity(id, label: "_:" + label)
    case .literal(let literal):
      writer.append("\"literal\"")
      member("label", literal.lexical)
      member("type", shortened(literal.datatype, .vocabulary))
      if let language = literal.language { member("language", language) }
      if let direction = literal.direction { member("direction", direction.rawValue) }
    case .triple(let triple):
      writer.append("\"triple\"")
      member("label", triple.description)
    }
    writer.append("}")
  }

  /// The label and the type of an entity, as the default graph has them.
  private mutating func entity(_ id: TermID, label: String) {
    member("label", smallest(id, RDFS.label) { $0.literal?.lexical } ?? label)
    let context = context
    if let type = smallest(
      id, RDFVocabulary.type, { $0.iri.map { NodeLinkWriter.shortened($0, .vocabulary, context) } })
    {
      member("type", type)
    }
  }

  private func smallest(_ id: TermID, _ predicate: IRI, _ text: (Term) -> String?) -> String? {
    guard let predicate = dictionary.id(of: .iri(predicate)) else { return nil }
    return dataset.defaultGraph.row(.spo, id, predicate).compactMap { text(dictionary.term($0)) }
      .min(by: Bytes.precedes)
  }

  private mutating func link(_ triple: IDTriple, _ graph: TermID) {
    writer.append("{\"source\": ")
    writer.append(json: text(triple.s))
    writer.append(", \"target\": ")
    writer.append(json: text(triple.o))
    let predicate = text(triple.p)
    member("key", graph == .none ? predicate : predicate + " " + text(graph))
    if case .iri(let iri) = dictionary.term(triple.p) { member("label", shortened(iri, .vocabulary)) }
    member("predicate", predicate)
    if graph != .none { member("graph", text(graph)) }
    writer.append("}")
  }

  private mutating func member(_ key: StaticString, _ value: String) {
    writer.append(", \"")
    writer.append(key)
    writer.append("\": ")
    writer.append(json: value)
  }

  private func text(_ id: TermID) -> String {
    let term = dictionary.term(id)
    return term.iri?.string ?? term.description
  }

  private func shortened(_ iri: IRI, _ position: Context.Position) -> String {
    NodeLinkWriter.shortened(iri, position, context)
  }

  private static func shortened(_ iri: IRI, _ position: Context.Position, _ context: Context) -> String {
    context.bareName(of: iri, in: position) ?? context.prefixedName(of: iri) ?? iri.string
  }
}
