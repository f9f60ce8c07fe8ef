import RDF
import TripleStore

/// Giving an entity, an article, a type or a relation another name, everywhere.
///
/// Every triple that names the old one names the new one: in every graph, in every position, and inside triple terms.
/// Notes whose identity is made from the old name get their new one in the same change; notes that meet are joined,
/// since their triples then have the same subject.
public struct Renaming: Sendable {
  let dataset: Dataset
  let context: Context

  public init(dataset: Dataset, context: Context) {
    self.dataset = dataset
    self.context = context
  }

  /// The change that renames. First what goes, then what comes. O(triple terms + affected triples · log n).
  public func rename(_ old: IRI, to new: IRI) -> (removed: [Quad], added: [Quad]) {
    guard old != new, let id = dataset.id(old) else { return ([], []) }
    var substitution = Substitution(dataset, context)
    substitution.replace(id, by: .iri(new))
    return substitution.change { [$0] }
  }

  /// The change that makes one entity part of another: what is said of `source` is said of `target`. The labels of
  /// `source` become aliases where they differ from the labels of `target`, or its labels where it has none.
  public func merge(_ source: IRI, into target: IRI) -> (removed: [Quad], added: [Quad]) {
    guard source != target, let id = dataset.id(source) else { return ([], []) }
    var substitution = Substitution(dataset, context)
    substitution.replace(id, by: .iri(target))
    let labels = Set(dataset.terms(dataset.id(target), RDFS.label))
    let me = Term.iri(target)
    // What a label or an alias becomes, its evidence speaks of from now on.
    substitution.replaceTripleTerms { fact in
      guard fact.subject == .iri(source) else { return nil }
      switch fact.predicate {
      case .iri(RDFS.label), .iri(SKOS.altLabel):
        if labels.isEmpty { return nil }
        let isLabel = labels.contains(fact.object)
        return Triple(me, .iri(isLabel ? RDFS.label : SKOS.altLabel), fact.object)
      default: return nil
      }
    }
    return substitution.change { quad in
      guard quad.triple.subject == me else { return [quad] }
      switch quad.triple.predicate {
      // Nothing is the same as, or below, itself.
      case .iri(OWL.sameAs), .iri(RDFS.subClassOf), .iri(RDFS.subPropertyOf):
        return quad.triple.object == me ? [] : [quad]
      case .iri(RDFS.label), .iri(SKOS.altLabel):
        if labels.isEmpty { return [quad] }
        let alias = Quad(me, .iri(SKOS.altLabel), quad.triple.object, graph: quad.graph)
        return labels.contains(quad.triple.object) ? [] : [alias]
      default: return [quad]
      }
    }
  }
}

/// Terms that are replaced by others, all at once, and the notes that follow.
private struct Substitution {
  let dataset: Dataset
  let context: Context
  private var replacements: [TermID: Term] = [:]
  /// The triple terms that hold a replaced term, by whether they do; for every triple term of the dataset.
  private var affected: [TermID: Bool] = [:]
  private let tripleTerms: [TermID]

  init(_ dataset: Dataset, _ context: Context) {
    self.dataset = dataset
    self.context = context
    var seen: Set<TermID> = []
    for graph in [TermID.none] + dataset.graphNames {
      guard let row = dataset.graph(graph)?.row(.osp) else { continue }
      for object in row where dataset.dictionary.kind(object) == .triple { seen.insert(object) }
    }
    tripleTerms = seen.sorted()
  }

  mutating func replace(_ id: TermID, by term: Term) {
    replacements[id] = term
  }

  /// Replaces whole triple terms, where `rule` has something for one.
  mutating func replaceTripleTerms(_ rule: (Triple) -> Triple?) {
    for id in tripleTerms {
      guard case .triple(let triple) = dataset.dictionary.term(id), let new = rule(triple) else { continue }
      replacements[id] = .triple(new)
    }
  }

  /// The quads that go and those that come. `rewrite` has the last word on each that comes from the old one.
  mutating func change(rewriting rewrite: (Quad) -> [Quad]) -> (removed: [Quad], added: [Quad]) {
    let renamed = Set(replacements.keys)
    followNotes()
    var removed: [Quad] = []
    var added: Set<Quad> = []
    for quad in affectedQuads() {
      let old = Quad(
        dataset.triple(quad.triple.s, quad.triple.p, quad.triple.o),
        graph: quad.graph == .none ? nil : dataset.dictionary.term(quad.graph))
      let new = Quad(
        Triple(replaced(quad.triple.s), replaced(quad.triple.p), replaced(quad.triple.o)),
        graph: quad.graph == .none ? nil : replaced(quad.graph))
      removed.append(old)
      let isOfRenamed = renamed.contains(quad.triple.s) || renamed.contains(quad.triple.o)
      added.formUnion(isOfRenamed ? rewrite(new) : [new])
    }
    return (removed.inFixedOrder(), Array(added).inFixedOrder())
  }

