import Shell
import Testing

/// Each way to write answers.
@Suite struct ModeTests {
  @Test func csv() throws {
    let bench = try Sample.bench(mode: .csv)
    #expect(
      bench.run("?event attendance ?n").out == "event,n\r\nhttps://gloss.example/rally-eugene,100\r\n")
  }

  @Test func tsv() throws {
    let bench = try Sample.bench(mode: .tsv)
    #expect(
      bench.run("?event attendance ?n").out == "?event\t?n\n<https://gloss.example/rally-eugene>\t100\n")
  }

  @Test func json() throws {
    let bench = try Sample.bench(mode: .json)
    let out = bench.run("?event attendance ?n").out
    #expect(out.filter { !$0.isWhitespace }.contains("\"head\":{\"vars\":[\"event\",\"n\"]}"))
    #expect(
      bench.run("rally-eugene attendance 100").out.filter { !$0.isWhitespace }.contains("\"boolean\":true"))
  }

  @Test func xml() throws {
    let bench = try Sample.bench(mode: .xml)
    #expect(bench.run("?event attendance ?n").out.contains("<uri>https://gloss.example/rally-eugene</uri>"))
  }

  @Test func markdown() throws {
    let bench = try Sample.bench(mode: .markdown)
    let out = bench.run("?event attendance ?n").out
    #expect(out.contains("Thursday's rally"))
    #expect(out.contains("|"))
  }

  @Test func line() throws {
    let bench = try Sample.bench(mode: .line)
    #expect(
      bench.run("?event attendance ?n").out == """
        event = Thursday's rally
            n = 100
        1 solution

        """)
  }

  @Test func triples() throws {
    let bench = try Sample.bench(mode: .nt)
    #expect(
      bench.run("construct { ?e schema:size ?n } where { ?e attendance ?n }").out
        == "<https://gloss.example/rally-eugene> <https://schema.org/size> "
        + "\"100\"^^<http://www.w3.org/2001/XMLSchema#integer> .\n")
    bench.shell.settings.mode = .table
    #expect(
      bench.run("construct { ?e schema:size ?n } where { ?e attendance ?n }").out.contains("schema:size 100"))
  }

  @Test func aModeThatDoesNotFitIsAnError() throws {
    let bench = try Sample.bench(mode: .nt)
    #expect(bench.run("?event attendance ?n").errors.contains("nt writes triples"))
    #expect(bench.run("rally-eugene attendance 100").errors.contains("nt writes triples"))
    bench.shell.settings.mode = .csv
    #expect(bench.run("construct where { ?e attendance ?n }").errors.contains("csv writes"))
  }

  @Test(
    "A terminal obeys nothing that an answer holds; a program gets it as it is",
    arguments: [ResultMode.csv, .tsv, .json, .xml])
  func controlCharacters(mode: ResultMode) throws {
    let add = "add x label \"a\\u001B[31mb\\u009B\\u202Ec\""
    let screen = try Bench(mode: mode, width: 80)
    screen.run(add)
    let shown = screen.run("?x label ?l").out
    #expect(
      shown.unicodeScalars.allSatisfy {
        $0.value >= 0x20 && $0.value != 0x9B && $0.value != 0x202E || $0 == "\n" || $0 == "\r" || $0 == "\t"
      })
    let program = try Bench(mode: mode, width: nil)
    program.run(add)
    #expect(program.run("?x label ?l").out.contains("\u{202E}c"))
  }

  @Test func factsAndCitationsForPrograms() throws {
    let bench = try Sample.bench(mode: .csv)
    #expect(
      bench.run("facts without evidence").out.hasPrefix(
        "subject,predicate,object,quote,article,paragraph,stance\r\n"))
    let cited = bench.run("why ?who organizer-of ?event").out
    #expect(cited.hasPrefix("who,event,quote,article,paragraph,stance\r\n"))
    #expect(cited.contains(",organized by Families Belong Together,eugene,2,asserts\r\n"))
    bench.run("deny rally-eugene attendance 100 from \"not a thousand\"")
    #expect(bench.run("why rally-eugene attendance 100").out.contains("not a thousand,eugene,3,denies\r\n"))
    #expect(bench.run("facts").out.contains("not a thousand,eugene,3,denies\r\n"))
    bench.shell.settings.mode = .nt
    #expect(bench.run("facts").out.contains("<https://gloss.example/vocab#attendance> \"100\""))
  }
}
