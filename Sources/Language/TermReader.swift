/// Reads single terms, such as the value of a parameter.
public enum TermReader {
  /// The term that a whole text is; nil where it is none.
  public static func parseTerm(_ text: String) -> TermSyntax? {
    do {
      return try term(in: Source(name: "term", text: text))
    } catch {
      return nil
    }
  }

  /// The term that a whole source is: a variable, an IRI, a name, a label, a literal, or a triple term.
  public static func term(in source: Source) throws(SyntaxError) -> TermSyntax {
    var parser = Parser(source)
    parser.recorder = Recorder()
    let term = try parser.loneTerm()
    guard parser.token.kind == .end else { throw parser.unexpected() }
    return term
  }
}

extension Parser {
  fileprivate mutating func loneTerm() throws(SyntaxError) -> TermSyntax {
    if token.kind == .leftTriple { return try tripleTerm(.pattern) }
    guard let term = try simpleTerm() else { throw noTerm() }
    return term
  }
}
