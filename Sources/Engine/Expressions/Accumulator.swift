import Algebra
import BigInt
import RDF

/// The value of one aggregate over one group (SPARQL 1.1 section 18.5.1). What DISTINCT leaves out is left out before.
struct Accumulator {
  private let aggregate: Aggregate
  private var count = 0
  /// Whether a value was an error, which makes the whole an error, save for COUNT and SAMPLE.
  private var hasError = false
  private var sum = Numeric.integer(0)
  private var best: Term?
  private var texts: [String] = []

  init(_ aggregate: Aggregate) {
    self.aggregate = aggregate
  }

  /// An accumulator that has taken so many whole numbers, with their sum.
  init(_ aggregate: Aggregate, count: Int, sum: Int) {
    self.aggregate = aggregate
    self.count = count
    self.sum = .integer(BigInt(sum))
  }

  /// An accumulator whose least or greatest value so far is known, if there is any.
  init(_ aggregate: Aggregate, best: Term?) {
    self.aggregate = aggregate
    self.best = best
    count = best == nil ? 0 : 1
  }

  /// Takes a row's value; nil is an error or an unbound variable.
  mutating func add(_ value: Term?) {
    guard let value else {
      hasError = true
      return
    }
    count += 1
    switch aggregate.function {
    case .count: break
    case .sum, .avg:
      if case .number(let number) = Value(value), let next = Numeric.apply(.add, sum, number) {
        sum = next
      } else {
        hasError = true
      }
    case .min: if best.map({ TermOrder.compare(value, $0) < 0 }) ?? true { best = value }
    case .max: if best.map({ TermOrder.compare(value, $0) > 0 }) ?? true { best = value }
    case .sample: best = best ?? value
    case .groupConcat:
      switch value {
      case .literal(let literal): texts.append(literal.lexical)
      case .iri(let iri): texts.append(iri.string)
      case .blank, .triple: hasError = true
      }
    }
  }

  /// The aggregate's value; nil is an error.
  func result() -> Term? {
    switch aggregate.function {
    case .count: return .integer(count)
    case .sample: return best
    case .sum: return hasError ? nil : .number(sum)
    case .avg:
      if hasError { return nil }
      if count == 0 { return .integer(0) }
      return Numeric.apply(.divide, sum, .integer(BigInt(count))).map(Term.number)
    case .min, .max: return hasError ? nil : best
    case .groupConcat: return hasError ? nil : .string(texts.joined(separator: aggregate.separator))
    }
  }
}
