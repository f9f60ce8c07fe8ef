import RDF
import TripleStore

/// Which entities have a label or alias, ignoring case and folding white space.
///
/// Built when first asked, in O(labels), and kept up with each change after that.
struct LabelIndex {
  private var entities: [String: [TermID]]?

  /// The entities with a label or alias, in order of IRI.
  mutating func entities(labelled label: String, in dataset: Dataset) -> [IRI] {
    let table = build(dataset)
    return (table[LabelIndex.fold(label)] ?? []).compactMap { dataset.dictionary.term($0).iri }.sorted()
  }

  /// Every label and alias, folded, in no order.
  mutating func all(in dataset: Dataset) -> [String: [TermID]] { build(dataset) }

  /// Takes in a change that the dataset has been through.
  mutating func apply(_ change: Change, in dataset: Dataset) {
    guard var table = entities else { return }
    entities = nil
    let predicates = LabelIndex.predicates(dataset)
    for quad in change.removed where quad.graph == .none && predicates.contains(quad.triple.p) {
      guard let key = LabelIndex.key(quad.triple.o, dataset) else { continue }
      // Another label of the same entity may fold to the same text.
      let remains = predicates.contains { predicate in
        dataset.defaultGraph.row(.spo, quad.triple.s, predicate).contains {
          LabelIndex.key($0, dataset) == key
        }
      }
      if !remains { table[key]?.removeAll { $0 == quad.triple.s } }
      if table[key]?.isEmpty ?? false { table[key] = nil }
    }
    for quad in change.added where quad.graph == .none && predicates.contains(quad.triple.p) {
      guard let key = LabelIndex.key(quad.triple.o, dataset) else { continue }
      if !table[key, default: []].contains(quad.triple.s) { table[key, default: []].append(quad.triple.s) }
    }
    entities = table
  }

  private mutating func build(_ dataset: Dataset) -> [String: [TermID]] {
    if let entities { return entities }
    var table: [String: [TermID]] = [:]
    for predicate in LabelIndex.predicates(dataset) {
      for object in dataset.defaultGraph.row(.pos, predicate) {
        guard let key = LabelIndex.key(object, dataset) else { continue }
        for subject in dataset.defaultGraph.row(.pos, predicate, object)
        where !table[key, default: []].contains(subject) {
          table[key, default: []].append(subject)
        }
      }
    }
    entities = table
    return table
  }

  private static func predicates(_ dataset: Dataset) -> [TermID] {
    [RDFS.label, SKOS.altLabel].compactMap { dataset.dictionary.id(of: .iri($0)) }
  }

  private static func key(_ id: TermID, _ dataset: Dataset) -> String? {
    guard dataset.dictionary.kind(id) == .literal else { return nil }
    return fold(dataset.dictionary.withText(id) { String(decoding: $0, as: UTF8.self) })
  }

  /// A label without regard to case and to how its words are spaced.
  static func fold(_ label: String) -> String {
    label.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
