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
      let work = Work(state, text: "", base: source.base)
      var lowering = lowering(statement.prologue, work)
      do {
        switch statement.kind {
        case .query(let query), .why(let query): _ = try lowering.query(query)
        case .update(let updates): _ = try lowering.updates(updates)
        default: break
        }
      } catch {
        // Which labels and parameters there are is the graph's to say.
        switch error.kind {
        case .unknownLabel, .ambiguousLabel, .unknownParameter: return
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

  /// How a statement would be evaluated, as text.
  public func explain(_ source: Source, range: SourceRange) throws(SessionError) -> String {
    do throws(SessionError) {
      let statement = try parse(source, range)
      guard case .query(let syntax) = statement.kind else {
        throw SessionError(.notAQuery, at: statement.range)
      }
      var work = Work(state, text: source.text(range), base: source.base)
      let query = try lower(syntax, statement.prologue, &work)
      return evaluator(work).explain(query) { self.display($0) }.description
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

/// Warnings about patterns that can't match because a name in them is nowhere in the graph.
extension Session {
  func unknownNames(in pattern: Pattern) -> [String] {
    guard !dataset.isEmpty else { return [] }
    var seen: Set<IRI> = []
    var notices: [String] = []
    for use in pattern.namesUsed where seen.insert(use.iri).inserted && Context.termNames[use.iri] == nil {
      guard !isKnown(use.iri, use.role) else { continue }
      let position: Context.Position = use.role == .entity ? .entity : .vocabulary
      let name = display(.iri(use.iri), in: position)
      let (what, kind): (String, NameKind) =
        switch use.role {
        case .predicate: ("relation", .predicate)
        case .type: ("type", .type)
        case .entity: ("entity", .entity)
        }
      notices.append(missing(what, name, kind))
    }
    return notices + textsForEntities(in: pattern)
  }

  /// Variables that nothing binds, and regular expressions that are none: their conditions are never true.
  private func vainExpressions(in query: Query) -> [String] {
    let survey = Survey(query)
    let known = survey.bound.filter { !$0.isInternal }.map(\.name).sorted()
    // What SPARQL's own vocabularies name need not stand in the graph.
    let standard = Context.knownPrefixes.values
    let missing = survey.compared.filter { iri in
      !dataset.isEmpty && !isKnown(iri, .entity)
        && !standard.contains { Context.local(iri, below: $0) != nil }
    }
    return missing.map { self.missing("entity", display(.iri($0)), .entity) }
      + survey.unbound.map { variable in
        let close = closest(to: variable.name, among: known)
        return "nothing here binds ?\(variable.name)"
          + (close.isEmpty ? "" : "; the closest: \(close.map { "?" + $0 }.joined(separator: ", "))")
      }
      + survey.expressions.filter { !Evaluator.isRegularExpression($0.pattern, flags: $0.flags) }.map {
        "\(SessionError.short(Literal.quote($0.pattern))) is no regular expression"
          + ($0.flags.isEmpty ? "" : " with the flags \(Literal.quote($0.flags))")
      }
  }

  private func missing(_ what: String, _ name: String, _ kind: NameKind) -> String {
    let close = closestNames(to: name, kind)
    return "no \(what) in this graph is called \(name)"
      + (close.isEmpty ? "" : "; the closest: \(close.joined(separator: ", "))")
  }

  /// Texts that no fact has as its object, where an entity is labelled so: that was hardly meant.
  private func textsForEntities(in pattern: Pattern) -> [String] {
    pattern.textsUsed.compactMap { predicate, text in
      guard Context.termNames[predicate] == nil else { return nil }
      if let p = dataset.dictionary.id(of: .iri(predicate)),
        let o = dataset.dictionary.id(of: .literal(text)),
        dataset.defaultGraph.row(.pos, p, o).count > 0
      {
        return nil
      }
      // Asked last, since the first question makes the index of all labels.
      guard !labels.entities(labelled: text.lexical, in: dataset).isEmpty else { return nil }
      let quoted = Literal.quote(text.lexical)
      return "\(quoted) is a text here; the entity of that label is written @\(quoted)"
    }
  }

  private func isKnown(_ iri: IRI, _ role: NameRole) -> Bool {
    guard let id = dataset.dictionary.id(of: .iri(iri)) else { return false }
    let graphs = [dataset.defaultGraph] + dataset.graphNames.compactMap { dataset.graph($0) }
    if dataset.declares(iri) { return true }
    return switch role {
    case .predicate: graphs.contains { $0.count(.pos, id) > 0 }
    case .type, .entity:
      graphs.contains { $0.count(.osp, id) > 0 || $0.count(.spo, id) > 0 || $0.count(.pos, id) > 0 }
    }
  }
}
