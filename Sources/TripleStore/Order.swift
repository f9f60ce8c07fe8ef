/// The orders in which a ``Graph`` keeps its triples: which component comes first, second and third.
///
///     known         order that has the rest in one row
///     nothing       any
///     s             spo
///     p             pos
///     o             osp
///     s p           spo
///     p o           pos
///     s o           osp
public enum Order: UInt8, CaseIterable, Hashable, Sendable {
  case spo
  case pos
  case osp

  /// A triple's components in this order.
  @inlinable
  public func components(of triple: IDTriple) -> (TermID, TermID, TermID) {
    switch self {
    case .spo: (triple.s, triple.p, triple.o)
    case .pos: (triple.p, triple.o, triple.s)
    case .osp: (triple.o, triple.s, triple.p)
    }
  }

  /// The triple whose components in this order are given.
  @inlinable
  public func triple(_ a: TermID, _ b: TermID, _ c: TermID) -> IDTriple {
    switch self {
    case .spo: IDTriple(s: a, p: b, o: c)
    case .pos: IDTriple(s: c, p: a, o: b)
    case .osp: IDTriple(s: b, p: c, o: a)
    }
  }

  /// A triple as a path of this order's trie.
  func path(_ triple: IDTriple) -> Path {
    let (a, b, c) = components(of: triple)
    return Path(a: a, b: b, c: c)
  }
}

/// A way from the root of a trie to a leaf: a triple's components in some ``Order``.
struct Path: Comparable, Sendable {
  var a: TermID
  var b: TermID
  var c: TermID

  /// The first two components as one number.
  var prefix: UInt64 { UInt64(a.rawValue) << 32 | UInt64(b.rawValue) }

  static func < (x: Path, y: Path) -> Bool {
    x.prefix != y.prefix ? x.prefix < y.prefix : x.c < y.c
  }

  /// The same triple in the next order round: spo, osp, pos and again.
  var rotated: Path { Path(a: c, b: a, c: b) }
}
