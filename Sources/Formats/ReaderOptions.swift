import TripleStore

/// How a document is read.
public struct ReaderOptions: Sendable {
  /// What becomes of the labels of blank nodes.
  public enum BlankNodes: Sendable {
    /// Labels stay as they are written; nodes without a label get one that nothing else has.
    case keep
    /// Every blank node gets a new label that is not in the dictionary, which may be the one that is read into.
    case fresh(avoiding: TermDictionary)
  }

  /// The IRI that relative references are resolved against; empty when there is none.
  public var base: String
  /// What becomes of the labels of blank nodes.
  public var blankNodes: BlankNodes

  public init(base: String = "", blankNodes: BlankNodes = .keep) {
    self.base = base
    self.blankNodes = blankNodes
  }
}
