import Algebra
import Articles
import Engine
import Language
import RDF
import TripleStore

/// Statements that ask.
extension Session {
  /// A query or a pattern: lowered with the graph's names, evaluated on the graph as it is.
  func answer(
    _ syntax: QuerySyntax, _ prologue: PrologueSyntax, _ work: inout Work
  ) throws(SessionError) -> Outcome.Kind {
    let query = try lower(syntax, prologue, &work)
    do { return .answer(try evaluator(work).evaluate(query)) } catch {
      throw SessionError(.evaluation(error))
    }
  }

  /// `why`: the answers of a query, and for each the facts that it rests on with their citations.
  func cite(
    _ syntax: QuerySyntax, _ prologue: PrologueSyntax, _ work: inout Work
  ) throws(SessionError) -> Outcome.Kind {
    let query = try lower(syntax, prologue, &work)
    do {
      let (solutions, support) = try evaluator(work).solutionsWithSupport(query)
      return .cited(solutions, support.map(cited))
    } catch {
      throw SessionError(.evaluation(error))
    }
  }

  /// `facts`: every fact of the graph with its citations, or only those that have none.
  func listFacts(withoutEvidence: Bool) -> Outcome.Kind {
    let facts = Facts(dataset: dataset)
    return .facts(cited(withoutEvidence ? facts.withoutEvidence : facts.all))
  }

  /// Facts with their citations.
  public func cited(_ facts: [Triple]) -> [CitedFact] {
    let annotations = Annotations(dataset: dataset)
    return facts.map { fact in
      CitedFact(
        fact: fact,
        citations: annotations.citations(for: fact, context: context) { texts.text(of: $0, in: dataset) })
    }
  }

  /// Whether a triple is a fact, and not a type, a label or a part of an annotation.
  public func isFact(_ triple: Triple) -> Bool { Facts(dataset: dataset).isFact(triple) }

  /// SPARQL updates: each operation sees what those before it did; together they are one statement.
  func update(
    _ syntax: [UpdateSyntax], _ prologue: PrologueSyntax, _ work: inout Work
  ) throws(SessionError) -> Outcome.Kind {
    var lowering = lowering(prologue, work)
    let updates: [Update]
    do { updates = try lowering.updates(syntax) } catch {
      throw SessionError(.meaning(error), at: error.range)
    }
    for case .modify(_, _, _, _, let pattern) in updates { work.notices += unknownNames(in: pattern) }
    do throws(EvaluationError) {
      try evaluator(work).apply(updates, to: &work.transaction) { iri throws(EvaluationError) in
        do throws(SessionError) { return try quads(loadedFrom: iri) } catch {
          throw EvaluationError.failedUpdate(error.message)
        }
      }
    } catch {
      throw SessionError(.evaluation(error))
    }
    return .changed(ChangeReport(verb: "update"))
  }

  /// Reads a statement and what it means, without running it: its errors are those that need no graph.
  public func check(_ source: Source) throws(SessionError) {
    do throws(SessionError) {
      let statement = try parse(source, source.range)
      let work = Work(state, source)
      var lowering = lowering(statement.prologue, work)
      do {
        switch statement.kind {
        case .query(let query), .why(let query): _ = try lowering.query(query)
        case .update(let updates): _ = try lowering.updates(updates)
        default: break
        }
      } catch {
        // Which labels and parameters there are is the graph's to say, and which functions the engine's.
        switch error.kind {
        case .unknownLabel, .ambiguousLabel, .unknownParameter, .unknownFunction: return
        default: throw SessionError(.meaning(error), at: error.range)
        }
      }
    } catch {
      throw error.placed(at: nil, in: source)
    }
  }

  /// What `LOAD` reads: a `file:` IRI, or a relative one, which is a path as seen from the session's folder.
  private func quads(loadedFrom iri: IRI) throws(SessionError) -> [Quad] {
    let path: String
    if let local = Context.local(iri, below: context.base) {
      path = FileSystem.path(FileSystem.decodingPercents(local), from: folder)
    } else if let local = Context.local(iri, below: "file://") {
      path = FileSystem.decodingPercents(local)
    } else {
      throw SessionError(.notALocalFile(iri.string))
    }
    var blanks = FreshBlanks(avoiding: dataset.dictionary)
    return try GraphState.reading([path]).dataset.quads().map { blanks.quad($0) }
  }

  /// How a statement is evaluated: its plan, and when it is to run, the rows that each part of the plan gave.
  public func explain(
    _ source: Source, range: SourceRange, runs: Bool = false
  ) throws(SessionError) -> Explanation {
    do throws(SessionError) {
      let statement = try parse(source, range)
      guard case .query(let syntax) = statement.kind else {
        throw SessionError(.notAQuery, at: statement.range)
      }
      var work = Work(state, source, range)
      let query = try lower(syntax, statement.prologue, &work)
      let evaluator = evaluator(work)
      guard runs else { return evaluator.explain(query) { self.display($0) } }
      do { return try evaluator.profile(query) { self.display($0) }.1 } catch {
        throw SessionError(.evaluation(error))
      }
    } catch {
      throw error.placed(at: nil, in: source)
    }
  }

  private func lower(
    _ syntax: QuerySyntax, _ prologue: PrologueSyntax, _ work: inout Work
  ) throws(SessionError) -> Query {
    var lowering = lowering(prologue, work)
    let query: Query
    do { query = try lowering.query(syntax) } catch { throw SessionError(.meaning(error), at: error.range) }
    work.notices += unknownNames(in: query.pattern) + vainExpressions(in: query)
    return query
  }

  func evaluator(_ work: Work) -> Evaluator {
    _ = options.services?.takeFailures()
    return Evaluator(
      EvaluationContext(
        dataset: dataset, base: work.base, now: options.now(), interrupt: interrupt,
        services: options.services))
  }
}
