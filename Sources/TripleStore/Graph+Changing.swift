/// Changes make a new graph, which shares what it can with the old.
extension Graph {
  /// The graph with triples added and removed. Requires an effective change: what is added is absent and what is
  /// removed is present, each once.
  ///
  /// A few changes cost O(log n) each and a copy of the rows they fall into, which for new terms is an append. Many,
  /// at once or one by one, are merged into a new base: O(n) every so many changes, see ``deltaLimit``.
  public func applying(adding added: [IDTriple], removing removed: [IDTriple]) -> Graph {
    guard !added.isEmpty || !removed.isEmpty else { return self }
    let changeCount = added.count + removed.count
    guard changeCount <= 64 + count / 64, (delta?.changeCount ?? 0) + changeCount <= deltaLimit else {
      return Graph(base: merged(adding: added, removing: removed))
    }
    return Graph(
      base: base, delta: Delta(delta, over: base, adding: added, removing: removed),
      count: count + added.count - removed.count)
  }

  /// How many changes the delta may gather: an eighth of the base and 1,024 at least; for a large base 65,536, or one
  /// in a hundred where that is more.
  private var deltaLimit: Int {
    max(1024, min(base.count / 8, max(65_536, base.count / 100)))
  }

  /// A base of the triples with changes merged in. O(n).
  private func merged(adding added: [IDTriple], removing removed: [IDTriple]) -> SortedIndex {
    let total = count + added.count - removed.count
    precondition(total >= 0, "a triple to remove is not in the graph")
    if count == 0 { return SortedIndex(added) }
    let paths = UnsafeMutableBufferPointer<Path>.allocate(capacity: total)
    defer { paths.deallocate() }
    return SortedIndex { order in
      Trie(merge(order, adding: added, removing: removed, into: paths, total: total))
    }
  }

  /// Merges the paths of an order with changes into a buffer. O(n + changes · log changes).
  private func merge(
    _ order: Order, adding added: [IDTriple], removing removed: [IDTriple],
    into paths: UnsafeMutableBufferPointer<Path>, total: Int
  ) -> UnsafeBufferPointer<Path> {
    let added = added.map(order.path).sorted()
    let removed = removed.map(order.path).sorted()
    var nextAdded = 0
    var nextRemoved = 0
    var filled = 0
    func append(_ path: Path) {
      precondition(filled < total, "a change to apply is not effective")
      paths.initializeElement(at: filled, to: path)
      filled += 1
    }
    forEachPath(order) { path in
      while nextAdded < added.count, added[nextAdded] < path {
        append(added[nextAdded])
        nextAdded += 1
      }
      precondition(
        nextAdded == added.count || added[nextAdded] != path, "a triple to add is already in the graph")
      if nextRemoved < removed.count, removed[nextRemoved] == path {
        nextRemoved += 1
      } else {
        append(path)
      }
    }
    for path in added[nextAdded...] { append(path) }
    precondition(nextRemoved == removed.count, "a triple to remove is not in the graph")
    return UnsafeBufferPointer(rebasing: paths[..<filled])
  }
}
