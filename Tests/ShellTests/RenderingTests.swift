import Shell
import Testing

/// What answers and reports look like.
@Suite struct RenderingTests {
  @Test func tablesShowLabels() throws {
    let bench = try Sample.bench()
    #expect(
      bench.run("?who organizer-of ?event").out == """
        ┌──────────────────────────┬──────────────────┐
        │ who                      │ event            │
        ├──────────────────────────┼──────────────────┤
        │ Families Belong Together │ Thursday's rally │
        └──────────────────────────┴──────────────────┘
        1 solution

        """)
  }

  @Test func numbersStandToTheRightAndUnboundIsEmpty() throws {
    let bench = try Sample.bench()
    #expect(
      bench.run("?e label ?label . optional { ?e attendance ?n } order by ?label").out == """
        ┌──────────────────────────┬──────────────────────────┬─────┐
        │ e                        │ label                    │   n │
        ├──────────────────────────┼──────────────────────────┼─────┤
        │ Eugene                   │ Eugene                   │     │
        │ Families Belong Together │ Families Belong Together │     │
        │ Linda Mills              │ Linda Mills              │     │
        │ Thursday's rally         │ Thursday's rally         │ 100 │
        └──────────────────────────┴──────────────────────────┴─────┘
        4 solutions

        """)
  }

  @Test func twoOfTheSameLabelAreToldApart() throws {
    let bench = try Sample.bench()
    bench.run("add springfield a City ; label \"Springfield\" . springfield-2 a City ; label \"Springfield\"")
    let out = bench.run("?c label \"Springfield\" order by ?c").out
    #expect(out.contains("Springfield (springfield) "))
    #expect(out.contains("Springfield (springfield-2) "))
  }

  @Test func yesAndNo() throws {
    let bench = try Sample.bench()
    #expect(bench.run("rally-eugene located-in eugene").out == "yes\n")
    #expect(bench.run("rally-eugene located-in oregon").out == "no\n")
  }

  @Test func whyCites() throws {
    let bench = try Sample.bench()
    #expect(
      bench.run("why ?who organizer-of ?event").out == """
        1  Families Belong Together  Thursday's rally
           ⤷ "organized by Families Belong Together"   eugene, paragraph 2
        1 solution

        """)
  }

  @Test func whySaysWhatNothingSupports() throws {
    let bench = try Sample.bench()
    #expect(
      bench.run("why ?who spoke-at ?event").out == """
        1  Linda Mills  Thursday's rally
           ⤷ without evidence: linda-mills spoke-at rally-eugene
        1 solution

        """)
  }

  @Test func longQuotesAreWrapped() throws {
    let bench = try Sample.bench(width: 40)
    let lines = bench.run("why rally-eugene attendance ?n").out.split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= 40 })
    #expect(lines.contains { $0.contains("eugene, paragraph 3") })
  }

  @Test func factsWithTheirQuotes() throws {
    let bench = try Sample.bench()
    let out = bench.run("facts").out
    #expect(
      out.contains(
        """
        rally-eugene attendance 100
           ⤷ "About 100 people came"   eugene, paragraph 3

        """))
    #expect(out.hasSuffix("5 facts\n"))
    let open = bench.run("facts without evidence").out
    #expect(!open.contains("attendance"))
    #expect(open.contains("linda-mills spoke-at rally-eugene\n"))
    #expect(open.hasSuffix("3 facts\n"))
  }

  @Test func changesAreReportedOnStandardError() throws {
    let bench = try Sample.bench()
    try bench.write("One.\n\nTwo.\n", to: "two.txt")
    let written = bench.run("load two.txt")
    #expect(written.out.isEmpty)
    #expect(written.errors == "two: 2 paragraphs, 11 characters\n")
    #expect(bench.run("add eugene population 170000").errors.contains("1 fact added\n"))
    #expect(bench.run("remove eugene population 170000").errors.contains("1 fact removed\n"))
    #expect(bench.run("add eugene a City").errors.contains("nothing changed\n"))
  }

  @Test func marksAreReported() throws {
    let bench = try Sample.bench()
    #expect(
      bench.run("mark \"courthouse\" as Place").errors.contains("courthouse  Place  eugene "))
    #expect(bench.run("mark all \"Oregon\" as State").errors.contains("oregon-2  State  eugene 8–14, "))
  }

  @Test func quietLeavesReportsOut() throws {
    let bench = try Sample.bench()
    bench.shell.settings.isQuiet = true
    let written = bench.run("add eugene population 170000\n?x population ?n")
    #expect(written.errors.isEmpty)
    #expect(!written.out.contains("solution"))
  }

  @Test func timesAreToldWhenAskedFor() throws {
    let bench = try Sample.bench()
    #expect(bench.run("?x population ?n").out.hasSuffix("0 solutions\n"))
    bench.shell.settings.isInteractive = true
    #expect(bench.run("?x population ?n").out.contains("0 solutions ("))
    #expect(bench.run(".timer off\n?x population ?n").out.hasSuffix("0 solutions\n"))
    #expect(bench.run(".timer on\nadd eugene population 1").errors.contains(" ms\n"))
  }

  @Test func controlCharactersAreShownEscaped() throws {
    let bench = try Bench()
    bench.run("add bad label \"\\u001B[31mred\\u0007\" ; says \"a\\u009Bb\"")
    for statement in ["?x says ?what", "?x label ?label", ".mode line\n?x says ?what", "facts", ".show bad"] {
      let out = bench.run(statement).out
      #expect(
        !out.unicodeScalars.contains { $0.value < 32 && $0 != "\n" || (0x7F..<0xA0).contains($0.value) })
      #expect(out.contains("\\u{"))
    }
  }
}
