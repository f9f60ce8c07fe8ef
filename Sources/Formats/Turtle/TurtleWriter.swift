import RDF
import TripleStore

/// Writes Turtle and TriG for reading: prefixes from the context, a paragraph a subject, a line a property, `a` first,
/// everything in the order of ``TermRanking``. Labels of blank nodes and lexical forms stay.
struct TurtleWriter: ~Copyable {
  private let dictionary: TermDictionary
  private var names: TurtleNames
  private var writer = ByteWriter()
  private var indent = ""
  private let type: TermID?
  private let bare: BareLiterals

  static func write(_ dataset: Dataset, context: Context) -> [UInt8] {
    var writer = TurtleWriter(dataset, context: context)
    let ranking = TermRanking(dataset)
    for (name, triples) in ranking.sortedGraphs(dataset) where !triples.isEmpty {
      if name == .none { writer.paragraphs(triples) } else { writer.graph(name, triples) }
    }
    let declarations = writer.names.declarations()
    return declarations + writer.writer.bytes
  }

  private init(_ dataset: Dataset, context: Context) {
    dictionary = dataset.dictionary
    names = TurtleNames(context, dataset.dictionary)
    type = dataset.dictionary.id(of: .iri(RDFVocabulary.type))
    bare = BareLiterals(dataset.dictionary)
  }

  private mutating func graph(_ name: TermID, _ triples: [IDTriple]) {
    writer.append("\n")
    term(name)
    writer.append(" {")
    indent = "  "
    paragraphs(triples)
    indent = ""
    writer.append("}\n")
  }

  private mutating func paragraphs(_ triples: [IDTriple]) {
    var start = 0
    while start < triples.count {
      var end = start + 1
      while end < triples.count, triples[end].s == triples[start].s { end += 1 }
      paragraph(triples[start..<end])
      start = end
    }
  }

  private mutating func paragraph(_ triples: ArraySlice<IDTriple>) {
    guard let subject = triples.first?.s else { return }
    writer.append("\n")
    writer.append(string: indent)
    term(subject)
    let types = triples.filter { $0.p == type }
    var isFirst = true
    var rest = (types + triples.filter { $0.p != type })[...]
    while let predicate = rest.first?.p {
      let objects = rest.prefix { $0.p == predicate }
      rest = rest.dropFirst(objects.count)
      if isFirst {
        writer.append(" ")
      } else {
        writer.append(" ;\n")
        writer.append(string: indent)
        writer.append("  ")
      }
      isFirst = false
      if predicate == type { writer.append("a") } else { term(predicate) }
      writer.append(" ")
      for (index, triple) in objects.enumerated() {
        if index > 0 {
          writer.append(",\n")
          writer.append(string: indent)
          writer.append("    ")
        }
        term(triple.o)
      }
    }
    writer.append(" .\n")
  }

  private mutating func term(_ id: TermID) {
    switch dictionary.kind(id) {
    case .iri: names.append(id, to: &writer)
    case .blank: TermText.append(id, dictionary, to: &writer)
    case .literal: literal(id)
    case .triple:
      guard let (subject, predicate, object) = dictionary.tripleParts(id) else { return }
      writer.append("<<( ")
      term(subject)
      writer.append(" ")
      if predicate == type { writer.append("a") } else { term(predicate) }
      writer.append(" ")
      term(object)
      writer.append(" )>>")
    }
  }

  private mutating func literal(_ id: TermID) {
    let view = dictionary.view(id)
    if bare.holds(view) { return writer.append(view.text) }
    TermText.appendQuoted(view, to: &writer)
    let dictionary = dictionary
    var names = names
    TermText.appendSuffix(view, dictionary, to: &writer) { names.append(view.datatype, to: &$0) }
    self.names = names
  }
}
