import Algebra
import Engine
import Language
import RDF
import Support
import Synchronization
import Testing

/// SERVICE, with a service that reads the text that it is sent and answers from data of its own.
@Suite struct ServiceTests {
  /// A service in this process.
  private final class OtherEngine: ServiceClient {
    private let quads: [Quad]
    private let sent = Mutex<[String]>([])

    init(_ quads: [Quad]) { self.quads = quads }

    var queries: [String] { sent.withLock { $0 } }

    func answer(
      _ query: String, at endpoint: IRI, interrupt: Interrupt
    ) throws(EvaluationError) -> ServiceAnswer {
      sent.withLock { $0.append(query) }
      guard endpoint == Notation.iri("service") else {
        throw .failedService(endpoint: endpoint.string, "there is none")
      }
      do {
        var parser = Parser(Source(name: "sent", text: query), mode: .sparqlQuery)
        let statement = try parser.statement()
        guard case .query(let syntax) = statement.kind else {
          throw EvaluationError.failedService(endpoint: nil, "no query")
        }
        var lowering = Lowering(resolver: PlainResolver(), prologue: statement.prologue)
        guard case .solutions(let found) = try Evaluator(quads).evaluate(try lowering.query(syntax)) else {
          throw EvaluationError.failedService(endpoint: nil, "no solutions")
        }
        return ServiceAnswer(
          variables: found.variables.map(\.name), rows: (0..<found.count).map { found.row($0) })
      } catch {
        throw .failedService(endpoint: endpoint.string, "\(error)")
      }
    }

    func passedOver(_ failure: EvaluationError) {}
    func takeFailures() -> [EvaluationError] { [] }
  }

  private func evaluator(_ quads: [Quad], _ services: OtherEngine) throws -> Evaluator {
    Evaluator(
      EvaluationContext(
        dataset: try Notation.dataset(quads), base: Notation.namespace, now: "2020-02-02T02:02:02Z",
        services: services))
  }

  /// The pattern with SERVICE around some of its parts.
  private func serving(_ pattern: Pattern, _ random: inout RandomPatterns) -> Pattern {
    if random.generator.oneIn(3) {
      return .service(Notation.pattern("service"), pattern, isSilent: false)
    }
    return switch pattern {
    case .join(let a, let b): .join(serving(a, &random), serving(b, &random))
    case .leftJoin(let a, let b, let condition):
      .leftJoin(serving(a, &random), serving(b, &random), condition)
    case .union(let a, let b): .union(serving(a, &random), serving(b, &random))
    case .minus(let a, let b): .minus(serving(a, &random), serving(b, &random))
    case .filter(let expression, let inner): .filter(expression, serving(inner, &random))
    case .extend(let inner, let variable, let expression):
      .extend(serving(inner, &random), variable, expression)
    case .distinct(let inner): .distinct(serving(inner, &random))
    case .project(let inner, let variables): .project(serving(inner, &random), variables)
    case .graph(let name, let inner): .graph(name, serving(inner, &random))
    default: pattern
    }
  }

  @Test("The same data there as here: the bag that the definitions give", arguments: 1...20)
  func sameData(seed: Int) throws {
    var random = RandomPatterns(seed: UInt64(5000 + seed))
    var asked = 0
    for round in 0..<80 {
      // A blank node means nothing to another service.
      let quads = random.quads().filter { !"\($0)".contains("_:") }
      let pattern = serving(random.pattern(depth: 1 + round % 3), &random)
      let variables = Support.variables(of: pattern).sorted { $0.name < $1.name }
      let query = Query(form: .select(variables), pattern: .project(pattern, variables))
      if SPARQLText.of(query, base: Notation.namespace).contains("_:") { continue }
      let services = OtherEngine(quads)
      let found = try evaluator(quads, services).solutions(pattern, variables).bag
      asked += services.queries.isEmpty ? 0 : 1
      let expected = Oracle(quads).bag(.project(pattern, variables))
      guard expected == found else {
        let text = SPARQLText.of(query, base: Notation.namespace)
        Issue.record("seed \(seed) round \(round): \(text)\n\(services.queries)\n\(quads)")
        return
      }
    }
    #expect(asked > 10)
  }

