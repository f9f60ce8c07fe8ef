import Terminal

/// Colours by what they mean. Without colour every text stays as it is.
public struct Ink: Sendable {
  /// What a piece of text is.
  enum Role: Sendable {
    case strong
    case faint
    case error
    case notice
    case help
    case caret
    case quote
    case heading
    /// One of the colours that tell types apart.
    case type(Int)
  }

  let style: Style

  /// Colours, or none.
  public init(isOn: Bool) {
    style = Style(isEnabled: isOn)
  }

  /// What may be shown on a descriptor: colours on a terminal that has them, unless they are not allowed.
  public init(descriptor: Int32, isAllowed: Bool) {
    style = Style.of(descriptor: descriptor, isAllowed: isAllowed)
  }

  /// Whether anything is coloured.
  public var isOn: Bool { style.isEnabled }

  /// A text in the colour of its role. The text must hold no escape codes.
  func paint(_ text: String, _ role: Role) -> String { style.apply(attributes(of: role), to: text) }

  private func attributes(of role: Role) -> [Style.Attribute] {
    switch role {
    case .strong: [.bold]
    case .faint: [.dim]
    case .error: [.bold, .red]
    case .notice: [.bold, .yellow]
    case .help: [.bold, .cyan]
    case .caret: [.bold, .green]
    case .quote: [.italic]
    case .heading: [.underline]
    case .type(let index): Ink.typeAttributes[index % Ink.typeAttributes.count]
    }
  }

  /// Colours first; when they are used up, the same underlined, then inverse.
  private static let typeAttributes: [[Style.Attribute]] = {
    let colours: [Style.Attribute] = [.cyan, .yellow, .magenta, .green, .blue, .red]
    return colours.map { [.bold, $0] } + colours.map { [.underline, $0] } + colours.map { [.inverse, $0] }
  }()
}
