/// A table as text: boxes as wide as their columns need, wrapped to the width that there is, and one value a
/// line where even that is too narrow. Nothing is ever cut.
///
///     ┌──────┬───────┐
///     │ who  │ count │
///     ├──────┼───────┤
///     │ Anna │    12 │
///     └──────┴───────┘
///
/// Cells are plain text: control characters in them are shown, not obeyed, and line breaks stay line breaks.
public struct Table: Sendable {
  public enum Alignment: Sendable { case left, right }

  public struct Column: Sendable {
    public var title: String
    public var alignment: Alignment
    /// How the cells look where colours are on.
    public var attributes: [Style.Attribute]

    public init(_ title: String, alignment: Alignment = .left, attributes: [Style.Attribute] = []) {
      self.title = title
      self.alignment = alignment
      self.attributes = attributes
    }
  }

  public enum Lines: Sendable {
    case box, ascii

    /// Boxes where the locale has characters for them.
    public static var preferred: Lines {
      let names = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap(environmentValue).filter { !$0.isEmpty }
      guard let name = names.first?.lowercased() else { return .box }
      return name == "c" || name == "posix" || name.contains("8859") ? .ascii : .box
    }
  }

  public let columns: [Column]
  /// The texts, cleaned; the widths of their widest lines; whether each is a single line.
  private(set) var texts: [String] = []
  private(set) var textWidths: [Int] = []
  private(set) var isSingleLine: [Bool] = []
  /// Row by row, where in `texts` the cell's text stands; negative for an empty cell.
  private(set) var cells: [Int32] = []

  public init(columns: [Column]) {
    self.columns = columns
  }

  /// A table of cells that share texts: row by row, where in `texts` each cell's text stands, negative for none.
  ///
  /// - Precondition: there is a cell for each column in each row.
  public init(columns: [Column], texts: [String], cells: [Int32]) {
    precondition(columns.isEmpty || cells.count % columns.count == 0, "a cell for each column")
    self.columns = columns
    for text in texts { add(text) }
    self.cells = cells
  }

  private mutating func add(_ text: String) {
    let clean = Sanitizer.visible(text, keepingNewlines: true)
    texts.append(clean)
    textWidths.append(Table.naturalWidth(of: clean))
    isSingleLine.append(!clean.utf8.contains(0x0A))
  }

  var rowCount: Int { columns.isEmpty ? 0 : cells.count / columns.count }

  /// The text of a cell.
  func text(_ row: Int, _ column: Int) -> String {
    let place = cells[row * columns.count + column]
    return place < 0 ? "" : texts[Int(place)]
  }

  /// Adds a row.
  ///
  /// - Precondition: it has a cell for each column.
  public mutating func append(_ row: [String]) {
    precondition(row.count == columns.count, "a cell for each column")
    for text in row {
      cells.append(Int32(texts.count))
      add(text)
    }
  }

  /// The narrowest that a column of long text is squeezed to before the table turns to one value a line.
  static let narrowestColumn = 8

  /// The whole table, each line ended by a line feed. A line is wider than `width` only where a table with no
  /// room at all (`width` below 20) meets a title that is longer.
  ///
  /// - Complexity: O(text in the table).
  public func rendered(width: Int, style: Style = .plain, lines: Lines = .box) -> String {
    var bytes: [UInt8] = []
    render(width: width, style: style, lines: lines) { piece in
      bytes += piece
      return true
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Gives the whole table, in pieces of some hundred rows; no more of them once `sink` returns false or throws.
  public func render<Failure: Error>(
    width: Int, style: Style = .plain, lines: Lines = .box, to sink: ([UInt8]) throws(Failure) -> Bool
  ) throws(Failure) {
    guard !columns.isEmpty else { return }
    if let widths = columnWidths(fitting: width) {
      try box(widths: widths, style: style, characters: lines == .box ? .box : .ascii, to: sink)
    } else {
      try list(width: width, style: style, to: sink)
    }
  }

  /// The widths of the columns' texts, the widest made narrower until the table fits; nil when it cannot.
  func columnWidths(fitting width: Int) -> [Int]? {
    var widths = columns.map { displayWidth(of: Sanitizer.visible($0.title)) }
    var column = 0
    for cell in cells {
      if cell >= 0 { widths[column] = max(widths[column], textWidths[Int(cell)]) }
      column = column + 1 == columns.count ? 0 : column + 1
    }
    let room = width - (3 * columns.count + 1)
    let least = widths.map { min($0, Table.narrowestColumn) }
    guard least.reduce(0, +) <= room else { return nil }
    // The common width that the wide columns come down to: the largest that fits, found by halving.
    var low = Table.narrowestColumn
    var high = max(low, widths.max() ?? low)
    while low < high {
      let middle = (low + high + 1) / 2
      if widths.reduce(0, { $0 + min($1, middle) }) <= room { low = middle } else { high = middle - 1 }
    }
    var squeezed = widths.map { min($0, low) }
    var left = room - squeezed.reduce(0, +)
    for index in squeezed.indices where left > 0 && squeezed[index] < widths[index] {
      squeezed[index] += 1
      left -= 1
    }
    return squeezed
  }

  private static func naturalWidth(of cell: String) -> Int {
    guard cell.utf8.contains(0x0A) else { return displayWidth(of: cell) }
    return cell.split(separator: "\n").reduce(0) { max($0, displayWidth(of: String($1))) }
  }
}
