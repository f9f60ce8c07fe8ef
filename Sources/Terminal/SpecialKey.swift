/// The keys that send a sequence instead of a character.
enum SpecialKey: Hashable {
  case up, down, left, right, home, end, delete, wordLeft, wordRight
  /// Alt-Enter: a line break, whatever the text is.
  case newline
  case backTab

  /// The key whose sequence ends in `final` after these parameters (`ESC [ 1 ; 5 D`); nil for one without a meaning
  /// here.
  init?(final: UInt8, parameters: [Int]) {
    let modifiers = parameters.count > 1 ? parameters[1] - 1 : 0
    let isWordwise = modifiers & 0b110 != 0  // Alt or Ctrl
    switch final {
    case 0x41: self = .up
    case 0x42: self = .down
    case 0x43: self = isWordwise ? .wordRight : .right
    case 0x44: self = isWordwise ? .wordLeft : .left
    case 0x46: self = .end
    case 0x48: self = .home
    case 0x5A: self = .backTab
    case 0x63: self = .wordRight  // rxvt's Ctrl-Right
    case 0x64: self = .wordLeft
    case 0x7E:
      switch parameters.first {
      case 1, 7: self = .home
      case 3: self = .delete
      case 4, 8: self = .end
      default: return nil
      }
    default: return nil
    }
  }
}
