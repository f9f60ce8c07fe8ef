import Algebra
import RDF
import TripleStore

/// Estimates for the parts of one join that look at some of the values that a variable can have, where averages may be
/// far off.
struct Samples {
  private let estimates: Estimates
  private let shared: Shared
  private let parts: [Pattern]
  /// The values that VALUES gives a variable.
  private var constants: [Variable: [TermID]] = [:]

  /// How many values are looked at.
  private static let size = 64

  init(_ parts: [Pattern], _ estimates: Estimates, _ shared: Shared) {
    self.parts = parts
    self.estimates = estimates
    self.shared = shared
    for case .values(let variables, let rows) in parts
    where variables.count == 1 && rows.count <= Samples.size {
      constants[variables[0]] = rows.compactMap { $0[0].map { shared.terms.id($0) } }
    }
  }

  /// The rows of one triple pattern for each row so far: of the values of its one bound variable, if they are known.
  func rows(_ triple: TriplePattern, _ bound: Set<Variable>) -> Double {
    let average = estimates.rows(triple, bound)
    guard !constants.isEmpty, case .term(let predicate) = triple.predicate,
      let predicate = shared.terms.dictionary.id(of: predicate)
    else { return average }
    func values(_ end: TermPattern) -> [TermID]? {
      guard case .variable(let variable) = end, bound.contains(variable) else { return nil }
      return constants[variable].flatMap { $0.isEmpty ? nil : $0 }
    }
    func isFree(_ end: TermPattern) -> Bool {
      if case .variable(let variable) = end { !bound.contains(variable) } else { false }
    }
    let graph = estimates.graph
    if let subjects = values(triple.subject), isFree(triple.object) {
      return Double(subjects.reduce(0) { $0 + graph.row(.spo, $1, predicate).count }) / Double(subjects.count)
    }
    if let objects = values(triple.object), isFree(triple.subject) {
      return Double(objects.reduce(0) { $0 + graph.row(.pos, predicate, $1).count }) / Double(objects.count)
    }
    return average
  }

  /// The share of rows for which a condition on one variable holds: of the objects, evenly chosen, of a pattern that binds
  /// the variable. nil where there is no such pattern with many objects, or the condition takes more than their bytes.
  func share(of condition: Expression, _ variables: Set<Variable>) -> Double? {
    guard variables.count == 1, let variable = variables.first, let objects = objects(of: variable) else {
      return nil
    }
    let dictionary = shared.terms.dictionary
    guard let predicate = TermPredicate(condition, on: variable, dictionary, shared.interrupt) else {
      return nil
    }
    var holds = 0
    for number in 0..<Samples.size {
      switch predicate.verdict(objects[objects.count * number / Samples.size]) {
      case .yes: holds += 1
      case .no, .error: break
      case .undecided: return nil
      }
    }
    return max(Double(holds), 0.25) / Double(Samples.size)
  }

  /// The objects of a pattern with a constant predicate and the variable as object, where they are many.
  private func objects(of variable: Variable) -> Row? {
    for case .triples(let triples) in parts where triples[0].object == .variable(variable) {
      guard case .term(let term) = triples[0].predicate, let predicate = shared.terms.dictionary.id(of: term)
      else { continue }
      let objects = estimates.graph.row(.pos, predicate)
      if objects.count >= 4 * Samples.size { return objects }
    }
    return nil
  }
}
