import Glibc
import RDF
import TripleStore

/// The plain lines of a piece of N-Triples or N-Quads, taken apart without the dictionary; so pieces can be read on
/// several threads.
///
/// A line is plain when its terms are IRIs and literals without escapes. All others are left to ``NTriplesReader``,
/// which alone says what is an error: a line is only ever called plain when the reader would read it in the same way.
struct NTriplesLines {
  /// The most datatypes that a piece keeps apart; lines with more are not plain.
  private static let datatypeLimit = 256
  private static let rdfNamespace = Array(RDFVocabulary.namespace.utf8)

  /// The terms of the plain lines, in order: subject, predicate, object, graph. No subject means that of the line before.
  private(set) var terms: [UnresolvedTerm] = []
  /// Lines that are not plain: where they stand, and how many plain lines come before.
  private(set) var others: [(plainBefore: Int, range: Range<Int>)] = []
  /// The datatypes of the literals. The first is that of strings, the second that of strings with a language.
  private(set) var datatypes: [UnsafeBufferPointer<UInt8>?] = [nil, nil]
  /// Where the first byte stands that is not UTF-8.
  private(set) var invalidOffset: Int?

  /// How many lines end in the piece.
  var lineCount: Int { terms.count / 4 + otherEnds }

  let piece: LinePieces.Piece
  private let bytes: UnsafeBufferPointer<UInt8>
  /// How many lines end among those that are not plain; there also a mere carriage return ends one.
  private var otherEnds = 0
  private let hasGraphs: Bool
  private var previous = UnsafeBufferPointer<UInt8>(start: nil, count: 0)

  /// Takes apart the lines of a piece, which it holds. O(bytes).
  init(_ piece: LinePieces.Piece, hasGraphs: Bool) {
    self.piece = piece
    bytes = piece.bytes
    self.hasGraphs = hasGraphs
    if let offset = UTF8Check.firstError(in: bytes) {
      invalidOffset = offset
      return
    }
    terms.reserveCapacity(bytes.count / 24)
    var position = 0
    while position < bytes.count {
      let count = terms.count
      if let next = plainLine(position) {
        position = next
        continue
      }
      terms.removeLast(terms.count - count)
      previous = UnsafeBufferPointer(start: nil, count: 0)
      let start = position
      while position < bytes.count, bytes[position] != 0x0a {
        position += 1
        if bytes[position - 1] == 0x0d, byte(position) != 0x0a { otherEnds += 1 }
      }
      if position < bytes.count {
        position += 1
        otherEnds += 1
      }
      others.append((terms.count / 4, start..<position))
    }
  }

  /// Takes a line apart and gives the place behind it; nil where it is not plain.
  private mutating func plainLine(_ start: Int) -> Int? {
    var position = start
    guard let subject = iri(&position) else { return nil }
    if subject.count == previous.count, isSame(subject, previous) {
      terms.append(.none)
    } else {
      terms.append(.iri(subject, isPlain: true))
      previous = subject
    }
    skipBlanks(&position)
    guard let predicate = iri(&position) else { return nil }
    terms.append(.iri(predicate, isPlain: true))
    skipBlanks(&position)
    guard
      let object = byte(position) == 0x22
        ? literal(&position) : iri(&position).map({ .iri($0, isPlain: true) })
    else {
      return nil
    }
    terms.append(object)
    skipBlanks(&position)
    var graph = UnresolvedTerm.none
    if hasGraphs, byte(position) == UInt8(ascii: "<") {
      guard let name = iri(&position) else { return nil }
      graph = .iri(name, isPlain: true)
      skipBlanks(&position)
    }
    terms.append(graph)
    guard byte(position) == UInt8(ascii: ".") else { return nil }
    position += 1
    skipBlanks(&position)
    if byte(position) == 0x0d { position += 1 }
    return byte(position) == 0x0a ? position + 1 : nil
  }

  @inline(__always)
  private func byte(_ position: Int) -> UInt8 { position < bytes.count ? bytes[position] : 0 }

  @inline(__always)
  private func skipBlanks(_ position: inout Int) {
    while byte(position) == 0x20 || byte(position) == 0x09 { position += 1 }
  }

  /// Whether runs of the same length have the same bytes.
  private func isSame(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let start = a.baseAddress, let other = b.baseAddress else { return false }
    return memcmp(start, other, a.count) == 0
  }

  /// Moves over `<…>` and gives what stands between; nil where that is not an absolute IRI without escapes.
  private func iri(_ position: inout Int) -> UnsafeBufferPointer<UInt8>? {
    guard byte(position) == UInt8(ascii: "<") else { return nil }
    let start = position + 1
    var end = start
    while end < bytes.count, CharacterClass.isIRI(bytes[end]) { end += 1 }
    guard byte(end) == UInt8(ascii: ">") else { return nil }
    position = end + 1
    let text = UnsafeBufferPointer(rebasing: bytes[start..<end])
    return IRISyntax.isWhole(text) ? text : nil
  }

  /// Moves over a literal; nil where it has an escape or something is wrong with it.
  private mutating func literal(_ position: inout Int) -> UnresolvedTerm? {
    let start = position + 1
    var end = start
    while end < bytes.count, !NTriplesLines.endsText(bytes[end]) { end += 1 }
    guard byte(end) == 0x22 else { return nil }
    let text = UnsafeBufferPointer(rebasing: bytes[start..<end])
    position = end + 1
    switch byte(position) {
    case UInt8(ascii: "@"):
      let tagStart = position + 1
      position = tagStart
      while CharacterClass.isLetter(byte(position)) || CharacterClass.isDigit(byte(position))
        || byte(position) == UInt8(ascii: "-")
      {
        position += 1
      }
      let tag = UnsafeBufferPointer(rebasing: bytes[tagStart..<position])
      // A tag that ends in a direction is not well formed in itself.
      guard tag.count < 256, LanguageTag.isWellFormed(tag) else { return nil }
      return .literal(text, tagCount: tag.count, datatype: 1)
    case UInt8(ascii: "^"):
      guard byte(position + 1) == UInt8(ascii: "^") else { return nil }
      position += 2
      guard let datatype = iri(&position), let number = number(of: datatype) else { return nil }
      return .literal(text, datatype: number)
    default: return .literal(text, datatype: 0)
    }
  }

  private static func endsText(_ byte: UInt8) -> Bool {
    byte == 0x22 || byte == 0x5c || byte == 0x0a || byte == 0x0d
  }

  /// The place of a datatype in the list, which it is added to.
  private mutating func number(of datatype: UnsafeBufferPointer<UInt8>) -> Int? {
    for (number, known) in datatypes.enumerated() {
      if let known, known.count == datatype.count, isSame(known, datatype) { return number }
    }
    // Some of RDF's own are only for strings with a language.
    guard datatypes.count < NTriplesLines.datatypeLimit,
      !datatype.starts(with: NTriplesLines.rdfNamespace)
    else { return nil }
    datatypes.append(datatype)
    return datatypes.count - 1
  }
}
