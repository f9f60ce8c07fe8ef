import Algebra
import RDF
import TripleStore

/// Fills triple templates with solutions: blank nodes are new for each solution, and what is no triple is left out.
struct Template {
  private let execution: Execution
  private let slots: [Variable: Int]
  /// The labels that the template's blank nodes have in the present solution.
  private var labels: [ExactText: String] = [:]
  private var made = 0

  init(_ execution: Execution, variables: [Variable]) {
    self.execution = execution
    slots = Dictionary(uniqueKeysWithValues: zip(variables, execution.plan.output))
  }

  /// Begins the next solution.
  mutating func beginSolution() {
    labels.removeAll(keepingCapacity: true)
  }

  /// The triple of a template in the present solution, or nil where a variable is unbound or the triple would not be
  /// one (SPARQL 1.1 section 16.2).
  mutating func fill(_ pattern: TriplePattern) -> Triple? {
    guard let s = fill(pattern.subject), let p = fill(pattern.predicate), let o = fill(pattern.object) else {
      return nil
    }
    return Template.isTriple(s, p) ? Triple(s, p, o) : nil
  }

  /// The term of a template in the present solution, or nil.
  mutating func fill(_ pattern: TermPattern) -> Term? {
    switch pattern {
    case .term(let term): return fresh(term)
    case .variable(let variable):
      // The algebra's own variables stand for the blank nodes of the template, unless the pattern binds them.
      guard let slot = slots[variable] else {
        return variable.isInternal ? fresh(.blank(variable.name)) : nil
      }
      return execution.shared.terms.term(execution.environment[slot])
    case .triple(let triple): return fill(triple).map { .triple($0) }
    }
  }

  /// A term with new blank nodes in the place of the template's.
  private mutating func fresh(_ term: Term) -> Term {
    switch term {
    case .iri, .literal: return term
    case .triple(let triple):
      return .triple(Triple(fresh(triple.subject), fresh(triple.predicate), fresh(triple.object)))
    case .blank(let label):
      if let known = labels[ExactText(label)] { return .blank(known) }
      var new: String
      repeat {
        made += 1
        new = "b\(made)"
      } while execution.shared.terms.dictionary.id(of: .blank(new)) != nil
      labels[ExactText(label)] = new
      return .blank(new)
    }
  }

  static func isTriple(_ s: Term, _ p: Term) -> Bool {
    guard case .iri = p else { return false }
    return switch s {
    case .iri, .blank: true
    case .literal, .triple: false
    }
  }
}
