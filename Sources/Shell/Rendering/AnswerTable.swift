import Algebra
import Articles
import Engine
import RDF
import TripleStore
import Workspace

/// Rows of terms under variables: solutions, or what else is shown as such.
///
/// A term that the graph knows is kept once, however many cells hold it, so that what is worked out for a term is
/// worked out once.
struct AnswerTable {
  let variables: [String]
  let count: Int
  /// Each term that the graph knows once; others once a cell.
  let terms: [Term]
  /// Row by row, where in `terms` the cell's term stands; -1 where there is none.
  let cells: [Int32]

  init(variables: [String], count: Int, terms: [Term], cells: [Int32]) {
    self.variables = variables
    self.count = count
    self.terms = terms
    self.cells = cells
  }

  init(variables: [String], rows: [[Term?]]) {
    var terms: [Term] = []
    var cells: [Int32] = []
    for term in rows.joined() {
      cells.append(term == nil ? -1 : Int32(terms.count))
      if let term { terms.append(term) }
    }
    self.init(variables: variables, count: rows.count, terms: terms, cells: cells)
  }

  /// The table of solutions. `check`, which may throw, is called now and then.
  init(_ solutions: Solutions, check: () throws(Diagnostic) -> Void) throws(Diagnostic) {
    let width = solutions.variables.count
    var terms: [Term] = []
    var cells: [Int32] = []
    cells.reserveCapacity(solutions.count * width)
    /// By the number of a term, one more than its place in `terms`.
    var places: [Int32] = []
    for row in 0..<solutions.count {
      if row & 0xFF == 0 { try check() }
      for column in 0..<width {
        let id = solutions.id(row: row, column: column).map { Int($0.rawValue) }
        if id == 0 {
          cells.append(-1)
        } else if let id, id < places.count, places[id] > 0 {
          cells.append(places[id] - 1)
        } else if let term = solutions.term(row: row, column: column) {
          terms.append(term)
          cells.append(Int32(terms.count - 1))
          if let id {
            if id >= places.count {
              places += repeatElement(0, count: max(id + 1, 2 * places.count) - places.count)
            }
            places[id] = Int32(terms.count)
          }
        } else {
          cells.append(-1)
        }
      }
    }
    self.init(variables: solutions.variables.map(\.name), count: solutions.count, terms: terms, cells: cells)
  }

  /// The term at a row and a column; nil where there is none.
  func term(_ row: Int, _ column: Int) -> Term? {
    let place = cells[row * variables.count + column]
    return place < 0 ? nil : terms[Int(place)]
  }

  /// Solutions with their citations for programs: a row for each citation, four columns more. A solution without
  /// any is one row in which they are empty.
  init(_ solutions: Solutions, citing support: [[CitedFact]]) {
    self.init(
      variables: solutions.variables.map(\.name),
      cited: (0..<solutions.count).map { (solutions.row($0), support[$0].flatMap(\.citations)) })
  }

  /// Facts with their citations for programs, likewise.
  init(_ facts: [CitedFact]) {
    self.init(
      variables: ["subject", "predicate", "object"],
      cited: facts.map { ([$0.fact.subject, $0.fact.predicate, $0.fact.object], $0.citations) })
  }

  private init(variables names: [String], cited: [(terms: [Term?], citations: [Citation])]) {
    var rows: [[Term?]] = []
    for (terms, citations) in cited {
      for citation in citations {
        rows.append(
          terms + [
            .string(citation.quote), .string(citation.articleName), citation.paragraph.map { .integer($0) },
            .string(citation.stance.rawValue),
          ])
      }
      if citations.isEmpty { rows.append(terms + [nil, nil, nil, nil]) }
    }
    let extra = ["quote", "article", "paragraph", "stance"].map { names.contains($0) ? "cited_" + $0 : $0 }
    self.init(variables: names + extra, rows: rows)
  }
}
