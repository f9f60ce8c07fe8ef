import Algebra
import Articles
import Engine
import Language
import RDF
import TripleStore

/// `add`, `claim`, `deny` and `remove`.
extension Session {
  /// Adds facts, and evidence for each of them from the quotes that are given; `claim` and `deny` add only evidence.
  func add(
    _ syntax: AddSyntax, _ prologue: PrologueSyntax, _ work: inout Work
  ) throws(SessionError) -> Outcome.Kind {
    var lowering = lowering(prologue, work)
    let triples: [Triple]
    do { triples = try lowering.data(syntax.triples) } catch {
      throw SessionError(.meaning(error), at: error.range)
    }
    var blanks = FreshBlanks(avoiding: dataset.dictionary)
    let fresh = triples.map { blanks.triple($0) }
    try checkDeclared(syntax, fresh)
    let asserted = zip(syntax.triples, fresh).filter { syntax.verb == .add || $0.0.isImplied }.map(\.1)
    let named = zip(syntax.triples, fresh).filter { !$0.0.isImplied }.map(\.1)
    noteNewNames(in: named, &work)
    try work.add(asserted)
    for quote in syntax.evidence {
      let found = try find(quote, &work)
      let details = try details(of: quote, prologue, work)
      for triple in named {
        try addEvidence(for: triple, found, stance: syntax.verb == .deny ? .denies : .asserts, details, &work)
      }
    }
    return .changed(ChangeReport(verb: syntax.verb.rawValue))
  }

  /// What `{| … |}` behind a quote says of the note.
  private func details(
    of quote: QuoteSyntax, _ prologue: PrologueSyntax, _ work: Work
  ) throws(SessionError) -> [(IRI, Term)] {
    var result: [(IRI, Term)] = []
    for detail in quote.details {
      result.append(
        (
          try iri(detail.predicate, in: .vocabulary, work, prologue: prologue),
          try term(detail.object, in: .entity, work, prologue: prologue)
        ))
    }
    return result
  }

  private func addEvidence(
    for triple: Triple, _ quote: FoundQuote, stance: Stance, _ details: [(IRI, Term)], _ work: inout Work
  ) throws(SessionError) {
    let evidence = Evidence(
      fact: triple, article: quote.article, start: quote.range.lower, end: quote.range.upper,
      quote: quote.text,
      stance: stance, by: options.annotator, at: nil)
    let note = evidence.iri(context: work.context)
    try work.add(evidence.triples(context: work.context))
    try stamp(note, &work)
    try work.add(details.map { Triple(.iri(note), .iri($0.0), $0.1) })
  }

  /// Says when a note was made, where it does not say so yet and times are stamped.
  func stamp(_ note: IRI, _ work: inout Work) throws(SessionError) {
    guard let time = options.time(), dataset.objects(.iri(note), DCTerms.created).isEmpty else { return }
    try work.add([Triple(.iri(note), .iri(DCTerms.created), .literal(Literal(time, datatype: XSD.dateTime)))])
  }

  /// Removes facts, or all matches of a pattern, with their evidence.
  func remove(
    _ group: GroupSyntax, _ prologue: PrologueSyntax, _ work: inout Work
  ) throws(SessionError) -> Outcome.Kind {
    let syntax = QuerySyntax(form: .pattern(.keep), pattern: group, range: group.range)
    var lowering = lowering(prologue, work)
    let query: Query
    do { query = try lowering.query(syntax) } catch { throw SessionError(.meaning(error), at: error.range) }
    guard !query.pattern.hasPath else { throw SessionError(.pathInChange, at: group.range) }
    var facts: [Triple] = []
    if case .ask = query.form, let ground = query.pattern.groundTriples {
      for fact in ground {
        // A claim that was never a fact has evidence to remove.
        guard dataset.contains(fact) || hasEvidence(fact) else {
          throw SessionError(.factNotFound(display(fact), closest: similarFacts(to: fact)), at: group.range)
        }
      }
      facts = ground
    } else {
      work.notices += unknownNames(in: query.pattern)
      do {
        facts = try evaluator(work).solutionsWithSupport(query).1.flatMap { $0 }
      } catch {
        throw SessionError(.evaluation(error))
      }
    }
    work.remove(RemovalClosure(dataset: dataset).quads(removing: facts))
    return .changed(ChangeReport(verb: "remove"))
  }

