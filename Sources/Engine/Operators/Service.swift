/// SERVICE, which this engine does not ask: an error, or one empty solution where the query says SILENT.
final class ServiceStep: Operator {
  let endpoint: Position
  let isSilent: Bool

  init(_ id: Int, _ endpoint: Position, isSilent: Bool) {
    self.endpoint = endpoint
    self.isSilent = isSilent
    super.init(id, estimate: 1)
  }

  override func produce(
    _ x: Execution, _ next: () throws(EvaluationError) -> Bool
  ) throws(EvaluationError) -> Bool {
    guard isSilent else { throw .unsupported("SERVICE inside a query") }
    return try next()
  }

  override func label(_ names: PlanNames) -> String { "service \(endpoint.label(names))" }
}
