import Glibc
import RDF
import TripleStore

/// IRIs as a snapshot writes them, so that any JSON-LD processor resolves them to the same IRI again.
struct SnapshotNames {
  private let context: SnapshotContext
  private let dictionary: TermDictionary
  private var vocabularyTexts: [TermID: [UInt8]] = [:]

  init(_ context: SnapshotContext, _ dictionary: TermDictionary) {
    self.context = context
    self.dictionary = dictionary
  }

  /// Appends a node's name as a JSON string: a blank node's label, or an IRI below the base, with a prefix or in full.
  func append(node id: TermID, to writer: inout ByteWriter) {
    dictionary.withText(id) { text in
      writer.append(UInt8(ascii: "\""))
      if dictionary.kind(id) == .blank {
        writer.append("_:")
      } else if let local = SnapshotNames.local(text, below: context.base) {
        writer.append(local)
        return writer.append(UInt8(ascii: "\""))
      } else if appendCompact(text, to: &writer) {
        return writer.append(UInt8(ascii: "\""))
      }
      writer.append(text, escaping: ByteWriter.jsonEscape)
      writer.append(UInt8(ascii: "\""))
    }
  }

  /// Appends a predicate, a type or a datatype as a JSON string: a bare name, with a prefix, or in full.
  mutating func append(vocabulary id: TermID, to writer: inout ByteWriter) {
    if let text = vocabularyTexts[id] { return writer.append(text) }
    var text = ByteWriter()
    dictionary.withText(id) { bytes in
      text.append(UInt8(ascii: "\""))
      let iri = IRI(String(decoding: bytes, as: UTF8.self))
      if let term = context.terms[iri] {
        text.append(string: term)
      } else if let local = SnapshotNames.local(bytes, below: context.vocab),
        !context.keys.contains(ExactText(String(decoding: local, as: UTF8.self)))
      {
        text.append(local)
      } else if !appendCompact(bytes, to: &text) {
        text.append(bytes, escaping: ByteWriter.jsonEscape)
      }
      text.append(UInt8(ascii: "\""))
    }
    vocabularyTexts[id] = text.bytes
    writer.append(text.bytes)
  }

  private func appendCompact(_ iri: UnsafeBufferPointer<UInt8>, to writer: inout ByteWriter) -> Bool {
    for (name, namespace) in context.prefixes {
      if let local = SnapshotNames.local(iri, below: namespace) {
        writer.append(string: name)
        writer.append(UInt8(ascii: ":"))
        writer.append(local)
        return true
      }
    }
    return false
  }

  /// What is left of an IRI behind a namespace, where that is a name of letters, marks, digits, `-` and `_`.
  private static func local(_ iri: UnsafeBufferPointer<UInt8>, below namespace: [UInt8])
    -> UnsafeBufferPointer<UInt8>?
  {
    let count = namespace.count
    guard count > 0, iri.count > count, let start = iri.baseAddress, memcmp(start, namespace, count) == 0
    else { return nil }
    let local = UnsafeBufferPointer(rebasing: iri[count...])
    var isASCII = true
    for byte in local {
      if byte >= 0x80 {
        isASCII = false
      } else if !CharacterClass.isLetter(byte), !CharacterClass.isDigit(byte), byte != 0x2d, byte != 0x5f {
        return nil
      }
    }
    if isASCII || String(decoding: local, as: UTF8.self).unicodeScalars.allSatisfy(BareName.continues) {
      return local
    }
    return nil
  }
}
