/// What can go wrong in a store.
public enum StoreError: Error, Hashable, Sendable {
  /// The dictionary has as many terms as it may; nothing was added.
  case dictionaryFull(limit: Int)

  /// The error in words.
  public var message: String {
    switch self {
    case .dictionaryFull(let limit): "a graph cannot have more than \(limit) different terms"
    }
  }
}
