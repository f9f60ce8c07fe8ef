import RDF
import TripleStore

/// What an evaluation stands on: the data, and what the expressions may ask of the world.
public struct EvaluationContext: Sendable {
  public var dataset: Dataset
  /// What relative references in `IRI(…)` are resolved against.
  public var base: String
  /// The answer of `NOW()`, as an `xsd:dateTime`.
  public var now: String
  /// Polled every few thousand steps.
  public var interrupt: Interrupt
  /// Who asks other services; nil where none can be asked.
  public var services: (any ServiceClient)?

  public init(
    dataset: Dataset, base: String, now: String, interrupt: Interrupt = Interrupt(),
    services: (any ServiceClient)? = nil
  ) {
    self.dataset = dataset
    self.base = base
    self.now = now
    self.interrupt = interrupt
    self.services = services
  }
}
