import Algebra
import BigInt
import Crypto
import RDF

/// Functions on strings (SPARQL 1.1 section 17.4.3). Positions and lengths count code points.
extension ExpressionEvaluator {
  func stringFunction(_ function: Builtin, _ arguments: [Term]) -> Term? {
    switch function {
    case .concat: return concatenate(arguments)
    case .regex, .replace: return patternFunction(function, arguments)
    default: break
    }
    guard let first = string(arguments[0]) else { return nil }
    switch function {
    case .strlen: return .integer(first.lexical.unicodeScalars.count)
    case .ucase: return .literal(first.with(first.lexical.uppercased()))
    case .lcase: return .literal(first.with(first.lexical.lowercased()))
    case .encodeForURI: return .string(ExpressionEvaluator.encode(first.lexical))
    case .substr: return substring(first, arguments)
    default: break
    }
    guard let second = string(arguments[1]), ExpressionEvaluator.areCompatible(first, second) else {
      return nil
    }
    let (text, part) = (Array(first.lexical.utf8), Array(second.lexical.utf8))
    switch function {
    case .contains: return .boolean(ExpressionEvaluator.find(part, in: text) != nil)
    case .strStarts: return .boolean(text.starts(with: part))
    case .strEnds: return .boolean(text.reversed().starts(with: part.reversed()))
    case .strBefore:
      guard let place = ExpressionEvaluator.find(part, in: text) else { return .string("") }
      return .literal(first.with(String(decoding: text[..<place], as: UTF8.self)))
    case .strAfter:
      guard let place = ExpressionEvaluator.find(part, in: text) else { return .string("") }
      return .literal(first.with(String(decoding: text[(place + part.count)...], as: UTF8.self)))
    default: return nil
    }
  }

  /// A plain or language-tagged string.
  private func string(_ term: Term) -> Literal? {
    guard let literal = term.literal, literal.datatype == XSD.string || literal.language != nil else {
      return nil
    }
    return literal
  }

  /// SPARQL's argument compatibility rules: the second is plain, or tagged as the first is.
  private static func areCompatible(_ a: Literal, _ b: Literal) -> Bool {
    b.language == nil || (a.language == b.language && a.direction == b.direction)
  }

  /// The place of the first occurrence of some bytes, or nil.
  private static func find(_ part: [UInt8], in text: [UInt8]) -> Int? {
    guard let first = part.first else { return 0 }
    guard text.count >= part.count else { return nil }
    for start in 0...(text.count - part.count)
    where text[start] == first && text[start..<(start + part.count)].elementsEqual(part) {
      return start
    }
    return nil
  }

  private func concatenate(_ arguments: [Term]) -> Term? {
    var parts: [Literal] = []
    for argument in arguments {
      guard let part = string(argument) else { return nil }
      parts.append(part)
    }
    let text = parts.map(\.lexical).joined()
    guard let first = parts.first,
      parts.allSatisfy({ $0.language == first.language && $0.direction == first.direction })
    else { return .string(text) }
    return .literal(first.with(text))
  }

  /// XPath's `fn:substring`: from a position counted from 1, both rounded.
  private func substring(_ text: Literal, _ arguments: [Term]) -> Term? {
    guard case .number(let start) = Value(arguments[1]) else { return nil }
    let from = start.rounded(.nearest).double
    var to = Double.infinity
    if arguments.count > 2 {
      guard case .number(let length) = Value(arguments[2]) else { return nil }
      to = from + length.rounded(.nearest).double
    }
    var result = String.UnicodeScalarView()
    for (place, scalar) in text.lexical.unicodeScalars.enumerated() {
      let position = Double(place + 1)
      if position >= from && position < to { result.append(scalar) }
    }
    return .literal(text.with(String(result)))
  }

  private func patternFunction(_ function: Builtin, _ arguments: [Term]) -> Term? {
    guard let text = string(arguments[0]), let pattern = simple(arguments[1]) else { return nil }
    let flagsPlace = function == .regex ? 2 : 3
    var flags = ""
    if arguments.count > flagsPlace {
      guard let given = simple(arguments[flagsPlace]) else { return nil }
      flags = given
    }
    guard let expression = patterns.expression(pattern, flags: flags) else { return nil }
    if function == .regex { return expression.matches(text.lexical).map(Term.boolean) }
    guard let replacement = simple(arguments[2]) else { return nil }
    return expression.replace(
      in: text.lexical, with: replacement, isLiteral: flags.contains("q"),
      limit: ExpressionEvaluator.textLimit
    ).map { .literal(text.with($0)) }
  }

  /// Percent-encodes everything but the unreserved characters of RFC 3986.
  private static func encode(_ text: String) -> String {
    var result = ""
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        result +=
          "%" + String(byte >> 4, radix: 16, uppercase: true) + String(byte & 15, radix: 16, uppercase: true)
      }
    }
    return result
  }

  func hashFunction(_ function: Builtin, _ arguments: [Term]) -> Term? {
    guard let text = arguments.first.flatMap(simple) else { return nil }
    let bytes = Array(text.utf8)
    switch function {
    case .md5: return .string(ExpressionEvaluator.hex(Insecure.MD5.hash(data: bytes)))
    case .sha1: return .string(ExpressionEvaluator.hex(Insecure.SHA1.hash(data: bytes)))
    case .sha256: return .string(ExpressionEvaluator.hex(SHA256.hash(data: bytes)))
    case .sha384: return .string(ExpressionEvaluator.hex(SHA384.hash(data: bytes)))
    case .sha512: return .string(ExpressionEvaluator.hex(SHA512.hash(data: bytes)))
    default: return nil
    }
  }

  private static func hex(_ bytes: some Sequence<UInt8>) -> String {
    bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
  }
}

extension Literal {
  /// Another text with the same language and direction.
  fileprivate func with(_ text: String) -> Literal {
    language.map { Literal(text, language: $0, direction: direction) } ?? Literal(text)
  }
}
