import Articles
import Language
import RDF
import Terminal
import Workspace

/// What TAB offers: what the grammar expects at the cursor, filled with the names of the graph.
struct Completer {
  private let shell: Shell

  init(_ shell: Shell) {
    self.shell = shell
  }

  /// The candidates for the word that ends at a byte offset of a text, most used first.
  func completions(in text: String, at cursor: Int) -> Completions {
    let bytes = Array(text.utf8)
    if let pages = helpPages(String(decoding: bytes[..<min(cursor, bytes.count)], as: UTF8.self)) {
      return pages
    }
    let expectation = expectation(in: text, at: cursor)
    let start = min(expectation.wordStart, cursor)
    let word = String(decoding: bytes[start..<cursor], as: UTF8.self)
    switch expectation.position {
    case .file: return files(word, at: start, .articles)
    case .none where word.hasPrefix("\""):
      let before = String(decoding: bytes[..<start], as: UTF8.self)
      return QuoteCompletion(shell.session).completions(word, after: before, at: start)
    case .label(let prefix): return labels(prefix, at: start, isQuoted: word.hasPrefix("@\""))
    case .argument(let command):
      let first = String(decoding: bytes[..<start], as: UTF8.self)
      return arguments(of: command, before: first, word, at: start)
    default:
      return Completions(start: start, candidates: candidates(expectation, word))
    }
  }

  private func candidates(_ expectation: Expectation, _ word: String) -> [Completions.Candidate] {
    switch expectation.position {
    case .statementStart:
      statements(word) + variables(expectation, word) + entityNames(word) + DotWords.plain(word)
    case .predicate: relations(word) + variables(expectation, word) + keywords(expectation, word)
    case .type: types(word) + variables(expectation, word) + keywords(expectation, word)
    case .entity: entities(expectation, word)
    case .variable: variables(expectation, word)
    case .parameter: parameters(word)
    case .articleName: names(.article, word)
    case .expression: variables(expectation, word) + keywords(expectation, word) + functions(word)
    case .keyword: keywords(expectation, word)
    case .command: DotWords.commands(word)
    case .label, .file, .argument, .none: []
    }
  }

  private func statements(_ word: String) -> [Completions.Candidate] {
    Keywords.statements.filter { Completer.begins($0.word, with: word) }
      .map { Completions.Candidate($0.word, detail: $0.summary) }
  }

  /// Names of the graph; a word that begins with no prefix of one offers them all.
  private func names(_ kind: Session.NameKind, _ word: String) -> [Completions.Candidate] {
    shell.session.names(kind, startingWith: word).map { known in
      let count = known.count == 0 ? "" : Numbers.grouped(known.count)
      let detail = [known.detail, count].filter { !$0.isEmpty }.joined(separator: "  ")
      return Completions.Candidate(known.name, detail: Screen.clean(detail))
    }
  }

  /// The graph's own relations, then labels and their like, and last the terms of annotations; what RDF calls `a` only
  /// when it is typed for.
  private func relations(_ word: String) -> [Completions.Candidate] {
    let all = names(.predicate, word).filter { !word.isEmpty || $0.text != "rdf:type" }
    let ofEntities: Set = ["label", "alias", "same-as"]
    func rank(_ name: String) -> Int {
      if ofEntities.contains(name) { return 1 }
      if Context.terms[name] != nil { return 2 }
      // A name that can't be read as one is no term of annotations.
      do throws(SessionError) {
        return try shell.session.term(name).iri.map(Facts.isAnnotationPredicate) ?? false ? 2 : 0
      } catch { return 0 }
    }
    let ranked = all.map { ($0, rank($0.text)) }
    return (0...2).flatMap { wanted in ranked.filter { $0.1 == wanted }.map(\.0) }
  }

  /// The types of the graph; those of annotations last, and only when they are typed for.
  private func types(_ word: String) -> [Completions.Candidate] {
    let all = names(.type, word)
    let own = all.filter { Context.terms[$0.text] == nil && !$0.text.hasPrefix("rdfs:") }
    return word.isEmpty ? own : own + all.filter { candidate in !own.contains(candidate) }
  }

  /// Entities; the two stances that evidence takes are none.
  private func entityNames(_ word: String) -> [Completions.Candidate] {
    let stances = Set(Stance.allCases.map(\.rawValue))
    return names(.entity, word).filter { !stances.contains($0.text) }
  }

  /// Entities stand first; variables and words of the grammar follow.
  private func entities(_ expectation: Expectation, _ word: String) -> [Completions.Candidate] {
    if word.hasPrefix("?") { return variables(expectation, word) }
    return entityNames(word) + variables(expectation, word) + keywords(expectation, word)
  }

