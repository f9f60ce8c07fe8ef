import Shell
import Testing
import TripleStore
import Workspace

/// How many statements `.undo` and `.redo` take, and what `.history` says of them.
@Suite struct UndoTests {
  static let three = "add a b c\nadd d b e\nremove a b c\n"

  @Test(arguments: ["4", "99"]) func moreThanThereAreUndoesNone(_ number: String) throws {
    let bench = try Bench()
    bench.run(UndoTests.three)
    let written = bench.run(".undo \(number)")
    #expect(written.failure?.status == .failed)
    #expect(written.errors.contains("error: only 3 statements can be undone\n"), "\(written.errors)")
    #expect(!written.errors.contains("undone:"))
    #expect(bench.run("?x b ?y").out.hasSuffix("1 solution\n"))
    #expect(bench.run(".undo 3").failure == nil)
    #expect(bench.shell.session.dataset.isEmpty)
  }

  @Test func moreThanThereAreRedoesNone() throws {
    let bench = try Bench()
    bench.run(UndoTests.three + ".undo 1")
    #expect(bench.run(".redo 2").errors.contains("error: only 1 statement can be done again\n"))
    #expect(bench.run("?x b ?y").out.hasSuffix("2 solutions\n"))
    #expect(bench.run(".redo").failure == nil)
    #expect(bench.run(".redo 2").errors.contains("nothing to redo"))
  }

  @Test func aNewStatementLeavesNothingToRedo() throws {
    let bench = try Bench()
    bench.run(UndoTests.three + ".undo 2\nadd x b y")
    #expect(bench.run(".redo 5").errors.contains("nothing to redo"))
    #expect(bench.run(".undo 3").errors.contains("only 2 statements can be undone"))
    #expect(bench.run(".undo 2").failure == nil)
    #expect(bench.shell.session.dataset.isEmpty)
    #expect(bench.run(".undo 2").errors.contains("nothing to undo"))
  }

  @Test func statementsOfEarlierSessionsCount() throws {
    let bench = try Bench(graph: "g.json")
    bench.run("add a b c\nadd d b e\n.save\n.open other.json\n.open g.json\nadd f b g")
    #expect(bench.run(".undo 4").errors.contains("only 3 statements can be undone"))
    #expect(bench.run(".undo 3").failure == nil)
    #expect(bench.shell.session.dataset.isEmpty)
  }

  @Test func historyNamesWhatIsUndoneAndRedone() throws {
    let bench = try Bench(width: nil)
    let rows = { bench.run(".history").out.split(separator: "\n").map { $0.filter { !"│|".contains($0) } } }
    bench.run("add a b c\nremove a b c\n.undo 2\n.redo")
    let lines = rows().filter { $0.contains("a b c") || $0.contains(" of ") }.map {
      $0.split(separator: " ").joined(separator: " ")
    }
    #expect(
      lines == [
        "1 +1 add a b c", "2 −1 (undone) remove a b c", "3 +1 undo of 2", "4 −1 undo of 1", "5 +1 redo of 1",
      ])
  }

  @Test func withoutHistoryItSaysSo() throws {
    let bench = try Bench()
    let written = bench.run(".history")
    #expect(written.errors == "no statement has changed this graph yet\n")
    #expect(written.out.isEmpty)
  }
}
