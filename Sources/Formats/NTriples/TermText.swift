import RDF
import TripleStore

/// Terms as canonical N-Triples 1.2.
enum TermText {
  /// A term's text.
  static func nTriples(_ id: TermID, _ dictionary: TermDictionary) -> [UInt8] {
    var writer = ByteWriter()
    append(id, dictionary, to: &writer)
    return writer.bytes
  }

  static func append(_ id: TermID, _ dictionary: TermDictionary, to writer: inout ByteWriter) {
    switch dictionary.kind(id) {
    case .iri:
      writer.append(UInt8(ascii: "<"))
      appendIRI(id, dictionary, to: &writer)
      writer.append(UInt8(ascii: ">"))
    case .blank:
      writer.append("_:")
      dictionary.withText(id) { writer.append($0) }
    case .literal:
      appendQuoted(id, dictionary, to: &writer)
      let datatype = dictionary.datatype(id)
      appendSuffix(id, dictionary, to: &writer) { writer in append(datatype, dictionary, to: &writer) }
    case .triple:
      guard let (subject, predicate, object) = dictionary.tripleParts(id) else { return }
      writer.append("<<( ")
      append(subject, dictionary, to: &writer)
      writer.append(UInt8(ascii: " "))
      append(predicate, dictionary, to: &writer)
      writer.append(UInt8(ascii: " "))
      append(object, dictionary, to: &writer)
      writer.append(" )>>")
    }
  }

  /// The IRI's text, with escapes for what no IRI reference can hold.
  static func appendIRI(_ id: TermID, _ dictionary: TermDictionary, to writer: inout ByteWriter) {
    dictionary.withText(id) { text in
      if text.allSatisfy(CharacterClass.isIRI) { return writer.append(text) }
      for byte in text {
        if CharacterClass.isIRI(byte) {
          writer.append(byte)
        } else {
          writer.append(ByteWriter.unicodeEscape(byte))
        }
      }
    }
  }

  /// The lexical form in double quotes.
  static func appendQuoted(_ id: TermID, _ dictionary: TermDictionary, to writer: inout ByteWriter) {
    writer.append(UInt8(ascii: "\""))
    dictionary.withText(id) { writer.append($0, escaping: escape) }
    writer.append(UInt8(ascii: "\""))
  }

  /// What follows the quotes: nothing, a language with its direction, or a datatype as `datatype` writes it.
  static func appendSuffix(
    _ id: TermID, _ dictionary: TermDictionary, to writer: inout ByteWriter,
    datatype: (inout ByteWriter) -> Void
  ) {
    if let (language, direction) = dictionary.languageText(id) {
      writer.append(UInt8(ascii: "@"))
      writer.append(string: language)
      if let direction {
        writer.append("--")
        writer.append(string: direction.rawValue)
      }
      return
    }
    if isString(dictionary.datatype(id), dictionary) { return }
    writer.append("^^")
    datatype(&writer)
  }

  /// Whether a datatype is `xsd:string`.
  static func isString(_ datatype: TermID, _ dictionary: TermDictionary) -> Bool {
    dictionary.withText(datatype) { $0.elementsEqual(XSD.string.string.utf8) }
  }

  /// The escapes of canonical N-Triples.
  static func escape(_ byte: UInt8) -> [UInt8]? {
    switch byte {
    case 0x22: Array("\\\"".utf8)
    case 0x5c: Array("\\\\".utf8)
    case 0x0a: Array("\\n".utf8)
    case 0x0d: Array("\\r".utf8)
    case 0x09: Array("\\t".utf8)
    case 0x08: Array("\\b".utf8)
    case 0x0c: Array("\\f".utf8)
    case 0..<0x20, 0x7f: ByteWriter.unicodeEscape(byte)
    default: nil
    }
  }
}
