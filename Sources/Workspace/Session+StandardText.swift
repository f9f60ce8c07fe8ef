import Algebra
import Engine
import Language
import RDF
import TripleStore

/// Statements as standard SPARQL.
extension Session {
  /// What a statement means, as SPARQL 1.2 that gives the same answer without gloss; nothing is run.
  ///
  /// Of a statement that changes the graph without being SPARQL, it is what that would do to the graph as it is now.
  /// Throws where the statement has no meaning, or no words in SPARQL.
  public func standardText(_ source: Source, range: SourceRange) throws(SessionError) -> String {
    do throws(SessionError) {
      let statement = try parse(source, range)
      var work = Work(state, source, range)
      var lowering = lowering(statement.prologue, work)
      let prefixes =
        work.context.allPrefixes + (work.context.prefixes[""] == nil ? [("", work.context.vocab)] : [])
      do {
        switch statement.kind {
        case .query(let query), .why(let query):
          return SPARQLText.of(try lowering.query(query), prefixes: prefixes, base: work.base)
        case .update(let updates):
          return SPARQLText.of(try lowering.updates(updates), prefixes: prefixes, base: work.base)
        case .facts: throw SessionError(.noStandardText("facts"), at: statement.range)
        default: break
        }
      } catch let error as LoweringError {
        throw SessionError(.meaning(error), at: error.range)
      } catch let error as SessionError {
        throw error
      } catch {
        preconditionFailure("only these errors are thrown here: \(error)")
      }
      _ = try perform(statement, in: &work)
      return SPARQLText.of(try updates(of: work, at: statement.range), prefixes: prefixes, base: work.base)
    } catch {
      throw error.placed(at: nil, in: source)
    }
  }

  /// The same of a statement by itself.
  public func standardText(_ text: String) throws(SessionError) -> String {
    let source = Source(name: "statement", text: text)
    return try standardText(source, range: source.range)
  }

  /// What a statement has done so far, as updates.
  private func updates(of work: Work, at range: SourceRange) throws(SessionError) -> [Update] {
    let change = work.effect.change
    // Names are the graph's own table, of which SPARQL knows nothing.
    guard !change.isEmpty || work.effect.naming.isEmpty else {
      throw SessionError(.noStandardText("a name"), at: range)
    }
    let removed = change.removed.map { quad($0) }
    guard !removed.contains(where: { $0.isBlank }) else {
      throw SessionError(.noStandardText("this change"), at: range)
    }
    let added = change.added.map { quad($0) }
    return (removed.isEmpty ? [] : [.deleteData(removed)])
      + (added.isEmpty && !removed.isEmpty ? [] : [.insertData(added)])
  }

  private func quad(_ quad: IDQuad) -> Quad {
    let dictionary = dataset.dictionary
    return Quad(
      Triple(dictionary.term(quad.triple.s), dictionary.term(quad.triple.p), dictionary.term(quad.triple.o)),
      graph: quad.graph == .none ? nil : dictionary.term(quad.graph))
  }
}

extension Quad {
  /// Whether a blank node stands in it, which `DELETE DATA` can't name.
  fileprivate var isBlank: Bool {
    func isBlank(_ term: Term) -> Bool {
      switch term {
      case .blank: true
      case .triple(let triple): isBlank(triple.subject) || isBlank(triple.object)
      default: false
      }
    }
    return isBlank(triple.subject) || isBlank(triple.object) || (graph.map(isBlank) ?? false)
  }
}
