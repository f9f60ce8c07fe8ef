import ArgumentParser
import Engine
import Formats
import FoundationEssentials
import Glibc
import Language
import TripleStore
import Workspace

/// Answers a JSON line for each JSON line on standard input, so that a harness can measure gloss beside other engines:
///
///     {"op":"load","path":P}    {"seconds":S,"triples":N}   N-Triples, or any format by its suffix
///     {"op":"query","text":Q}   {"seconds":S,"rows":N}      all rows as SPARQL TSV bytes, within the seconds
///     {"op":"insert","n":N}     {"seconds":S}               N statements, each adding one new fact
///     {"op":"explain","text":Q} {"plan":[{"step":T,"depth":D,"expected":E,"rows":R}, …]}
///     {"op":"version"}          {"version":V}
///
/// or `{"error":E}`.
struct Pipe: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Load, query and insert as JSON lines on standard input say.")

  private struct Request: Decodable {
    let op: String
    let path: String?
    let text: String?
    let n: Int?
  }

  private struct Reply: Encodable {
    var seconds: Double?
    var triples: Int?
    var rows: Int?
    var version: String?
    var plan: [Line]?
    var error: String?
  }

  private struct Line: Encodable {
    let step: String
    let depth: Int
    let expected: Double
    let rows: Int?
  }

  func run() throws {
    var session = Session()
    var inserted = 0
    while let line = readLine() {
      let reply: Reply
      do {
        let request = try JSONDecoder().decode(Request.self, from: Data(line.utf8))
        reply = try Self.answer(request, &session, &inserted)
      } catch {
        reply = Reply(error: "\(error)")
      }
      print(String(decoding: try JSONEncoder().encode(reply), as: UTF8.self))
      fflush(nil)
    }
  }

  private static func answer(
    _ request: Request, _ session: inout Session, _ inserted: inout Int
  ) throws -> Reply {
    switch request.op {
    case "load":
      guard let path = request.path else { throw ValidationError("load wants a path") }
      session = Session()
      let seconds = try timed { _ = try session.importFile(path) }
      return Reply(seconds: seconds, triples: session.dataset.count)
    case "query":
      guard let text = request.text else { throw ValidationError("query wants a text") }
      var rows = 0
      let seconds = try timed { rows = try answer(text, session) }
      return Reply(seconds: seconds, rows: rows)
    case "insert":
      let first = inserted
      inserted += request.n ?? 1
      let range = first..<inserted
      let seconds = try timed {
        for number in range {
          _ = try session.run(
            "add <http://example.org/kg/n\(number)> <http://example.org/kg/inserted> "
              + "<http://example.org/kg/n\(number / 3)>")
        }
      }
      return Reply(seconds: seconds)
    case "explain":
      guard let text = request.text else { throw ValidationError("explain wants a text") }
      let source = Source(name: "query", text: text)
      let plan = try session.explain(source, range: source.range, runs: true)
      return Reply(
        plan: plan.lines.map { Line(step: $0.text, depth: $0.depth, expected: $0.estimate, rows: $0.rows) })
    case "version": return Reply(version: "gloss")
    default: throw ValidationError("there is no operation \(request.op)")
    }
  }

  /// Answers a query as bytes in memory; the number of its rows.
  private static func answer(_ text: String, _ session: Session) throws -> Int {
    guard case .answer(let result) = try session.run(text).kind else { return 0 }
    switch result {
    case .solutions(let solutions):
      var pieces: [[UInt8]] = []
      ResultsTable(solutions).write(as: .tsv) { piece in
        pieces.append(piece)
        return true
      }
      return pieces.isEmpty ? 0 : solutions.count
    case .boolean(let value): return writeBoolean(value, as: .tsv).isEmpty ? 0 : 1
    case .graph(let triples): return triples.count
    }
  }

  private static func timed(_ body: () throws -> Void) rethrows -> Double {
    let start = ContinuousClock.now
    try body()
    let taken = (ContinuousClock.now - start).components
    return Double(taken.seconds) + Double(taken.attoseconds) / 1e18
  }
}
