import RDF
import TripleStore

/// What a graph's schema, articles and evidence say about it: violations first, then notes, each kind in a fixed order.
/// O(triples · log n + length of the annotated texts).
public func check(_ dataset: Dataset, context: Context) -> [Finding] {
  let facts = Facts(dataset: dataset)
  let all = facts.all
  let kinds =
    SchemaCheck(dataset).findings(all) + anchorFindings(dataset) + digestFindings(dataset)
    + undeclaredFindings(all, facts, context) + evidenceFindings(dataset, facts)
    + labelFindings(facts, context)
  let findings = kinds.map(Finding.init)
  return findings.filter { $0.severity == .violation } + findings.filter { $0.severity == .note }
}

/// Mentions and evidence whose words are not where they say.
private func anchorFindings(_ dataset: Dataset) -> [Finding.Kind] {
  let annotations = Annotations(dataset: dataset)
  var notes: Set<TermID> = []
  for type in [NIF.offsetBasedString, GlossVocabulary.evidence] {
    notes.formUnion(dataset.subjects(RDFVocabulary.type, dataset.id(type)))
  }
  let fragments = dataset.id(NIF.subString)
  var texts: [IRI: ArticleText?] = [:]
  var found: [(Term, Finding.Anchor)] = []
  for note in notes {
    // A fragment of a mention is anchored by the mention.
    if let fragments, !dataset.defaultGraph.row(.osp, note).isEmpty,
      dataset.defaultGraph.row(.osp, note).contains(where: {
        dataset.defaultGraph.contains($0, fragments, note)
      })
    {
      continue
    }
    let term = dataset.dictionary.term(note)
    let mention = annotations.readMentions(note).first.map { ($0.article, $0.start, $0.end, $0.quote) }
    let evidence = annotations.readEvidence(note).first.map { ($0.article, $0.start, $0.end, $0.quote) }
    guard NoteKey(note, in: dataset) != nil, let (article, start, end, quote) = mention ?? evidence else {
      found.append((term, .incomplete))
      continue
    }
    let text = texts[article] ?? annotations.text(of: article)
    texts[article] = .some(text)
    guard let text else {
      found.append((term, .noText(article: article)))
      continue
    }
    guard start >= 0, start < end, end <= text.codePointCount else {
      found.append((term, .outside(article: article, start: start, end: end, length: text.codePointCount)))
      continue
    }
    let actual = text.text(CodePointRange(start, end))
    if !Bytes.equal(actual, quote) {
      found.append(
        (term, .otherWords(article: article, start: start, end: end, quote: quote, actual: actual)))
    }
  }
  return found.sorted { Term.precedes($0.0, $1.0) }.map { .badAnchor(note: $0.0, $0.1) }
}

/// Articles whose text is not the one that was loaded.
private func digestFindings(_ dataset: Dataset) -> [Finding.Kind] {
  let articles = dataset.subjects(RDFVocabulary.type, dataset.id(SchemaOrg.newsArticle))
  return articles.filter { article in
    let digests = dataset.terms(article, SchemaOrg.sha256).compactMap(\.literal)
    guard !digests.isEmpty, let text = dataset.terms(article, NIF.isString).first?.literal else {
      return false
    }
    let actual = Digest.sha256(text.lexical.utf8)
    return digests.contains { !Bytes.equal($0.lexical, actual) }
  }.compactMap { dataset.dictionary.term($0).iri }.sorted().map { .otherDigest(article: $0) }
}

/// Types and relations in use that a graph with a schema does not declare.
private func undeclaredFindings(_ all: [Triple], _ facts: Facts, _ context: Context) -> [Finding.Kind] {
  let dataset = facts.dataset
  let schema = Schema(dataset: dataset)
  var types: [IRI: Int] = [:]
  if !schema.types.isEmpty {
    for entity in facts.entityIDs(context: context) {
      for type in dataset.terms(entity, RDFVocabulary.type).compactMap(\.iri) where !schema.declares(type) {
        types[type, default: 0] += 1
      }
    }
  }
  var relations: [IRI: Int] = [:]
  if !schema.relations.isEmpty {
    for relation in all.compactMap(\.predicate.iri) where !schema.declares(relation) {
      relations[relation, default: 0] += 1
    }
  }
  return types.sorted { $0.key < $1.key }.map { .undeclaredType($0.key, entities: $0.value) }
    + relations.sorted { $0.key < $1.key }.map { .undeclaredRelation($0.key, facts: $0.value) }
}

private func evidenceFindings(_ dataset: Dataset, _ facts: Facts) -> [Finding.Kind] {
  let loose = Annotations(dataset: dataset).evidenceWithoutFact()
  return facts.withoutEvidence.map { .factWithoutEvidence($0) }
    + loose.map { .evidenceWithoutFact(note: $0.note, $0.fact, $0.stance) }
}

private func labelFindings(_ facts: Facts, _ context: Context) -> [Finding.Kind] {
  let dataset = facts.dataset
  return facts.entityIDs(context: context).filter { dataset.objects($0, RDFS.label).isEmpty }
    .map { dataset.dictionary.term($0) }.sorted(by: Term.precedes).map { .entityWithoutLabel($0) }
}
