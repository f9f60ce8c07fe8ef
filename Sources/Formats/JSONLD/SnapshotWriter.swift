import RDF
import TripleStore

/// Writes a dataset as a snapshot: JSON-LD 1.1 whose `@context` is the table of bare names, nodes and keys in the
/// order of ``TermRanking``, a property a line, and a line for each value where there are several.
///
/// Every literal keeps its lexical form, every blank node its label; named graphs follow the default graph's nodes. The
/// dataset must have no triple terms.
struct SnapshotWriter: ~Copyable {
  private let dictionary: TermDictionary
  private var names: SnapshotNames
  private var writer: ByteWriter
  private let type: TermID?
  private let string: TermID?
  private let snapshotContext: SnapshotContext

  static func write(_ dataset: Dataset, context: Context) -> [UInt8] {
    let ranking = TermRanking(dataset)
    let schemes = opaqueSchemes(ranking.terms, dataset.dictionary)
    var writer = SnapshotWriter(dataset, SnapshotContext(context, schemes: schemes))
    writer.document(ranking.sortedGraphs(dataset))
    return writer.writer.bytes
  }

  /// The schemes of IRIs and datatypes without `//` behind them.
  private static func opaqueSchemes(_ terms: [TermID], _ dictionary: TermDictionary) -> Set<String> {
    var schemes: Set<String> = []
    var datatypes: Set<TermID> = []
    func look(_ id: TermID) {
      if let scheme = dictionary.withText(id, { SnapshotContext.opaqueScheme($0) }) { schemes.insert(scheme) }
    }
    for id in terms {
      switch dictionary.kind(id) {
      case .iri: look(id)
      case .literal: if datatypes.insert(dictionary.datatype(id)).inserted { look(dictionary.datatype(id)) }
      case .blank, .triple: continue
      }
    }
    return schemes
  }

  private init(_ dataset: Dataset, _ context: SnapshotContext) {
    dictionary = dataset.dictionary
    snapshotContext = context
    names = SnapshotNames(context, dictionary)
    writer = ByteWriter(capacity: dataset.count * 64 + 4096)
    type = dictionary.id(of: .iri(RDFVocabulary.type))
    string = dictionary.id(of: .iri(XSD.string))
  }

  /// A writer of the same dataset that has written nothing yet.
  private init(like other: borrowing SnapshotWriter, capacity: Int) {
    dictionary = other.dictionary
    snapshotContext = other.snapshotContext
    names = other.names
    writer = ByteWriter(capacity: capacity)
    type = other.type
    string = other.string
  }

  private mutating func document(_ graphs: [(name: TermID, triples: [IDTriple])]) {
    writer.append("{\n")
    snapshotContext.append(to: &writer)
    writer.append(",\n  \"@graph\": [")
    var isFirst = true
    for (name, triples) in graphs {
      if name == .none {
        nodes(triples, indent: 4, isFirst: &isFirst)
        continue
      }
      writer.append(isFirst ? "\n" : ",\n")
      isFirst = false
      writer.append("    {\n      \"@id\": ")
      names.append(node: name, to: &writer)
      writer.append(",\n      \"@graph\": [")
      var isFirstInside = true
      nodes(triples, indent: 8, isFirst: &isFirstInside)
      writer.append("\n      ]\n    }")
    }
    writer.append(isFirst ? "]\n}\n" : "\n  ]\n}\n")
  }

  private mutating func nodes(_ triples: [IDTriple], indent: Int, isFirst: inout Bool) {
    let parts = Parallel.parts(of: triples.count, smallest: SnapshotWriter.smallestPart)
    guard parts > 1 else { return nodes(triples, triples.indices, indent: indent, isFirst: &isFirst) }
    // A part begins with a node.
    var starts = (0...parts).map { triples.count * $0 / parts }
    for part in 1..<parts {
      while starts[part] < triples.count, triples[starts[part]].s == triples[starts[part] - 1].s {
        starts[part] += 1
      }
    }
    var written = [[UInt8]](repeating: [], count: parts)
    let isFirstOfAll = isFirst
    written.withUnsafeMutableBufferPointer { written in
      Parallel.each(parts) { part in
        var own = SnapshotWriter(like: self, capacity: triples.count / parts * 64)
        var isFirst = isFirstOfAll && part == 0
        let range = starts[part]..<max(starts[part], starts[part + 1])
        own.nodes(triples, range, indent: indent, isFirst: &isFirst)
        written[part] = own.writer.bytes
      }
    }
    for part in written { writer.append(part) }
    isFirst = false
  }

