import Engine
import Formats
import RDF
import Synchronization

/// Asks SPARQL services over HTTP, but only hosts that the user has allowed.
///
/// It follows the SPARQL 1.1 Protocol: the query goes in the body of a POST, and the answer comes back as results in
/// JSON. Each request is the work of the program `curl`, which brings TLS, proxies and compression along.
public final class HTTPServiceClient: ServiceClient {
  private let hosts: Mutex<[ServiceHost]>
  private let failures = Mutex<[EvaluationError]>([])

  public init(allowing hosts: [ServiceHost] = []) {
    self.hosts = Mutex(hosts)
  }

  /// The hosts that may be asked, in the order in which they were allowed.
  public var allowed: [ServiceHost] { hosts.withLock { $0 } }

  /// Lets a host be asked from now on.
  public func allow(_ host: ServiceHost) {
    hosts.withLock { if !$0.contains(host) { $0.append(host) } }
  }

  public func takeFailures() -> [EvaluationError] {
    failures.withLock { failures in
      defer { failures = [] }
      return failures
    }
  }

  public func passedOver(_ failure: EvaluationError) {
    failures.withLock { if !$0.contains(failure) { $0.append(failure) } }
  }

  /// How often an answer may send on to another place.
  private static let redirectLimit = 5

  public func answer(
    _ query: String, at endpoint: IRI, interrupt: Interrupt
  ) throws(EvaluationError) -> ServiceAnswer {
    var place = endpoint
    for _ in 0...HTTPServiceClient.redirectLimit {
      guard let host = ServiceHost(endpoint: place) else {
        throw .failedService(endpoint: place.string, "only http and https services can be asked")
      }
      guard allowed.contains(where: { $0.covers(host) }) else {
        // Where another port of it may be asked, the port matters.
        let isKnown = allowed.contains { $0.name == host.name }
        throw .serviceNotAllowed(endpoint: place.string, host: isKnown ? host.description : host.name)
      }
      let response = try Curl.post(query, to: place, interrupt: interrupt)
      guard let other = response.redirect else { return try answer(response, from: place) }
      place = IRI(other)
    }
    throw .failedService(endpoint: endpoint.string, "it sends on from place to place without end")
  }

  private func answer(_ response: Curl.Response, from place: IRI) throws(EvaluationError) -> ServiceAnswer {
    guard response.status == 200 else {
      let words = HTTPServiceClient.firstLine(of: response.body)
      throw .failedService(
        endpoint: place.string, "HTTP status \(response.status)" + (words.isEmpty ? "" : ": \(words)"))
    }
    let type = response.contentType.prefix { $0 != ";" && $0 != " " && $0 != "\t" }.lowercased()
    guard type.isEmpty || type.hasSuffix("json") else {
      throw .failedService(
        endpoint: place.string, "its answer is \(type), not application/sparql-results+json")
    }
    do {
      guard case .solutions(let variables, let rows) = try readResults(response.body) else {
        throw EvaluationError.failedService(endpoint: place.string, "its answer is yes or no, not solutions")
      }
      return ServiceAnswer(variables: variables, rows: rows)
    } catch let error as FormatError {
      throw .failedService(endpoint: place.string, "its answer can't be read: \(error)")
    } catch let error as EvaluationError {
      throw error
    } catch {
      throw .failedService(endpoint: place.string, "\(error)")
    }
  }

  /// The first line of an error's text, cut to what a message has room for.
  private static func firstLine(of body: [UInt8]) -> String {
    let text = String(decoding: body.prefix(4096), as: UTF8.self)
    let line = text.split(whereSeparator: \.isNewline).first { !$0.allSatisfy(\.isWhitespace) } ?? ""
    return line.count > 200 ? line.prefix(200) + "…" : String(line)
  }
}
