import RDF
import TripleStore

/// The nodes that stand for the triple terms of a dataset in RDF 1.1, and their descriptions as they are needed.
struct TripleNodes {
  /// Where the descriptions go.
  let builder: DatasetBuilder
  private let dictionary: TermDictionary
  private let sink: TermSink
  private let context: Context
  private let terms: MarkTerms
  /// The blank nodes that are in the dataset, whose labels are taken.
  private var blanks: Set<TermID> = []
  private var nodes: [TermID: TermID] = [:]
  private var graph = TermID.none
  private var described: Set<TermID> = []

  init(_ dataset: Dataset, _ context: Context) throws(FormatError) {
    dictionary = dataset.dictionary
    builder = DatasetBuilder(dictionary: dataset.dictionary)
    sink = TermSink(builder, blankNodes: .keep)
    self.context = context
    terms = try MarkTerms(interning: sink)
    for (name, graph) in dataset.allGraphs {
      collectBlanks(name)
      for triple in graph.triples {
        collectBlanks(triple.s)
        collectBlanks(triple.o)
      }
    }
  }

  private mutating func collectBlanks(_ id: TermID) {
    if id == .none { return }
    switch dictionary.kind(id) {
    case .blank: blanks.insert(id)
    case .triple:
      guard let (s, _, o) = dictionary.tripleParts(id) else { return }
      collectBlanks(s)
      collectBlanks(o)
    case .iri, .literal: return
    }
  }

  /// Turns to another graph.
  mutating func begin(_ name: TermID) {
    graph = name
    described = []
  }

  /// The node for a triple term, described in the present graph; any other term as it is.
  mutating func node(_ id: TermID) throws(FormatError) -> TermID {
    guard let (s, p, o) = dictionary.tripleParts(id) else { return id }
    let node: TermID
    if let known = nodes[id] {
      node = known
    } else {
      node = try makeNode(id)
      nodes[id] = node
    }
    guard described.insert(id).inserted else { return node }
    if dictionary.kind(node) == .blank { builder.add(node, terms.type, terms.mark, graph: graph) }
    builder.add(node, terms.type, terms.statement, graph: graph)
    builder.add(node, terms.subject, try self.node(s), graph: graph)
    builder.add(node, terms.predicate, p, graph: graph)
    builder.add(node, terms.object, try self.node(o), graph: graph)
    return node
  }

  private mutating func makeNode(_ id: TermID) throws(FormatError) -> TermID {
    guard case .triple(let triple) = dictionary.term(id) else { return id }
    let digest = Digest.id(of: [
      triple.subject.description, triple.predicate.description, triple.object.description,
    ])
    guard hasBlank(id) else { return try sink.iri(IRI(context.triples + digest)) }
    var node = try sink.term(.blank("triple-" + digest))
    var number = 1
    while !blanks.insert(node).inserted {
      number += 1
      node = try sink.term(.blank("triple-\(digest)-\(number)"))
    }
    return node
  }

  private func hasBlank(_ id: TermID) -> Bool {
    if let (s, p, o) = dictionary.tripleParts(id) { return hasBlank(s) || hasBlank(p) || hasBlank(o) }
    return dictionary.kind(id) == .blank
  }
}

/// The terms that the mapping is made of.
struct MarkTerms {
  let type: TermID
  let mark: TermID
  let statement: TermID
  let subject: TermID
  let predicate: TermID
  let object: TermID

  /// The terms in a dictionary, made where they are missing.
  init(interning sink: TermSink) throws(FormatError) {
    type = try sink.iri(RDFVocabulary.type)
    mark = try sink.iri(GlossVocabulary.triple)
    statement = try sink.iri(RDFVocabulary.statement)
    subject = try sink.iri(RDFVocabulary.subject)
    predicate = try sink.iri(RDFVocabulary.predicate)
    object = try sink.iri(RDFVocabulary.object)
  }

  /// The terms in a dictionary; nil when one without which there can be no marked node is missing.
  init?(_ dictionary: TermDictionary) {
    guard let type = dictionary.id(of: .iri(RDFVocabulary.type)),
      let statement = dictionary.id(of: .iri(RDFVocabulary.statement)),
      let subject = dictionary.id(of: .iri(RDFVocabulary.subject)),
      let predicate = dictionary.id(of: .iri(RDFVocabulary.predicate)),
      let object = dictionary.id(of: .iri(RDFVocabulary.object))
    else { return nil }
    self.type = type
    self.statement = statement
    self.subject = subject
    self.predicate = predicate
    self.object = object
    mark = dictionary.id(of: .iri(GlossVocabulary.triple)) ?? .none
  }
}
