import Articles
import Language
import RDF
import TripleStore

/// A name that the graph knows, for completion and for error messages.
public struct KnownName: Hashable, Sendable {
  /// The text to type.
  public var name: String
  /// How often it is used: triples of a predicate, entities of a type, triples about an entity.
  public var count: Int
  /// What is told beside it: an entity's types or label.
  public var detail: String
}

/// What the graph's names are, and how its terms are shown.
extension Session {
  /// Which names are wanted.
  public enum NameKind: Sendable {
    case entity
    case predicate
    case type
    case label
    case article
  }

  /// The names of a kind that begin with a prefix, ignoring case, most used first, at most `limit`. O(names).
  public func names(_ kind: NameKind, startingWith prefix: String, limit: Int = 200) -> [KnownName] {
    var found: [KnownName] =
      switch kind {
      case .predicate: predicateNames(prefix)
      case .type: typeNames(prefix)
      case .entity: entityNames(prefix, limit: limit)
      case .label: labelNames(prefix)
      case .article:
        articleNames().filter { Session.hasPrefix($0, prefix) }.map {
          KnownName(name: $0, count: 1, detail: "Article")
        }
      }
    found.sort { ($1.count, $0.name) < ($0.count, $1.name) }
    return Array(found.prefix(limit))
  }

  private static func hasPrefix(_ text: String, _ prefix: String) -> Bool {
    prefix.isEmpty || text.lowercased().hasPrefix(prefix.lowercased())
  }

  private func predicateNames(_ prefix: String) -> [KnownName] {
    let graph = dataset.defaultGraph
    var result: [KnownName] = []
    var seen: Set<String> = []
    for id in graph.row(.pos) {
      let name = display(dataset.dictionary.term(id), in: .vocabulary)
      guard Session.hasPrefix(name, prefix), seen.insert(name).inserted else { continue }
      result.append(KnownName(name: name, count: graph.count(.pos, id), detail: ""))
    }
    for relation in schema.relations {
      let name = display(.iri(relation), in: .vocabulary)
      guard Session.hasPrefix(name, prefix), seen.insert(name).inserted else { continue }
      result.append(KnownName(name: name, count: 0, detail: ""))
    }
    for name in Context.terms.keys where name.first?.isUppercase == false {
      guard Session.hasPrefix(name, prefix), seen.insert(name).inserted else { continue }
      result.append(KnownName(name: name, count: 0, detail: ""))
    }
    return result
  }

  private func typeNames(_ prefix: String) -> [KnownName] {
    let graph = dataset.defaultGraph
    var counts: [String: Int] = [:]
    for type in schema.types { counts[display(.iri(type), in: .vocabulary)] = 0 }
    if let type = dataset.dictionary.id(of: .iri(RDFVocabulary.type)) {
      for id in graph.row(.pos, type) {
        counts[display(dataset.dictionary.term(id), in: .vocabulary)] = graph.row(.pos, type, id).count
      }
    }
    return counts.filter { Session.hasPrefix($0.key, prefix) }
      .map { KnownName(name: $0.key, count: $0.value, detail: "") }
  }

  /// Entities are looked for by the bytes of their IRI below `@base`, so that no string is made for those that
  /// don't fit.
  private func entityNames(_ prefix: String, limit: Int) -> [KnownName] {
    let graph = dataset.defaultGraph
    var ids: [TermID] = []
    for id in graph.row(.spo) where beginsBelowBase(id, with: prefix) { ids.append(id) }
    for id in graph.row(.osp) where graph.count(.spo, id) == 0 && beginsBelowBase(id, with: prefix) {
      ids.append(id)
    }
    func uses(_ id: TermID) -> Int { graph.count(.spo, id) + graph.count(.osp, id) }
    if ids.count > limit * 4 { ids = Array(ids.sorted { (uses($1), $0) < (uses($0), $1) }.prefix(limit)) }
    return ids.compactMap { id in
      guard let iri = dataset.dictionary.term(id).iri,
        let name = context.bareName(of: iri, in: .entity, isDeclared: dataset.declares)
      else { return nil }
      return KnownName(name: name, count: uses(id), detail: typeText(of: iri))
    }
  }

