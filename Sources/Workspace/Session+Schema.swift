import Articles
import Language
import RDF
import TripleStore

/// `type`, `relation`, `name`, `rename` and `merge`.
extension Session {
  /// The types and relations of the graph as it is.
  public var schema: Schema { Schema(dataset: dataset) }

  /// `type Rally < Event`: declares both.
  func declareType(
    _ name: TermSyntax, _ superclasses: [TermSyntax], _ work: inout Work
  ) throws(SessionError) -> Outcome.Kind {
    let type = try iri(name, in: .vocabulary, work)
    var above: [IRI] = []
    for superclass in superclasses {
      let iri = try iri(superclass, in: .vocabulary, work)
      guard iri != type, !schema.isSubtype(iri, of: type) else {
        throw SessionError(.circularType(display(.iri(type), in: .vocabulary)), at: superclass.range)
      }
      above.append(iri)
    }
    noteNewTypes(above, &work)
    try work.add(schema.triples(declaringType: type, superclasses: above))
    var report = ChangeReport(verb: "type")
    let names = ([type] + above).map { display(.iri($0), in: .vocabulary) }
    report.names = [names[0]] + (above.isEmpty ? [] : ["<", names.dropFirst().joined(separator: ", ")])
    return .changed(report)
  }

  /// `relation organizer-of : Organization | Person -> Event`; a later one on the same name replaces it.
  func declareRelation(
    _ name: TermSyntax, _ domain: [TermSyntax], _ range: [TermSyntax], _ work: inout Work
  ) throws(SessionError) -> Outcome.Kind {
    let relation = try iri(name, in: .vocabulary, work)
    var ends: [[IRI]] = []
    for side in [domain, range] {
      var classes: [IRI] = []
      for type in side {
        let iri = try iri(type, in: .vocabulary, work)
        try requireDeclared(iri, .type, at: type.range)
        classes.append(iri)
      }
      ends.append(classes)
    }
    noteNewTypes(ends.joined(), &work)
    let change = schema.change(declaringRelation: relation, domain: ends[0], range: ends[1])
    work.remove(change.removed.map { Quad($0) })
    try work.add(change.added)
    var report = ChangeReport(verb: "relation")
    report.names = [display(.iri(relation), in: .vocabulary)]
    return .changed(report)
  }

  /// `name`: a name, a prefix, `@base` or `@vocab` of the graph's own.
  func declare(
    _ syntax: NameSyntax, _ prologue: PrologueSyntax, _ work: inout Work
  ) throws(SessionError) -> Outcome.Kind {
    let iri = try iri(syntax.iri, in: .vocabulary, work, prologue: prologue)
    var report = ChangeReport(verb: "name")
    switch syntax.subject {
    case .name(let name):
      guard Context.terms[name] == nil, !["a", "true", "false"].contains(name) else {
        throw SessionError(.fixedName(name), at: syntax.subjectRange)
      }
      work.context.names[name] = iri.string
      report.names = [name]
    case .prefix(let prefix):
      // What SPARQL relies on everywhere means the same in every graph.
      let known = Context.knownPrefixes[prefix] ?? (prefix == "article" || prefix == "note" ? "" : nil)
      guard known == nil || known == iri.string else {
        throw SessionError(.fixedName(prefix + ":"), at: syntax.subjectRange)
      }
      work.context.prefixes[prefix] = iri.string
      report.names = [prefix + ":"]
    case .base, .vocab:
      let isBase = syntax.subject == .base
      guard dataset.isEmpty else { throw SessionError(.baseAfterFacts, at: syntax.subjectRange) }
      if case .iri(let text) = syntax.iri.kind, !IRI.isAbsolute(text) || text.dropLast().contains("#") {
        throw SessionError(.relativeBase(text), at: syntax.iri.range)
      }
      if isBase { work.context.base = iri.string } else { work.context.vocab = iri.string }
      report.names = [isBase ? "@base" : "@vocab"]
    }
    return .changed(report)
  }