  /// Variables of the statement, with their mark.
  private func variables(_ expectation: Expectation, _ word: String) -> [Completions.Candidate] {
    let mark = word.hasPrefix("$") ? "$" : "?"
    return expectation.variables.map { mark + $0 }.filter { $0 != word && Completer.begins($0, with: word) }
      .map { Completions.Candidate($0) }
  }

  private func keywords(_ expectation: Expectation, _ word: String) -> [Completions.Candidate] {
    // Marks of the grammar are no words to complete.
    expectation.keywords.filter { $0.first?.isLetter ?? false }.filter { Completer.begins($0, with: word) }
      .map { Completions.Candidate($0) }
  }

  private func functions(_ word: String) -> [Completions.Candidate] {
    guard !word.isEmpty, !word.hasPrefix("?") else { return [] }
    return Keywords.functions.filter { Completer.begins($0, with: word) }
      .map { Completions.Candidate($0 + "(", display: $0) }
  }

  private func parameters(_ word: String) -> [Completions.Candidate] {
    shell.session.parameters.sorted { $0.key < $1.key }.filter { Completer.begins("%" + $0.key, with: word) }
      .map { Completions.Candidate("%" + $0.key, detail: Screen.clean(shell.session.display($0.value))) }
  }

  /// Labels, in quotes where they hold more than a word: `@"Linda Mills"`, `@Eugene`.
  private func labels(_ prefix: String, at start: Int, isQuoted: Bool) -> Completions {
    let found = shell.session.names(.label, startingWith: prefix)
    let candidates = found.filter { !$0.name.contains { $0 == "\"" || $0 == "\\" || $0.isNewline } }.map {
      known in
      let isPlain = !isQuoted && known.name.unicodeScalars.allSatisfy { $0.properties.isAlphabetic }
      return Completions.Candidate(
        isPlain ? "@\(known.name)" : "@\"\(known.name)\"", display: Screen.clean(known.name),
        detail: Screen.clean(known.detail))
    }
    return Completions(start: start, candidates: candidates)
  }

  private func files(_ word: String, at start: Int, _ wanted: FileCompletion.Wanted = .all) -> Completions {
    FileCompletion(folder: shell.session.folder, wanted: wanted).completions(word, at: start)
  }

  /// The pages after `help` without its dot; nil where the line is something else.
  private func helpPages(_ text: String) -> Completions? {
    let line =
      text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).last ?? text.utf8[...]
    guard line.starts(with: "help ".utf8) else { return nil }
    let word = String(decoding: line.dropFirst(5), as: UTF8.self)
    guard !word.contains(where: \.isWhitespace), word.first != "?", word.first != "<" else { return nil }
    return Completions(
      start: text.utf8.count - word.utf8.count, candidates: DotWords.pages(word, commandsFirst: false))
  }

  /// The arguments of a dot command.
  private func arguments(of command: String, before text: String, _ word: String, at start: Int)
    -> Completions
  {
    guard let command = DotCommands.named(command) else { return .none }
    let index = text.split(whereSeparator: \.isWhitespace).count - 1
    guard index >= 0,
      let kind = command.arguments.indices.contains(index) ? command.arguments[index] : command.arguments.last
    else { return .none }
    switch kind {
    case .file: return files(word, at: start)
    case .article: return Completions(start: start, candidates: names(.article, word))
    case .words(let words):
      let fitting = words.filter { Completer.begins($0, with: word) }
      return Completions(start: start, candidates: fitting.map { Completions.Candidate($0) })
    case .command:
      return Completions(start: start, candidates: DotWords.pages(word, commandsFirst: true))
    case .entity where index == 0 && !word.hasPrefix("@"):
      return Completions(start: start, candidates: entityNames(word))
    case .entity, .statement: return statement(text, word, at: start)
    case .none: return .none
    }
  }

  /// What the rest of a line is expected to be when it is a statement or an entity of its own.
  private func statement(_ text: String, _ word: String, at start: Int) -> Completions {
    guard let space = text.utf8.firstIndex(of: UInt8(ascii: " ")) else { return .none }
    let offset = text.utf8.distance(from: text.utf8.startIndex, to: space) + 1
    let inner = String(decoding: (text + word).utf8.dropFirst(offset), as: UTF8.self)
    var result = completions(in: inner, at: inner.utf8.count)
    result.start += offset
    return result
  }

  /// Whether a text begins with a word, ignoring case.
  static func begins(_ text: String, with word: String) -> Bool {
    text.lowercased().hasPrefix(word.lowercased())
  }
}
