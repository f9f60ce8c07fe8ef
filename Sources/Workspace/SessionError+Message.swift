import Algebra
import Articles
import Engine
import Formats
import Language
import TripleStore

/// The words of every session error, in one place.
extension SessionError {
  /// What is wrong, in a sentence without a full stop.
  public var message: String {
    switch kind {
    case .syntax(let error): error.message
    case .meaning(let error): error.message
    case .evaluation(let error): error.message
    case .article(let error): error.message
    case .articleFile(let path, let error): "\(path): \(error.message)"
    case .format(let path, let error):
      error.line > 0 ? "\(path):\(error.line):\(error.column): \(error.message)" : "\(path): \(error.message)"
    case .file(let error): "cannot \(error.operation) \(error.path): \(error.reason)"
    case .store(let error): error.message

    case .noCurrentArticle(let articles):
      articles.isEmpty ? "there is no article to look in" : "there are several articles, and none is current"
    case .unknownArticle(let name, _): "there is no article called \(name)"
    case .articleHasOtherText(let name): "there is an article called \(name) already, with another text"
    case .unknownEntity(let name, _): "nothing in this graph is called \(name)"
    case .ambiguousEntity(let label, _): "several entities are labelled \"\(label)\""
    case .entityExists(let name): "there is a \(name) already"
    case .sameEntity(let name): "both names mean \(name)"
    case .differentKinds(let old, let new): "\(old) and \(new) are not of one kind"
    case .differentTexts(let old, let new): "the articles \(old) and \(new) have different texts"
    case .notAnEntity(let text): "\(text) does not name an entity"
    case .badName(let name, _): "\"\(name)\" can't be a name"
    case .quoteNotFound(let words, let article, _):
      "\"\(SessionError.short(words))\" is not in article \(article)"
    case .occurrenceOutOfRange(let asked, let found):
      asked < 1
        ? "occurrences are counted from 1"
        : "there is no occurrence #\(asked): the words occur \(found == 1 ? "once" : "\(found) times")"
    case .offsetsOutOfRange(let start, let end, let length):
      start >= end
        ? "\(start)-\(end) is empty"
        : "\(start)-\(end) is outside the article, which has \(length) characters"
    case .notMarked(let article): "no mention stands there in article \(article)"
    case .factNotFound(let fact, _): "the graph does not say: \(fact)"
    case .pathInChange: "a property path can't be removed"
    case .undeclared(let name, let what, _): "the \(what) \(name) has not been declared, and strict is on"
    case .circularType(let name): "\(name) would be its own supertype"
    case .baseAfterFacts: "@base and @vocab can only be set before the first fact"
    case .notALocalFile(let iri):
      "<\(iri)> is not a file on this machine, and gloss does not fetch from the network"
    case .noStandardText(let what): "\(what) can't be said in SPARQL"
    case .notAQuery: "only a pattern or a query can be explained"

    case .readOnly(let reason): "this graph is open for reading only: \(reason)"
    case .locked(let holder): "the graph is open for writing in \(holder)"
    case .journalDamaged(let path, let line): "\(path):\(line): this line is not a journal entry"
    case .journalOfAnotherSnapshot(let journal, let graph):
      "\(journal) was written for another version of \(graph) than the one that is there"
    case .historyOfAnotherSnapshot(let path):
      "\(path) does not fit this graph: it was changed, or is another graph's"
    case .snapshotChanged(let path): "someone else has written \(path) since it was opened here"
    case .notAGraph(let path): "\(path) is JSON, but not a graph: it says nothing that is a triple"
    case .ownFile(let path): "\(path) is a file of this graph's own"
    case .journalGone(let path): "\(path) is not the file any more that this session writes"
    case .fixedName(let name): "\(name) is a word of gloss's own data, and keeps its meaning"
    case .relativeBase(let text): "<\(text)> is not a whole IRI that names can be added to"
    case .nothingToUndo: "there is nothing to undo"
    case .nothingToRedo: "there is nothing to redo"
    case .noFile: "this graph has no file"
    case .unknownFormat(let path): "\(path): the format can't be told from the name"
    }
  }

  /// What to do about it, in a sentence without a full stop; nil where the message says all.
  public var help: String? {
    switch kind {
    case .syntax(let error): error.help
    case .meaning(let error): error.help
    case .evaluation: nil
    case .article(let error): error.help
    case .articleFile(_, let error): error.help
    case .format(_, let error): error.help
    case .file(let error):
      error.operation == "read" ? "check the path; it is relative to where gloss, or the script, stands" : nil
    case .store: nil

    case .noCurrentArticle(let articles):
      articles.isEmpty
        ? "load one first: load FILE"
        : "choose one: article \(articles.prefix(3).joined(separator: ", or article "))"
    case .unknownArticle(_, let closest), .unknownEntity(_, let closest), .undeclared(_, _, let closest):
      closest.isEmpty ? nil : "the closest: \(closest.joined(separator: ", "))"
    case .articleHasOtherText(let name): "give this one a name of its own: load FILE as \(name)-2"
    case .ambiguousEntity(_, let candidates): "say which: \(candidates.joined(separator: "; "))"
    case .differentKinds: "an entity stays an entity, an article an article, a type or relation one of these"
    case .differentTexts: "mentions and quotes belong to their text; keep both articles"
    case .entityExists: "to make one of the two, use merge OLD into NEW"
    case .badName(_, let closest): closest.map { "a name has letters, digits, - and _; try \($0)" }
    case .quoteNotFound(_, _, let closest):
      closest.map { "the closest passage: \"\(SessionError.short($0))\"" }
    case .offsetsOutOfRange: "offsets count code points from 0, and the end is not included"
    case .notMarked: ".text shows the article with its mentions"
    case .factNotFound(_, let closest):
      closest.isEmpty
        ? "a pattern with a ?variable removes all that match" : "it says: \(closest.joined(separator: "; "))"
    case .pathInChange: "name each step as a triple pattern"
    case .locked: "end that session first, or work on a copy of the graph"
    case .journalDamaged: "nothing was changed; move the journal away to open the graph without it"
    case .journalOfAnotherSnapshot(let journal, let graph):
      "both are kept as they are; bring the right \(graph) back, or move \(journal) away to go on without it"
    case .historyOfAnotherSnapshot: "nothing was undone; delete the file to begin a new history"
    case .snapshotChanged(let path):
      "nothing was written, and the journal keeps what was done here; save it elsewhere with .save FILE, or bring the "
        + "old \(path) back"
    case .notAGraph: "gloss's own graphs are JSON-LD; the file was left as it is"
    case .ownFile: ".save writes the graph to its file; to export it, choose another name"
    case .journalGone: "nothing was changed; .save FILE keeps the graph in a new file"
    case .fixedName: "choose another name"
    case .relativeBase: "write one that begins with a scheme and ends in / or #: <https://example.org/news/>"
    case .noFile: "write it to one with .save FILE"
    case .notAnEntity: "write a name, <an IRI> or @\"a label\""
    case .unknownFormat: "give it a name that ends in .json, .nt, .nq, .ttl or .trig"
    default: nil
    }
  }

  static func short(_ text: String) -> String {
    let scalars = text.unicodeScalars
    return scalars.count <= 100 ? text : String(String.UnicodeScalarView(scalars.prefix(97))) + "…"
  }
}
