import Glibc
import Programs
import Testing

private let hasCurl = (getenv("PATH").map { String(cString: $0) } ?? "/usr/bin:/bin")
  .split(separator: ":").contains { access("\($0)/curl", X_OK) == 0 }

/// SERVICE from the command line, against servers on this machine.
@Suite(.enabled(if: hasCurl, "SERVICE takes the program curl: apt-get install curl"))
struct ServiceTests {
  private let program: Program

  init() throws {
    program = try Program()
    try program.write(
      """
      @prefix : <http://example.org/> .
      :austin :same-as <http://there.org/1> . :eugene :same-as <http://there.org/2> .
      :mcallen :same-as <http://there.org/3> . _:somewhere :same-as _:nobody .
      """, to: "here.ttl")
  }

  /// A server that answers with gloss itself, over data of its own.
  private func server(_ turtle: String) throws -> HTTPServer {
    try program.write(turtle, to: "there.ttl")
    let folder = program.folder
    let gloss = try Program.path()
    return try HTTPServer { request in
      guard let query = request.field("query") else { return HTTPServer.Response(status: "400 Bad Request") }
      do {
        let child = try Child(
          gloss, ["query", "--data", "there.ttl", "--format", "json", "-e", query], folder: folder)
        child.closeInput()
        let result = child.finish()
        guard result.status == 0 else {
          return HTTPServer.Response(status: "400 Bad Request", body: result.errors)
        }
        return .results(result.out)
      } catch {
        return HTTPServer.Response(status: "500 Internal Server Error")
      }
    }
  }

  private let cities = """
    <http://there.org/1> <http://there.org/people> 961855 . <http://there.org/2> <http://there.org/people> 176654 .
    <http://there.org/9> <http://there.org/people> 5 . _:x <http://there.org/people> 7 .
    """

  private func query(_ text: String, allowing server: HTTPServer?, _ more: String...) throws -> Program.Result
  {
    let allowed = server.map { ["--allow", $0.host] } ?? []
    return try program.run(
      ["query", "--data", "here.ttl", "--format", "csv"] + allowed + more + [
        "-e", "prefix : <http://example.org/> prefix t: <http://there.org/> " + text,
      ], input: [])
  }

