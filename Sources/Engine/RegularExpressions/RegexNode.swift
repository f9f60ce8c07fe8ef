/// The syntax tree of a regular expression.
indirect enum RegexNode: Hashable {
  case empty
  case set(ScalarSet)
  case sequence([RegexNode])
  /// The first that leads to a match is taken.
  case alternatives([RegexNode])
  case repetition(RegexNode, from: Int, upTo: Int?, isGreedy: Bool)
  /// A group whose text can be had by its number, from 1.
  case group(RegexNode, number: Int)
  case backReference(Int)
  case assertion(RegexAssertion)
}

/// What holds between two characters.
enum RegexAssertion: Hashable {
  case textStart, textEnd, lineStart, lineEnd, wordBoundary, noWordBoundary
}
