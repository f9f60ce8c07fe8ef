/// What a terminal of so many columns and rows shows after some bytes: enough of a VT100 for what line editors,
/// tables and pagers print. A sequence that it does not know is kept in `unknown`, so that a test can insist.
///
/// A character that fills the last column leaves the cursor there; the next one wraps, as in xterm.
public struct Screen {
  public private(set) var columns: Int
  public private(set) var rows: Int
  /// The cursor's place, from 0.
  public private(set) var row = 0
  public private(set) var column = 0
  /// The private modes that are set, 2004 for bracketed paste among them; 25 is in `isCursorHidden`.
  public private(set) var modes: Set<Int> = []
  public private(set) var isCursorHidden = false
  /// Whether any colour or weight was set since the beginning.
  public private(set) var hasSeenStyle = false
  /// How many escape sequences there were.
  public private(set) var sequenceCount = 0
  public private(set) var unknown: [String] = []
  /// The lines that scrolled off at the top.
  public private(set) var scrolled: [String] = []

  /// A cell is a character with its marks; the right half of a wide one is empty.
  var cells: [[String]]
  private var wrapsNext = false
  private var parser = SequenceParser()

  public init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    cells = Array(repeating: Array(repeating: " ", count: columns), count: rows)
  }

  /// The lines without the spaces at their ends.
  public var lines: [String] { cells.map(Screen.text) }

  /// The whole screen: the lines down to the last that is not empty.
  public var text: String {
    var lines = lines
    while lines.last == "" { lines.removeLast() }
    return lines.joined(separator: "\n")
  }

  /// What scrolled off, and the screen.
  public var transcript: String { (scrolled + [text]).joined(separator: "\n") }

  static func text(of row: [String]) -> String {
    var row = row
    while row.last == " " { row.removeLast() }
    return row.joined()
  }

  /// Gives the screen another size. Lines are cut or filled, not wrapped anew; what is at the bottom stays.
  public mutating func resize(columns: Int, rows: Int) {
    while cells.count > rows {
      if row == cells.count - 1 {
        scrolled.append(Screen.text(of: cells.removeFirst()))
        row -= 1
      } else {
        cells.removeLast()
      }
    }
    for index in cells.indices {
      cells[index] = Array((cells[index] + Array(repeating: " ", count: columns)).prefix(columns))
    }
    while cells.count < rows { cells.append(Array(repeating: " ", count: columns)) }
    self.columns = columns
    self.rows = rows
    row = min(row, rows - 1)
    column = min(column, columns - 1)
    wrapsNext = false
  }

  /// Shows bytes; a sequence or a character may be split between two calls.
  public mutating func show(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      guard let piece = parser.add(byte) else { continue }
      switch piece {
      case .scalar(let scalar): put(scalar)
      case .control(let byte): control(byte)
      case .sequence(let sequence): obey(sequence)
      case .string: sequenceCount += 1
      }
    }
  }

  private mutating func put(_ scalar: Unicode.Scalar) {
    let width = CellWidth.of(scalar)
    if width == 0 {
      // A mark belongs to the character before.
      var place = wrapsNext ? column : column - 1
      if place > 0, cells[row][place].isEmpty { place -= 1 }
      if place >= 0 { cells[row][place].unicodeScalars.append(scalar) }
      return
    }
    if wrapsNext || column + width > columns {
      column = 0
      lineFeed()
    }
    wrapsNext = false
    cells[row][column] = String(scalar)
    if width == 2 { cells[row][column + 1] = "" }
    column += width
    if column >= columns {
      column = columns - 1
      wrapsNext = true
    }
  }

  private mutating func control(_ byte: UInt8) {
    switch byte {
    case 0x0A, 0x0B, 0x0C: lineFeed()
    case 0x0D: column = 0
    case 0x08: column = max(0, column - 1)
    case 0x09: column = min(columns - 1, (column / 8 + 1) * 8)
    default: return
    }
    wrapsNext = false
  }

  private mutating func lineFeed() {
    if row + 1 < rows {
      row += 1
      return
    }
    scrolled.append(Screen.text(of: cells.removeFirst()))
    cells.append(Array(repeating: " ", count: columns))
  }

  private mutating func obey(_ sequence: ControlSequence) {
    sequenceCount += 1
    let count = max(1, sequence.parameters.first ?? 1)
    if sequence.final != "m" { wrapsNext = false }
    switch (sequence.prefix, sequence.final) {
    case ("[", "A"): row = max(0, row - count)
    case ("[", "B"): row = min(rows - 1, row + count)
    case ("[", "C"): column = min(columns - 1, column + count)
    case ("[", "D"): column = max(0, column - count)
    case ("[", "G"): column = min(columns, count) - 1
    case ("[", "d"): row = min(rows, count) - 1
    case ("[", "H"), ("[", "f"):
      row = min(rows, count) - 1
      column = min(columns, max(1, sequence.parameters.dropFirst().first ?? 1)) - 1
    case ("[", "J"): eraseScreen(sequence.parameters.first ?? 0)
    case ("[", "K"): eraseLine(sequence.parameters.first ?? 0)
    case ("[", "P"): cells[row] = cells[row].removing(count, at: column)
    case ("[", "@"): cells[row] = cells[row].inserting(count, at: column)
    case ("[", "X"): blank(row, column..<min(columns, column + count))
    case ("[", "m"):
      if sequence.parameters.contains(where: { $0 != 0 }) { hasSeenStyle = true }
    case ("[?", "h"), ("[?", "l"):
      for mode in sequence.parameters {
        switch (mode, sequence.final) {
        case (25, _): isCursorHidden = sequence.final == "l"
        case (_, "h"): modes.insert(mode)
        default: modes.remove(mode)
        }
      }
    case ("[", "h"), ("[", "l"), ("", "="), ("", ">"), ("(", _), (")", _): break
    case ("", "M"): row = max(0, row - 1)
    default: unknown.append(sequence.prefix + sequence.final)
    }
  }

  private mutating func eraseScreen(_ mode: Int) {
    let before = 0..<row
    let after = (row + 1)..<max(row + 1, rows)
    for row in before where mode != 0 { blank(row, 0..<columns) }
    for row in after where mode != 1 { blank(row, 0..<columns) }
    eraseLine(min(mode, 2))
  }

  private mutating func eraseLine(_ mode: Int) {
    switch mode {
    case 0: blank(row, column..<columns)
    case 1: blank(row, 0..<(column + 1))
    default: blank(row, 0..<columns)
    }
  }

  private mutating func blank(_ row: Int, _ range: Range<Int>) {
    for column in range { cells[row][column] = " " }
  }
}

extension [String] {
  func removing(_ count: Int, at index: Int) -> [String] {
    let gone = Swift.min(count, self.count - index)
    return Array(self[..<index] + self[(index + gone)...]) + Array(repeating: " ", count: gone)
  }

  func inserting(_ count: Int, at index: Int) -> [String] {
    Array((self[..<index] + Array(repeating: " ", count: count) + self[index...]).prefix(self.count))
  }
}