  /// Fewer triples are not worth a thread.
  private static let smallestPart = 1 << 14

  private mutating func nodes(
    _ triples: [IDTriple], _ range: Range<Int>, indent: Int, isFirst: inout Bool
  ) {
    var start = range.lowerBound
    while start < range.upperBound {
      var end = start + 1
      while end < range.upperBound, triples[end].s == triples[start].s { end += 1 }
      writer.append(isFirst ? "\n" : ",\n")
      isFirst = false
      node(triples, start, end, indent: indent)
      start = end
    }
  }

  private mutating func node(_ triples: [IDTriple], _ start: Int, _ end: Int, indent: Int) {
    space(indent)
    writer.append("{\n")
    space(indent + 2)
    writer.append("\"@id\": ")
    names.append(node: triples[start].s, to: &writer)
    var types: [TermID] = []
    if let type {
      for index in start..<end where triples[index].p == type && dictionary.kind(triples[index].o) == .iri {
        types.append(triples[index].o)
      }
    }
    if !types.isEmpty {
      key(indent) { writer, _ in writer.append("\"@type\"") }
      values(types.count, indent) { writer, names, index in
        names.append(vocabulary: types[index], to: &writer)
      }
    }
    var index = start
    while index < end {
      let predicate = triples[index].p
      var objects: [TermID] = []
      while index < end, triples[index].p == predicate {
        if predicate != type || dictionary.kind(triples[index].o) != .iri { objects.append(triples[index].o) }
        index += 1
      }
      if objects.isEmpty { continue }
      key(indent) { writer, names in names.append(vocabulary: predicate, to: &writer) }
      let (dictionary, string) = (dictionary, string)
      values(objects.count, indent) { writer, names, index in
        SnapshotWriter.value(objects[index], dictionary, string, &names, &writer)
      }
    }
    writer.append("\n")
    space(indent)
    writer.append("}")
  }

  private mutating func key(_ indent: Int, _ write: (inout ByteWriter, inout SnapshotNames) -> Void) {
    writer.append(",\n")
    space(indent + 2)
    write(&writer, &names)
    writer.append(": ")
  }

  private mutating func values(
    _ count: Int, _ indent: Int, _ write: (inout ByteWriter, inout SnapshotNames, Int) -> Void
  ) {
    if count == 1 { return write(&writer, &names, 0) }
    writer.append("[")
    for index in 0..<count {
      writer.append(index == 0 ? "\n" : ",\n")
      space(indent + 4)
      write(&writer, &names, index)
    }
    writer.append("\n")
    space(indent + 2)
    writer.append("]")
  }

  private mutating func space(_ count: Int) {
    for _ in 0..<count { writer.append(UInt8(ascii: " ")) }
  }

  private static func value(
    _ id: TermID, _ dictionary: TermDictionary, _ string: TermID?, _ names: inout SnapshotNames,
    _ writer: inout ByteWriter
  ) {
    guard dictionary.kind(id) == .literal else {
      writer.append("{\"@id\": ")
      names.append(node: id, to: &writer)
      return writer.append("}")
    }
    let datatype = dictionary.datatype(id)
    if datatype == string { return dictionary.withText(id) { writer.append(json: $0) } }
    writer.append("{\"@value\": ")
    dictionary.withText(id) { writer.append(json: $0) }
    if let (language, direction) = dictionary.languageText(id) {
      writer.append(", \"@language\": ")
      writer.append(json: language)
      if let direction {
        writer.append(", \"@direction\": ")
        writer.append(json: direction.rawValue)
      }
    } else {
      writer.append(", \"@type\": ")
      names.append(vocabulary: datatype, to: &writer)
    }
    writer.append("}")
  }
}
