import Algebra
import RDF
import TripleStore

/// An expression of whole numbers and variables with `+`, `-` and `*`, as most arithmetic is.
indirect enum WholeArithmetic {
  case number(Int)
  case slot(Int)
  case add(WholeArithmetic, WholeArithmetic)
  case subtract(WholeArithmetic, WholeArithmetic)
  case multiply(WholeArithmetic, WholeArithmetic)

  /// The form of an expression; nil for one that has no such form, or is a variable or a number alone.
  init?(_ expression: Expression, _ slot: (Variable) -> Int?) {
    guard case .arithmetic = expression, let form = WholeArithmetic.form(expression, slot) else { return nil }
    self = form
  }

  private static func form(_ expression: Expression, _ slot: (Variable) -> Int?) -> WholeArithmetic? {
    switch expression {
    case .variable(let variable): return slot(variable).map { .slot($0) }
    case .term(.literal(let literal)) where literal.datatype == XSD.integer:
      var text = literal.lexical
      return text.withUTF8 { WholeNumbers.read($0) }.map { .number($0) }
    case .arithmetic(let sign, let a, let b):
      guard let a = form(a, slot), let b = form(b, slot) else { return nil }
      switch sign {
      case .add: return .add(a, b)
      case .subtract: return .subtract(a, b)
      case .multiply: return .multiply(a, b)
      case .divide: return nil
      }
    default: return nil
    }
  }

  /// The value in an environment; nil where a variable is no canonical whole number or a result is too large.
  func value(_ environment: UnsafePointer<TermID>, _ numbers: WholeNumbers) -> Int? {
    switch self {
    case .number(let number): return number
    case .slot(let slot): return numbers.value(environment[slot])
    case .add(let a, let b): return both(a, b, environment, numbers) { $0.addingReportingOverflow($1) }
    case .subtract(let a, let b):
      return both(a, b, environment, numbers) { $0.subtractingReportingOverflow($1) }
    case .multiply(let a, let b):
      return both(a, b, environment, numbers) { $0.multipliedReportingOverflow(by: $1) }
    }
  }

  private func both(
    _ a: WholeArithmetic, _ b: WholeArithmetic, _ environment: UnsafePointer<TermID>, _ numbers: WholeNumbers,
    _ combine: (Int, Int) -> (partialValue: Int, overflow: Bool)
  ) -> Int? {
    guard let a = a.value(environment, numbers), let b = b.value(environment, numbers) else { return nil }
    let (value, isTooLarge) = combine(a, b)
    return isTooLarge ? nil : value
  }
}
