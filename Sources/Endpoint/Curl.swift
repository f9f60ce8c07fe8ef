import Engine
import Glibc
import RDF

/// The program `curl`, which speaks HTTP.
enum Curl {
  /// What a server said.
  struct Response {
    var status: Int
    var contentType: String
    /// Where it sends on to, as an absolute IRI.
    var redirect: String?
    var body: [UInt8]
  }

  private static let agent = "gloss (https://gloss.example/)"

  /// Posts a query, as the SPARQL 1.1 Protocol says: `query=` and the text, encoded as a form.
  ///
  /// Throws `.failedService` where curl is missing or says that the request failed, and what the interrupt's `check()`
  /// throws within a tenth of a second; curl is ended then.
  static func post(
    _ query: String, to endpoint: IRI, interrupt: Interrupt
  ) throws(EvaluationError) -> Response {
    let arguments = [
      "curl", "--disable", "--silent", "--show-error", "--globoff", "--compressed", "--proto", "=http,https",
      "--connect-timeout", "30", "--speed-limit", "1", "--speed-time", "600", "--user-agent", agent,
      "--header",
      "Accept: application/sparql-results+json", "--data-urlencode", "query@-", "--write-out",
      "%{stderr}\n%{http_code} %{redirect_url} %{content_type}", "--url", endpoint.string,
    ]
    func failure(_ reason: String) -> EvaluationError {
      .failedService(endpoint: endpoint.string, reason)
    }
    guard let input = Scratch(holding: query), let errors = Scratch(holding: "") else {
      throw failure("no temporary file can be made: \(String(cString: strerror(errno)))")
    }
    let child: Child
    do { child = try Child(arguments, input: input.descriptor, errors: errors.descriptor) } catch {
      throw failure(
        error.code == ENOENT
          ? "asking a service takes the program curl, which is not here: apt-get install curl"
          : "curl can't be started: \(String(cString: strerror(error.code)))")
    }
    let body = try child.output(interrupt)
    let status = child.wait()
    let lines = errors.text.split(separator: "\n", omittingEmptySubsequences: false)
    guard status == 0, let last = lines.last else {
      let words = lines.first { $0.hasPrefix("curl: ") }?.dropFirst("curl: ".utf8.count)
      throw failure(words.map(String.init) ?? "curl ended with status \(status)")
    }
    let parts = last.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
    return Response(
      status: parts.first.flatMap { Int($0) } ?? 0, contentType: parts.count > 2 ? String(parts[2]) : "",
      redirect: parts.count > 1 && !parts[1].isEmpty ? String(parts[1]) : nil, body: body)
  }

  /// A temporary file without a name.
  private final class Scratch {
    private let file: UnsafeMutablePointer<FILE>

    init?(holding text: String) {
      guard let file = tmpfile() else { return nil }
      self.file = file
      var text = text
      let written = text.withUTF8 { fwrite($0.baseAddress, 1, $0.count, file) }
      guard written == text.utf8.count, fflush(file) == 0 else { return nil }
      rewind(file)
    }

    deinit { fclose(file) }

    var descriptor: Int32 { fileno(file) }

    /// All that the file holds by now.
    var text: String {
      rewind(file)
      var bytes: [UInt8] = []
      var chunk = [UInt8](repeating: 0, count: 4096)
      while true {
        let count = fread(&chunk, 1, chunk.count, file)
        if count == 0 { return String(decoding: bytes, as: UTF8.self) }
        bytes += chunk[..<count]
      }
    }
  }

  /// curl while it runs, in a process group of its own, so that Ctrl-C at the prompt is ours to hear.
  private final class Child {
    struct Failure: Error { let code: Int32 }

    private var process: pid_t = 0
    private let output: Int32
    private var status: Int32?

    init(_ arguments: [String], input: Int32, errors: Int32) throws(Failure) {
      var ends: [Int32] = [-1, -1]
      guard pipe(&ends) == 0 else { throw Failure(code: errno) }
      output = ends[0]
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      var actions = posix_spawn_file_actions_t()
      posix_spawn_file_actions_init(&actions)
      defer { posix_spawn_file_actions_destroy(&actions) }
      for (from, to) in [(input, STDIN_FILENO), (ends[1], STDOUT_FILENO), (errors, STDERR_FILENO)] {
        posix_spawn_file_actions_adddup2(&actions, from, to)
      }
      var attributes = posix_spawnattr_t()
      posix_spawnattr_init(&attributes)
      defer { posix_spawnattr_destroy(&attributes) }
      posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
      let words = arguments.map { strdup($0) }
      defer { for word in words { free(word) } }
      let result = posix_spawnp(&process, arguments[0], &actions, &attributes, words + [nil], environ)
      close(ends[1])
      guard result == 0 else {
        status = result
        throw Failure(code: result)
      }
    }

    deinit {
      if status == nil { end() }
      close(output)
    }

    /// All that it writes, until it is told to stop.
    func output(_ interrupt: Interrupt) throws(EvaluationError) -> [UInt8] {
      var bytes: [UInt8] = []
      var chunk = [UInt8](repeating: 0, count: 1 << 16)
      while true {
        try interrupt.check(now: true)
        var waiting = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
        let ready = poll(&waiting, 1, 100)
        if ready == 0 || (ready < 0 && errno == EINTR) { continue }
        let count = read(output, &chunk, chunk.count)
        if count > 0 {
          bytes += chunk[..<count]
        } else if count == 0 || errno != EINTR {
          return bytes
        }
      }
    }

    /// Its exit status, 128 and more where a signal ended it.
    func wait() -> Int32 {
      if let status { return status }
      var result: Int32 = 0
      while waitpid(process, &result, 0) < 0, errno == EINTR {}
      let code = result & 0x7f == 0 ? (result >> 8) & 0xff : 128 + (result & 0x7f)
      status = code
      return code
    }

    private func end() {
      kill(process, SIGTERM)
      _ = wait()
    }
  }
}
