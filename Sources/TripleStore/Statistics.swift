/// How often a predicate occurs in a graph, for estimates.
public struct PredicateStatistics: Hashable, Sendable {
  /// The number of triples with the predicate.
  public var triples: Int
  /// The number of distinct subjects among them.
  public var subjects: Int
  /// The number of distinct objects among them.
  public var objects: Int

  public init(triples: Int = 0, subjects: Int = 0, objects: Int = 0) {
    self.triples = triples
    self.subjects = subjects
    self.objects = objects
  }

  /// The mean number of objects of a subject that has the predicate; 0 for a predicate that does not occur.
  public var objectsPerSubject: Double { subjects == 0 ? 0 : Double(triples) / Double(subjects) }

  /// The mean number of subjects of an object of the predicate; 0 for a predicate that does not occur.
  public var subjectsPerObject: Double { objects == 0 ? 0 : Double(triples) / Double(objects) }
}

extension Graph {
  /// The exact statistics of a predicate; all zero for one that does not occur. O(log n).
  public func statistics(of predicate: TermID) -> PredicateStatistics {
    let inBase = base.trie(.pos).position(of: predicate).map { Int(base.subjectCounts[$0]) } ?? 0
    return PredicateStatistics(
      triples: count(.pos, predicate),
      subjects: inBase + (delta?.subjectDifference(of: predicate) ?? 0),
      objects: row(.pos, predicate).count)
  }

  /// The number of distinct subjects. O(1).
  public var subjectCount: Int { row(.spo).count }

  /// The number of distinct predicates. O(1).
  public var predicateCount: Int { row(.pos).count }

  /// The number of distinct objects. O(1).
  public var objectCount: Int { row(.osp).count }
}
