import Endpoint

struct AllowCommand: DotCommand {
  let name = "allow"
  let usage = ".allow [HOST]"
  let summary = "let SERVICE ask a host; without one, list those that may be asked"
  let details = """
    Lets the SERVICE of a query ask the SPARQL endpoints of a host, at one port where it is given. Nothing goes to the
    network otherwise, and nothing is kept: another session has to be told again, here or with --allow HOST.

        .allow query.wikidata.org
        .allow localhost:7878
        ?city same-as ?there . service <https://query.wikidata.org/sparql> { ?there <http://www.wikidata.org/prop/direct/P1082> ?n }

    What goes there is the pattern of SERVICE, with the values that its variables have here. It takes the program curl.
    """
  let arguments: [ArgumentKind] = [.none]

  func run(_ arguments: Arguments, in shell: Shell) throws(Diagnostic) -> Shell.Flow {
    try arguments.expect(0...1, usage: usage)
    let services = shell.settings.services
    guard let word = arguments[0] else {
      for host in services.allowed { shell.out.line(host.description) }
      if services.allowed.isEmpty { shell.acknowledge("no host may be asked") }
      return .goOn
    }
    guard let host = ServiceHost(word) else {
      throw Diagnostic(
        "\(word) is no host", at: arguments.words[0].range, in: arguments.source,
        help: "such as query.wikidata.org, or localhost:7878")
    }
    services.allow(host)
    shell.acknowledge("service may ask \(host)")
    return .goOn
  }
}
