import RDF

/// The answer to a query.
public enum QueryResult: Sendable {
  /// Of SELECT.
  case solutions(Solutions)
  /// Of ASK.
  case boolean(Bool)
  /// Of CONSTRUCT and DESCRIBE: distinct triples, in the order in which they were found.
  case graph([Triple])
}