  @Test("A joined service is asked once, for what is known here alone")
  func joined() throws {
    let server = try server(cities)
    let result = try query(
      "select ?c ?n { ?c :same-as ?t . service <http://\(server.host)/sparql> { ?t t:people ?n } } order by ?n",
      allowing: server)
    #expect(result.errors == "")
    #expect(result.out == "c,n\r\nhttp://example.org/eugene,176654\r\nhttp://example.org/austin,961855\r\n")
    let request = try #require(server.requests.first)
    #expect(server.requests.count == 1)
    #expect(request.method == "POST" && request.path == "/sparql")
    #expect(request.headers["accept"]?.contains("application/sparql-results+json") == true)
    let sent = try #require(request.field("query"))
    #expect(
      sent.contains("<http://there.org/3>") && !sent.contains("UNDEF") && !sent.contains("_:"), "\(sent)")
  }

  @Test("OPTIONAL keeps the rows that the service knows nothing about, with its condition")
  func optional() throws {
    let server = try server(cities)
    let result = try query(
      """
      select ?c ?n { ?c :same-as ?t filter isIRI(?c)
        optional { service <http://\(server.host)/> { ?t t:people ?n } filter (?n > 200000) } } order by ?c
      """, allowing: server)
    #expect(
      result.out
        == "c,n\r\nhttp://example.org/austin,961855\r\nhttp://example.org/eugene,\r\nhttp://example.org/mcallen,\r\n"
    )
    #expect(server.requests.count == 1)
  }

  @Test("A service alone; its blank nodes are no nodes of ours")
  func alone() throws {
    let server = try server(cities + "_:nobody <http://there.org/knows> _:nobody .")
    let result = try query(
      "select ?a ?b ?c { service <http://\(server.host)/> { ?a t:knows ?b } optional { ?c :same-as ?a } }",
      allowing: server)
    let row = result.out.split(separator: "\r\n").last?.split(
      separator: ",", omittingEmptySubsequences: false)
    let cells = try #require(row)
    #expect(cells.count == 3 && cells[0] == cells[1] && cells[0].hasPrefix("_:") && cells[2] == "")
  }

  @Test("More rows than one question has room for")
  func blocks() throws {
    let server = try server(
      (0..<700).map { "<http://there.org/\($0)> <http://there.org/is> \($0) ." }.joined())
    try program.write(
      (0..<700).map { "<http://here.org/\($0)> <http://example.org/at> <http://there.org/\($0)> ." }
        .joined(separator: "\n"), to: "here.ttl")
    let text = "{ ?a :at ?b . service <http://\(server.host)/> { ?b t:is ?n } }"
    let all = try query("select (sum(?n) as ?s) (count(*) as ?c) " + text, allowing: server)
    #expect(all.out == "s,c\r\n244650,700\r\n")
    #expect((3...8).contains(server.requests.count))
    let before = server.requests.count
    let one = try query("select * " + text + " limit 1", allowing: server)
    #expect(one.out.split(separator: "\r\n").count == 2)
    #expect(server.requests.count == before + 1)
  }

  @Test("The endpoint may be a variable, and a row may ask another one than the next")
  func variableEndpoint() throws {
    let (first, second) = (try server(cities), try HTTPServer { _ in .results(Self.one("n", "2")) })
    let text = """
      select ?e ?n { values ?e { <http://\(first.host)/> <http://\(second.host)/> } service ?e { t:1 t:people ?n } }
      """
    let result = try query(text, allowing: first, "--allow", second.host)
    #expect(result.out.contains("\(first.host)/,961855") && result.out.contains("\(second.host)/,2"))
    let unbound = try query("select * { service ?e { ?s ?p ?o } }", allowing: first)
    #expect(unbound.status == 1 && unbound.errors.contains("not bound"))
  }

  private static func one(_ variable: String, _ value: String) -> String {
    """
    {"head":{"vars":["\(variable)"]},"results":{"bindings":[
      {"\(variable)":{"type":"literal","value":"\(value)"}}]}}
    """
  }

  @Test("No host is asked that was not allowed, at no other port and through no redirection")
  func refused() throws {
    let server = try HTTPServer { _ in .results(Self.one("n", "1")) }
    let port = server.port
    let sender = try HTTPServer { _ in
      HTTPServer.Response(status: "302 Found", headers: ["Location": "http://127.0.0.1:\(port)/"])
    }
    let text = "select * { service <http://\(server.host)/> { ?s ?p ?n } }"
    let refused = try query(text, allowing: nil)
    #expect(refused.status == 1)
    #expect(refused.errors.contains("localhost is not allowed to be asked"))
    #expect(refused.errors.contains("--allow localhost"))
    let otherPort = try query(text, allowing: sender)
    #expect(otherPort.status == 1)
    let sentOn = try query("select * { service <http://\(sender.host)/> { ?s ?p ?n } }", allowing: sender)
    #expect(sentOn.status == 1 && sentOn.errors.contains("127.0.0.1 is not allowed"), "\(sentOn.errors)")
    #expect(server.requests.isEmpty && sender.requests.count == 1)
    let both = try query(
      "select * { service <http://\(sender.host)/> { ?s ?p ?n } }", allowing: sender, "--allow", "127.0.0.1")
    #expect(both.out == "s,p,n\r\n,,1\r\n" && server.requests.count == 1)
    for trick in ["/\u{301}@\(sender.host)", "?\u{301}@\(sender.host)", "#\u{345}@\(sender.host)"] {
      let tricked = try query(
        "select * { service <http://\(server.host)\(trick)/x> { ?s ?p ?n } }", allowing: sender)
      #expect(
        tricked.status == 1 && tricked.errors.contains("is not allowed to be asked"), "\(tricked.errors)")
    }
    #expect(server.requests.count == 1)
    let otherwise = try query("select * { service <http://localhost:9/> { ?s ?p ?n } }", allowing: sender)
    #expect(otherwise.status == 1 && otherwise.errors.contains("--allow localhost:9 "), "\(otherwise.errors)")
    let file = try query("select * { service <file:///etc/passwd> { ?s ?p ?n } }", allowing: sender)
    #expect(file.status == 1 && file.errors.contains("only http and https"))
  }

  @Test("SILENT passes over each kind of failure, and says so")
  func silent() throws {
    let server = try HTTPServer { _ in
      HTTPServer.Response(status: "503 Service Unavailable", body: "too busy\n")
    }
    let text =
      "select ?c ?n { ?c :same-as t:1 . service silent <http://\(server.host)/> { t:1 t:people ?n } }"
    for allowed in [server, nil] {
      let result = try query(text, allowing: allowed)
      #expect(result.status == 0 && result.out == "c,n\r\nhttp://example.org/austin,\r\n")
      #expect(result.errors.contains(allowed == nil ? "not allowed" : "HTTP status 503: too busy"))
    }
    let loud = try query(text.replacing(" silent", with: ""), allowing: server)
    #expect(loud.status == 1 && loud.errors.contains("HTTP status 503: too busy"))
  }

  @Test(
    "Answers that are none are errors that name the endpoint",
    arguments: [
      (
        "application/sparql-results+json", "{\"head\":{\"vars\":[\"s\"]},\"results\":{\"bindings\":[",
        "the end of the document"
      ),
      ("application/sparql-results+json", "{\"head\":{},\"boolean\":true}", "yes or no"),
      ("application/sparql-results+json", "{\"head\":{}}", "\"vars\" is missing"),
      ("text/html", "<p>hello</p>", "text/html"),
      (
        "application/json",
        "{\"head\":{\"vars\":[\"s\"]},\"results\":{\"bindings\":[{\"s\":{\"type\":\"uri\",\"value\":\"a b\"}}]}}",
        "<a b> is no IRI"
      ),
    ])
  func unreadable(type: String, body: String, message: String) throws {
    let server = try HTTPServer { _ in HTTPServer.Response(headers: ["Content-Type": type], body: body) }
    let result = try query("select * { service <http://\(server.host)/> { ?s ?p ?o } }", allowing: server)
    #expect(result.status == 1)
    #expect(result.errors.contains(message) && result.errors.contains("<http://\(server.host)/>"))
  }

  @Test(
    "What a media type may look like",
    arguments: ["Application/SPARQL-Results+JSON ; charset=utf-8", "application/json;q"])
  func mediaTypes(type: String) throws {
    let server = try HTTPServer { _ in
      HTTPServer.Response(headers: ["Content-Type": type], body: Self.one("n", "1"))
    }
    let result = try query("select ?n { service <http://\(server.host)/> { ?s ?p ?n } }", allowing: server)
    #expect(result.out == "n\r\n1\r\n", "\(result.errors)")
  }

  @Test("A server that nobody runs, and no curl to ask it with")
  func nobody() throws {
    let port: UInt16
    do { port = try HTTPServer { _ in HTTPServer.Response() }.port }
    let text = "select * { service <http://localhost:\(port)/> { ?s ?p ?o } }"
    let refused = try program.run("query", "--allow", "localhost", "-e", text)
    #expect(refused.status == 1 && refused.errors.contains("SERVICE <http://localhost:\(port)/>"))
    let without = try program.run(
      "query", "--allow", "localhost", "-e", text, environment: ["PATH": program.folder])
    #expect(without.status == 1 && without.errors.contains("curl, which is not here"))
  }

  @Test("A slow server is waited for no longer than the time limit")
  func slow() throws {
    let server = try HTTPServer { _ in HTTPServer.Response(delay: 30) }
    let result = try query(
      "select * { service silent <http://\(server.host)/> { ?s ?p ?o } }", allowing: server, "--timeout",
      "0.5")
    #expect(result.status == 124)
  }

  @Test("An update takes what a service knows")
  func update() throws {
    let server = try server(cities)
    let result = try program.run(
      "query", "--data", "here.ttl", "--allow", server.host, "-e",
      """
      prefix : <http://example.org/> insert { ?c :people ?n } where { ?c :same-as ?t .
        service <http://\(server.host)/> { ?t <http://there.org/people> ?n } filter isIRI(?t) }
      """)
    #expect(result.out.split(separator: "\n").count { $0.contains("example.org/people") } == 2)
  }

  @Test(".allow at the prompt's side: names, lists, and refuses what is no host")
  func command() throws {
    let server = try HTTPServer { _ in .results(Self.one("n", "8")) }
    let result = try program.run(
      input: """
        .allow
        .allow \(server.host)
        .allow
        .mode csv
        ?n ?p ?o . service <http://\(server.host)/> { ?n ?p ?o }
        select ?n { service <http://\(server.host)/> { ?n ?p ?o } }
        .allow a b
        """)
    #expect(result.out == "\(server.host)\nn,p,o\r\nn\r\n8\r\n")
    #expect(result.errors.contains("no host may be asked\nservice may ask \(server.host)\n"))
    #expect(result.errors.contains(".allow [HOST]"))
  }
}
