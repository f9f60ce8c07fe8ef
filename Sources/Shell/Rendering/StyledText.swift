/// A text in pieces, each in a colour of its own, that can be wrapped without losing them.
struct StyledText {
  /// What can't be divided: a character, or a bracket that stands for a colour.
  struct Atom {
    var text: String
    var role: Int?
    var isSpace = false
  }

  private(set) var atoms: [Atom] = []

  /// Adds a piece, which is cleaned; white space becomes a blank, and several blanks one.
  mutating func add(_ text: some Sequence<Unicode.Scalar>, role: Int?) {
    for scalar in text {
      if scalar.properties.isWhitespace {
        addSpace(role)
      } else {
        atoms.append(Atom(text: Screen.clean(String(Character(scalar))), role: role))
      }
    }
  }

  /// Adds a mark that stands for a colour, such as a bracket.
  mutating func add(mark: String, role: Int?) { atoms.append(Atom(text: mark, role: role)) }

  private mutating func addSpace(_ role: Int?) {
    if let last = atoms.last, !last.isSpace { atoms.append(Atom(text: " ", role: role, isSpace: true)) }
  }

  /// The lines, none wider than so many columns; words stay whole unless one is wider than a line.
  func wrapped(columns: Int) -> [[Atom]] {
    var lines: [[Atom]] = []
    var line: [Atom] = []
    var used = 0
    for word in words() {
      let width = StyledText.width(of: word)
      let gap = line.isEmpty ? 0 : 1
      if used + gap + width > columns, !line.isEmpty {
        lines.append(line)
        (line, used) = ([], 0)
      }
      if !line.isEmpty {
        let isInside = line.last?.role != nil && line.last?.role == word.first?.role
        line.append(Atom(text: " ", role: isInside ? line.last?.role : nil, isSpace: true))
        used += 1
      }
      for atom in word {
        let width = Screen.width(of: atom.text)
        if used + width > columns, !line.isEmpty {
          lines.append(line)
          (line, used) = ([], 0)
        }
        line.append(atom)
        used += width
      }
    }
    if !line.isEmpty { lines.append(line) }
    return lines
  }

  private func words() -> [[Atom]] {
    atoms.split(whereSeparator: \.isSpace).map(Array.init)
  }

  private static func width(of atoms: [Atom]) -> Int { atoms.reduce(0) { $0 + Screen.width(of: $1.text) } }

  /// A line as it goes to the screen.
  static func render(_ line: [Atom], ink: Ink) -> String {
    var result = ""
    var index = 0
    while index < line.count {
      let role = line[index].role
      var text = ""
      while index < line.count, line[index].role == role {
        text += line[index].text
        index += 1
      }
      result += role.map { ink.paint(text, .type($0)) } ?? text
    }
    return result
  }
}
