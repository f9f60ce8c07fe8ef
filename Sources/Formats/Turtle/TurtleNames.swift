import RDF
import TripleStore

/// IRIs as Turtle writes them: prefixed where a prefix fits, relative to the base where that is safe, else in full.
struct TurtleNames {
  private let dictionary: TermDictionary
  private let base: [UInt8]
  private let prefixes: [(name: String, namespace: [UInt8])]
  private var written: [TermID: [UInt8]] = [:]
  /// The prefixes that have been used.
  private(set) var usedPrefixes: Set<String> = []
  /// Whether the base has been used.
  private(set) var usesBase = false

  init(_ context: Context, _ dictionary: TermDictionary) {
    self.dictionary = dictionary
    let appends =
      IRISyntax.isWellFormed(context.base)
      && IRI.resolve("x", against: context.base) == IRI(context.base + "x")
    base = appends ? Array(context.base.utf8) : []
    var all = context.allPrefixes.map { (name: $0.prefix, namespace: $0.namespace) }
    if context.prefixes[""] == nil { all.append(("", context.vocab)) }
    prefixes =
      all.filter { TurtleNames.isPrefix($0.name) && IRISyntax.isWellFormed($0.namespace) }
      .map { ($0.name, Array($0.namespace.utf8)) }
      .sorted { ($1.namespace.count, $0.name) < ($0.namespace.count, $1.name) }
  }

  /// Appends an IRI.
  mutating func append(_ id: TermID, to writer: inout ByteWriter) {
    if let text = written[id] { return writer.append(text) }
    let text = dictionary.withText(id) { shorten($0) } ?? TermText.nTriples(id, dictionary)
    if written.count < 65_536 { written[id] = text }
    writer.append(text)
  }

  /// The declarations of what has been used, in order of name.
  func declarations() -> [UInt8] {
    var writer = ByteWriter()
    if usesBase {
      writer.append("BASE <")
      writer.append(base)
      writer.append(">\n")
    }
    for (name, namespace) in prefixes.sorted(by: { Bytes.precedes($0.name, $1.name) })
    where usedPrefixes.contains(name) {
      writer.append("PREFIX ")
      writer.append(string: name)
      writer.append(": <")
      writer.append(namespace)
      writer.append(">\n")
    }
    return writer.bytes
  }

  private mutating func shorten(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    for (name, namespace) in prefixes where text.count > namespace.count && text.starts(with: namespace) {
      let local = UnsafeBufferPointer(rebasing: text[namespace.count...])
      if TurtleNames.isLocal(local) {
        usedPrefixes.insert(name)
        return Array(name.utf8) + [UInt8(ascii: ":")] + local
      }
    }
    if !base.isEmpty, text.count > base.count, text.starts(with: base) {
      let local = UnsafeBufferPointer(rebasing: text[base.count...])
      if TurtleNames.isLocal(local) {
        usesBase = true
        return [UInt8(ascii: "<")] + local + [UInt8(ascii: ">")]
      }
    }
    return nil
  }

  /// Whether the text is a local name that needs no escape.
  static func isLocal(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var scanner = ByteScanner(text)
    guard !text.isEmpty, scanner.position == 0, CharacterClass.startsLabel(scanner.scalar().value) else {
      return false
    }
    while !scanner.atEnd {
      let (value, length) = scanner.scalar()
      guard CharacterClass.isName(value) else { return false }
      scanner.advance(length)
    }
    return true
  }

  private static func isPrefix(_ name: String) -> Bool {
    let scalars = Array(name.unicodeScalars)
    guard let first = scalars.first else { return true }
    return CharacterClass.isNameBase(first.value) && scalars.allSatisfy { CharacterClass.isName($0.value) }
  }
}
