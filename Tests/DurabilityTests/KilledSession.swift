import Glibc
import Programs
import Support
import Testing

/// A graph whose sessions are killed at random moments, each by SIGKILL, and the ledger of what must be in it.
struct KilledSession {
  /// When a session is killed.
  enum Moment {
    /// Some time after it was started: while it opens or recovers the graph, or works.
    case afterStart(Duration)
    /// Some time after a statement was sent, when so many had been acknowledged.
    case afterAcknowledgements(Int, Duration)
    /// Some time after the end of its input, when it saves.
    case afterEnd(Int, Duration)
  }

  let program: Program
  private(set) var ledger = Ledger()
  /// The statement that was sent and not acknowledged when the last session was killed.
  private var inFlight: Statement?
  private var random: SeededGenerator
  /// The number of statements that were acknowledged.
  private(set) var acknowledged = 0

  static let graph = "graph.json"

  init(seed: UInt64) throws {
    program = try Program()
    random = SeededGenerator(seed: seed)
    try program.write(Ledger.article(words: 4000), to: "words.txt")
    let result = try program.run(KilledSession.graph, input: "load words.txt as words\n")
    try #require(result.status == 0, "\(result.errors)")
  }

  /// A random moment.
  mutating func moment() -> Moment {
    switch random.below(10) {
    // Short times are the likelier ones, so that many sessions are killed while they open the graph.
    case 0..<3: .afterStart(.microseconds(random.below(1 + random.below(60_000))))
    case 3..<8: .afterAcknowledgements(random.below(12), .microseconds(random.below(3_000)))
    default: .afterEnd(random.below(4), .microseconds(random.below(12_000)))
    }
  }

  /// Opens the graph, checks it, goes on with the session, and kills it.
  mutating func run(until moment: Moment) throws {
    let child = try program.start(["--format", "tsv", KilledSession.graph])
    let patience = ContinuousClock.now + .seconds(30)
    var deadline = patience
    if case .afterStart(let time) = moment { deadline = .now + time }
    child.send(Ledger.listing)
    guard child.listen(until: deadline, { child.out.contains(Ledger.end) }) else {
      child.signal(SIGKILL)
      let result = child.finish()
      try #require(deadline < patience, "the graph did not open: \(result.errors)")
      return
    }
    try settle(Ledger.facts(in: child.out))

    var seen = child.errors.utf8.count
    var left = Int.max
    if case .afterAcknowledgements(let count, _) = moment { left = count }
    if case .afterEnd(let count, _) = moment { left = count }
    while true {
      if left == 0, case .afterEnd(_, let time) = moment {
        child.closeInput()
        deadline = .now + time
        _ = child.listen(until: deadline) { false }
        break
      }
      let statement = ledger.next(&random)
      child.send(statement.text + "\n")
      if left == 0, case .afterAcknowledgements(_, let time) = moment { deadline = .now + time }
      guard let sign = statement.acknowledgement else { continue }
      inFlight = statement
      guard child.listen(until: deadline, { KilledSession.find(sign, in: child, from: seen) != nil }) else {
        break
      }
      acknowledge(statement)
      seen = KilledSession.find(sign, in: child, from: seen) ?? seen
      left -= 1
    }
    child.signal(SIGKILL)
    let result = child.finish()
    try #require(!result.errors.contains("error:"), "\(result.errors)")
    try #require(deadline < patience, "a statement was not acknowledged: \(result.errors)")
    if let statement = inFlight, let sign = statement.acknowledgement,
      KilledSession.find(sign, in: child, from: seen) != nil
    {
      acknowledge(statement)
    }
  }

  /// The end of the line that begins with a text, behind an offset in what the program wrote to standard error.
  private static func find(_ text: String, in child: Child, from offset: Int) -> Int? {
    var position = offset
    for line in child.errors.utf8.dropFirst(offset).split(separator: 10, omittingEmptySubsequences: false) {
      let end = position + line.count
      if line.starts(with: text.utf8), end < child.errors.utf8.count { return end + 1 }
      position = end + 1
    }
    return nil
  }

  private mutating func acknowledge(_ statement: Statement) {
    ledger.apply(statement)
    inFlight = nil
    acknowledged += 1
  }

  /// Checks what a graph holds: all that was acknowledged, and at most the one statement more that was in flight.
  mutating func settle(_ facts: Set<String>) throws {
    if let statement = inFlight, facts == ledger.facts(after: statement) { ledger.apply(statement) }
    inFlight = nil
    try #require(
      facts == ledger.facts,
      "missing: \(ledger.facts.subtracting(facts)), unknown: \(facts.subtracting(ledger.facts))")
  }

  /// What a reader that takes no lock and recovers nothing sees in the graph.
  func factsForReaders() throws -> Set<String> {
    let result = try program.run(
      "query", "--data", KilledSession.graph, "--format", "tsv", "-e", Ledger.query)
    try #require(result.status == 0, "\(result.errors)")
    return Ledger.facts(in: result.out)
  }
}
