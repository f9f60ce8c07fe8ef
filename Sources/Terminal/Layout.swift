/// Where libedit draws a text: its wrapping rule, followed so that the editor can paint around it.
///
/// A row that is full ends at once, before a next character is there; a wide character that does not fit leaves the
/// last cell empty; a tab goes to the next multiple of 8; a control character takes two cells (`^A`).
struct Layout {
  private(set) var row = 0
  private(set) var column = 0
  let columns: Int

  /// - Precondition: `columns` is at least 2.
  init(columns: Int, promptWidth: Int) {
    self.columns = columns
    advance(by: promptWidth, eachOf: 1)
  }

  mutating func add(_ scalars: some Sequence<UInt32>) {
    for scalar in scalars { add(scalar) }
  }

  mutating func add(_ scalar: UInt32) {
    switch scalar {
    case 0x0A:
      row += 1
      column = 0
    case 0x09:
      repeat { advance(by: 1, eachOf: 1) } while column % 8 != 0
    case 0..<0x20, 0x7F:
      advance(by: 2, eachOf: 1)
    default:
      guard let character = Unicode.Scalar(scalar) else { return }
      let width = character.cellWidth
      if width == 0 {
        // Shown by its number when it has no glyph; a combining mark takes no cell.
        if character.properties.generalCategory == .control { advance(by: 4, eachOf: 1) }
        return
      }
      advance(by: width, eachOf: width)
    }
  }

  private mutating func advance(by cells: Int, eachOf width: Int) {
    var left = cells
    while left > 0 {
      if column + width > columns {
        row += 1
        column = 0
      }
      column += width
      left -= width
      if column >= columns {
        row += 1
        column = 0
      }
    }
  }
}
