import Language

/// The words of a dot command, each with its place. A word ends at white space; one in quotes may hold any, with
/// `\"` and `\\` for the quote and the backslash.
struct Arguments {
  /// A word behind the command's name.
  struct Word: Hashable {
    var text: String
    var range: SourceRange
  }

  let source: Source
  /// The command's name, without the dot.
  let name: String
  let nameRange: SourceRange
  private(set) var words: [Word] = []
  /// What is wrong with the quotes, if the words are read as such. A statement has quotes of its own.
  private(set) var problem: Diagnostic?

  init(_ source: Source, _ range: SourceRange) {
    self.source = source
    let bytes = source.bytes
    let upper = min(range.upper, bytes.count)
    var place = range.lower
    func isSpace(_ index: Int) -> Bool { bytes[index] == 0x20 || (0x09...0x0D).contains(bytes[index]) }
    while place < upper, !isSpace(place) { place += 1 }
    nameRange = SourceRange(range.lower, place)
    let first = source.text(nameRange)
    name = first.hasPrefix(".") ? String(first.dropFirst()) : first
    while true {
      while place < upper, isSpace(place) { place += 1 }
      guard place < upper else { break }
      let start = place
      if bytes[place] == UInt8(ascii: "\"") {
        var text: [UInt8] = []
        place += 1
        while place < upper, bytes[place] != UInt8(ascii: "\"") {
          if bytes[place] == UInt8(ascii: "\\"), place + 1 < upper { place += 1 }
          text.append(bytes[place])
          place += 1
        }
        if place == upper {
          problem = Diagnostic("this quote is not closed", at: SourceRange(start, upper), in: source)
        } else {
          place += 1
        }
        words.append(Word(text: String(decoding: text, as: UTF8.self), range: SourceRange(start, place)))
      } else {
        while place < upper, !isSpace(place) { place += 1 }
        words.append(
          Word(text: source.text(SourceRange(start, place)), range: SourceRange(start, place)))
      }
    }
  }

  var count: Int { words.count }

  /// The text of a word, or nil when there are fewer.
  subscript(index: Int) -> String? { words.indices.contains(index) ? words[index].text : nil }

  /// The range from a word to the end of the line, without the white space at its end; nil when there is none.
  func rest(from index: Int) -> SourceRange? {
    guard words.indices.contains(index), let last = words.last else { return nil }
    return SourceRange(words[index].range.lower, last.range.upper)
  }

  /// Throws unless there are so many words.
  func expect(_ counts: ClosedRange<Int>, usage: String) throws(Diagnostic) {
    if count < counts.lowerBound {
      throw Diagnostic(".\(name) needs more than that", at: nameRange, in: source, help: "usage: \(usage)")
    }
    if count > counts.upperBound {
      throw Diagnostic(
        "nothing more can stand here", at: words[counts.upperBound].range, in: source, help: "usage: \(usage)"
      )
    }
  }

  /// A word that must be a whole number of at least 1; a default where it is missing.
  func number(_ index: Int, default value: Int) throws(Diagnostic) -> Int {
    guard words.indices.contains(index) else { return value }
    guard let number = Int(words[index].text), number >= 1 else {
      throw Diagnostic(
        "a number from 1 is wanted, not \(words[index].text)", at: words[index].range, in: source)
    }
    return number
  }

  /// A word that must be `on` or `off`; nil where it is missing.
  func onOrOff(_ index: Int) throws(Diagnostic) -> Bool? {
    guard words.indices.contains(index) else { return nil }
    switch words[index].text {
    case "on": return true
    case "off": return false
    default: throw Diagnostic("on or off is wanted", at: words[index].range, in: source)
    }
  }
}
