import Articles
import Workspace

/// How much is in a graph.
struct GraphCounts {
  let facts: Int
  let entities: Int
  let articles: Int

  /// Counts. O(triples).
  init(_ session: Session) {
    let all = Facts(dataset: session.dataset)
    facts = all.count
    entities = all.entityCount(context: session.context)
    articles = session.articleNames().count
  }
}