  private func beginsBelowBase(_ id: TermID, with prefix: String) -> Bool {
    guard dataset.dictionary.kind(id) == .iri else { return false }
    let base = context.base.utf8
    return dataset.dictionary.withText(id) { text in
      guard text.count >= base.count + prefix.utf8.count, text.starts(with: base) else { return false }
      let local = text[base.count...]
      // Anything with a slash is an article or a note, not an entity.
      return local.starts(
        with: prefix.utf8, by: { $0 == $1 || ($0 | 0x20 == $1 | 0x20 && ($0 | 0x20) >= 0x61) })
        && !local.contains(UInt8(ascii: "/")) && !local.contains(UInt8(ascii: "#"))
    }
  }

  private func labelNames(_ prefix: String) -> [KnownName] {
    let folded = LabelIndex.fold(prefix)
    var result: [KnownName] = []
    for (label, ids) in labels.all(in: dataset) where label.hasPrefix(folded) {
      guard let id = ids.first, let iri = dataset.dictionary.term(id).iri else { continue }
      let graph = dataset.defaultGraph
      let written = labelTexts(of: iri).first { LabelIndex.fold($0) == label } ?? label
      result.append(
        KnownName(
          name: written, count: graph.count(.spo, id) + graph.count(.osp, id), detail: typeText(of: iri)))
      if result.count > 5000 { break }
    }
    return result
  }

  private func labelTexts(of iri: IRI) -> [String] {
    (dataset.objects(.iri(iri), RDFS.label) + dataset.objects(.iri(iri), SKOS.altLabel))
      .compactMap { $0.literal?.lexical }
  }

  /// The label of an entity: the first in order where it has several; nil where it has none.
  public func label(of iri: IRI) -> String? {
    dataset.objects(.iri(iri), RDFS.label).compactMap { $0.literal?.lexical }.min()
  }

  /// The types of an entity as they are typed, with commas between.
  public func typeText(of iri: IRI) -> String {
    dataset.types(of: iri).map { display($0, in: .vocabulary) }.joined(separator: ", ")
  }

  /// A term as it is typed in a statement: the shortest text that means it in that position.
  public func display(_ term: Term, in position: Context.Position = .entity) -> String {
    switch term {
    case .iri(let iri): return context.shorten(iri, in: position, isDeclared: dataset.declares)
    case .blank: return term.description
    case .literal(let literal):
      if literal.language != nil || literal.datatype == XSD.string { return literal.description }
      if literal.isPlainNumber { return literal.lexical }
      return Literal.quote(literal.lexical) + "^^" + context.shorten(literal.datatype, in: .vocabulary)
    case .triple(let triple):
      return "<<( \(display(triple.subject)) \(display(triple.predicate, in: .vocabulary)) "
        + "\(display(triple.object)) )>>"
    }
  }

  /// A fact as it is typed, without the final dot.
  public func display(_ triple: Triple) -> String {
    let isType = triple.predicate == .iri(RDFVocabulary.type)
    let predicate = isType ? "a" : display(triple.predicate, in: .vocabulary)
    return
      "\(display(triple.subject)) \(predicate) \(display(triple.object, in: isType ? .vocabulary : .entity))"
  }

  /// The names of all articles, in order.
  public func articleNames() -> [String] {
    let prefix = context.articles
    guard let type = dataset.dictionary.id(of: .iri(RDFVocabulary.type)),
      let article = dataset.dictionary.id(of: .iri(SchemaOrg.newsArticle))
    else { return [] }
    return dataset.defaultGraph.row(.pos, type, article).compactMap { id in
      dataset.dictionary.term(id).iri.map { Context.local($0, below: prefix) ?? $0.string }
    }.sorted()
  }

