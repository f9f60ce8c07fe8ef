/// Colours and weights of text on a terminal, or none at all.
///
/// One value is made where output begins and handed down; a part of the program that has a `Style` never asks
/// whether colour is allowed.
public struct Style: Sendable {
  /// Whether anything is coloured. Without it `apply` returns its text as it is.
  public let isEnabled: Bool

  public init(isEnabled: Bool) {
    self.isEnabled = isEnabled
  }

  /// The style without colours.
  public static let plain = Style(isEnabled: false)

  /// The style for what is written to a descriptor: coloured if that is a terminal that can show colours,
  /// NO_COLOR is unset or empty, and `isAllowed` (the command line's `--no-color` says no).
  public static func of(descriptor: Int32, isAllowed: Bool = true) -> Style {
    guard isAllowed, isTerminal(descriptor) else { return .plain }
    if let value = environmentValue("NO_COLOR"), !value.isEmpty { return .plain }
    return Style(isEnabled: canMoveCursor)
  }

  /// Whether TERM names a terminal that knows escape sequences.
  static var canMoveCursor: Bool {
    guard let name = environmentValue("TERM") else { return false }
    return !name.isEmpty && name != "dumb"
  }

  /// What can be done to text; the raw value is the parameter of the SGR sequence.
  public enum Attribute: Int, Sendable, CaseIterable {
    case bold = 1
    case dim = 2
    case italic = 3
    case underline = 4
    case inverse = 7
    case red = 31
    case green = 32
    case yellow = 33
    case blue = 34
    case magenta = 35
    case cyan = 36
    case gray = 90
  }

  /// The text with attributes, which end with it. An empty text stays empty.
  public func apply(_ attributes: Attribute..., to text: String) -> String {
    apply(attributes, to: text)
  }

  /// The text with attributes, which end with it. An empty text stays empty.
  public func apply(_ attributes: [Attribute], to text: String) -> String {
    guard isEnabled, !attributes.isEmpty, !text.isEmpty else { return text }
    let parameters = attributes.map { String($0.rawValue) }.joined(separator: ";")
    return "\u{1B}[\(parameters)m\(text)\u{1B}[0m"
  }
}
