import Articles
import Terminal
import Workspace

/// The words of the current article, inside the quotes of `mark "…` and `from "…`.
struct QuoteCompletion {
  private let session: Session

  init(_ session: Session) {
    self.session = session
  }

  /// The words behind which a quote holds words of the article.
  private static let openers: Set = ["mark", "unmark", "all", "from"]
  /// The most places that are looked at.
  private static let limit = 500

  /// What goes on from an open quote: to the end of the word that it stands in, or of the next where it is whole.
  func completions(_ word: String, after text: String, at start: Int) -> Completions {
    let before = text.split(whereSeparator: \.isWhitespace).last?.lowercased() ?? ""
    let typed = Array(word.dropFirst().unicodeScalars).map(QuoteCompletion.folded)
    guard QuoteCompletion.openers.contains(before), let first = typed.first, first != " ",
      let article = session.currentArticle, let text = session.text(of: article)
    else { return .none }
    let scalars = Array(Screen.folded(text.string).unicodeScalars)
    var seen: Set<String> = []
    var candidates: [Completions.Candidate] = []
    for place in scalars.indices where QuoteCompletion.folded(scalars[place]) == first {
      guard place == 0 || !QuoteCompletion.isInWord(scalars[place - 1]) || !QuoteCompletion.isInWord(first),
        scalars[place...].lazy.map(QuoteCompletion.folded).starts(with: typed)
      else { continue }
      let found = passage(scalars, from: place, length: typed.count)
      guard !found.contains(where: { $0 == "\"" || $0 == "\\" }), seen.insert(found).inserted else {
        continue
      }
      candidates.append(Completions.Candidate("\"" + found, display: Screen.clean(found)))
      if candidates.count == QuoteCompletion.limit { break }
    }
    return Completions(start: start, candidates: candidates, suffix: "")
  }

  private func passage(_ scalars: [Unicode.Scalar], from place: Int, length: Int) -> String {
    var end = place + length
    let isWhole = end == scalars.count || !QuoteCompletion.isInWord(scalars[end])
    if isWhole, QuoteCompletion.isInWord(scalars[end - 1]) {
      while end < scalars.count, !QuoteCompletion.isInWord(scalars[end]) { end += 1 }
    }
    while end < scalars.count, QuoteCompletion.isInWord(scalars[end]) { end += 1 }
    return String(String.UnicodeScalarView(scalars[place..<end]))
  }

  private static func isInWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "-" || scalar == "'"
      || scalar == "\u{2019}"
  }

  private static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    let lower = scalar.properties.lowercaseMapping.unicodeScalars
    return lower.count == 1 ? lower.first ?? scalar : scalar
  }
}
