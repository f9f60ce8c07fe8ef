import Algebra
import RDF

/// Functions on terms (SPARQL 1.1 section 17.4.2, SPARQL 1.2's on triple terms and directions).
extension ExpressionEvaluator {
  func termFunction(_ function: Builtin, _ arguments: [Term]) -> Term? {
    let first = arguments.first
    switch function {
    case .str:
      switch first {
      case .iri(let iri): return .string(iri.string)
      case .literal(let literal): return .string(literal.lexical)
      default: return nil
      }
    case .lang: return first?.literal.map { .string($0.language ?? "") }
    case .langDir: return first?.literal.map { .string($0.direction?.rawValue ?? "") }
    case .hasLang: return first.map { .boolean($0.literal?.language != nil) }
    case .hasLangDir: return first.map { .boolean($0.literal?.direction != nil) }
    case .langMatches:
      guard let tag = simple(arguments[0]), let range = simple(arguments[1]) else { return nil }
      return .boolean(ExpressionEvaluator.matches(tag, range))
    case .datatype: return first?.literal.map { .iri($0.datatype) }
    case .iri, .uri:
      if case .iri = first { return first }
      guard let text = first.flatMap(simple) else { return nil }
      let iri = IRI.resolve(text, against: arguments.count > 1 ? arguments[1].iri?.string ?? base : base)
      return iri.string.utf8.allSatisfy(IRI.mayHold) ? .iri(iri) : nil
    case .bnode:
      guard let first else { return blanks.fresh() }
      return simple(first).map { blanks.node(for: $0) }
    case .strDT:
      guard let text = simple(arguments[0]), let datatype = arguments[1].iri else { return nil }
      guard datatype != RDFVocabulary.langString, datatype != RDFVocabulary.dirLangString else { return nil }
      return .literal(Literal(text, datatype: datatype))
    case .strLang:
      guard let text = simple(arguments[0]), let tag = simple(arguments[1]),
        LanguageTag.isWellFormed(tag.utf8)
      else { return nil }
      return .literal(Literal(text, language: tag))
    case .strLangDir:
      guard let text = simple(arguments[0]), let tag = simple(arguments[1]),
        LanguageTag.isWellFormed(tag.utf8),
        let direction = simple(arguments[2]).flatMap(Direction.init(rawValue:))
      else { return nil }
      return .literal(Literal(text, language: tag, direction: direction))
    case .sameTerm: return .boolean(arguments[0] == arguments[1])
    case .isIRI, .isURI: return first.map { .boolean($0.iri != nil) }
    case .isBlank: return first.map { if case .blank = $0 { .boolean(true) } else { .boolean(false) } }
    case .isLiteral: return first.map { .boolean($0.literal != nil) }
    case .isNumeric:
      return first.map { if case .number = Value($0) { .boolean(true) } else { .boolean(false) } }
    case .isTriple: return first.map { if case .triple = $0 { .boolean(true) } else { .boolean(false) } }
    case .triple:
      guard arguments[1].iri != nil else { return nil }
      switch arguments[0] {
      case .iri, .blank: return .triple(Triple(arguments[0], arguments[1], arguments[2]))
      case .literal, .triple: return nil
      }
    case .subject: return triple(first)?.subject
    case .predicate: return triple(first)?.predicate
    case .object: return triple(first)?.object
    case .uuid: return .iri("urn:uuid:" + ExpressionEvaluator.uuid())
    case .strUUID: return .string(ExpressionEvaluator.uuid())
    default: return nil
    }
  }

  /// The text of a plain string; nil for anything else.
  func simple(_ term: Term) -> String? {
    guard let literal = term.literal, literal.datatype == XSD.string else { return nil }
    return literal.lexical
  }

  private func triple(_ term: Term?) -> Triple? { if case .triple(let triple) = term { triple } else { nil } }

  /// Basic filtering of RFC 4647 section 3.3.1.
  static func matches(_ tag: String, _ range: String) -> Bool {
    if tag.isEmpty { return false }
    if range == "*" { return true }
    let (tag, range) = (tag.lowercased(), range.lowercased())
    return tag == range || tag.hasPrefix(range + "-")
  }

  /// A random UUID of version 4 (RFC 9562 section 5.4).
  private static func uuid() -> String {
    var bytes = (0..<16).map { _ in UInt8.random(in: 0...255) }
    bytes[6] = bytes[6] & 0x0f | 0x40
    bytes[8] = bytes[8] & 0x3f | 0x80
    let hex = bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    var text = ""
    for (place, digit) in hex.enumerated() {
      if [8, 12, 16, 20].contains(place) { text += "-" }
      text.append(digit)
    }
    return text
  }
}
