import RDF

/// Names that are made from labels.
public enum EntityName {
  /// The name of an entity with a label: NFC, lower case, each run of anything but letters, marks and digits one `-`,
  /// none at the ends. A name that would be empty, begin with something other than a letter, or be a word that the
  /// language has taken (`a`, `true`, `false`) gets `n-` in front. Always a bare name. O(n).
  ///
  ///     EntityName.make(fromLabel: "MoveOn.org")        // moveon-org
  ///     EntityName.make(fromLabel: "60 Minutes")        // n-60-minutes
  public static func make(fromLabel label: String) -> String {
    var name = ""
    var isPending = false
    for scalar in composed(composed(label).lowercased()).unicodeScalars {
      if BareName.continues(scalar) && scalar != "-" && scalar != "_" {
        if isPending && !name.isEmpty { name += "-" }
        isPending = false
        name.unicodeScalars.append(scalar)
      } else {
        isPending = true
      }
    }
    let isFit = BareName.isValid(name) && name != "a" && name != "true" && name != "false"
    return isFit ? name : name.isEmpty ? "n" : "n-" + name
  }

  /// The name, or where it is taken the first of `name-2`, `name-3`, … that is free.
  public static func unique(_ name: String, isTaken: (String) -> Bool) -> String {
    guard isTaken(name) else { return name }
    var number = 2
    while isTaken("\(name)-\(number)") { number += 1 }
    return "\(name)-\(number)"
  }

  /// The name of an article that is read from a file: that of the file without its folder and suffix, by the same rule.
  ///
  ///     EntityName.make(fromPath: "examples/eugene.txt")     // eugene
  public static func make(fromPath path: String) -> String {
    var stem = path.utf8[...]
    while stem.last == UInt8(ascii: "/") { stem = stem.dropLast() }
    if let slash = stem.lastIndex(of: UInt8(ascii: "/")) { stem = stem[stem.index(after: slash)...] }
    if let dot = stem.lastIndex(of: UInt8(ascii: ".")), dot > stem.startIndex { stem = stem[..<dot] }
    return make(fromLabel: String(Substring(stem)))
  }

  /// Normalization Form C. The standard library has it; the name of the property is its only public one so far.
  private static func composed(_ text: String) -> String {
    text.utf8.allSatisfy { $0 < 0x80 } ? text : String(decoding: text._nfcCodeUnits, as: UTF8.self)
  }
}