  @Test("A service comes after what narrows it, and each question goes out once")
  func order() throws {
    let here = Notation.quads((0..<40).map { "n\($0) p n\($0 % 3)" }.joined(separator: "\n"))
    let services = OtherEngine(Notation.quads("n0 q 1\nn1 q 2\nn7 q 3"))
    let remote = Pattern.service(Notation.pattern("service"), .bgp("?b q ?c"), isSilent: false)
    let found = try evaluator(here, services).solutions(.join(remote, .bgp("?a p ?b")), Variable.list("a c"))
    #expect(found.count == 27)
    #expect(services.queries.count == 2)
    #expect(services.queries.allSatisfy { $0.contains("VALUES") && !$0.contains("n7") })
    let optional = Pattern.leftJoin(
      .bgp("?a p ?b"), .filter(.bound(Variable("c")), remote), nil)
    let nested = OtherEngine(Notation.quads("n0 q 1"))
    #expect(try evaluator(here, nested).solutions(optional, Variable.list("a c")).count == 40)
    #expect(nested.queries.count == 3)
  }

  @Test("why: rows that a service joins keep the support that they have here")
  func support() throws {
    let here = Notation.quads("a p b\nc p d")
    let services = OtherEngine(Notation.quads("b q 1"))
    let pattern = Pattern.join(
      .bgp("?x p ?y"), .service(Notation.pattern("service"), .bgp("?y q ?z"), isSilent: false))
    let query = Query(form: .select(Variable.list("x z")), pattern: pattern)
    let (solutions, support) = try evaluator(here, services).solutionsWithSupport(query)
    #expect(solutions.words == ["a 1"])
    #expect(support == [Notation.data("a p b")])
  }

  @Test(
    "Without anyone to ask, and with an endpoint that fails, it is an error; SILENT gives one empty solution")
  func failures() throws {
    for name in ["service", "nowhere"] {
      let remote = { Pattern.service(Notation.pattern(name), .bgp("?y q ?z"), isSilent: $0) }
      let evaluator =
        name == "service" ? try Evaluator("a p b") : try evaluator(Notation.quads("a p b"), OtherEngine([]))
      #expect(throws: EvaluationError.self) { try evaluator.rows(remote(false), "y") }
      #expect(try evaluator.rows(.join(.bgp("?x p ?y"), remote(true)), "x y z") == ["a b -"])
    }
  }

  @Test("A silent failure takes no row away, also none with a blank node, and is met with once")
  func silence() throws {
    let here = (0..<600).map { "n\($0) p m\($0)" } + ["n p _:b"]
    let services = OtherEngine([])
    let evaluator = try evaluator(Notation.quads(here.joined(separator: "\n")), services)
    let remote = Pattern.service(Notation.pattern("nowhere"), .bgp("?y q ?z"), isSilent: true)
    #expect(try evaluator.rows(.join(.bgp("?x p ?y"), remote), "x y z").count == 601)
    #expect(services.queries.count == 1)
  }

  @Test("Questions that are the same but for how a letter is composed are two")
  func exactQuestions() throws {
    let services = OtherEngine(Notation.quads("a q \"caf\u{e9}\""))
    let remote = { (text: String) in
      Pattern.service(
        Notation.pattern("service"),
        .triples([TriplePattern(Notation.pattern("?x"), Notation.pattern("q"), .term(.string(text)))]),
        isSilent: false)
    }
    let both = Pattern.union(remote("caf\u{e9}"), remote("cafe\u{301}"))
    #expect(try evaluator([], services).rows(both, "x") == ["a"])
    #expect(services.queries.count == 2)
  }
}
