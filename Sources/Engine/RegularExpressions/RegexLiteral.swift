/// The longest text that stands in every match of a regular expression, for a search that is faster than matching.
struct RegexLiteral {
  /// In UTF-8; empty where there is none.
  let bytes: [UInt8]
  /// Whether a text holds a match wherever it holds the bytes.
  let isWhole: Bool

  init(_ node: RegexNode, ignoresCase: Bool) {
    var search = Search(ignoresCase: ignoresCase)
    search.add(node)
    search.end()
    bytes = search.longest
    isWhole = search.isWhole
  }

  /// The characters that follow one another at the place that the search has come to.
  private struct Search {
    let ignoresCase: Bool
    var longest: [UInt8] = []
    var isWhole = true
    private var run: [UInt8] = []

    init(ignoresCase: Bool) {
      self.ignoresCase = ignoresCase
    }

    mutating func end() {
      if run.count > longest.count { longest = run }
      run = []
    }

    mutating func add(_ node: RegexNode) {
      switch node {
      case .empty: break
      case .set(.range(let low, let high)):
        if low == high, let scalar = Unicode.Scalar(low), hasOneForm(scalar) {
          run += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
        } else {
          breakOff()
        }
      case .sequence(let nodes): for node in nodes { add(node) }
      case .group(let inner, _): add(inner)
      // Takes no character, so what stands before and behind it follow one another.
      case .assertion: isWhole = false
      case .repetition(let inner, let from, _, _) where from > 0:
        breakOff()
        add(inner)
        breakOff()
      case .set, .alternatives, .repetition, .backReference: breakOff()
      }
    }

    private mutating func breakOff() {
      end()
      isWhole = false
    }

    private func hasOneForm(_ scalar: Unicode.Scalar) -> Bool {
      !ignoresCase || CaseVariants.of(scalar).allSatisfy { $0 == scalar }
    }
  }
}
