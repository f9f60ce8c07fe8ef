import RDF
import TripleStore

/// The terms of one evaluation, by id: the dictionary's, and those that the query computes.
///
/// Equal terms have equal ids, so joins, groups and DISTINCT compare ids alone. A computed term never enters the
/// dictionary. Not thread-safe: one evaluation has one.
final class TermSpace {
  private(set) var names: TermNames
  private var localIDs: [Term: TermID] = [:]
  /// A direct-mapped cache of decoded terms; without places until one is decoded, which few queries need.
  private var cachedIDs: [TermID] = []
  private var cachedTerms: [Term?] = []
  private static let cacheSize = 1024
  /// The ids of the first whole numbers, as far as they are known.
  private var smallIDs: [TermID] = []
  private static let smallCount = 1024

  init(_ dictionary: TermDictionary) {
    names = TermNames(dictionary: dictionary)
  }

  var dictionary: TermDictionary { names.dictionary }

  /// Whether the id is that of a term that the dictionary does not hold, which therefore no graph holds.
  @inline(__always)
  func isLocal(_ id: TermID) -> Bool { names.isLocal(id) }

  /// The term of an id, nil for `.none`.
  func term(_ id: TermID) -> Term? {
    if id == .none { return nil }
    if cachedIDs.isEmpty {
      cachedIDs = Array(repeating: .none, count: TermSpace.cacheSize)
      cachedTerms = Array(repeating: nil, count: TermSpace.cacheSize)
    }
    let place = Int(id.rawValue) & (TermSpace.cacheSize - 1)
    if cachedIDs[place] == id { return cachedTerms[place] }
    let term = names.term(id)
    cachedIDs[place] = id
    cachedTerms[place] = term
    return term
  }

  /// The id of a term: the dictionary's, else one of this evaluation's own.
  func id(_ term: Term) -> TermID {
    if let id = dictionary.id(of: term) { return id }
    if let id = localIDs[term] { return id }
    let id = TermID(rawValue: UInt32.max - UInt32(names.locals.count))
    names.locals.append(term)
    localIDs[term] = id
    return id
  }

  /// The id of a whole number. O(1) for a small one that was asked for before.
  func id(ofInteger number: Int) -> TermID {
    guard (0..<TermSpace.smallCount).contains(number) else { return id(.integer(number)) }
    if smallIDs.isEmpty { smallIDs = Array(repeating: .none, count: TermSpace.smallCount) }
    if smallIDs[number] == .none { smallIDs[number] = id(.integer(number)) }
    return smallIDs[number]
  }

  /// The kind of a term.
  func kind(_ id: TermID) -> TermKind {
    guard isLocal(id) else { return dictionary.kind(id) }
    return switch names.locals[Int(UInt32.max - id.rawValue)] {
    case .iri: .iri
    case .blank: .blank
    case .literal: .literal
    case .triple: .triple
    }
  }

  /// The parts of a triple term, or nil where the id is another term's.
  func parts(_ id: TermID) -> (TermID, TermID, TermID)? {
    guard isLocal(id) else { return dictionary.tripleParts(id) }
    guard case .triple(let triple) = names.locals[Int(UInt32.max - id.rawValue)] else { return nil }
    return (self.id(triple.subject), self.id(triple.predicate), self.id(triple.object))
  }

  /// The id of the triple term with these parts.
  func id(ofTriple s: TermID, _ p: TermID, _ o: TermID) -> TermID {
    guard let s = term(s), let p = term(p), let o = term(o) else { return .none }
    return id(.triple(Triple(s, p, o)))
  }
}
