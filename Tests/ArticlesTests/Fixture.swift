import RDF
import Testing
import TripleStore

@testable import Articles

let context = Context()

/// An entity's IRI.
func entity(_ name: String) -> IRI { IRI(context.base + name) }

/// A type's or relation's IRI.
func word(_ name: String) -> IRI { Context.terms[name] ?? IRI(context.vocab + name) }

func article(_ name: String) -> IRI { IRI(context.articles + name) }

/// A fact between entities.
func fact(_ subject: String, _ predicate: String, _ object: String) -> Triple {
  Triple(.iri(entity(subject)), .iri(word(predicate)), .iri(entity(object)))
}

func typed(_ subject: String, _ type: String) -> Triple {
  Triple(.iri(entity(subject)), .iri(RDFVocabulary.type), .iri(word(type)))
}

func labelled(_ subject: String, _ label: String) -> Triple {
  Triple(.iri(entity(subject)), .iri(RDFS.label), .string(label))
}

/// A dataset whose default graph has some triples.
func dataset(_ triples: [Triple], named: [Quad] = []) throws -> Dataset {
  let builder = DatasetBuilder()
  for triple in triples { try builder.add(Quad(triple)) }
  for quad in named { try builder.add(quad) }
  return builder.finish()
}

extension Dataset {
  /// The dataset with quads taken away and others put in.
  func changed(_ change: (removed: [Quad], added: [Quad])) throws -> Dataset {
    var transaction = Transaction(self)
    for quad in change.removed { transaction.remove(quad) }
    for quad in change.added { try transaction.add(quad) }
    return transaction.dataset
  }

  /// Every quad as text, sorted: what two datasets are compared by.
  var lines: [String] {
    quads().map { "\($0.triple) \($0.graph?.description ?? "")" }.sorted()
  }

  var set: Set<Quad> { Set(quads()) }
}

/// A triple of an article with a text.
func loaded(_ name: String, _ text: String) -> [Triple] {
  let me = Term.iri(article(name))
  return [
    Triple(me, .iri(RDFVocabulary.type), .iri(SchemaOrg.newsArticle)),
    Triple(me, .iri(NIF.isString), .string(text)),
    Triple(me, .iri(SchemaOrg.sha256), .string(Digest.sha256(text.utf8))),
  ]
}

/// The mention of the n-th occurrence of words.
func mention(
  _ words: String, of name: String, in articleName: String, _ text: String, occurrence: Int = 1,
  by: String? = nil
) throws -> Mention {
  let found = ArticleText(text).occurrences(of: words, wholeWords: false)
  let range = try #require(found.count >= occurrence ? found[occurrence - 1] : nil)
  return Mention(
    article: article(articleName), start: range.lower, end: range.upper,
    quote: ArticleText(text).text(range), entity: entity(name), by: by)
}

/// Evidence from the first occurrence of words.
func evidence(
  _ words: String, for fact: Triple, in articleName: String, _ text: String, stance: Stance = .asserts,
  by: String? = nil
) throws -> Evidence {
  let range = try #require(ArticleText(text).occurrences(of: words, wholeWords: false).first)
  return Evidence(
    fact: fact, article: article(articleName), start: range.lower, end: range.upper,
    quote: ArticleText(text).text(range), stance: stance, by: by)
}