  /// The labels closest to a text.
  func closestLabels(to text: String) -> [String] {
    let folded = LabelIndex.fold(text)
    let length = folded.utf8.count
    let near = labels.all(in: dataset).keys.filter {
      abs($0.utf8.count - length) <= Session.nearLength(length)
    }
    // Part of a label is all that people remember of it.
    let within = folded.utf8.count < 3 ? [] : labels.all(in: dataset).keys.filter { $0.hasWords(folded) }
    let found = within.isEmpty ? closest(to: folded, among: near.sorted()) : Array(within.sorted().prefix(5))
    return found.map { label in
      labels.entities(labelled: label, in: dataset).first
        .flatMap { iri in labelTexts(of: iri).first { LabelIndex.fold($0) == label } } ?? label
    }
  }

  /// The names of a kind that are closest to a name that the graph does not have. O(names), and of entities no
  /// string is made but for those of about the same letters. Names that differ in their numbers alone can be left out:
  /// they were meant to differ.
  func closestNames(to name: String, _ kind: NameKind, butForNumbers: Bool = false) -> [String] {
    let candidates =
      kind == .entity
      ? entityNames(near: name, butForNumbers: butForNumbers) : names(kind, startingWith: "").map(\.name)
    return closest(to: name, among: candidates.filter { $0 != name }.sorted())
  }

  private func entityNames(near name: String, butForNumbers: Bool) -> [String] {
    let dictionary = dataset.dictionary
    let prefix = context.base.utf8.count
    return nameShapes.near(name, in: dictionary, base: context.base).compactMap { id in
      let local = dictionary.withText(id) { String(decoding: $0[prefix...], as: UTF8.self) }
      guard !butForNumbers || !Session.differInNumbersOnly(local.utf8, name.utf8), BareName.isValid(local),
        dataset.defaultGraph.count(.spo, id) > 0 || dataset.defaultGraph.count(.osp, id) > 0
      else { return nil }
      return local
    }
  }

  /// Whether two names are the same where they have no digits.
  private static func differInNumbersOnly(_ a: some Sequence<UInt8>, _ b: some Sequence<UInt8>) -> Bool {
    func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }
    var (x, y) = (a.makeIterator(), b.makeIterator())
    while true {
      var (left, right) = (x.next(), y.next())
      while let byte = left, isDigit(byte) { left = x.next() }
      while let byte = right, isDigit(byte) { right = y.next() }
      if left != right { return false }
      if left == nil { return true }
    }
  }

  /// By how much the lengths of two names may differ that count as close.
  private static func nearLength(_ length: Int) -> Int { max(2, length / 3) }
}

extension Literal {
  /// Whether the literal can be typed as a bare number.
  var isPlainNumber: Bool {
    var digits = lexical.utf8[...]
    if digits.first == UInt8(ascii: "-") || digits.first == UInt8(ascii: "+") { digits = digits.dropFirst() }
    let isDigit = { (byte: UInt8) in byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }
    switch datatype {
    case XSD.integer: return !digits.isEmpty && digits.allSatisfy(isDigit)
    case XSD.decimal:
      let parts = digits.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
      return parts.count == 2 && !parts[1].isEmpty && parts.allSatisfy { $0.allSatisfy(isDigit) }
    default: return false
    }
  }
}

extension String {
  /// Whether the words of another text stand in this one, next to each other and whole.
  fileprivate func hasWords(_ words: String) -> Bool {
    func isLetter(_ byte: UInt8?) -> Bool { byte.map { $0 >= 0x80 || $0.isASCIIWord } ?? false }
    let (all, part) = (Array(utf8), Array(words.utf8))
    var start = 0
    while let range = all[start...].firstRange(of: part) {
      let before = range.lowerBound > 0 ? all[range.lowerBound - 1] : nil
      let after = range.upperBound < all.count ? all[range.upperBound] : nil
      if !isLetter(before), !isLetter(after) { return true }
      start = range.lowerBound + 1
    }
    return false
  }
}

extension UInt8 {
  fileprivate var isASCIIWord: Bool {
    (0x30...0x39).contains(self) || (0x61...0x7a).contains(self) || (0x41...0x5a).contains(self)
  }
}
