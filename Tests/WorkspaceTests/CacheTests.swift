import Engine
import Formats
import Glibc
import RDF
import Testing
import TripleStore

@testable import Workspace

/// Opening a graph by way of an image: it gives what the snapshot gives, whatever has become of the image.
@Suite struct CacheTests {
  private let folder = TemporaryFolder()

  private var cache: GraphCache { GraphCache(folder: folder.file("cache"), smallestSize: 0) }
  private var path: String { folder.file("graph.json") }

  /// Saves a graph with terms of all kinds, names of its own and named graphs, and waits until its times are settled.
  private func makeGraph(entities: Int = 300) throws {
    let session = try Session.open(path, cache: .none)
    try session.script("name own: = <https://own.example/x#>", "name thing = <http://b.example/>")
    var text = "insert data {"
    for number in 0..<entities {
      text +=
        " <https://e.example/\(number)> <https://p.example/knows> <https://e.example/\(number * 7 % entities)> ;"
      text += " <https://p.example/label> \"Name \(number) \u{e9}\"@en-gb, \"plain \\\"\(number % 9)\\\"\" ;"
      text += " <https://p.example/n> \(number % 40), \"\(number)\"^^<urn:t\(number % 5)> ."
      text += " _:b\(number % 11) <https://p.example/of> <https://e.example/\(number)> ."
      text += " graph <urn:g\(number % 3)> { <https://e.example/\(number)> <urn:in> \(number) }"
    }
    text += " <urn:s> <urn:said> <<( <https://e.example/1> <https://p.example/knows> \"x\" )>> }"
    _ = try session.run(text)
    try session.save()
    session.close()
    settle()
  }

  private func settle() { usleep(40_000) }

