import Shell
import Testing
import TripleStore
import Workspace

@Suite struct DotCommandTests {
  @Test func anUnknownOneNamesTheClosest() throws {
    let bench = try Bench()
    #expect(
      bench.run(".artikles").errors == """
        test.gloss:1:1: error: there is no command .artikles
          .artikles
          ^~~~~~~~~
        help: the closest: .articles; .help lists all

        """)
    for later in [".diff a b", ".merge a", ".agree a", ".connect x", ".view x"] {
      #expect(bench.run(later).errors.contains("is not part of this version"))
    }
  }

  @Test(arguments: [
    (".quit now", "nothing more can stand here"), (".export", "needs more"),
    (".mode tabel", "the closest: table"),
    (".timer maybe", "on or off"), (".undo 0", "a number from 1"), (".undo x", "a number from 1"),
    (".set 1x = 2", "can't be a name"), (".set x 2", "= and a term"),
    (".set none", "there is no parameter %none"),
    (".show", "needs an entity"), (".show nobody", "nothing in this graph is called nobody"),
    (".show \"text\"", "does not name an entity"), (".explain", "needs a pattern"),
    (".explain analyze", "needs a pattern"),
    (".help me", "there is no page"),
    (".export a.xyz", "say it behind the name: .export a.xyz ttl"),
    (".export none/x.ttl", "there is no folder none\n"),
    (".export /nosuch/x.ttl", "there is no folder /nosuch\n"),
    (".import a.txt", "an article: load a.txt; triples: .import a.txt ttl"),
    (".export a.nt docx", "not a format"),
    (".import none.nt", "there is no such file"),
    (".save", "has no file"), (".undo", "nothing to undo"), (".redo", "nothing to redo"),
    (".open \"x", "not closed"),
    (".text nothing", "there is no article called nothing"), (".articles x", "nothing more"),
  ])
  func misuseIsAnError(_ command: String, _ message: String) throws {
    let bench = try Bench()
    let written = bench.run(command)
    #expect(written.failure?.status == .failed)
    #expect(written.errors.contains(message), "\(written.errors)")
    #expect(written.errors.hasPrefix("test.gloss:1:"))
  }

  @Test(
    "The quotes of a statement are its own",
    arguments: [
      "select (group_concat(?l ; separator=\", \") as ?all) { ?x label ?l }", "?x label \"x\" # a comment \"",
      "select (group_concat(?l ; separator=\"; \") as ?all) { ?x label ?l }",
    ])
  func statementsInCommands(statement: String) throws {
    let bench = try Bench()
    for command in [".sparql", ".explain"] {
      let written = bench.run("\(command) \(statement)")
      #expect(written.failure == nil && !written.out.isEmpty, "\(written.errors)")
    }
  }

  @Test("What .schema shows is read back as the same")
  func schemaIsStatements() throws {
    let bench = try Bench()
    let statements = [
      "relation above : Shelf", "relation below -> Shelf", "relation beside : Shelf | Box -> Box",
      "type Shelf < Box",
    ]
    for statement in statements { #expect(bench.run(statement).failure == nil) }
    let shown = bench.run(".schema").out
    let again = try Bench()
    for line in shown.split(separator: "\n") { #expect(again.run(String(line)).failure == nil, "\(line)") }
    #expect(again.run(".schema").out == shown)
  }

  @Test func undoAndRedo() throws {
    let bench = try Sample.bench()
    #expect(bench.run(".undo 2").errors.contains("undone: add eugene-oregon a City\n"))
    #expect(bench.run("?who spoke-at ?x").out.hasSuffix("0 solutions\n"))
    #expect(bench.run(".redo").errors.contains("done again: add @\"Linda Mills\" spoke-at rally-eugene\n"))
    #expect(bench.run("?who spoke-at ?x").out.hasSuffix("1 solution\n"))
    #expect(bench.run(".history 1").out.contains("redo of 8"))
  }

  @Test func exportAndImport() throws {
    let bench = try Sample.bench()
    for file in ["g.nt", "g.nq", "g.ttl", "g.trig", "g.json"] {
      let written = bench.run(".export \(file)")
      #expect(written.failure == nil)
      let other = try Bench()
      try other.write(try bench.read(file), to: file)
      #expect(other.run(".import \(file)").failure == nil)
      #expect(other.run("?event attendance ?n").out.contains("100"))
      #expect(other.shell.session.dataset.count == bench.shell.session.dataset.count)
    }
    #expect(bench.run(".export - nt").out.contains("<https://gloss.example/vocab#attendance> \"100\""))
  }

  @Test func saveUnderANameGoesOnThere() throws {
    let bench = try Sample.bench()
    #expect(bench.run(".save new.json").failure == nil)
    #expect(bench.run("add eugene population 170000\n.save\n.open").out.contains("/new.json"))
    #expect(try bench.read("new.json").contains("170000"))
    #expect(bench.run(".save new.json").errors.contains("exists already"))
  }

  @Test func openGoesToAnotherGraphAndBack() throws {
    let bench = try Sample.bench(graph: "one.json")
    let count = bench.shell.session.dataset.count
    #expect(bench.run(".open two.json").errors.contains("two: a new graph"))
    #expect(bench.shell.session.dataset.isEmpty)
    #expect(bench.run("add a b c\n.open one.json").errors.contains("one: 5 facts"))
    #expect(bench.shell.session.dataset.count == count)
    #expect(bench.run(".open two.json\n?x b ?y").out.contains("1 solution"))
  }

  @Test func settings() throws {
    let bench = try Sample.bench()
    #expect(bench.run(".mode").out == "table\n")
    #expect(bench.run(".mode csv\n?e attendance ?n").out.contains("e,n\r\n"))
    #expect(bench.run(".mode table\n.user\n.user anna\n.user").out == "nobody\nanna\n")
    #expect(bench.run(".strict\n.strict on\n.strict").out == "off\non\n")
    #expect(bench.run("add x unknown y").failure != nil)
    #expect(bench.run(".strict off\nadd x unknown y").failure == nil)
  }

  @Test func parametersAreTerms() throws {
    let bench = try Sample.bench()
    #expect(bench.run(".set who = @\"Linda Mills\"\n.set").out == "%who = linda-mills\n")
    #expect(bench.run("%who spoke-at ?event").out.contains("Thursday's rally"))
    #expect(bench.run(".set n = 100\n?e attendance %n").out.contains("Thursday's rally"))
    let written = bench.run(".set x = @\"Nobody Here\"")
    #expect(written.errors.contains("test.gloss:1:10: error:"))
  }

  @Test func showTellsBothWaysAndMentions() throws {
    let bench = try Sample.bench()
    let out = bench.run(".show rally-eugene").out
    #expect(out.hasPrefix("rally-eugene  Rally  \"Thursday's rally\"\n"))
    #expect(out.contains("attendance"))
    #expect(out.contains("  ← organizer-of  families-belong-together  \"Families Belong Together\"\n"))
    #expect(out.contains("  ← spoke-at      linda-mills  \"Linda Mills\"\n"))
    #expect(out.contains("1 mention"))
    #expect(out.contains("[Thursday's rally] in Eugene was organized"))
    #expect(bench.run(".show @\"Linda Mills\"").out.contains("spoke-at"))
    #expect(out.contains("  → located-in  eugene"))
    let second = bench.run("add rally-eugene label \"The march\"\n.show rally-eugene").out
    #expect(second.contains("\"The march\"") && second.contains("\"Thursday's rally\""))
    #expect(bench.run(".show rally-eugen").errors.contains("the closest: rally-eugene"))
  }

  @Test(
    "A statement that is a dot command without its dot says so",
    arguments: ["undo", "save g.json", "show eugene"])
  func withoutTheDot(_ statement: String) throws {
    let name = statement.prefix { $0 != " " }
    #expect(try Sample.bench().run(statement).errors.contains("help: did you mean .\(name)?"))
  }

  @Test func exportCountsWhatIsInTheFile() throws {
    let bench = try Sample.bench()
    let errors = bench.run(".export a.nt nt 1.1").errors
    let lines = try bench.read("a.nt").split(separator: "\n").count
    #expect(errors == "a.nt: \(lines) triples written\n")
  }

  @Test func nodeLinkIsNotTakenForJSONLD() throws {
    let bench = try Sample.bench()
    let written = bench.run(".export a.json nodelink\n.import a.json")
    #expect(written.errors.contains("this is node-link JSON, not JSON-LD"))
    #expect(bench.run(".import a.json nodelink").errors == "nothing changed\n")
  }

  @Test func lists() throws {
    let bench = try Sample.bench()
    #expect(bench.run(".articles").out.contains("* eugene"))
    #expect(bench.run(".stats").out.contains("│ facts"))
    bench.run("type Rally < Event\nrelation organizer-of : Organization | Person -> Event")
    let schema = bench.run(".schema").out
    #expect(schema.contains("type Rally < Event "))
    #expect(schema.contains("relation organizer-of : Organization | Person -> Event  # 1\n"))
    #expect(schema.contains("relation spoke-at"))
    #expect(schema.contains("not declared"))
  }

  @Test func explainAnalyzeShowsTheRowsThatEachPartGave() throws {
    let bench = try Sample.bench()
    bench.run("add rally-lane organizer-of rally-lane-2, rally-lane-3")
    let plan = bench.run(".explain ?who organizer-of ?e").out
    #expect(plan.contains("scan ?who :organizer-of ?e  expected 3"), "\(plan)")
    #expect(!plan.contains("rows"))
    let analyzed = bench.run(".explain analyze ?who organizer-of ?e . filter (?who = rally-lane)").out
    #expect(analyzed.contains("scan ?who :organizer-of ?e"), "\(analyzed)")
    #expect(analyzed.contains("rows 3") && analyzed.contains("rows 2"), "\(analyzed)")
    // A graph may have an entity of that name.
    bench.run("add analyze organizer-of rally-lane-2")
    #expect(bench.run(".explain analyze analyze organizer-of ?e").out.contains("rows 1"))
    #expect(bench.run(".explain analyze add a b c").errors.contains("only a pattern or a query"))
  }

  @Test func checkTellsViolationsFromNotes() throws {
    let bench = try Sample.bench()
    #expect(bench.run(".check").out.hasPrefix("no violations\n"))
    bench.run("relation organizer-of : City -> Rally")
    let out = bench.run(".check").out
    #expect(out.contains("violation: families-belong-together organizer-of rally-eugene: the subject is"))
    #expect(out.contains("note: 3 facts have no evidence"))
    #expect(out.hasPrefix("1 violation\nviolation: "))
  }
}
