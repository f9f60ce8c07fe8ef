import Algebra
import Engine
import RDF
import Testing
import TripleStore
import Workspace

extension Session {
  /// Runs statements in order.
  func script(_ statements: String...) throws {
    for statement in statements { _ = try run(statement) }
  }

  /// The solutions of a query, each row as typed and joined with spaces; sorted, so that order does not matter.
  func rows(_ query: String) throws -> [String] {
    switch try run(query).kind {
    case .answer(.solutions(let solutions)): return table(solutions).sorted()
    case .answer(.boolean(let answer)): return [answer ? "yes" : "no"]
    default:
      Issue.record("not an answer: \(query)")
      return []
    }
  }

  func table(_ solutions: Solutions) -> [String] {
    (0..<solutions.count).map { row in
      solutions.variables.indices.map { column in
        solutions.term(row: row, column: column).map { display($0) } ?? "-"
      }.joined(separator: " ")
    }
  }

  /// Every triple and name of the graph, in a fixed order.
  var content: [String] {
    dataset.quads().map { "\($0.triple) \($0.graph.map(\.description) ?? "")" }.sorted()
      + context.names.map { "\($0) = \($1)" }.sorted() + context.prefixes.map { "\($0): = \($1)" }.sorted()
  }

  /// What a statement reports to have changed.
  func report(_ statement: String) throws -> ChangeReport {
    guard case .changed(let report) = try run(statement).kind else {
      Issue.record("not a change: \(statement)")
      return ChangeReport(verb: "")
    }
    return report
  }

  /// The error of a statement that must fail, and must leave the graph as it was.
  func failure(_ statement: String, sourceLocation: SourceLocation = #_sourceLocation) -> SessionError? {
    let before = content
    do throws(SessionError) {
      _ = try run(statement)
      Issue.record("it did not fail: \(statement)", sourceLocation: sourceLocation)
      return nil
    } catch {
      #expect(content == before, sourceLocation: sourceLocation)
      return error
    }
  }
}
