import RDF

/// Additions and removals that are collected against a dataset, in order; of two that contradict each other the later
/// one holds.
///
/// What it comes to is its ``change``, which is always effective: adding what is there, removing what is not, and taking
/// back what was just said leave nothing behind.
public struct Transaction: Sendable {
  private let start: Dataset
  /// What was added to nothing at all; then nothing else has been said.
  private var whole: Dataset?
  /// The quads that differ from `start`: whether each is there.
  private var differences: [IDQuad: Bool] = [:]
  /// The dataset as last asked for, and what differs from it since; nil before it is first asked for.
  private var written: (dataset: Dataset, differences: [IDQuad: Bool])?

  /// A transaction in which nothing has been said yet.
  public init(_ dataset: Dataset) {
    start = dataset
  }

  /// Adds a quad, whose terms are interned.
  public mutating func add(_ quad: Quad) throws(StoreError) {
    add(try start.dictionary.intern(quad))
  }

  /// Adds a quad of ids of the dataset's dictionary. O(log n).
  public mutating func add(_ quad: IDQuad) {
    say(quad, isPresent: true)
  }

  /// Adds every quad of a dataset with the same dictionary. O(1) where the transaction and the dataset that it began with
  /// are empty; else O(log n) each.
  public mutating func add(contentsOf dataset: Dataset) {
    precondition(dataset.dictionary === start.dictionary, "ids of another dictionary")
    if isEmpty, start.isEmpty, start.graphNames.isEmpty {
      whole = dataset
    } else {
      for quad in QuadList(dataset) { add(quad) }
    }
  }

  /// Removes a quad. One that has a term which the dictionary does not know is not there.
  public mutating func remove(_ quad: Quad) {
    if let quad = start.dictionary.id(of: quad) { remove(quad) }
  }

  /// Removes a quad of ids of the dataset's dictionary. O(log n).
  public mutating func remove(_ quad: IDQuad) {
    say(quad, isPresent: false)
  }

  /// Whether a quad is there as the transaction stands. O(log n).
  public func contains(_ quad: IDQuad) -> Bool {
    whole?.contains(quad) ?? differences[quad] ?? start.contains(quad)
  }

  /// The dataset as the transaction stands. O(1) when nothing was said since it was last asked for, else the cost of
  /// applying what was.
  public var dataset: Dataset {
    mutating get {
      if let whole { return whole }
      let (dataset, pending) = written ?? (start, differences)
      guard !pending.isEmpty else { return dataset }
      let next = dataset.applying(Transaction.change(pending))
      written = (next, [:])
      return next
    }
  }

  /// What the transaction comes to, effective against the dataset that it began with and sorted. O(n log n) for n
  /// differences.
  public var change: Change {
    whole.map { Change(added: QuadList($0)) } ?? Transaction.change(differences)
  }

  /// Whether the transaction comes to nothing so far.
  public var isEmpty: Bool { whole?.isEmpty ?? differences.isEmpty }

  private mutating func say(_ quad: IDQuad, isPresent: Bool) {
    if let list = whole {
      whole = nil
      for quad in QuadList(list) { say(quad, isPresent: true) }
    }
    differences[quad] = start.contains(quad) == isPresent ? nil : isPresent
    if let dataset = written?.dataset {
      written?.differences[quad] = dataset.contains(quad) == isPresent ? nil : isPresent
    }
  }

  private static func change(_ differences: [IDQuad: Bool]) -> Change {
    var (added, removed): ([IDQuad], [IDQuad]) = ([], [])
    for (quad, isPresent) in differences {
      if isPresent { added.append(quad) } else { removed.append(quad) }
    }
    added.sort()
    removed.sort()
    return Change(added: QuadList(added), removed: QuadList(removed))
  }
}
