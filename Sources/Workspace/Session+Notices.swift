import Algebra
import Engine
import Language
import RDF
import TripleStore

/// Warnings about patterns that can't match because a name in them is nowhere in the graph.
extension Session {
  func unknownNames(in pattern: Pattern) -> [String] {
    guard !dataset.isEmpty else { return [] }
    var seen: Set<IRI> = []
    var notices: [String] = []
    let variables = Set(pattern.variables())
    for use in pattern.namesUsed where seen.insert(use.iri).inserted {
      guard !isKnown(use.iri, use.role) else { continue }
      let position: Context.Position = use.role == .entity ? .entity : .vocabulary
      let name = display(.iri(use.iri), in: position)
      if Context.termNames[use.iri] != nil {
        // What annotations are made of needs no declaration, but may not be there yet.
        if use.role == .predicate, use.isPlain {
          notices.append("nothing in this graph has the relation \(name)")
        }
        continue
      }
      if use.role == .predicate, ["type", "isa", "is-a", "is", "an", "A"].contains(name) {
        notices.append(
          "no relation in this graph is called \(name); what something is, is asked with a: ?x a Rally")
        continue
      }
      let (what, kind): (String, NameKind) =
        switch use.role {
        case .predicate: ("relation", .predicate)
        case .type: ("type", .type)
        case .entity: ("entity", .entity)
        }
      let isVariable = variables.contains(Variable(name))
      notices.append(
        isVariable
          ? "no \(what) in this graph is called \(name); did you mean ?\(name)?" : missing(what, name, kind))
    }
    return notices + textsForEntities(in: pattern) + subtypesLeftOut(by: pattern)
  }

  /// Types that are asked for alone while entities of their subtypes would be missed.
  private func subtypesLeftOut(by pattern: Pattern) -> [String] {
    let (dictionary, graph) = (dataset.dictionary, dataset.defaultGraph)
    guard let type = dictionary.id(of: .iri(RDFVocabulary.type)),
      let subclassOf = dictionary.id(of: .iri(RDFS.subClassOf))
    else { return [] }
    return pattern.typesUsed.compactMap { iri in
      guard let id = dictionary.id(of: .iri(iri)) else { return nil }
      let subtypes = graph.row(.pos, subclassOf, id).filter { subtype in
        subtype != id
          && graph.row(.pos, type, subtype).contains { !graph.contains($0, type, id) }
      }
      guard !subtypes.isEmpty else { return nil }
      let names = subtypes.map { display(dictionary.term($0), in: .vocabulary) }.sorted()
      let name = display(.iri(iri), in: .vocabulary)
      return "`a \(name)` leaves out its subtype\(names.count == 1 ? "" : "s") "
        + (names.count > 4 ? names.prefix(3).joined(separator: ", ") + ", …" : names.joined(separator: ", "))
        + "; `a/subclass-of* \(name)` takes \(names.count == 1 ? "it" : "them") in"
    }
  }

  /// Variables that nothing binds, and regular expressions that are none: their conditions are never true.
  func vainExpressions(in query: Query) -> [String] {
    let survey = Survey(query)
    let known = survey.bound.filter { !$0.isInternal }.map(\.name).sorted()
    // What SPARQL's own vocabularies name need not stand in the graph.
    let standard = Context.knownPrefixes.values
    let missing = survey.compared.filter { iri in
      !dataset.isEmpty && !isKnown(iri, .entity)
        && !standard.contains { Context.local(iri, below: $0) != nil }
    }
    return graphsThatAreNot(in: query)
      + missing.map { iri in
        let name = display(.iri(iri))
        return survey.bound.contains(Variable(name))
          ? "no entity in this graph is called \(name); did you mean ?\(name)?"
          : self.missing("entity", name, .entity) + vocabularyForm(of: iri)
      }
      + survey.unbound.map { variable in
        let close = closest(to: variable.name, among: known)
        return "nothing here binds ?\(variable.name)"
          + (close.isEmpty ? "" : "; the closest: \(close.map { "?" + $0 }.joined(separator: ", "))")
      }
      + survey.unseen.map { variable in
        "a condition does not see ?\(variable.name), which is bound outside its braces, or by select, after having: move "
          + "it, or repeat the expression"
      }
      + survey.expressions.filter { !Evaluator.isRegularExpression($0.pattern, flags: $0.flags) }.map {
        "\(SessionError.short(Literal.quote($0.pattern))) is no regular expression"
          + ($0.flags.isEmpty ? "" : " with the flags \(Literal.quote($0.flags))")
      }
  }

  /// What FROM and FROM NAMED choose though there is no graph of that name.
  private func graphsThatAreNot(in query: Query) -> [String] {
    ((query.from ?? []) + (query.fromNamed ?? [])).filter { iri in
      dataset.dictionary.id(of: .iri(iri)).flatMap { dataset.graph($0) } == nil
    }.map {
      "there is no graph called \(display(.iri($0))); from chooses among the named graphs of the dataset"
    }
  }

  /// How the type or relation is written that has the name of an entity which there is not.
  private func vocabularyForm(of iri: IRI) -> String {
    guard let name = Context.local(iri, below: context.base), BareName.isValid(name) else { return "" }
    let other = context.resolve(name, in: .vocabulary)
    guard Context.termNames[other] != nil || isKnown(other, .type) else { return "" }
    return "; the type or relation is written \(display(.iri(other), in: .entity)) here"
  }

  private func missing(_ what: String, _ name: String, _ kind: NameKind) -> String {
    let close = closestNames(to: name, kind)
    let name = SessionError.short(name)
    return "no \(what) in this graph is called \(name)"
      + (close.isEmpty ? "" : "; the closest: \(close.joined(separator: ", "))")
  }

  /// Texts that no fact has as its object, where an entity is labelled so, or where the relation has no values at all:
  /// that was hardly meant.
  private func textsForEntities(in pattern: Pattern) -> [String] {
    pattern.textsUsed.compactMap { predicate, text in
      guard Context.termNames[predicate] == nil || predicate == RDFVocabulary.type,
        let p = dataset.dictionary.id(of: .iri(predicate))
      else { return nil }
      let row = dataset.defaultGraph.row(.pos, p)
      if let o = dataset.dictionary.id(of: .literal(text)), dataset.defaultGraph.row(.pos, p, o).count > 0 {
        return nil
      }
      let quoted = Literal.quote(SessionError.short(text.lexical))
      // Asked last, since the first question makes the index of all labels.
      if !labels.entities(labelled: text.lexical, in: dataset).isEmpty {
        return "\(quoted) is a text here; the entity of that label is written @\(quoted)"
      }
      guard row.count > 0, !row.contains(where: { dataset.dictionary.kind($0) == .literal }) else {
        return nil
      }
      let name = predicate == RDFVocabulary.type ? "a" : display(.iri(predicate), in: .vocabulary)
      return predicate == RDFVocabulary.type
        ? "\(quoted) is a text, and no type; a type is a name, as in ?x a Rally"
        : "\(quoted) is a text, and \(name) leads to entities only; an entity by its label is written @\"…\""
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
