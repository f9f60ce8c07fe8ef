import RDF
import TripleStore

/// The lengths and letters of the names below `@base`, so that those that are nearly a given name are found without
/// making a string of every name.
///
/// A dictionary only grows, so that each name is looked at once, however often is asked.
struct NameShapes {
  private var dictionary: TermDictionary?
  private var base = ""
  /// How many terms have been looked at.
  private var seen = 0
  private var ids: [TermID] = []
  private var shapes: [Shape] = []

  private struct Shape {
    var letters: UInt32
    var length: UInt32

    init(_ name: some Collection<UInt8>) {
      letters = name.reduce(0) { $0 | 1 << UInt32($1 & 31) }
      length = UInt32(name.count)
    }
  }

  /// The terms whose names have about as many and about the same letters as a name: a slip of up to three letters
  /// changes few of them. O(names), a few instructions each, and O(new terms).
  mutating func near(_ name: String, in dictionary: TermDictionary, base: String) -> [TermID] {
    read(dictionary, base)
    let wanted = Shape(name.utf8)
    return shapes.indices.lazy.filter { [shapes] index in
      let shape = shapes[index]
      return (shape.letters ^ wanted.letters).nonzeroBitCount <= 4
        && shape.length <= wanted.length + 3 && wanted.length <= shape.length + 3
    }.map { [ids] in ids[$0] }
  }

  private mutating func read(_ dictionary: TermDictionary, _ base: String) {
    if self.dictionary !== dictionary || !self.base.utf8.elementsEqual(base.utf8) {
      self = NameShapes()
      self.dictionary = dictionary
      self.base = base
    }
    let prefix = Array(base.utf8)
    let count = dictionary.count
    while seen < count {
      seen += 1
      let id = TermID(rawValue: UInt32(seen))
      guard dictionary.kind(id) == .iri else { continue }
      dictionary.withText(id) { text in
        guard text.count > prefix.count, text.count <= prefix.count + 200, text.starts(with: prefix) else {
          return
        }
        let local = text[prefix.count...]
        // Articles, notes and what else has a slash is no name.
        guard !local.contains(UInt8(ascii: "/")), !local.contains(UInt8(ascii: "#")) else { return }
        ids.append(id)
        shapes.append(Shape(local))
      }
    }
  }
}
