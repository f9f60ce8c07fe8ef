/// Names that stand in a statement without brackets, colon or quotes: letters, marks, digits, `-` and `_`,
/// first a letter, last not `-`.
public enum BareName {
  /// Whether the whole text is a bare name. O(n).
  public static func isValid(_ text: some StringProtocol) -> Bool {
    var last: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      guard last == nil ? isLetter(scalar) : continues(scalar) else { return false }
      last = scalar
    }
    return last != nil && last != "-"
  }

  /// Whether a bare name may begin with this scalar.
  public static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic && !isMark(scalar) && !isDigit(scalar)
  }

  /// Whether a bare name may go on with this scalar.
  public static func continues(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "-" || scalar == "_" || isLetter(scalar) || isMark(scalar) || isDigit(scalar)
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: true
    default: false
    }
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .decimalNumber, .letterNumber, .otherNumber: true
    default: false
    }
  }
}
