/// Cuts a source into tokens, one at a time. It never fails: what is no token comes out as ``Token/Kind/invalid``.
///
/// Every byte is looked at a bounded number of times, so that reading a source takes time linear in its length.
struct Lexer: Sendable {
  let bytes: [UInt8]
  /// Where the source ends for this lexer.
  let end: Int
  /// Where the next token is looked for.
  var position: Int
  /// Whether words may hold hyphens, as bare names do; SPARQL's own words hold none.
  let readsNames: Bool
  /// Whether `#N` after a string is an occurrence, not a comment.
  var readsOccurrences = false

  private var isAfterString = false
  /// No prefixed name begins with a letter before this offset: a look ahead has been there already.
  private var noPrefixBefore = 0

  init(_ bytes: [UInt8], range: SourceRange, readsNames: Bool) {
    self.bytes = bytes
    end = min(bytes.count, max(0, range.upper))
    position = min(max(0, range.lower), end)
    self.readsNames = readsNames
    if position == 0, end >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { position = 3 }
  }

  /// The next token; at the end, an empty one that may be asked for again and again.
  mutating func next() -> Token {
    skipTrivia()
    guard position < end else { return Token(.end, end, end) }
    let token = scan()
    isAfterString = token.kind == .string
    position = token.upper
    return token
  }

  /// Whether a byte stands at a distance from the position.
  func at(_ character: Unicode.Scalar, ahead distance: Int = 0) -> Bool {
    byte(position + distance) == UInt8(ascii: character)
  }

  func byte(_ offset: Int) -> UInt8? { offset < end ? bytes[offset] : nil }

  func scalar(_ offset: Int) -> (Unicode.Scalar, Int)? {
    offset < end ? Characters.scalar(bytes, at: offset, end: end) : nil
  }

  private mutating func skipTrivia() {
    while position < end {
      let byte = bytes[position]
      if Characters.isSpace(byte) {
        position += 1
      } else if byte == UInt8(ascii: "#"), occurrenceEnd() == nil {
        while position < end, bytes[position] != 0x0A, bytes[position] != 0x0D { position += 1 }
      } else {
        return
      }
    }
  }

  /// The end of the `#N` at the position, where one is looked for.
  private func occurrenceEnd() -> Int? {
    guard readsOccurrences, isAfterString else { return nil }
    let upper = digits(from: position + 1)
    guard upper > position + 1 else { return nil }
    if let (scalar, _) = scalar(upper), Characters.continuesName(scalar) { return nil }
    return upper
  }

  private mutating func scan() -> Token {
    let start = position
    let first = bytes[start]
    switch first {
    case UInt8(ascii: "#"): return Token(.occurrence, start, occurrenceEnd() ?? start + 1)
    case UInt8(ascii: "?"), UInt8(ascii: "$"): return variable(start)
    case UInt8(ascii: "<"): return angle(start)
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return string(start, quote: start)
    case UInt8(ascii: "@"): return atSign(start)
    case UInt8(ascii: ":"): return Token(.prefixed, start, localEnd(from: start + 1))
    case UInt8(ascii: "%"): return parameter(start)
    case UInt8(ascii: "_"): return blank(start)
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return number(start)
    case UInt8(ascii: "."):
      if let next = byte(start + 1), Characters.isDigit(next) { return number(start) }
      return Token(.period, start, start + 1)
    default:
      if let token = punctuation(start, first) { return token }
      return word(start)
    }
  }

  private func stray(_ start: Int) -> Token {
    let length = scalar(start)?.1 ?? 1
    return Token(.invalid, start, start + length, problem: .strayCharacter)
  }

  // MARK: Names

  private mutating func word(_ start: Int) -> Token {
    guard let (first, _) = scalar(start) else { return Token(.end, end, end) }
    if readsNames, first == "\u{2013}" { return Token(.enDash, start, start + 3) }
    if start >= noPrefixBefore, Characters.isBase(first) {
      var index = start
      var isDot = false
      while let (scalar, length) = scalar(index), scalar == "." || Characters.isNameCharacter(scalar) {
        isDot = scalar == "."
        index += length
      }
      if byte(index) == UInt8(ascii: ":"), !isDot {
        return Token(.prefixed, start, localEnd(from: index + 1))
      }
      noPrefixBefore = index
    }
    guard Characters.beginsName(first) else { return stray(start) }
    return Token(.word, start, nameEnd(from: start))
  }

