import RDF

/// Other SPARQL services, which SERVICE asks.
///
/// The engine knows no network: whoever makes an ``EvaluationContext`` says who asks, and which services may be asked.
public protocol ServiceClient: Sendable {
  /// The solutions of a SELECT query, given as its text, at an endpoint.
  ///
  /// Throws `.serviceNotAllowed` when the endpoint may not be asked, `.failedService` when it gives no answer, and what
  /// the interrupt's `check()` throws soon after it does.
  func answer(
    _ query: String, at endpoint: IRI, interrupt: Interrupt
  ) throws(EvaluationError) -> ServiceAnswer

  /// Hears of a failure that SERVICE SILENT passed over.
  func passedOver(_ failure: EvaluationError)

  /// The failures that SERVICE SILENT passed over, each once, since this was asked the last time.
  func takeFailures() -> [EvaluationError]
}

/// The solutions that a service gave. The labels of blank nodes hold for this answer alone.
public struct ServiceAnswer: Sendable {
  /// The names of the variables, without `?`.
  public let variables: [String]
  /// A row for each solution, with a column for each variable; nil is unbound.
  public let rows: [[Term?]]

  public init(variables: [String], rows: [[Term?]]) {
    self.variables = variables
    self.rows = rows
  }
}
