import Algebra
import RDF
import TripleStore

/// A sequence of solutions: rows of ids under the variables of the answer.
///
/// Terms are made only when they are asked for. Ids that the dictionary does not know stand for terms that the query
/// computed; ``term(row:column:)`` hides the difference, so ids of two `Solutions` must not be compared.
public struct Solutions: Sendable {
  public let variables: [Variable]
  /// The number of rows; with no variables, that of empty solutions.
  public let count: Int
  /// Row-major; `.none` where a variable is unbound.
  let ids: [TermID]
  let names: TermNames

  init(variables: [Variable], count: Int, ids: [TermID], names: TermNames) {
    precondition(ids.count == count * variables.count, "a row holds an id for each variable")
    self.variables = variables
    self.count = count
    self.ids = ids
    self.names = names
  }

  /// What the ids are of that ``id(row:column:)`` gives.
  public var dictionary: TermDictionary { names.dictionary }

  /// The term at a row and a column, or nil where the variable is unbound. O(length of the term).
  public func term(row: Int, column: Int) -> Term? {
    precondition(column < variables.count, "no such column")
    return names.term(ids[row * variables.count + column])
  }

  /// The dictionary's id at a row and a column, `.none` where the variable is unbound, or nil where the term was
  /// computed by the query and is not in the dictionary. O(1).
  public func id(row: Int, column: Int) -> TermID? {
    precondition(column < variables.count, "no such column")
    let id = ids[row * variables.count + column]
    return names.isLocal(id) ? nil : id
  }

  /// The terms of a row, in the order of the variables.
  public func row(_ row: Int) -> [Term?] {
    (0..<variables.count).map { term(row: row, column: $0) }
  }
}

/// What ids mean in one evaluation: the dictionary's terms, and those that the query computed, whose ids count down
/// from the largest number.
struct TermNames: Sendable {
  let dictionary: TermDictionary
  var locals: [Term] = []

  /// Whether an id stands for a computed term.
  @inline(__always)
  func isLocal(_ id: TermID) -> Bool { id.rawValue > UInt32.max - UInt32(locals.count) }

  /// The term of an id, nil for `.none`.
  func term(_ id: TermID) -> Term? {
    if id == .none { return nil }
    return isLocal(id) ? locals[Int(UInt32.max - id.rawValue)] : dictionary.term(id)
  }
}
