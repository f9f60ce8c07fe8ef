import Algebra
import Articles
import Engine
import RDF
import Workspace

/// Rows of terms under variables: solutions, or what else is shown as such. Terms are made when asked for.
struct AnswerTable {
  let variables: [String]
  let count: Int
  /// The term at a row and a column; nil where there is none.
  let term: (_ row: Int, _ column: Int) -> Term?

  init(variables: [String], count: Int, term: @escaping (Int, Int) -> Term?) {
    self.variables = variables
    self.count = count
    self.term = term
  }

  init(variables: [String], rows: [[Term?]]) {
    self.init(variables: variables, count: rows.count) { rows[$0][$1] }
  }

  init(_ solutions: Solutions) {
    self.init(variables: solutions.variables.map(\.name), count: solutions.count) {
      solutions.term(row: $0, column: $1)
    }
  }

  /// Solutions with their citations for programs: a row for each citation, three columns more. A solution without
  /// any is one row in which they are empty.
  init(_ solutions: Solutions, citing support: [[CitedFact]]) {
    let names = solutions.variables.map(\.name)
    var rows: [[Term?]] = []
    for row in 0..<solutions.count {
      let terms = solutions.row(row)
      let citations = support[row].flatMap(\.citations)
      for citation in citations {
        rows.append(
          terms + [
            .string(citation.quote), .string(citation.articleName), citation.paragraph.map { .integer($0) },
          ])
      }
      if citations.isEmpty { rows.append(terms + [nil, nil, nil]) }
    }
    let extra = ["quote", "article", "paragraph"].map { names.contains($0) ? "cited_" + $0 : $0 }
    self.init(variables: names + extra, rows: rows)
  }
}
