/// Long chains as trees whose depth is logarithmic, so that nothing that walks them recurses deeply; up to three members
/// it is the left-associative tree.
extension Pattern {
  /// The union of patterns; nil of none.
  public static func union(of members: [Pattern]) -> Pattern? {
    members.isEmpty ? nil : balanced(members[...]) { .union($0, $1) }
  }
}

extension Expression {
  /// Expressions joined by `&&`; nil of none.
  public static func conjunction(of members: [Expression]) -> Expression? {
    members.isEmpty ? nil : balanced(members[...]) { .and($0, $1) }
  }
}

/// Requires a member.
private func balanced<Node>(_ members: ArraySlice<Node>, _ join: (Node, Node) -> Node) -> Node {
  guard members.count > 1 else { return members[members.startIndex] }
  let middle = members.startIndex + (members.count + 1) / 2
  return join(balanced(members[..<middle], join), balanced(members[middle...], join))
}
