import Algebra
import RDF
import TripleStore

/// Evaluates queries and updates of the algebra.
///
/// A query sees the dataset of the context as it was given; nothing that it computes enters the dictionary.
public struct Evaluator {
  let context: EvaluationContext

  public init(_ context: EvaluationContext) {
    self.context = context
  }

  /// The answer to a query.
  ///
  /// Throws `.interrupted` and `.timedOut` soon after the context's interrupt asks for it, and `.unsupported` for what
  /// this engine does not do.
  public func evaluate(_ query: Query) throws(EvaluationError) -> QueryResult {
    let run = QueryRun(query, context)
    return try run.result()
  }

  /// Whether REGEX and REPLACE take a pattern with these flags.
  public static func isRegularExpression(_ pattern: String, flags: String) -> Bool {
    RegularExpression(pattern, flags: flags) != nil
  }

  /// The plan of a query, without running it. Terms are shown through `display`.
  public func explain(_ query: Query, display: @escaping (Term) -> String = { $0.description }) -> Explanation
  {
    QueryRun(query, context, isInterruptible: false).explanation(display, hasRun: false)
  }

  /// The answer to a query and its plan with the rows that each operator gave.
  public func profile(
    _ query: Query, display: @escaping (Term) -> String = { $0.description }
  ) throws(EvaluationError) -> (QueryResult, Explanation) {
    let run = QueryRun(query, context)
    return (try run.result(), run.explanation(display, hasRun: true))
  }

  /// The solutions of a query and, for each row, the triples that support it: those that the triple patterns and paths
  /// of its branches matched, in the order of the patterns, each once.
  ///
  /// An OPTIONAL that did not match, a MINUS and a NOT EXISTS support nothing; of a path it is one shortest way. A
  /// grouped or distinct row has the support of all that it stands for. ASK has one row without columns where the
  /// answer is yes, with the support of one solution; CONSTRUCT and DESCRIBE have the rows of their pattern.
  public func solutionsWithSupport(
    _ query: Query
  ) throws(EvaluationError) -> (solutions: Solutions, support: [[Triple]]) {
    try QueryRun(query, context, tracksSupport: true).solutionsWithSupport()
  }
}

/// One query on its way: compiled, and run at most once.
struct QueryRun {
  let query: Query
  let variables: [Variable]
  let shared: Shared
  let plan: Plan
  let execution: Execution

  init(
    _ query: Query, _ context: EvaluationContext, tracksSupport: Bool = false, isInterruptible: Bool = true
  ) {
    self.query = query
    shared = Shared(context, from: query.from, fromNamed: query.fromNamed)
    variables =
      switch query.form {
      case .select(let variables): variables
      case .ask: []
      case .construct, .describe:
        Variables.of(query.pattern).possible.sorted { Bytes.precedes($0.name, $1.name) }
      }
    plan = Compiler(shared, isInterruptible: isInterruptible).plan(query.pattern, output: variables)
    execution = Execution(plan, shared, tracksSupport: tracksSupport)
  }

  /// The answer.
  func result() throws(EvaluationError) -> QueryResult {
    switch query.form {
    case .select: return .solutions(try solutions())
    case .ask:
      var found = false
      try execution.run { () throws(EvaluationError) -> Bool in
        found = true
        return false
      }
      return .boolean(found)
    case .construct(let template): return .graph(try constructed(template))
    case .describe(let targets): return .graph(try described(targets))
    }
  }

  func explanation(_ display: @escaping (Term) -> String, hasRun: Bool) -> Explanation {
    let names = PlanNames(terms: shared.terms, layout: plan.layout, display: display)
    return Explanation(plan, names, counts: hasRun ? execution.counts : nil)
  }

  private func solutions() throws(EvaluationError) -> Solutions {
    var ids: [TermID] = []
    var count = 0
    let output = plan.output
    try execution.runBatches(wanted: Set(output)) { (batch) throws(EvaluationError) -> Bool in
      let columns = output.map { batch.column(of: $0) }
      for row in 0..<batch.count {
        for column in columns { ids.append(column?[row] ?? .none) }
      }
      count += batch.count
      return true
    }
    return Solutions(variables: variables, count: count, ids: ids, names: shared.terms.names)
  }
}
