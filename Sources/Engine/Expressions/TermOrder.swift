import RDF

/// The order of ORDER BY (SPARQL 1.1 section 15.1), made total: unbound, blank nodes, IRIs, literals, triple terms.
/// Literals come by kind of value, then by value; those of unknown kinds by datatype and lexical form.
enum TermOrder {
  /// -1, 0 or 1. Terms of equal value are 0, whatever they look like.
  static func compare(_ a: Term?, _ b: Term?) -> Int {
    guard let a else { return b == nil ? 0 : -1 }
    guard let b else { return 1 }
    let (x, y) = (Value(a), Value(b))
    let ranks = (rank(x), rank(y))
    if ranks.0 != ranks.1 { return ranks.0 < ranks.1 ? -1 : 1 }
    switch (x, y) {
    case (.number(let m), .number(let n)):
      if let order = Numeric.compare(m, n) { return order }
      // NaN comes before every number.
      return m.double.isNaN ? (n.double.isNaN ? 0 : -1) : 1
    case (.boolean(let m), .boolean(let n)): return m == n ? 0 : n ? -1 : 1
    case (.moment(let m), .moment(let n)): return m.instant < n.instant ? -1 : m.instant == n.instant ? 0 : 1
    case (.duration(let m), .duration(let n)):
      if let order = Duration.compare(m, n) { return order }
    case (.triple(let m), .triple(let n)):
      for (m, n) in [(m.subject, n.subject), (m.predicate, n.predicate), (m.object, n.object)] {
        let order = compare(m, n)
        if order != 0 { return order }
      }
      return 0
    default: break
    }
    return compare(key(a), key(b))
  }

  private static func rank(_ value: Value) -> Int {
    switch value {
    case .blank: 0
    case .iri: 1
    case .number: 2
    case .string, .tagged: 3
    case .boolean: 4
    case .moment(let moment):
      switch moment.kind {
      case .dateTime: 5
      case .date: 6
      case .time: 7
      }
    case .duration: 8
    case .other: 9
    case .triple: 10
    }
  }

  /// The texts that tell terms of one rank apart, the first one first.
  private static func key(_ term: Term) -> [String] {
    switch term {
    case .iri(let iri): [iri.string]
    case .blank(let label): [label]
    case .literal(let literal) where literal.datatype == XSD.string || literal.language != nil:
      [literal.lexical, literal.language ?? "", literal.direction?.rawValue ?? ""]
    case .literal(let literal): [literal.datatype.string, literal.lexical]
    case .triple: []
    }
  }

  private static func compare(_ a: [String], _ b: [String]) -> Int {
    for (x, y) in zip(a, b) where !Bytes.equal(x, y) { return Bytes.precedes(x, y) ? -1 : 1 }
    return a.count < b.count ? -1 : a.count == b.count ? 0 : 1
  }
}
