import RDF
import TripleStore

/// Where readers put what they read: terms into the dictionary, triples into the builder; and the keeper of blank
/// nodes' labels.
struct TermSink {
  let builder: DatasetBuilder
  let dictionary: TermDictionary
  private let avoided: TermDictionary?
  private var renamed: [[UInt8]: TermID] = [:]
  private var generated: Set<TermID> = []
  private var lastNumber = 0

  init(_ builder: DatasetBuilder, blankNodes: ReaderOptions.BlankNodes) {
    self.builder = builder
    dictionary = builder.dictionary
    if case .fresh(let avoided) = blankNodes { self.avoided = avoided } else { avoided = nil }
  }

  @inline(__always)
  func add(_ subject: TermID, _ predicate: TermID, _ object: TermID, graph: TermID = .none) {
    builder.add(subject, predicate, object, graph: graph)
  }

  func iri(_ text: UnsafeBufferPointer<UInt8>) throws(FormatError) -> TermID {
    do { return try dictionary.intern(iri: text) } catch { throw FormatError(.store(error)) }
  }

  func iri(_ iri: IRI) throws(FormatError) -> TermID { try term(.iri(iri)) }

  func term(_ term: Term) throws(FormatError) -> TermID {
    do { return try dictionary.intern(term) } catch { throw FormatError(.store(error)) }
  }

  func literal(_ text: UnsafeBufferPointer<UInt8>, datatype: TermID) throws(FormatError) -> TermID {
    do { return try dictionary.intern(literal: text, datatype: datatype) } catch {
      throw FormatError(.store(error))
    }
  }

  func literal(
    _ text: UnsafeBufferPointer<UInt8>, language: UnsafeBufferPointer<UInt8>, direction: Direction?
  ) throws(FormatError) -> TermID {
    do { return try dictionary.intern(literal: text, language: language, direction: direction) } catch {
      throw FormatError(.store(error))
    }
  }

  func triple(_ subject: TermID, _ predicate: TermID, _ object: TermID) throws(FormatError) -> TermID {
    do { return try dictionary.intern(triple: subject, predicate, object) } catch {
      throw FormatError(.store(error))
    }
  }

  // MARK: Blank nodes

  /// The blank node with a label that stands in the document: the same for the same label.
  mutating func blank(_ label: UnsafeBufferPointer<UInt8>) throws(FormatError) -> TermID {
    if avoided == nil {
      let id = try intern(blank: label)
      if generated.isEmpty || !generated.contains(id) { return id }
    }
    let key = Array(label)
    if let known = renamed[key] { return known }
    let id = try freshBlank()
    renamed[key] = id
    return id
  }

  /// A blank node that the document does not name: its label is `b` and a number, new to the dictionary.
  mutating func freshBlank() throws(FormatError) -> TermID {
    while true {
      lastNumber += 1
      let label = "b\(lastNumber)"
      let term = Term.blank(label)
      if dictionary.id(of: term) != nil || avoided?.id(of: term) != nil { continue }
      let id = try self.term(term)
      generated.insert(id)
      return id
    }
  }

  private func intern(blank label: UnsafeBufferPointer<UInt8>) throws(FormatError) -> TermID {
    do { return try dictionary.intern(blank: label) } catch { throw FormatError(.store(error)) }
  }
}

/// The terms that readers add by themselves, interned once.
struct KnownTerms {
  let type: TermID
  let first: TermID
  let rest: TermID
  let empty: TermID
  let reifies: TermID
  let string: TermID
  let integer: TermID
  let decimal: TermID
  let double: TermID
  let boolean: TermID
  let langString: TermID
  private let dirLangString: TermID

  /// Whether a datatype is only for strings with a language.
  func needsLanguage(_ datatype: TermID) -> Bool { datatype == langString || datatype == dirLangString }

  init(_ sink: TermSink) throws(FormatError) {
    type = try sink.iri(RDFVocabulary.type)
    first = try sink.iri(RDFVocabulary.first)
    rest = try sink.iri(RDFVocabulary.rest)
    empty = try sink.iri(RDFVocabulary.nil)
    reifies = try sink.iri(RDFVocabulary.reifies)
    string = try sink.iri(XSD.string)
    integer = try sink.iri(XSD.integer)
    decimal = try sink.iri(XSD.decimal)
    double = try sink.iri(XSD.double)
    boolean = try sink.iri(XSD.boolean)
    langString = try sink.iri(RDFVocabulary.langString)
    dirLangString = try sink.iri(RDFVocabulary.dirLangString)
  }
}
