import RDF
import TripleStore

/// Blank nodes of a statement or a file as new nodes of a graph: each label becomes one that the graph does not have.
struct FreshBlanks {
  private let dictionary: TermDictionary
  private var labels: [ExactText: String] = [:]
  private var next = 0

  init(avoiding dictionary: TermDictionary) {
    self.dictionary = dictionary
  }

  mutating func term(_ term: Term) -> Term {
    switch term {
    case .blank(let label):
      if let known = labels[ExactText(label)] { return .blank(known) }
      repeat { next += 1 } while dictionary.id(of: .blank("b\(next)")) != nil
      labels[ExactText(label)] = "b\(next)"
      return .blank("b\(next)")
    case .triple(let inner): return .triple(triple(inner))
    default: return term
    }
  }

  mutating func triple(_ triple: Triple) -> Triple {
    Triple(term(triple.subject), term(triple.predicate), term(triple.object))
  }

  mutating func quad(_ quad: Quad) -> Quad {
    Quad(triple(quad.triple), graph: quad.graph.map { term($0) })
  }
}
