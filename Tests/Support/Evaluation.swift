import Algebra
import Engine
import RDF
import TripleStore

extension Evaluator {
  /// An evaluator over quads, at a fixed time.
  public init(_ quads: [Quad], interrupt: Interrupt = Interrupt()) throws {
    self.init(
      EvaluationContext(
        dataset: try Notation.dataset(quads), base: Notation.namespace, now: "2020-02-02T02:02:02Z",
        interrupt: interrupt))
  }

  /// An evaluator over data in ``Notation``.
  public init(_ data: String, interrupt: Interrupt = Interrupt()) throws {
    try self.init(Notation.quads(data), interrupt: interrupt)
  }

  /// The solutions of a pattern for some variables.
  public func solutions(_ pattern: Pattern, _ variables: [Variable]) throws(EvaluationError) -> Solutions {
    let result = try evaluate(Query(form: .select(variables), pattern: pattern))
    guard case .solutions(let solutions) = result else { preconditionFailure("SELECT gives solutions") }
    return solutions
  }

  /// The rows of a pattern for some variables, each as the words of its terms, `-` for an unbound one.
  public func rows(_ pattern: Pattern, _ variables: String) throws(EvaluationError) -> [String] {
    try solutions(pattern, Variable.list(variables)).words
  }

  /// As ``rows(_:_:)``, sorted.
  public func sortedRows(_ pattern: Pattern, _ variables: String) throws(EvaluationError) -> [String] {
    try rows(pattern, variables).sorted()
  }

  /// Whether a pattern has a solution.
  public func ask(_ pattern: Pattern) throws(EvaluationError) -> Bool {
    guard case .boolean(let answer) = try evaluate(Query(form: .ask, pattern: pattern)) else {
      preconditionFailure("ASK gives a truth")
    }
    return answer
  }
}

extension Solutions {
  /// Each row as the words of its terms in ``Notation``.
  public var words: [String] {
    (0..<count).map { row in self.row(row).map { $0.map(Notation.word) ?? "-" }.joined(separator: " ") }
  }

  /// How often each solution comes.
  public var bag: [Solution: Int] {
    var bag: [Solution: Int] = [:]
    for row in 0..<count {
      var solution: Solution = [:]
      for (variable, term) in zip(variables, self.row(row)) { solution[variable] = term }
      bag[solution, default: 0] += 1
    }
    return bag
  }
}

extension Notation {
  /// A term as ``term(_:)`` reads it.
  public static func word(_ term: Term) -> String {
    switch term {
    case .iri(let iri):
      iri.string.hasPrefix(namespace) ? String(iri.string.dropFirst(namespace.count)) : iri.description
    case .blank(let label): "_:\(label)"
    case .literal(let literal): literal.datatype == XSD.string ? "\"\(literal.lexical)\"" : literal.lexical
    case .triple(let triple): "<<( \(word(triple)) )>>"
    }
  }

  /// A triple as ``data(_:)`` reads it.
  public static func word(_ triple: Triple) -> String {
    "\(word(triple.subject)) \(word(triple.predicate)) \(word(triple.object))"
  }
}
