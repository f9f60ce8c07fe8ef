import RDF
import TripleStore

/// The one mapping between RDF 1.2's triple terms and RDF 1.1.
///
/// In RDF 1.1 a triple term is a node of its own: `triple:ID` (`@base` + `triples/`, the ID made from the parts), or, if
/// a part is a blank node, a blank node that is `a vocab#Triple`. The node is `a rdf:Statement` with `rdf:subject`,
/// `rdf:predicate` and `rdf:object`, in each graph that refers to the term; whatever refers to the term refers to it.
/// Reading back goes by that mark alone.
public enum ReificationMapping {
  /// The dataset with a node for each triple term; the dataset itself where there is none. O(n).
  public static func toRDF11(_ dataset: Dataset, context: Context) throws(FormatError) -> Dataset {
    guard dataset.hasTripleTerms else { return dataset }
    var mapping = try TripleNodes(dataset, context)
    for (name, graph) in dataset.allGraphs {
      mapping.begin(name)
      for triple in graph.triples {
        mapping.builder.add(
          try mapping.node(triple.s), triple.p, try mapping.node(triple.o), graph: name)
      }
    }
    return mapping.builder.finish()
  }

  /// The dataset with a triple term in place of each node that bears the mark; the dataset itself where there is none.
  ///
  /// A node bears it in a graph when its name is below `@base` + `triples/`, or it is blank and `a vocab#Triple`; when
  /// it is `a rdf:Statement` with exactly one subject, predicate and object, and nothing else is said of it; and when
  /// it is referred to, as an object only, and not by way of itself. O(n).
  public static func toRDF12(_ dataset: Dataset, context: Context) throws(FormatError) -> Dataset {
    guard let terms = MarkTerms(dataset.dictionary) else { return dataset }
    var builder: DatasetBuilder?
    var done: [(TermID, Graph)] = []
    for (name, graph) in dataset.allGraphs {
      let marked = MarkedNodes(graph, dataset.dictionary, terms, context)
      if !marked.parts.isEmpty, builder == nil {
        let started = DatasetBuilder(dictionary: dataset.dictionary)
        for (name, graph) in done {
          for triple in graph.triples { started.add(triple.s, triple.p, triple.o, graph: name) }
        }
        builder = started
      }
      guard let builder else {
        done.append((name, graph))
        continue
      }
      var made: [TermID: TermID] = [:]
      for triple in graph.triples where marked.parts[triple.s] == nil {
        let object = try marked.term(triple.o, dataset.dictionary, &made)
        builder.add(triple.s, triple.p, object, graph: name)
      }
    }
    return builder?.finish() ?? dataset
  }
}

extension Dataset {
  /// Every graph with its name, the default one first.
  var allGraphs: [(name: TermID, graph: Graph)] {
    [(name: TermID.none, graph: defaultGraph)]
      + graphNames.compactMap { name in graph(name).map { (name: name, graph: $0) } }
  }
}
