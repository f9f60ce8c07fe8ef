import RDF
import TripleStore

/// What goes along when facts or notes are removed.
///
/// A note that speaks of a removed triple, for or against it, goes with it, and so do its fragments and whatever speaks
/// of the note's own triples. A note that speaks of other triples too only stops speaking of the removed ones.
public struct RemovalClosure: Sendable {
  let dataset: Dataset

  /// Looks into the default graph of a dataset.
  public init(dataset: Dataset) {
    self.dataset = dataset
  }

  /// Those of the triples that the graph holds, and everything that goes along with all of them (a claim that was
  /// never a fact has evidence that goes along, too). In a fixed order, each quad once. O(what goes · log n).
  public func quads(removing triples: [Triple]) -> [Quad] {
    var work = Work(dataset)
    for triple in triples { work.remove(triple) }
    return work.finish()
  }

  /// All triples of a mention or of a piece of evidence, and everything that goes along.
  public func quads(removingNote note: Term) -> [Quad] { quads(removingNotes: [note]) }

  /// All triples of some notes, and everything that goes along.
  public func quads(removingNotes notes: [Term]) -> [Quad] {
    var work = Work(dataset)
    for note in notes {
      if let id = dataset.dictionary.id(of: note) { work.removeNode(id) }
    }
    return work.finish()
  }

  private struct Work {
    let dataset: Dataset
    var removed: Set<IDTriple> = []
    var pending: [TermID] = []

    init(_ dataset: Dataset) {
      self.dataset = dataset
    }

    mutating func remove(_ triple: Triple) {
      let dictionary = dataset.dictionary
      guard let s = dictionary.id(of: triple.subject), let p = dictionary.id(of: triple.predicate),
        let o = dictionary.id(of: triple.object)
      else { return }
      remove(s, p, o)
      if let term = dictionary.id(of: .triple(triple)) { pending.append(term) }
    }

    private mutating func remove(_ s: TermID, _ p: TermID, _ o: TermID) {
      if dataset.defaultGraph.contains(s, p, o) { removed.insert(IDTriple(s: s, p: p, o: o)) }
    }

    /// Takes all triples of a node, and its fragments where nothing else has them.
    mutating func removeNode(_ node: TermID) {
      var nodes = [node]
      while let node = nodes.popLast() {
        for p in dataset.defaultGraph.row(.spo, node) {
          for o in dataset.defaultGraph.row(.spo, node, p)
          where !removed.contains(IDTriple(s: node, p: p, o: o)) { remove(dataset.triple(node, p, o)) }
        }
        for part in dataset.objects(node, NIF.subString)
        where dataset.subjects(NIF.subString, part).count == 1 && part != node {
          nodes.append(part)
        }
      }
    }

    mutating func finish() -> [Quad] {
      guard let reifies = dataset.id(RDFVocabulary.reifies) else { return quads }
      while let term = pending.popLast() {
        for note in dataset.defaultGraph.row(.pos, reifies, term) {
          removed.insert(IDTriple(s: note, p: reifies, o: term))
          let isDone = dataset.defaultGraph.row(.spo, note, reifies).allSatisfy {
            removed.contains(IDTriple(s: note, p: reifies, o: $0))
          }
          if isDone { removeNode(note) }
        }
      }
      return quads
    }

    private var quads: [Quad] {
      removed.map { dataset.triple($0.s, $0.p, $0.o) }.inFixedOrder().map { Quad($0) }
    }
  }
}
