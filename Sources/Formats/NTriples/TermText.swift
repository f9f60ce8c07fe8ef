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
    let view = dictionary.view(id)
    switch view.kind {
    case .iri:
      writer.append(UInt8(ascii: "<"))
      appendIRI(view, to: &writer)
      writer.append(UInt8(ascii: ">"))
    case .blank:
      writer.append("_:")
      writer.append(view.text)
    case .literal:
      appendQuoted(view, to: &writer)
      appendSuffix(view, dictionary, to: &writer) { writer in append(view.datatype, dictionary, to: &writer) }
    case .triple:
      let (subject, predicate, object) = view.parts
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
  private static func appendIRI(_ view: TermView, to writer: inout ByteWriter) {
    if view.isPlain { return writer.append(view.text) }
    for byte in view.text {
      if CharacterClass.isIRI(byte) {
        writer.append(byte)
      } else {
        writer.append(ByteWriter.unicodeEscape(byte))
      }
    }
  }

  /// The lexical form in double quotes.
  static func appendQuoted(_ view: TermView, to writer: inout ByteWriter) {
    writer.append(UInt8(ascii: "\""))
    if view.isPlain { writer.append(view.text) } else { writer.append(view.text, escaping: escape) }
    writer.append(UInt8(ascii: "\""))
  }

  /// What follows the quotes: nothing, a language with its direction, or a datatype as `datatype` writes it.
  static func appendSuffix(
    _ view: TermView, _ dictionary: TermDictionary, to writer: inout ByteWriter,
    datatype: (inout ByteWriter) -> Void
  ) {
    if let language = view.language {
      writer.append(UInt8(ascii: "@"))
      writer.append(language)
      if let direction = view.direction {
        writer.append("--")
        writer.append(string: direction.rawValue)
      }
      return
    }
    if isString(view.datatype, dictionary) { return }
    writer.append("^^")
    datatype(&writer)
  }

  /// Whether a datatype is `xsd:string`.
  static func isString(_ datatype: TermID, _ dictionary: TermDictionary) -> Bool {
    let text = dictionary.view(datatype).text
    return text.count == stringDatatype.count && text.elementsEqual(stringDatatype)
  }

  private static let stringDatatype = Array(XSD.string.string.utf8)

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
