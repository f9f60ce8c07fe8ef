/// What the editor adds to libedit, and what it needs of libedit by a name of its own. Each has a private byte, a C1
/// control that no keyboard sends: the reader turns keys into these bytes, and libedit's key map turns them into
/// commands, in emacs and in vi mode alike, whatever the user's `.editrc` bound.
enum Command: UInt32, CaseIterable {
  case up = 0x80
  case down
  case left
  case right
  case home
  case end
  case deleteNext
  case wordLeft
  case wordRight
  case newline
  case paste
  case enter
  case complete
  case search
  case endOrDelete
  case takeLine

  /// libedit's name of the command.
  var name: String {
    switch self {
    case .up: "gloss-up"
    case .down: "gloss-down"
    case .left: "ed-prev-char"
    case .right: "ed-next-char"
    case .home: "gloss-home"
    case .end: "gloss-end"
    case .deleteNext: "ed-delete-next-char"
    case .wordLeft: "ed-prev-word"
    case .wordRight: "em-next-word"
    case .newline: "gloss-newline"
    case .paste: "gloss-paste"
    case .enter: "gloss-enter"
    case .complete: "gloss-complete"
    case .search: "gloss-search"
    case .endOrDelete: "gloss-end-or-delete"
    case .takeLine: "ed-newline"
    }
  }

  /// The private byte as `bind` reads it.
  var boundKey: String { "\\" + String(rawValue, radix: 8) }

  /// The keys of a keyboard that stand for the command in emacs mode and vi's insert mode.
  var keys: [String] {
    switch self {
    case .enter: ["^J", "^M"]
    case .complete: ["^I"]
    case .search: ["^R"]
    case .endOrDelete: ["^D"]
    case .up: ["^P"]
    case .down: ["^N"]
    default: []
    }
  }

  /// The keys that stand for it in vi's command mode.
  var commandModeKeys: [String] {
    switch self {
    case .enter: ["^J", "^M"]
    case .search: ["^R"]
    case .endOrDelete: ["^D"]
    case .up: ["k", "-"]
    case .down: ["j", "+"]
    default: []
    }
  }

  init(_ key: SpecialKey) {
    switch key {
    case .up: self = .up
    case .down: self = .down
    case .left: self = .left
    case .right: self = .right
    case .home: self = .home
    case .end: self = .end
    case .delete: self = .deleteNext
    case .wordLeft: self = .wordLeft
    case .wordRight: self = .wordRight
    case .newline: self = .newline
    case .backTab: self = .complete
    }
  }
}

/// What libedit is to do after a command: its `CC_` codes.
enum Effect: UInt8 {
  case none = 0
  case endOfFile = 2
  case refresh = 4
  case moveCursor = 5
  case beep = 6
}
