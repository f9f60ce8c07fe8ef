/// What may stand where the cursor is.
public struct Completions: Sendable {
  public struct Candidate: Hashable, Sendable {
    /// What goes into the line in place of the word.
    public var text: String
    /// How the list shows it.
    public var display: String
    /// A few words beside it in the list; may be empty.
    public var detail: String

    /// A candidate that is shown as it is inserted unless told otherwise.
    public init(_ text: String, display: String? = nil, detail: String = "") {
      self.text = text
      self.display = display ?? text
      self.detail = detail
    }
  }

  /// Where the word begins that a candidate replaces, in UTF-8 bytes of the text; it ends at the cursor.
  public var start: Int
  /// The candidates, best first: the list shows them in this order.
  public var candidates: [Candidate]
  /// What follows the only candidate: a space, or nothing where the word goes on.
  public var suffix: String

  public init(start: Int, candidates: [Candidate], suffix: String = " ") {
    self.start = start
    self.candidates = candidates
    self.suffix = suffix
  }

  /// Nothing to complete.
  public static let none = Completions(start: 0, candidates: [])

  /// The longest text that every candidate begins with.
  var commonPrefix: String {
    guard let first = candidates.first else { return "" }
    var prefix = first.text.unicodeScalars[...]
    for candidate in candidates.dropFirst() {
      let count = zip(prefix, candidate.text.unicodeScalars).prefix { $0 == $1 }.count
      prefix = prefix.prefix(count)
    }
    return String(prefix)
  }
}
