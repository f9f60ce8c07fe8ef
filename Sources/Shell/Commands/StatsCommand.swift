import Articles
import RDF
import TripleStore
import Workspace

struct StatsCommand: DotCommand {
  let name = "stats"
  let usage = ".stats"
  let summary = "how much is in the graph"
  let details = """
    Counts what the graph holds: triples, facts and those without evidence, entities, articles, mentions, quotes,
    named graphs, types and relations.

        .stats
    """

  func run(_ arguments: Arguments, in shell: Shell) throws(Diagnostic) -> Shell.Flow {
    try arguments.expect(0...0, usage: usage)
    let session = shell.session
    let dataset = session.dataset
    let counts = GraphCounts(session)
    let annotations = Annotations(dataset: dataset)
    let schema = session.schema
    let relationsUsed = dataset.defaultGraph.row(.pos).filter { id in
      dataset.dictionary.term(id).iri.map { schema.declares($0) || !Facts.isAnnotationPredicate($0) } ?? false
    }
    let rows: [(String, Int)] = [
      ("triples", dataset.count), ("facts", counts.facts),
      ("facts without evidence", Facts(dataset: dataset).withoutEvidence.count),
      ("entities", counts.entities), ("articles", counts.articles),
      ("mentions", annotations.mentions().count), ("quotes", annotations.evidence().count),
      ("types declared", schema.types.count), ("relations declared", schema.relations.count),
      ("relations used", relationsUsed.count), ("named graphs", dataset.graphNames.count),
    ]
    shell.drawList(
      ["what", "how many"], rows.map { [$0.0, Numbers.grouped($0.1)] }, isNumeric: [false, true])
    return .goOn
  }
}