  private func hasEvidence(_ fact: Triple) -> Bool {
    guard let reifies = dataset.dictionary.id(of: .iri(RDFVocabulary.reifies)),
      let term = dataset.dictionary.id(of: .triple(fact))
    else { return false }
    return dataset.defaultGraph.row(.pos, reifies, term).count > 0
  }

  /// Facts that share two of their three terms with one that is not there, as typed.
  private func similarFacts(to fact: Triple) -> [String] {
    let alike = dataset.objects(fact.subject, fact.predicate.iri ?? IRI(""))
      .map { Triple(fact.subject, fact.predicate, $0) }
    return alike.map { display($0) }.sorted().prefix(3).map { $0 }
  }
}

/// Names that a change makes: said, so that a slip is seen; refused when the session is strict.
extension Session {
  private func checkDeclared(_ syntax: AddSyntax, _ triples: [Triple]) throws(SessionError) {
    guard options.isStrict else { return }
    for (written, triple) in zip(syntax.triples, triples) where !written.isImplied {
      if triple.predicate == .iri(RDFVocabulary.type), let type = triple.object.iri {
        try requireDeclared(type, .type, at: written.object.range)
      } else if let relation = triple.predicate.iri {
        try requireDeclared(relation, .predicate, at: written.range)
      }
    }
  }

  /// Throws when the session is strict and a type or relation has not been declared.
  func requireDeclared(_ iri: IRI, _ kind: NameKind, at range: SourceRange) throws(SessionError) {
    guard options.isStrict, Context.termNames[iri] == nil, !dataset.declares(iri) else { return }
    let name = display(.iri(iri), in: .vocabulary)
    throw SessionError(
      .undeclared(name, what: kind == .type ? "type" : "relation", closest: closestNames(to: name, kind)),
      at: range)
  }

  /// Says which entities, relations and types the triples name for the first time.
  func noteNewNames(in triples: [Triple], _ work: inout Work) {
    var seen: Set<IRI> = []
    var new: [(NameKind, String)] = []
    func consider(_ term: Term, _ kind: NameKind) {
      guard let iri = term.iri, Context.termNames[iri] == nil, seen.insert(iri).inserted else { return }
      let isNew =
        kind == .predicate
        ? dataset.dictionary.id(of: term).map { dataset.defaultGraph.count(.pos, $0) == 0 } ?? true
        : !dataset.mentions(iri)
      guard isNew, !dataset.declares(iri) else { return }
      new.append((kind, display(term, in: kind == .entity ? .entity : .vocabulary)))
    }
    for triple in triples {
      consider(triple.subject, .entity)
      let isType = triple.predicate == .iri(RDFVocabulary.type)
      if !isType { consider(triple.predicate, .predicate) }
      consider(triple.object, isType ? .type : .entity)
    }
    noteNew(new, &work)
  }

  /// Says which types a declaration names for the first time; the datatypes of XML Schema are always there.
  func noteNewTypes(_ types: some Sequence<IRI>, _ work: inout Work) {
    var seen: Set<IRI> = []
    let new = types.filter { type in
      Context.termNames[type] == nil && !dataset.mentions(type)
        && Context.local(type, below: XSD.namespace) == nil && seen.insert(type).inserted
    }
    noteNew(new.map { (.type, display(.iri($0), in: .vocabulary)) }, &work)
  }

  private func noteNew(_ new: [(NameKind, String)], _ work: inout Work) {
    for (kind, what) in [(NameKind.entity, "entity"), (.predicate, "relation"), (.type, "type")] {
      let names = new.filter { $0.0 == kind }.map(\.1)
      guard !names.isEmpty else { continue }
      let described = names.map { name in
        closestNames(to: name, kind, butForNumbers: true).first.map { "\(name) (there is \($0))" } ?? name
      }
      let plural = names.count == 1 ? what : what == "entity" ? "entities" : what + "s"
      work.notices.append("new \(plural): \(described.joined(separator: ", "))")
    }
  }
}