  /// The end of the bare name, or in plain SPARQL the keyword, that begins at an offset.
  private func nameEnd(from start: Int) -> Int {
    var index = start
    var last = start
    while let (scalar, length) = scalar(index), Characters.continuesName(scalar) {
      if scalar == "-", !readsNames { break }
      index += length
      if scalar != "-" { last = index }
    }
    return last
  }

  /// The end of a PN_LOCAL, which may be empty, that begins at an offset.
  private func localEnd(from start: Int) -> Int {
    var index = start
    var last = start
    while let (scalar, length) = scalar(index) {
      switch scalar {
      case "%":
        guard let high = byte(index + 1), let low = byte(index + 2), Characters.isHex(high),
          Characters.isHex(low)
        else { return last }
        index += 3
      case "\\":
        guard let next = byte(index + 1), "_~.-!$&'()*+,;=/?#@%".utf8.contains(next) else { return last }
        index += 2
      case ".":
        guard index > start else { return last }
        index += 1
        continue
      case ":": index += 1
      default:
        let isGood =
          index == start ? Characters.beginsVariable(scalar) : Characters.isNameCharacter(scalar)
        guard isGood else { return last }
        index += length
      }
      last = index
    }
    return last
  }

  private func variable(_ start: Int) -> Token {
    guard let (first, length) = scalar(start + 1), Characters.beginsVariable(first) else {
      return bytes[start] == UInt8(ascii: "?") ? Token(.question, start, start + 1) : stray(start)
    }
    var index = start + 1 + length
    while let (scalar, length) = scalar(index), Characters.continuesVariable(scalar) { index += length }
    return Token(.variable, start, index)
  }

  private func blank(_ start: Int) -> Token {
    guard byte(start + 1) == UInt8(ascii: ":"), let (first, length) = scalar(start + 2),
      Characters.beginsVariable(first)
    else { return stray(start) }
    var index = start + 2 + length
    var last = index
    while let (scalar, length) = scalar(index), scalar == "." || Characters.isNameCharacter(scalar) {
      index += length
      if scalar != "." { last = index }
    }
    return Token(.blank, start, last)
  }

  private func atSign(_ start: Int) -> Token {
    guard let (first, _) = scalar(start + 1) else { return stray(start) }
    if first == "\"" || first == "'" {
      var token = string(start, quote: start + 1)
      token.kind = token.problem == nil ? .label : .invalid
      if token.problem != nil { token.problem = .unterminatedLabel }
      return token
    }
    guard Characters.beginsName(first) else { return stray(start) }
    var index = start + 1
    var last = index
    while let (scalar, length) = scalar(index), Characters.continuesName(scalar) {
      index += length
      if scalar != "-" { last = index }
    }
    return Token(.tag, start, last)
  }

  private func parameter(_ start: Int) -> Token {
    guard let (first, _) = scalar(start + 1), Characters.continuesName(first), first != "-" else {
      return stray(start)
    }
    var index = start + 1
    var last = index
    while let (scalar, length) = scalar(index), Characters.continuesName(scalar) {
      index += length
      if scalar != "-" { last = index }
    }
    return Token(.parameter, start, last)
  }

  // MARK: Numbers

  private func digits(from start: Int) -> Int {
    var index = start
    while let byte = byte(index), Characters.isDigit(byte) { index += 1 }
    return index
  }

  private func exponentEnd(from start: Int) -> Int? {
    guard let mark = byte(start), mark | 0x20 == UInt8(ascii: "e") else { return nil }
    var index = start + 1
    if byte(index) == UInt8(ascii: "+") || byte(index) == UInt8(ascii: "-") { index += 1 }
    let upper = digits(from: index)
    return upper > index ? upper : nil
  }

  private func number(_ start: Int) -> Token {
    let whole = digits(from: start)
    if let upper = exponentEnd(from: whole), whole > start { return Token(.double, start, upper) }
    guard byte(whole) == UInt8(ascii: ".") else { return Token(.integer, start, whole) }
    let fraction = digits(from: whole + 1)
    if let upper = exponentEnd(from: fraction), whole > start || fraction > whole + 1 {
      return Token(.double, start, upper)
    }
    return fraction > whole + 1 ? Token(.decimal, start, fraction) : Token(.integer, start, whole)
  }
}
