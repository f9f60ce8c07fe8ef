import Algebra
import RDF
import TripleStore

/// The solutions that a service gave, as ids under the slots of the pattern's variables.
final class ServiceRows {
  private let width: Int
  private(set) var count = 0
  /// Row-major; `.none` for an unbound variable.
  private var ids: [TermID] = []

  init(width: Int) { self.width = width }

  /// One solution that binds nothing.
  convenience init(empty width: Int) {
    self.init(width: width)
    append(Array(repeating: .none, count: width))
  }

  func append(_ row: [TermID]) {
    precondition(row.count == width, "a row has an id for each variable")
    ids += row
    count += 1
  }

  func value(_ row: Int, _ column: Int) -> TermID { ids[row * width + column] }

  /// Calls `next` with a row bound, if it is compatible with the environment.
  func bind(
    _ row: Int, _ slots: [Int], in x: Execution, _ next: () throws(EvaluationError) -> Bool
  ) throws(EvaluationError) -> Bool {
    for (column, slot) in slots.enumerated() {
      let (old, new) = (x.environment[slot], value(row, column))
      if old != .none && new != .none && old != new { return true }
    }
    let free = slots.indices.filter { x.environment[slots[$0]] == .none }
    for column in free { x.environment[slots[column]] = value(row, column) }
    defer { for column in free { x.environment[slots[column]] = .none } }
    return try next()
  }
}

/// Which rows of an answer can be compatible with an environment: looked up by the variables that are bound in each row
/// of both sides, where there are any.
struct ServiceIndex {
  private let slots: [Int]
  private let count: Int
  private var rows: [[TermID]: [Int]] = [:]

  init(_ answer: ServiceRows, _ slots: [Int], _ block: [EnvironmentRow]) {
    let columns = slots.indices.filter { column in
      block.allSatisfy { $0.ids[slots[column]] != .none }
        && (0..<answer.count).allSatisfy { answer.value($0, column) != .none }
    }
    self.slots = columns.map { slots[$0] }
    count = answer.count
    guard !columns.isEmpty else { return }
    for row in 0..<count { rows[columns.map { answer.value(row, $0) }, default: []].append(row) }
  }

  func candidates(_ x: Execution) -> [Int] {
    slots.isEmpty ? Array(0..<count) : rows[slots.map { x.environment[$0] }] ?? []
  }
}

/// A service that failed silently: it is not asked again for the same operator.
struct FailedService: Hashable {
  let operatorID: Int
  let endpoint: TermID
}

/// One question to a service.
struct ServiceQuestion: Hashable {
  let endpoint: TermID
  let query: ExactText
}

extension Execution {
  /// The solutions that an endpoint gives for some rows; each question is asked once.
  func answer(
    to service: ServiceJoin, for rows: [EnvironmentRow], sending columns: [Int], at endpoint: TermID
  ) throws(EvaluationError) -> ServiceRows {
    guard let term = shared.terms.term(endpoint) else {
      throw .failedService(endpoint: nil, "the variable that names the endpoint is not bound")
    }
    guard let iri = term.iri else {
      throw .failedService(endpoint: term.description, "an endpoint is named by an IRI")
    }
    guard let services = shared.services else {
      throw .failedService(endpoint: iri.string, "no service can be asked from here")
    }
    let question = ServiceQuestion(endpoint: endpoint, query: ExactText(query(service, rows, columns)))
    if let known = answers[question] { return known }
    let answer = try services.answer(question.query.string, at: iri, interrupt: shared.interrupt)
    let result = ids(of: answer, for: service.variables)
    answers[question] = result
    return result
  }

  /// The pattern as a query, joined with what the rows have in some columns.
  private func query(_ service: ServiceJoin, _ rows: [EnvironmentRow], _ columns: [Int]) -> String {
    var pattern = service.pattern
    if !columns.isEmpty {
      var seen: Set<[TermID]> = []
      var data: [[Term?]] = []
      for row in rows {
        let ids = columns.map { row.ids[service.slots[$0]] }
        if seen.insert(ids).inserted { data.append(ids.map { shared.terms.term($0) }) }
      }
      pattern = .join(.values(columns.map { service.variables[$0] }, data), pattern)
    }
    return SPARQLText.of(
      Query(form: .select(service.variables), pattern: .project(pattern, service.variables)),
      base: shared.base)
  }

  /// Whether a service can know the term of an id: there is one, and no blank node in it.
  func isSendable(_ id: TermID) -> Bool {
    guard let term = shared.terms.term(id) else { return false }
    return !term.holdsBlank
  }

  private func ids(of answer: ServiceAnswer, for variables: [Variable]) -> ServiceRows {
    let columns = variables.map { variable in
      answer.variables.firstIndex { Bytes.equal($0, variable.name) }
    }
    let rows = ServiceRows(width: variables.count)
    var blanks: [ExactText: Term] = [:]
    for row in answer.rows {
      rows.append(
        columns.map { column in
          guard let column, let term = row[column] else { return .none }
          return shared.terms.id(term.replacingBlanks { blanks.node(ExactText($0), shared.blanks) })
        })
    }
    return rows
  }
}

extension [ExactText: Term] {
  /// The node of a label, made at its first use.
  fileprivate mutating func node(_ label: ExactText, _ scope: BlankScope) -> Term {
    if let node = self[label] { return node }
    let node = scope.fresh()
    self[label] = node
    return node
  }
}

extension Term {
  fileprivate var holdsBlank: Bool {
    switch self {
    case .blank: true
    case .iri, .literal: false
    case .triple(let triple): [triple.subject, triple.predicate, triple.object].contains { $0.holdsBlank }
    }
  }

  fileprivate func replacingBlanks(_ node: (String) -> Term) -> Term {
    switch self {
    case .blank(let label): node(label)
    case .iri, .literal: self
    case .triple(let triple):
      .triple(
        Triple(
          triple.subject.replacingBlanks(node), triple.predicate.replacingBlanks(node),
          triple.object.replacingBlanks(node)))
    }
  }
}
