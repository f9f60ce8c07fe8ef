/// What a text at the prompt is, when Enter is pressed.
public enum Completeness: Hashable, Sendable {
  /// Nothing but white space and comments.
  case empty
  /// Something that can be run: whole statements and commands, or an error that more text would not mend.
  case complete
  /// The beginning of a statement.
  case incomplete
}

/// What a text at the prompt is: whether Enter runs it, or goes on to another line.
///
/// The text is what was typed so far, all its lines. An empty last line makes it complete, whatever is open.
public func completeness(of text: String) -> Completeness {
  var reader = StatementReader(Source(name: "input", text: text))
  guard reader.nextPiece() != nil else { return .empty }
  while reader.nextPiece() != nil {}
  return reader.isClosed ? .complete : .incomplete
}
