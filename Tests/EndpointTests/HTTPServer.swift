import Glibc
import Synchronization

/// A small HTTP server on a port of this machine, for as long as the value lives.
final class HTTPServer: Sendable {
  struct Request: Sendable {
    var method: String
    var path: String
    /// Names in lower case.
    var headers: [String: String]
    var body: String

    /// The value of a field of a form.
    func field(_ name: String) -> String? {
      for pair in body.split(separator: "&") where pair.hasPrefix(name + "=") {
        return HTTPServer.decoded(pair.dropFirst(name.utf8.count + 1))
      }
      return nil
    }
  }

  struct Response: Sendable {
    var status = "200 OK"
    var headers: [String: String] = [:]
    var body = ""
    /// How long it takes.
    var delay: UInt32 = 0

    static func results(_ json: String) -> Response {
      Response(headers: ["Content-Type": "application/sparql-results+json"], body: json)
    }
  }

  struct Failure: Error {}

  let port: UInt16
  private let listener: Int32
  private let handler: @Sendable (Request) -> Response
  private let log = Mutex<[Request]>([])

  /// The requests so far.
  var requests: [Request] { log.withLock { $0 } }

  /// The host as `--allow` takes it.
  var host: String { "localhost:\(port)" }

  init(_ handler: @escaping @Sendable (Request) -> Response) throws {
    self.handler = handler
    listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard listener >= 0 else { throw Failure() }
    _ = fcntl(listener, F_SETFD, FD_CLOEXEC)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(INADDR_LOOPBACK).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let listener = listener
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        bind(listener, address, length) == 0 && listen(listener, 8) == 0
          && getsockname(listener, address, &length) == 0
      }
    }
    port = UInt16(bigEndian: address.sin_port)
    guard isBound else { throw Failure() }
    var thread = pthread_t()
    let server = Unmanaged.passRetained(Weak(self))
    pthread_create(
      &thread, nil,
      { argument in
        guard let argument else { return nil }
        let weak = Unmanaged<Weak>.fromOpaque(argument).takeRetainedValue()
        while true {
          let connection = accept(weak.listener, nil, nil)
          guard connection >= 0, let server = weak.server else { return nil }
          server.serve(connection)
          close(connection)
        }
      }, server.toOpaque())
    pthread_detach(thread)
  }

  deinit {
    shutdown(listener, Int32(SHUT_RDWR))
    close(listener)
  }

  /// What the thread holds: not the server itself, or it would never go.
  private final class Weak: @unchecked Sendable {
    weak let server: HTTPServer?
    let listener: Int32

    init(_ server: HTTPServer) {
      self.server = server
      listener = server.listener
    }
  }

  private func serve(_ connection: Int32) {
    guard let request = HTTPServer.read(connection) else { return }
    log.withLock { $0.append(request) }
    let response = handler(request)
    if response.delay > 0 { sleep(response.delay) }
    var text = "HTTP/1.1 \(response.status)\r\nContent-Length: \(response.body.utf8.count)\r\n"
    for (name, value) in response.headers { text += "\(name): \(value)\r\n" }
    var bytes = Array((text + "Connection: close\r\n\r\n" + response.body).utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      if count <= 0 { return }
      bytes = bytes.dropFirst(count)
    }
  }

  private static func read(_ connection: Int32) -> Request? {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65536)
    func more() -> Bool {
      let count = recv(connection, &chunk, chunk.count, 0)
      if count > 0 { bytes += chunk[..<count] }
      return count > 0
    }
    let blank = Array("\r\n\r\n".utf8)
    while bytes.firstRange(of: blank) == nil { guard more() else { return nil } }
    guard let end = bytes.firstRange(of: blank) else { return nil }
    let lines = String(decoding: bytes[..<end.lowerBound], as: UTF8.self).split(separator: "\r\n")
    let words = lines[0].split(separator: " ")
    var headers: [String: String] = [:]
    for line in lines.dropFirst() {
      let parts = line.split(separator: ":", maxSplits: 1)
      headers[parts[0].lowercased()] = String(parts[1].drop { $0 == " " })
    }
    if headers["expect"] != nil {
      _ = "HTTP/1.1 100 Continue\r\n\r\n".withCString { send(connection, $0, strlen($0), 0) }
    }
    let length = headers["content-length"].flatMap { Int($0) } ?? 0
    while bytes.count < end.upperBound + length { guard more() else { return nil } }
    return Request(
      method: String(words[0]), path: String(words[1]), headers: headers,
      body: String(decoding: bytes[end.upperBound...], as: UTF8.self))
  }

  /// A value of a form without its percent signs.
  private static func decoded(_ text: Substring) -> String {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"),
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
