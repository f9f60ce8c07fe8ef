/// Quads to add to a dataset and quads to remove from it.
public struct Change: Hashable, Sendable {
  public var added: QuadList
  public var removed: QuadList

  public init(added: QuadList = [], removed: QuadList = []) {
    self.added = added
    self.removed = removed
  }

  public var isEmpty: Bool { added.isEmpty && removed.isEmpty }

  /// The change that takes back this one, when this one is effective.
  public var inverse: Change { Change(added: removed, removed: added) }
}
