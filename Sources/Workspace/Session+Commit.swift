import Language
import RDF
import TripleStore

/// A statement at work: the graph as the statement has changed it so far, and what there is to say about it.
struct Work {
  /// The graph before the statement.
  let before: GraphState
  /// The statement as it was typed.
  let text: String
  /// What relative references in it are resolved against.
  let base: String
  /// Whether it is standard SPARQL, where the empty prefix means what the text says, or nothing.
  let isStandard: Bool
  var transaction: Transaction
  var context: Context
  var report: ChangeReport?
  var notices: [String] = []
  /// The article that is current when the statement is done.
  var article: IRI?
  /// What was committed.
  fileprivate var committed: Effect?

  /// The work of a statement that is the whole of a source, or a range of it.
  init(_ state: GraphState, _ source: Source, _ range: SourceRange? = nil) {
    self.init(
      state, text: range.map { source.text($0) } ?? "", base: source.base, isStandard: source.isStandard)
  }

  init(_ state: GraphState, text: String, base: String? = nil, isStandard: Bool = false) {
    self.isStandard = isStandard
    before = state
    self.text = text
    self.base = base ?? state.context.base
    transaction = Transaction(state.dataset)
    context = state.context
  }

  /// What the statement has done so far.
  var effect: Effect { Effect(change: transaction.change, naming: before.context.changes(to: context)) }

  /// Whether something stands in the default graph as the statement has changed it.
  mutating func contains(_ triple: Triple) -> Bool {
    let dictionary = before.dataset.dictionary
    guard let s = dictionary.id(of: triple.subject), let p = dictionary.id(of: triple.predicate),
      let o = dictionary.id(of: triple.object)
    else { return false }
    return transaction.contains(IDQuad(triple: IDTriple(s, p, o)))
  }

  /// Adds triples to the default graph.
  mutating func add(_ triples: [Triple]) throws(SessionError) {
    for triple in triples {
      do { try transaction.add(Quad(triple)) } catch { throw SessionError(error) }
    }
  }

  mutating func remove(_ quads: [Quad]) {
    for quad in quads { transaction.remove(quad) }
  }
}

extension Session {
  /// Makes a statement's effect happen: on the disk first, then in memory.
  func commit(_ work: inout Work) throws(SessionError) {
    let effect = work.effect
    work.committed = effect
    if !effect.isEmpty { try record(effect, kind: .statement, statement: work.text, of: nil) }
    if let article = work.article { currentArticle = article }
  }

  /// Writes a step to the journal and moves the graph on by its effect.
  @discardableResult
  func record(
    _ effect: Effect, kind: JournalEntry.Kind, statement: String, of number: Int?
  ) throws(SessionError) -> Step {
    guard let changed = state.applying(effect) else {
      throw SessionError(.historyOfAnotherSnapshot(path: file?.historyPath ?? "history"))
    }
    let next = (pending.last?.number ?? ((file?.nextNumber ?? (steps.steps.count + 1)) - 1)) + 1
    let step = Step(
      number: next, kind: kind, statement: statement, by: options.annotator, at: options.time(), of: number,
      effect: effect)
    if let file {
      if file.journal == nil { throw SessionError(.readOnly(reason: file.readOnlyReason ?? "")) }
      let entry = step.entry(in: dataset.dictionary)
      if file.isBatch { pending.append(entry) } else { try file.append(entry) }
    }
    state = changed
    steps.append(step)
    labels.apply(effect.change, in: state.dataset)
    return step
  }

  /// The outcome of a statement that is done: what it came to, and the notices.
  func finish(_ kind: Outcome.Kind, _ work: Work) -> Outcome {
    var seen: Set<String> = []
    var notices = work.notices.filter { seen.insert($0).inserted }
    let limit = 20
    if notices.count > limit + 1 {
      notices[limit...] = ["… and \(notices.count - limit) more of these"]
    }
    guard case .changed(var report) = kind else { return Outcome(kind: kind, notices: notices) }
    let change = (work.committed ?? work.effect).change
    report.added = ChangeReport.Tally(change.added, in: work.before.dataset.dictionary)
    report.removed = ChangeReport.Tally(change.removed, in: work.before.dataset.dictionary)
    return Outcome(kind: .changed(report), notices: notices)
  }
}
