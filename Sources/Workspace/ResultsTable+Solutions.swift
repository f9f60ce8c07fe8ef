import Algebra
import Engine
import Formats
import TripleStore

extension ResultsTable {
  /// The table of an answer.
  public init(_ solutions: Solutions) {
    self.init(
      variables: solutions.variables.map(\.name), rows: solutions.count, dictionary: solutions.dictionary
    ) { row, column in
      guard let id = solutions.id(row: row, column: column) else {
        return solutions.term(row: row, column: column).map { .term($0) } ?? .unbound
      }
      return id == .none ? .unbound : .stored(id)
    }
  }
}