  private var images: [String] {
    guard let entries = opendir(folder.file("cache")) else { return [] }
    defer { closedir(entries) }
    var names: [String] = []
    while let entry = readdir(entries) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      if !name.hasPrefix(".") { names.append(folder.file("cache") + "/" + name) }
    }
    return names.sorted()
  }

  /// What there is to tell of a graph: everything in it, some answers in their order, and how it would be saved.
  private func account(_ session: Session) throws -> [String] {
    var account = session.dataset.idQuads().map { "\($0)" } + session.content
    for query in [
      "select * where { ?s <https://p.example/knows> ?o . ?o <https://p.example/n> ?n filter (?n > 17) }",
      "select * where { ?s ?p \"Name 8 \u{e9}\"@en-GB }", "select * where { graph ?g { ?s ?p ?o } }",
      "select ?p (count(*) as ?n) where { ?s ?p ?o } group by ?p", "select * where { ?s <urn:none> ?o }",
    ] {
      if case .answer(.solutions(let solutions)) = try session.run(query).kind {
        account += session.table(solutions)
      }
    }
    account.append(String(decoding: try session.export(as: .jsonld), as: UTF8.self))
    account.append("\(session.context)")
    return account
  }

  private func account(cache: GraphCache) throws -> [String] {
    let session = try Session.open(path, mode: .readOnly, cache: cache)
    defer { session.close() }
    try session.dataset.checkInvariants()
    try session.dataset.dictionary.checkInvariants()
    return try account(session)
  }

  @Test func anImageGivesWhatTheSnapshotGives() throws {
    try makeGraph()
    let expected = try account(cache: .none)
    #expect(try account(cache: cache) == expected)
    #expect(images.count == 1)
    let content = try #require(cache.content(of: path))
    #expect(content.digest == Digest.sha256(try FileSystem.read(path)))
    #expect(try account(cache: cache) == expected)
  }

  @Test func aGraphFromAnImageCanBeChangedAndSaved() throws {
    try makeGraph()
    _ = try account(cache: cache)
    var saved: [String] = []
    for name in ["plain.json", "image.json"] {
      // A copy would be another file, so the same path is used for both, one after the other.
      let before = try FileSystem.read(path)
      let session = try Session.open(path, mode: .write, cache: name == "plain.json" ? .none : cache)
      if name == "image.json" { #expect(cache.content(of: path) != nil) }
      for number in 0..<200 {
        _ = try session.run("insert data { <urn:new\(number)> <urn:p> \"new \(number)\" }")
        _ = try session.run("delete { ?s ?p \(number % 40) } where { ?s ?p \(number % 40) }")
      }
      try session.dataset.checkInvariants()
      try session.dataset.dictionary.checkInvariants()
      try session.save()
      session.close()
      saved.append(try folder.text("graph.json"))
      try FileSystem.replace(path, with: before)
      settle()
      _ = try account(cache: cache)
    }
    #expect(saved[0] == saved[1])
  }

  @Test func theJournalIsReplayedOnAnImage() throws {
    try makeGraph()
    let first = try Session.open(path, cache: cache)
    try first.script("insert data { <urn:later> <urn:p> \"in the journal\" }")
    first.close()
    #expect(cache.content(of: path) != nil)
    let expected = try account(cache: .none)
    #expect(expected.contains { $0.contains("in the journal") })
    #expect(try account(cache: cache) == expected)
  }

  @Test func anImageOfAnotherVersionIsNotUsed() throws {
    try makeGraph()
    _ = try account(cache: cache)
    #expect(cache.content(of: path) != nil)
    // The same bytes, written anew: other times.
    let bytes = try FileSystem.read(path)
    try FileSystem.replace(path, with: bytes)
    #expect(cache.content(of: path) == nil)
    let text = String(decoding: bytes, as: UTF8.self)
    try FileSystem.replace(path, with: Array(text.replacing("Name 8 ", with: "Name X ").utf8))
    #expect(cache.content(of: path) == nil)
    settle()
    let expected = try account(cache: .none)
    #expect(expected.contains { $0.contains("Name X ") })
    #expect(try account(cache: cache) == expected)
    #expect(cache.content(of: path) != nil && images.count == 1)
  }

  @Test func whatWasJustWrittenIsNotKept() throws {
    try makeGraph()
    try FileSystem.replace(path, with: try FileSystem.read(path))
    #expect(SnapshotVersion(path)?.isSettled == false)
    settle()
    #expect(SnapshotVersion(path)?.isSettled == true)
  }

  @Test func smallAndForeignSnapshotsAreNotKept() throws {
    try makeGraph(entities: 3)
    _ = try Session.open(path, mode: .readOnly, cache: GraphCache(folder: folder.file("cache")))
    #expect(images.isEmpty)
    try folder.write("{\"@id\": \"urn:a\", \"urn:b\": \"c\"}", to: "graph.json")
    settle()
    _ = try Session.open(path, mode: .readOnly, cache: cache)
    #expect(images.isEmpty)
  }

  @Test func aCacheThatCanNotBeWrittenIsPassedOver() throws {
    try makeGraph(entities: 3)
    try folder.write("no folder", to: "cache")
    let expected = try account(cache: .none)
    #expect(try account(cache: cache) == expected)
  }

  @Test func whatWasUsedLongestAgoGoesFirst() throws {
    try makeGraph(entities: 40)
    for name in ["a", "b", "c"] {
      try FileSystem.replace(folder.file(name + ".json"), with: try FileSystem.read(path))
    }
    settle()
    _ = try Session.open(folder.file("a.json"), mode: .readOnly, cache: cache)
    let a = images
    _ = try Session.open(folder.file("b.json"), mode: .readOnly, cache: cache)
    let b = images.filter { !a.contains($0) }
    #expect(a.count == 1 && b.count == 1)
    let size = try FileSystem.read(a[0]).count
    var times = [timespec(tv_sec: 1000, tv_nsec: 0), timespec(tv_sec: 1000, tv_nsec: 0)]
    utimensat(AT_FDCWD, b[0], &times, 0)
    let small = GraphCache(folder: folder.file("cache"), smallestSize: 0, largestTotal: 2 * size + size / 2)
    _ = try Session.open(folder.file("c.json"), mode: .readOnly, cache: small)
    #expect(images.count == 2 && images.contains(a[0]) && !images.contains(b[0]))
  }

  // MARK: Damage

  @Test(arguments: 1...4 as ClosedRange<UInt64>) func aDamagedImageIsNotUsed(seed: UInt64) throws {
    try makeGraph(entities: 60)
    let expected = try account(cache: .none)
    _ = try account(cache: cache)
    let file = try #require(images.first)
    let whole = try FileSystem.read(file)
    var random = SplitMix(seed: seed)
    for round in 0..<150 {
      var bytes = whole
      switch round % 5 {
      case 0: bytes.removeLast(Int.random(in: 1...bytes.count, using: &random))
      case 1: bytes.append(contentsOf: repeatElement(0, count: Int.random(in: 1...64, using: &random)))
      default:
        let place = round < 120 ? Int.random(in: bytes.indices, using: &random) : round - 120
        bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      }
      try overwrite(file, bytes)
      #expect(cache.content(of: path) == nil, "round \(round)")
    }
    #expect(try account(cache: cache) == expected)
    #expect(cache.content(of: path) != nil)
  }

  /// With a checksum that fits, only what is said of memory can be checked: whatever comes out is sound to use.
  @Test(arguments: 1...6 as ClosedRange<UInt64>) func aForgedImageDoesNoHarm(seed: UInt64) throws {
    try makeGraph(entities: 30)
    _ = try account(cache: cache)
    let file = try #require(images.first)
    let whole = try FileSystem.read(file)
    var random = SplitMix(seed: seed)
    var refused = 0
    for round in 0..<300 {
      var bytes = whole
      for _ in 0..<(1 + round % 3) {
        let place =
          round % 4 == 0
          ? Int.random(in: 40..<400, using: &random) : Int.random(in: 40..<bytes.count, using: &random)
        bytes[place] = round % 2 == 0 ? UInt8.random(in: 0...255, using: &random) : bytes[place] ^ 1
      }
      DatasetImage.sign(&bytes)
      try overwrite(file, bytes)
      guard let content = cache.content(of: path) else {
        refused += 1
        continue
      }
      let session = Session(state: content.state)
      for query in [
        "select * where { ?s <https://p.example/knows> ?o . ?o ?p ?n }",
        "select * where { graph ?g { ?s ?p ?o } }",
        "select * where { ?s ?p ?o filter (isLiteral(?o) && ?o > 3) }",
      ] {
        _ = try session.run(query)
      }
      _ = session.dataset.idQuads().map { session.dataset.dictionary.quad($0) }
    }
    #expect(refused > 60)
  }

  /// Writes over a file's bytes, so that only they are other than they were.
  private func overwrite(_ file: String, _ bytes: [UInt8]) throws {
    let descriptor = Glibc.open(file, O_WRONLY | O_TRUNC)
    #expect(descriptor >= 0)
    defer { close(descriptor) }
    try FileSystem.write(bytes, to: descriptor, path: file)
  }
}

/// SplitMix64.
private struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}
