import Algebra
import RDF
import TripleStore

extension Evaluator {
  /// Applies updates in order to a transaction; each sees what those before it did. The context's dataset is not read.
  ///
  /// A graph exists while it holds a triple, so CREATE changes nothing, and clearing what is not there is no error. `load` reads what LOAD names: its quads, of
  /// which those in the default graph go where the update says.
  ///
  /// On an error the transaction holds the updates before the one that failed, and must be dropped.
  public func apply(
    _ updates: [Update], to transaction: inout Transaction, load: (IRI) throws -> [Quad]
  ) throws(EvaluationError) {
    for update in updates {
      try context.interrupt.check()
      try apply(update, to: &transaction, load)
    }
  }

  private func apply(
    _ update: Update, to transaction: inout Transaction, _ load: (IRI) throws -> [Quad]
  ) throws(EvaluationError) {
    switch update {
    case .insertData(let quads): try add(quads, to: &transaction)
    case .deleteData(let quads): for quad in quads { transaction.remove(quad) }
    case .modify(let delete, let insert, let using, let usingNamed, let pattern):
      let change = try modification(
        delete, insert, pattern, from: using, fromNamed: usingNamed, in: transaction.dataset)
      for quad in change.removed { transaction.remove(quad) }
      try add(change.added, to: &transaction)
    case .clear(let target, _), .drop(let target, _):
      try clear(target, in: &transaction)
    case .create(let name, let isSilent):
      if !isSilent && exists(name, in: &transaction) {
        throw .failedUpdate("the graph \(name) exists already")
      }
    case .add(let source, let target, let isSilent):
      try transfer(source, target, isSilent, in: &transaction, clearsTarget: false, clearsSource: false)
    case .copy(let source, let target, let isSilent):
      try transfer(source, target, isSilent, in: &transaction, clearsTarget: true, clearsSource: false)
    case .move(let source, let target, let isSilent):
      try transfer(source, target, isSilent, in: &transaction, clearsTarget: true, clearsSource: true)
    case .load(let source, let target, let isSilent):
      let quads: [Quad]
      do {
        quads = try load(source)
      } catch let error as EvaluationError {
        if isSilent { return }
        throw error
      } catch {
        if isSilent { return }
        throw .failedUpdate("\(source) cannot be loaded: \(error)")
      }
      try add(quads.map { Quad($0.triple, graph: $0.graph ?? target.map { .iri($0) }) }, to: &transaction)
    }
  }

  /// What the templates make of the solutions of the pattern, all of which are found before anything changes.
  private func modification(
    _ delete: [QuadPattern], _ insert: [QuadPattern], _ pattern: Pattern, from: [IRI]?, fromNamed: [IRI]?,
    in dataset: Dataset
  ) throws(EvaluationError) -> (removed: [Quad], added: [Quad]) {
    var inner = context
    inner.dataset = dataset
    let variables = Variables.of(pattern).possible.sorted { Bytes.precedes($0.name, $1.name) }
    let run = QueryRun(
      Query(form: .select(variables), pattern: pattern, from: from, fromNamed: fromNamed), inner)
    var filler = Template(run.execution, variables: variables)
    var removed: [Quad] = []
    var added: [Quad] = []
    try run.execution.run { () throws(EvaluationError) -> Bool in
      filler.beginSolution()
      for template in delete { if let quad = filler.fill(template) { removed.append(quad) } }
      for template in insert { if let quad = filler.fill(template) { added.append(quad) } }
      return true
    }
    return (removed, added)
  }

  private func add(_ quads: [Quad], to transaction: inout Transaction) throws(EvaluationError) {
    for quad in quads {
      do { try transaction.add(quad) } catch { throw .failedUpdate(error.message) }
    }
  }

  // MARK: Graphs as a whole

  private func exists(_ name: IRI, in transaction: inout Transaction) -> Bool {
    let dataset = transaction.dataset
    return dataset.dictionary.id(of: .iri(name)).flatMap { dataset.graph($0) } != nil
  }

  /// The names of the graphs that a target means; `.none` for the default graph.
  private func graphs(_ target: Update.Target, in dataset: Dataset) -> [TermID] {
    switch target {
    case .graph(let name): dataset.dictionary.id(of: .iri(name)).map { [$0] } ?? []
    case .default: [.none]
    case .named: dataset.graphNames
    case .all: [.none] + dataset.graphNames
    }
  }

  private func clear(_ target: Update.Target, in transaction: inout Transaction) throws(EvaluationError) {
    let dataset = transaction.dataset
    for name in graphs(target, in: dataset) {
      for triple in dataset.graph(name)?.triples ?? [] {
        transaction.remove(IDQuad(triple: triple, graph: name))
      }
      try context.interrupt.check()
    }
  }

  private func transfer(
    _ source: Update.Target, _ target: Update.Target, _ isSilent: Bool, in transaction: inout Transaction,
    clearsTarget: Bool, clearsSource: Bool
  ) throws(EvaluationError) {
    if case .graph(let name) = source, !exists(name, in: &transaction) {
      if isSilent { return }
      throw .failedUpdate("there is no graph \(name)")
    }
    if source == target { return }
    let dataset = transaction.dataset
    let triples = graphs(source, in: dataset).flatMap { dataset.graph($0)?.triples ?? [] }
    if clearsTarget { try clear(target, in: &transaction) }
    let name: TermID
    switch target {
    case .graph(let iri):
      do { name = try dataset.dictionary.intern(.iri(iri)) } catch { throw .failedUpdate(error.message) }
    case .default, .named, .all: name = .none
    }
    for triple in triples { transaction.add(IDQuad(triple: triple, graph: name)) }
    if clearsSource { try clear(source, in: &transaction) }
  }
}

extension Template {
  /// The quad of a template in the present solution, or nil.
  fileprivate mutating func fill(_ pattern: QuadPattern) -> Quad? {
    guard let triple = fill(pattern.triple) else { return nil }
    guard let graph = pattern.graph else { return Quad(triple) }
    guard case .iri(let name)? = fill(graph) else { return nil }
    return Quad(triple, graph: .iri(name))
  }
}
