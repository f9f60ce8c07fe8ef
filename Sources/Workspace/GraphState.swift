import RDF
import TripleStore

/// What a graph holds at one moment: its triples and what its names mean. An immutable value; a change makes a new
/// one that shares the old.
public struct GraphState: Sendable {
  public var dataset: Dataset
  public var context: Context

  public init(dataset: Dataset = Dataset(), context: Context = Context()) {
    self.dataset = dataset
    self.context = context
  }

  /// The state after a recorded effect; nil where the effect does not fit the state: it adds what is there, or
  /// removes what is not.
  func applying(_ effect: Effect) -> GraphState? {
    guard effect.change.removed.allSatisfy(dataset.contains),
      dataset.isEmpty || !effect.change.added.contains(where: dataset.contains)
    else { return nil }
    var context = context
    for naming in effect.naming { context.apply(naming) }
    return GraphState(dataset: dataset.applying(effect.change), context: context)
  }
}

/// What a statement did to a graph.
struct Effect {
  var change: Change
  var naming: [JournalEntry.Naming]

  var isEmpty: Bool { change.isEmpty && naming.isEmpty }

  var inverse: Effect { Effect(change: change.inverse, naming: naming.reversed().map(\.inverse)) }
}

extension Context {
  /// Makes one recorded change to the table of names.
  mutating func apply(_ naming: JournalEntry.Naming) {
    switch naming.name {
    case "@base": base = naming.to ?? base
    case "@vocab": vocab = naming.to ?? vocab
    case let name where name.utf8.last == UInt8(ascii: ":"): prefixes[String(name.dropLast())] = naming.to
    case let name: names[name] = naming.to
    }
  }

  /// The changes that lead from this context to another, in a fixed order.
  func changes(to other: Context) -> [JournalEntry.Naming] {
    var result: [JournalEntry.Naming] = []
    func compare(_ name: String, _ from: String?, _ to: String?) {
      if from != to { result.append(JournalEntry.Naming(name: name, from: from, to: to)) }
    }
    compare("@base", base, other.base)
    compare("@vocab", vocab, other.vocab)
    for prefix in Set(prefixes.keys).union(other.prefixes.keys).sorted() {
      compare(prefix + ":", prefixes[prefix], other.prefixes[prefix])
    }
    for name in Set(names.keys).union(other.names.keys).sorted() {
      compare(name, names[name], other.names[name])
    }
    return result
  }
}