  /// `rename old new`: every triple that names the old one names the new one, notes included.
  func rename(_ old: TermSyntax, to new: TermSyntax, _ work: inout Work) throws(SessionError) -> Outcome.Kind
  {
    let from = try existing(old, work)
    let to = try newName(new, for: kind(of: from), work)
    for (name, iri) in [(old, from), (new, to)]
    where Context.termNames[iri] != nil || iri == RDFVocabulary.type {
      throw SessionError(.fixedName(display(.iri(iri), in: .vocabulary)), at: name.range)
    }
    guard from != to else { throw SessionError(.sameEntity(display(.iri(from))), at: new.range) }
    guard kind(of: from) == .vocabulary || (kind(of: from) == .article) == isArticleName(to) else {
      throw SessionError(.differentKinds(display(.iri(from)), display(.iri(to))), at: new.range)
    }
    guard !dataset.mentions(to) else { throw SessionError(.entityExists(display(.iri(to))), at: new.range) }
    try apply(Renaming(dataset: dataset, context: context).rename(from, to: to), &work)
    if currentArticle == from { work.article = to }
    var report = ChangeReport(verb: "rename")
    report.names = [from, to].map {
      display(.iri($0), in: kind(of: from) == .vocabulary ? .vocabulary : .entity)
    }
    return .changed(report)
  }

  /// `merge a into b`: what is said of one is said of the other, and the first is gone.
  func merge(_ source: TermSyntax, into target: TermSyntax, _ work: inout Work) throws(SessionError)
    -> Outcome.Kind
  {
    let from = try existing(source, work)
    let to = try existing(target, work)
    guard from != to else { throw SessionError(.sameEntity(display(.iri(from))), at: target.range) }
    for (name, iri) in [(source, from), (target, to)]
    where Context.termNames[iri] != nil || iri == RDFVocabulary.type {
      throw SessionError(.fixedName(display(.iri(iri), in: .vocabulary)), at: name.range)
    }
    guard kind(of: from) == kind(of: to) else {
      throw SessionError(.differentKinds(display(.iri(from)), display(.iri(to))), at: target.range)
    }
    if kind(of: from) == .article,
      dataset.objects(.iri(from), NIF.isString) != dataset.objects(.iri(to), NIF.isString)
    {
      throw SessionError(.differentTexts(display(.iri(from)), display(.iri(to))), at: target.range)
    }
    try apply(Renaming(dataset: dataset, context: context).merge(from, into: to), &work)
    if currentArticle == from { work.article = to }
    var report = ChangeReport(verb: "merge")
    report.names = [display(.iri(from)), display(.iri(to))]
    return .changed(report)
  }

  private enum Kind {
    case entity, article, vocabulary
  }

  /// What an IRI names, by how the graph uses it.
  private func kind(of iri: IRI) -> Kind {
    if isArticleName(iri) || !dataset.objects(.iri(iri), NIF.isString).isEmpty { return .article }
    guard let id = dataset.dictionary.id(of: .iri(iri)) else { return .entity }
    let isType = dataset.dictionary.id(of: .iri(RDFVocabulary.type)).map {
      dataset.defaultGraph.row(.pos, $0, id).count > 0
    }
    let isUsed = isType == true || dataset.defaultGraph.count(.pos, id) > 0
    return isUsed || dataset.declares(iri) || Context.local(iri, below: context.vocab) != nil
      ? .vocabulary : .entity
  }

  private func isArticleName(_ iri: IRI) -> Bool { Context.local(iri, below: context.articles) != nil }

  /// What a new name means for a thing of a kind: a bare name of an article is one among the articles.
  private func newName(_ syntax: TermSyntax, for kind: Kind, _ work: Work) throws(SessionError) -> IRI {
    if kind == .article, case .name(let name) = syntax.kind { return IRI(context.articles + name) }
    return try iri(syntax, in: kind == .vocabulary ? .vocabulary : .entity, work)
  }

  private func apply(
    _ change: (removed: [Quad], added: [Quad]), _ work: inout Work
  ) throws(SessionError) {
    for quad in change.removed { work.transaction.remove(quad) }
    for quad in change.added { do { try work.transaction.add(quad) } catch { throw SessionError(error) } }
  }

  /// An entity that must be there.
  private func existing(_ syntax: TermSyntax, _ work: Work) throws(SessionError) -> IRI {
    let entity = try iri(syntax, in: .entity, work)
    if dataset.mentions(entity) { return entity }
    if case .name(let name) = syntax.kind {
      let term = context.resolve(name, in: .vocabulary)
      if dataset.mentions(term), Context.termNames[term] == nil { return term }
    }
    let name = display(.iri(entity))
    throw SessionError(.unknownEntity(name, closest: closestNames(to: name, .entity)), at: syntax.range)
  }
}
