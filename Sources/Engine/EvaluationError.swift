/// Why an evaluation gave no answer. An error inside an expression is not one of these: SPARQL says what it means.
public enum EvaluationError: Error, Hashable, Sendable {
  /// The user asked it to stop.
  case interrupted
  /// The deadline has passed.
  case timedOut
  /// The process holds more bytes in memory than it may.
  case memoryFull(limit: Int)
  /// A text longer than the limit, in bytes.
  case textTooLong(limit: Int)
  /// A number of more digits than expressions calculate with.
  case numberTooLong(limit: Int)
  /// Something that this engine does not do; the text names it.
  case unsupported(String)
  /// Another service is not among those that may be asked; the host is as ``ServiceClient`` knows it.
  case serviceNotAllowed(endpoint: String, host: String)
  /// Another service, where its name is known, could not be asked or gave no answer; the text says why.
  case failedService(endpoint: String?, String)
  /// An update that the standard lets fail, such as creating a graph that is there; the text says what failed.
  case failedUpdate(String)

  /// Whether it is about another service, so that SERVICE SILENT passes over it.
  var isOfService: Bool {
    switch self {
    case .serviceNotAllowed, .failedService: true
    default: false
    }
  }

  /// The error in words.
  public var message: String {
    switch self {
    case .interrupted: "interrupted"
    case .timedOut: "the time limit is reached before the answer is complete"
    case .memoryFull(let limit): "the process takes more than \(limit >> 20) MiB of memory"
    case .textTooLong(let limit): "an expression makes a text of more than \(limit >> 20) MiB"
    case .numberTooLong(let limit): "an expression calculates with a number of more than \(limit) digits"
    case .unsupported(let what): "\(what) is not supported"
    case .serviceNotAllowed(let endpoint, let host):
      "SERVICE <\(endpoint)>: \(host) is not allowed to be asked"
    case .failedService(let endpoint, let reason): "SERVICE\(endpoint.map { " <\($0)>" } ?? ""): \(reason)"
    case .failedUpdate(let what): what
    }
  }
}
