import Language
import RDF

/// Updates (SPARQL 1.1 Update section 3).
extension Lowering {
  /// The operations of an update. A blank node label may stand in one pattern only, and in the data of one operation
  /// only; in templates it is a new node each time (SPARQL 1.1 section 19.6).
  public mutating func updates(_ syntax: [UpdateSyntax]) throws(LoweringError) -> [Update] {
    var updates: [Update] = []
    var inData: Set<ExactText> = []
    for operation in syntax {
      writtenLabels = []
      appearances = [:]
      updates.append(try update(operation))
      guard operation.isData else { continue }
      if let label = writtenLabels.intersection(inData).map(\.string).min(by: Bytes.precedes) {
        throw LoweringError(.sharedBlankNode(label), operation.range)
      }
      inData.formUnion(writtenLabels)
    }
    return updates
  }

  private mutating func update(_ syntax: UpdateSyntax) throws(LoweringError) -> Update {
    switch syntax {
    case .declaring(let prologue, let operation):
      declare(prologue)
      return try update(operation)
    case .insertData(let parts):
      let quads = try data(parts)
      guard quads.contains(where: \.triple.holdsBlankNode) else { return .insertData(quads) }
      // Blank nodes are new nodes, as those of a template are.
      return .modify(
        delete: [], insert: quads.map { QuadPattern($0) }, using: nil, usingNamed: nil, pattern: .triples([]))
    case .deleteData(let parts):
      let quads = try data(parts)
      for (part, quad) in zip(parts.flatMap(\.triples), quads) where quad.triple.holdsBlankNode {
        throw LoweringError(.blankNodeInDelete, part.range)
      }
      return .deleteData(quads)
    case .modify(let with, let delete, let insert, let using, let usingNamed, let group):
      return try modify(with, delete, insert, using, usingNamed, group)
    case .clear(let target, let isSilent): return .clear(try self.target(target), isSilent: isSilent)
    case .drop(let target, let isSilent): return .drop(try self.target(target), isSilent: isSilent)
    case .create(let name, let isSilent): return .create(try iri(name), isSilent: isSilent)
    case .transfer(let verb, let source, let target, let isSilent):
      let (source, target) = (try self.target(source), try self.target(target))
      switch verb {
      case .add: return .add(from: source, to: target, isSilent: isSilent)
      case .move: return .move(from: source, to: target, isSilent: isSilent)
      case .copy: return .copy(from: source, to: target, isSilent: isSilent)
      }
    case .load(let source, let target, let isSilent):
      let source = try iri(source)
      let graph = try target.map { (target) throws(LoweringError) in try iri(target) }
      return .load(source, into: graph, isSilent: isSilent)
    }
  }

  private mutating func data(_ parts: [UpdateSyntax.Quads]) throws(LoweringError) -> [Quad] {
    var quads: [Quad] = []
    for part in parts {
      let graph = try part.graph.map { (graph) throws(LoweringError) in Term.iri(try iri(graph)) }
      quads += try data(part.triples).map { Quad($0, graph: graph) }
    }
    return quads
  }

  /// `WITH`, templates and pattern. `WITH` names the graph of the templates; where nothing is `USING`, it is the default
  /// graph of the pattern too, which still sees all named graphs.
  private mutating func modify(
    _ with: TermSyntax?, _ delete: [UpdateSyntax.Quads], _ insert: [UpdateSyntax.Quads],
    _ using: [TermSyntax], _ usingNamed: [TermSyntax], _ group: GroupSyntax
  ) throws(LoweringError) -> Update {
    let graph = try with.map { (graph) throws(LoweringError) in try iri(graph) }
    let removed = try templates(delete, graph, blanks: .forbidden)
    let added = try templates(insert, graph, blanks: .nodes)
    let hasDataset = !(using.isEmpty && usingNamed.isEmpty)
    return .modify(
      delete: removed, insert: added, using: hasDataset ? try iris(using) : graph.map { [$0] },
      usingNamed: hasDataset ? try iris(usingNamed) : nil, pattern: try self.group(group))
  }

  private mutating func templates(
    _ parts: [UpdateSyntax.Quads], _ with: IRI?, blanks: BlankNodes
  ) throws(LoweringError) -> [QuadPattern] {
    var patterns: [QuadPattern] = []
    for part in parts {
      var graph = with.map { TermPattern.term(.iri($0)) }
      if let name = part.graph {
        if let variable = name.variable {
          graph = .variable(Variable(variable))
        } else {
          graph = .term(.iri(try iri(name)))
        }
      }
      patterns += try template(part.triples, blanks: blanks).map { QuadPattern($0, graph: graph) }
    }
    return patterns
  }

  private mutating func target(_ syntax: UpdateSyntax.Target) throws(LoweringError) -> Update.Target {
    switch syntax {
    case .graph(let name): .graph(try iri(name))
    case .default: .default
    case .named: .named
    case .all: .all
    }
  }
}

extension UpdateSyntax {
  fileprivate var isData: Bool {
    switch self {
    case .declaring(_, let operation): operation.isData
    case .insertData, .deleteData: true
    default: false
    }
  }

  /// Where the terms of the operation are written; the empty range where it has none.
  fileprivate var range: SourceRange {
    if case .declaring(_, let operation) = self { return operation.range }
    let triples: [TripleSyntax] =
      switch self {
      case .insertData(let parts), .deleteData(let parts): parts.flatMap(\.triples)
      default: []
      }
    guard let first = triples.first else { return SourceRange(0, 0) }
    return triples.dropFirst().reduce(first.range) { $0.union($1.range) }
  }
}

extension QuadPattern {
  /// The template that makes one quad.
  fileprivate init(_ quad: Quad) {
    let triple = quad.triple
    self.init(
      TriplePattern(.term(triple.subject), .term(triple.predicate), .term(triple.object)),
      graph: quad.graph.map { .term($0) })
  }
}

extension Triple {
  /// Whether a blank node stands anywhere in the triple.
  fileprivate var holdsBlankNode: Bool { subject.holdsBlankNode || object.holdsBlankNode }
}

extension Term {
  fileprivate var holdsBlankNode: Bool {
    switch self {
    case .blank: true
    case .iri, .literal: false
    case .triple(let triple): triple.holdsBlankNode
    }
  }
}
