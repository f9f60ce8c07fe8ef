import RDF
import TripleStore

/// Writes N-Triples and N-Quads in canonical form, a triple a line, in the order of ``TermRanking``.
enum NTriplesWriter {
  static func write(_ dataset: Dataset) -> [UInt8] {
    let ranking = TermRanking(dataset)
    let dictionary = dataset.dictionary
    var writer = ByteWriter(capacity: dataset.count * 120)
    for (name, triples) in ranking.sortedGraphs(dataset) {
      for triple in triples {
        for part in [triple.s, triple.p, triple.o] {
          TermText.append(part, dictionary, to: &writer)
          writer.append(UInt8(ascii: " "))
        }
        if name != .none {
          TermText.append(name, dictionary, to: &writer)
          writer.append(UInt8(ascii: " "))
        }
        writer.append(".\n")
      }
    }
    return writer.bytes
  }
}
