import Programs
import Testing

/// `kill -9` at 200 random moments of sessions on a graph: nothing that was acknowledged is lost.
@Suite struct KillTests {
  @Test(arguments: 1...4)
  func nothingThatWasAcknowledgedIsLost(seed: UInt64) throws {
    var session = try KilledSession(seed: seed)
    for kill in 1...50 {
      try session.run(until: session.moment())
      // Reading between two kills sees what the next session will, and changes nothing.
      if kill % 5 == 0 { try session.settle(try session.factsForReaders()) }
    }
    #expect(session.acknowledged > 60)

    let end = try session.program.run("--format", "tsv", KilledSession.graph, input: Ledger.listing)
    #expect(end.status == 0, "\(end.errors)")
    try session.settle(Ledger.facts(in: end.out))
    let reread = try session.factsForReaders()
    #expect(reread == session.ledger.facts)
    #expect(session.program.files == [KilledSession.graph, "graph.json.history", "words.txt"])
    #expect(try session.program.run("check", KilledSession.graph).status == 0)
  }
}