  /// Gives the notes whose identity has changed their new one, and the notes on those notes, until none is left.
  private mutating func followNotes() {
    var keys: [TermID: NoteKey] = [:]
    var isStable = false
    while !isStable {
      isStable = true
      findAffectedTerms()
      for note in notesNaming(Set(replacements.keys)) where keys[note] == nil {
        // A node that someone named otherwise keeps its name.
        guard let key = NoteKey(note, in: dataset),
          dataset.dictionary.term(note) == .iri(key.iri(context))
        else { continue }
        keys[note] = key
      }
      for (note, key) in keys {
        let new = Term.iri(key.replacing(replaced).iri(context))
        guard new != replacements[note] else { continue }
        if new == dataset.dictionary.term(note) && replacements[note] == nil { continue }
        replacements[note] = new
        isStable = false
      }
    }
  }

  private mutating func findAffectedTerms() {
    affected = [:]
    for term in tripleTerms { affected[term] = holdsReplaced(term) }
  }

  private func holdsReplaced(_ id: TermID) -> Bool {
    if replacements[id] != nil { return true }
    guard let (s, p, o) = dataset.dictionary.tripleParts(id) else { return false }
    return holdsReplaced(s) || holdsReplaced(p) || holdsReplaced(o)
  }

  /// The notes whose article, entity, fact or annotator is replaced, or holds what is.
  private func notesNaming(_ terms: Set<TermID>) -> Set<TermID> {
    var notes: Set<TermID> = []
    for predicate in [NIF.referenceContext, ITSRDF.identRef, DCTerms.creator] {
      for term in terms { notes.formUnion(dataset.subjects(predicate, term)) }
    }
    for (term, isAffected) in affected where isAffected {
      notes.formUnion(dataset.subjects(RDFVocabulary.reifies, term))
    }
    return notes
  }

  private func affectedQuads() -> Set<IDQuad> {
    var quads: Set<IDQuad> = []
    let holders = affected.filter(\.value).map(\.key)
    for name in [TermID.none] + dataset.graphNames {
      guard let graph = dataset.graph(name) else { continue }
      func take(_ s: TermID, _ p: TermID, _ o: TermID) {
        quads.insert(IDQuad(triple: IDTriple(s: s, p: p, o: o), graph: name))
      }
      if replacements[name] != nil { graph.forEach(take) }
      for term in replacements.keys {
        for p in graph.row(.spo, term) { for o in graph.row(.spo, term, p) { take(term, p, o) } }
        for o in graph.row(.pos, term) { for s in graph.row(.pos, term, o) { take(s, term, o) } }
      }
      for term in Array(replacements.keys) + holders {
        for s in graph.row(.osp, term) { for p in graph.row(.osp, term, s) { take(s, p, term) } }
      }
    }
    return quads
  }

  private func replaced(_ id: TermID) -> Term {
    if let term = replacements[id] { return term }
    guard affected[id] ?? false, let (s, p, o) = dataset.dictionary.tripleParts(id) else {
      return dataset.dictionary.term(id)
    }
    return .triple(Triple(replacedDeeply(s), replacedDeeply(p), replacedDeeply(o)))
  }

  /// As ``replaced(_:)``, for parts of triple terms, which need not stand in a triple of their own.
  private func replacedDeeply(_ id: TermID) -> Term {
    if let term = replacements[id] { return term }
    guard let (s, p, o) = dataset.dictionary.tripleParts(id) else { return dataset.dictionary.term(id) }
    return .triple(Triple(replacedDeeply(s), replacedDeeply(p), replacedDeeply(o)))
  }

  /// A term of a note's key.
  private func replaced(_ term: Term) -> Term {
    dataset.dictionary.id(of: term).map(replacedDeeply) ?? term
  }
}

extension Collection<Quad> {
  /// In a fixed order: by graph, then by triple, in N-Triples text.
  fileprivate func inFixedOrder() -> [Quad] {
    map { (($0.graph?.description ?? ""), $0.triple.description, $0) }
      .sorted { a, b in
        Bytes.equal(a.0, b.0) ? Bytes.precedes(a.1, b.1) : Bytes.precedes(a.0, b.0)
      }.map(\.2)
  }
}
