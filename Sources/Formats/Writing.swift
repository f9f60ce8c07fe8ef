import RDF
import TripleStore

/// Writes a dataset: the bytes depend on the dataset and the context alone, not on the order in which things came.
///
/// The context gives prefixes and, in JSON-LD, the table of bare names. A format that has no place for named graphs or
/// triple terms throws when there are any; ``ReificationMapping`` makes nodes of triple terms. O(n log n).
public func write(_ dataset: Dataset, context: Context = Context(), as format: Format) throws(FormatError)
  -> [UInt8]
{
  if !format.holdsNamedGraphs, dataset.graphNames.contains(where: { (dataset.graph($0)?.count ?? 0) > 0 }) {
    throw FormatError(.namedGraphs(format))
  }
  if !format.holdsTripleTerms, dataset.hasTripleTerms { throw FormatError(.tripleTerms(format)) }
  return switch format {
  case .nTriples, .nQuads: NTriplesWriter.write(dataset)
  case .turtle, .trig: TurtleWriter.write(dataset, context: context)
  case .jsonld: SnapshotWriter.write(dataset, context: context)
  case .nodeLink: NodeLinkWriter.write(dataset, context: context)
  }
}

/// Writes a list of triples, as CONSTRUCT and DESCRIBE give it.
public func write(_ triples: [Triple], context: Context = Context(), as format: Format) throws(FormatError)
  -> [UInt8]
{
  let builder = DatasetBuilder()
  for triple in triples {
    do { try builder.add(Quad(triple)) } catch { throw FormatError(.store(error)) }
  }
  return try write(builder.finish(), context: context, as: format)
}

extension Dataset {
  /// Whether any triple of any graph has a triple term. O(n).
  var hasTripleTerms: Bool {
    allGraphs.contains { _, graph in
      graph.row(.osp).contains { dictionary.kind($0) == .triple }
        || graph.row(.spo).contains { dictionary.kind($0) == .triple }
    }
  }
}

extension TermDictionary {
  /// The language of a literal and its base direction; nil when it has none.
  func languageText(_ id: TermID) -> (String, Direction?)? {
    let language = withLanguage(id) { bytes in bytes.map { String(decoding: $0, as: UTF8.self) } }
    return language.map { ($0, direction(id)) }
  }
}
