import Articles
import RDF
import Workspace

/// What a check found, in words.
struct FindingText {
  private let session: Session

  init(_ session: Session) {
    self.session = session
  }

  /// Notes of one kind, told together.
  enum Group: CaseIterable {
    case untyped, undeclaredType, undeclaredRelation, factWithoutEvidence, evidenceWithoutFact
    case entityWithoutLabel, other

    /// How many there are, in words.
    func heading(_ count: Int) -> String {
      switch self {
      case .untyped:
        Numbers.count(count, "fact end has", "fact ends have") + " no type, and the relation asks for one"
      case .undeclaredType: Numbers.count(count, "type is", "types are") + " used and not declared"
      case .undeclaredRelation:
        Numbers.count(count, "relation is", "relations are") + " used and not declared"
      case .factWithoutEvidence: Numbers.count(count, "fact has", "facts have") + " no evidence"
      case .evidenceWithoutFact: Numbers.count(count, "quote speaks", "quotes speak") + " of what is no fact"
      case .entityWithoutLabel: Numbers.count(count, "entity has", "entities have") + " no label"
      case .other: Numbers.count(count, "thing") + " worth knowing"
      }
    }

    /// The statement that lists all of the kind.
    var howToSeeAll: String {
      switch self {
      case .factWithoutEvidence: "facts without evidence lists them"
      case .undeclaredType, .undeclaredRelation: ".schema lists them"
      case .entityWithoutLabel: "?e a ?type minus { ?e label ?label } lists them"
      case .evidenceWithoutFact: "?note reifies ?fact lists all evidence"
      case .untyped, .other: "a pattern finds them"
      }
    }
  }

  func group(_ finding: Finding) -> Group {
    switch finding.kind {
    case .untyped: .untyped
    case .undeclaredType: .undeclaredType
    case .undeclaredRelation: .undeclaredRelation
    case .factWithoutEvidence: .factWithoutEvidence
    case .evidenceWithoutFact: .evidenceWithoutFact
    case .entityWithoutLabel: .entityWithoutLabel
    default: .other
    }
  }

  /// A finding in one line.
  func sentence(_ finding: Finding) -> String {
    switch finding.kind {
    case .wrongType(let fact, let end, let all, let any, let actual):
      "\(session.display(fact)): the \(end.rawValue) is \(list(actual, "and")), not \(wanted(all, any))"
    case .wrongValue(let fact, let expected):
      "\(session.display(fact)): the object is not \(list(expected, "or"))"
    case .untyped(let fact, let end): "\(session.display(fact)): the \(end.rawValue) has no type"
    case .undeclaredType(let type, let count):
      "type \(name(type)), of \(Numbers.count(count, "entity", "entities"))"
    case .undeclaredRelation(let relation, let count):
      "relation \(name(relation)), of \(Numbers.count(count, "fact"))"
    case .circularType(let type): "type \(name(type)) stands above itself"
    case .badAnchor(let note, let anchor): "\(session.display(note)): \(sentence(anchor))"
    case .otherDigest(let article):
      "article \(session.name(ofArticle: article)): its text is not the one that was loaded"
    case .factWithoutEvidence(let fact): session.display(fact)
    case .evidenceWithoutFact(_, let fact, let stance):
      session.display(fact) + (stance == .denies ? ", denied" : "")
    case .entityWithoutLabel(let term): session.display(term)
    }
  }

  private func sentence(_ anchor: Finding.Anchor) -> String {
    switch anchor {
    case .incomplete: "it lacks its article, its place or its words"
    case .noText(let article): "article \(session.name(ofArticle: article)) has no text"
    case .outside(let article, let start, let end, let length):
      "\(start)–\(end) is outside article \(session.name(ofArticle: article)), which has \(Numbers.count(length, "character"))"
    case .otherWords(let article, let start, let end, let quote, let actual):
      "it says \"\(short(quote))\", and article \(session.name(ofArticle: article)) has \"\(short(actual))\" at \(start)–\(end)"
    }
  }

  private func wanted(_ all: [IRI], _ any: [IRI]) -> String {
    let parts = (all.isEmpty ? [] : [list(all, "and")]) + (any.isEmpty ? [] : [list(any, "or")])
    return parts.joined(separator: ", and ")
  }

  private func list(_ types: [IRI], _ word: String) -> String {
    let names = types.map(name)
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " \(word) " + last
  }

  private func name(_ iri: IRI) -> String { session.display(.iri(iri), in: .vocabulary) }

  private func short(_ text: String) -> String {
    Screen.prefix(of: Screen.clean(Screen.folded(text)), columns: 60)
  }
}
