import RDF
import TripleStore

/// The `@context` of a snapshot: the table of bare names, as JSON-LD terms.
///
/// What every graph knows stands as a plain string; a prefix of the user's own as `{"@id": …, "@prefix": true}`, a
/// name as `{"@id": …}`; so the graph's ``Context`` can be read back exactly. Two cases need care:
/// - An IRI such as `<schema:x>`, whose scheme is a key here, would be misread as compact. A key that every graph knows
///   is then left out; a prefix of the user's own is kept under a key that no IRI and no name can be, `_prefix-schema`.
/// - A prefix and a name may be called alike. The name has the key, and the prefix again stands apart.
struct SnapshotContext {
  /// The members of the `@context` after `@base` and `@vocab`, in order, with their values as JSON.
  private(set) var entries: [(key: String, value: [UInt8])] = []
  /// The prefixes that may be used, longer namespaces first.
  private(set) var prefixes: [(name: String, namespace: [UInt8])] = []
  /// The names of terms by their IRIs.
  private(set) var terms: [IRI: String] = [:]
  /// Every key.
  private(set) var keys: Set<ExactText> = []
  /// `@base`, where a plain name behind it can be written for an IRI below it; else empty.
  let base: [UInt8]
  let vocab: [UInt8]
  private let context: Context
  /// What stands before a prefix that cannot be a key itself.
  private static let apart = "_prefix-"

  /// The context for a dataset in which these schemes occur without `//` behind them.
  init(_ context: Context, schemes: Set<String>) {
    self.context = context
    let appends =
      IRI.isAbsolute(context.base) && IRI.resolve("x", against: context.base) == IRI(context.base + "x")
    base = appends ? Array(context.base.utf8) : []
    vocab = Array(context.vocab.utf8)
    var schemes = schemes
    for iri in Array(context.names.values) + Array(context.prefixes.values) {
      if let scheme = SnapshotContext.opaqueScheme(iri) { schemes.insert(scheme) }
    }
    var table: [(key: String, value: [UInt8])] = []
    for (name, iri) in context.names {
      keys.insert(ExactText(name))
      table.append((name, SnapshotContext.definition(iri, isPrefix: false)))
      let known = terms[IRI(iri)]
      if BareName.isValid(name), known.map({ Bytes.precedes(name, $0) }) ?? true { terms[IRI(iri)] = name }
    }
    for (prefix, namespace) in context.prefixes {
      let isUsable = isFree(prefix, schemes) && !prefix.isEmpty
      let key = isUsable ? prefix : SnapshotContext.apart + prefix
      keys.insert(ExactText(key))
      table.append((key, SnapshotContext.definition(namespace, isPrefix: isUsable)))
      if isUsable { prefixes.append((prefix, Array(namespace.utf8))) }
    }
    for (prefix, namespace) in SnapshotContext.knownPrefixes(context)
    where context.prefixes[prefix] == nil && isFree(prefix, schemes) {
      keys.insert(ExactText(prefix))
      table.append((prefix, SnapshotContext.quoted(namespace)))
      prefixes.append((prefix, Array(namespace.utf8)))
    }
    for (name, iri) in Context.terms where isFree(name, schemes) {
      keys.insert(ExactText(name))
      table.append((name, SnapshotContext.quoted(iri.string)))
      if terms[iri] == nil { terms[iri] = name }
    }
    prefixes.sort {
      $0.namespace.count != $1.namespace.count
        ? $0.namespace.count > $1.namespace.count : Bytes.precedes($0.name, $1.name)
    }
    entries = table.sorted { Bytes.precedes($0.key, $1.key) }
  }

  private func isFree(_ key: String, _ schemes: Set<String>) -> Bool {
    !keys.contains(ExactText(key)) && !schemes.contains(key)
  }

  /// The prefixes that every graph has, with the one for triple nodes.
  private static func knownPrefixes(_ context: Context) -> [(String, String)] {
    Context.knownPrefixes.map { ($0.key, $0.value) } + [
      ("article", context.articles), ("note", context.notes), ("triple", context.triples),
    ]
  }

  /// The scheme of an IRI that has no `//` behind it.
  static func opaqueScheme(_ iri: String) -> String? {
    var iri = iri
    return iri.withUTF8 { opaqueScheme($0) }
  }

  static func opaqueScheme(_ iri: UnsafeBufferPointer<UInt8>) -> String? {
    guard let length = IRISyntax.schemeLength(iri) else { return nil }
    let slash = UInt8(ascii: "/")
    if iri.count > length + 2, iri[length + 1] == slash, iri[length + 2] == slash { return nil }
    return String(decoding: iri[..<length], as: UTF8.self)
  }

  private static func quoted(_ text: String) -> [UInt8] {
    var writer = ByteWriter()
    writer.append(json: text)
    return writer.bytes
  }

  private static func definition(_ iri: String, isPrefix: Bool) -> [UInt8] {
    var writer = ByteWriter()
    writer.append("{\"@id\": ")
    writer.append(json: iri)
    writer.append(isPrefix ? ", \"@prefix\": true}" : "}")
    return writer.bytes
  }

  /// Appends the whole `@context` member.
  func append(to writer: inout ByteWriter) {
    writer.append("  \"@context\": {\n    \"@version\": 1.1,\n    \"@base\": ")
    writer.append(json: context.base)
    writer.append(",\n    \"@vocab\": ")
    writer.append(json: context.vocab)
    for (key, value) in entries {
      writer.append(",\n    ")
      writer.append(json: key)
      writer.append(": ")
      writer.append(value)
    }
    writer.append("\n  }")
  }

  // MARK: Reading back

  /// The graph's context that a document's `@context` gives; nil when that is not the context of a snapshot.
  static func context(from json: JSON) -> Context? {
    guard let members = json.members, let base = json["@base"]?.string, let vocab = json["@vocab"]?.string,
      IRI.isAbsolute(base), IRI.isAbsolute(vocab)
    else { return nil }
    var context = Context(base: base, vocab: vocab)
    let known = Dictionary(uniqueKeysWithValues: knownPrefixes(context))
    for member in members where member.key.utf8.first != UInt8(ascii: "@") {
      let key = member.key
      if let iri = member.value.string {
        if known[key].map({ Bytes.equal($0, iri) }) == true { continue }
        if Context.terms[key].map({ Bytes.equal($0.string, iri) }) == true { continue }
        let isNamespace = iri.utf8.last.map { ":/?#[]@".utf8.contains($0) } ?? false
        if isNamespace { context.prefixes[key] = iri } else { context.names[key] = iri }
      } else if let iri = member.value["@id"]?.string, let parts = member.value.members, parts.count <= 2 {
        if key.utf8.starts(with: apart.utf8) {
          context.prefixes[String(Substring(key.utf8.dropFirst(apart.utf8.count)))] = iri
        } else if member.value["@prefix"]?.boolean == true {
          context.prefixes[key] = iri
        } else if parts.count == 1 {
          context.names[key] = iri
        } else {
          return nil
        }
      } else {
        return nil
      }
    }
    return context
  }
}
