import ArgumentParser
import Endpoint
import Engine
import Glibc
import Shell
import Workspace

/// The options that every command with a session has.
struct CommonOptions: ParsableArguments {
  @Option(help: ArgumentHelp("How answers are written.", valueName: "format"))
  var format: ResultMode?

  @Option(help: ArgumentHelp("Stop a statement after so many seconds.", valueName: "seconds"))
  var timeout: Double?

  @Option(
    help: ArgumentHelp(
      "Stop a statement when the process takes so much memory; by default three quarters of what there is.",
      valueName: "mib"))
  var memory: Int?

  @Option(
    help: ArgumentHelp(
      "A host that SERVICE may ask; may be given several times. Nothing else goes to the network.",
      valueName: "host"))
  var allow: [String] = []

  @Flag(help: "Leave out reports of changes, counts and notes.")
  var quiet = false

  @Flag(help: "Use no colours.")
  var noColor = false

  @Option(name: .customLong("as"), help: ArgumentHelp("Who makes the annotations.", valueName: "name"))
  var annotator: String?

  mutating func validate() throws {
    if let timeout, !(timeout > 0 && timeout < 1e9) {
      throw ValidationError("--timeout takes a number of seconds between 0 and 1e9")
    }
    if let memory, !(1...(1 << 30) ~= memory) {
      throw ValidationError("--memory takes a number of MiB, from 1 on")
    }
    for host in allow where ServiceHost(host) == nil {
      throw ValidationError("--allow takes a host, such as query.wikidata.org or localhost:7878, not \(host)")
    }
  }

  /// How the shell behaves under these options.
  func settings(isInteractive: Bool = false) -> Shell.Settings {
    var settings = Shell.Settings(mode: format ?? .table)
    settings.isQuiet = quiet
    settings.isInteractive = isInteractive
    settings.isWatched = !isInteractive
    settings.timeout = timeout
    settings.services = services
    settings.memoryLimit = memory.map { $0 << 20 } ?? ProcessMemory.share
    settings.ink = Ink(descriptor: 1, isAllowed: !noColor)
    settings.errorInk = Ink(descriptor: 2, isAllowed: !noColor)
    settings.width = { Screen.columns(of: 1) }
    return settings
  }

  /// Who annotates and when: at the prompt the login name and the clock; in a script only what was said.
  func sessionOptions(isInteractive: Bool) -> SessionOptions {
    isInteractive
      ? SessionOptions(annotator: annotator ?? Login.name, time: { Clock.now() })
      : SessionOptions(annotator: annotator, time: { CommonOptions.reproducibleTime })
  }

  /// Who asks other services.
  private var services: HTTPServiceClient {
    HTTPServiceClient(allowing: allow.compactMap { ServiceHost($0) })
  }

  /// The moment that SOURCE_DATE_EPOCH names, for output that is the same each time; nil where it is not set to a
  /// number of seconds.
  private static var reproducibleTime: String? {
    guard let value = getenv("SOURCE_DATE_EPOCH"), let seconds = Int(String(cString: value)) else {
      return nil
    }
    return Clock.dateTime(secondsSinceEpoch: seconds)
  }
}

extension ResultMode: ExpressibleByArgument {}

/// The user of the machine.
enum Login {
  /// The login name; nil where the machine does not know it.
  static var name: String? {
    guard let entry = getpwuid(getuid()) else { return nil }
    let name = String(cString: entry.pointee.pw_name)
    return name.isEmpty ? nil : name
  }
}
