import Articles
import RDF
import Testing
import Workspace

/// A short article in which words occur several times.
private let text = """
  Marchers filled the bridge at Eugene on Thursday. Linda Mills counted about 100 people.

  "We will be back," Linda Mills said. The march was organized by Families
  Belong Together, a group in Eugene, Oregon.
  """

@Suite("Annotating an article")
struct AnnotationTests {
  let folder = TemporaryFolder()
  let session = Session(options: SessionOptions(annotator: "ann"))

  init() throws {
    try folder.write(text, to: "march.txt")
    session.folder = folder.path
    try session.script("load march.txt")
  }

  @Test func `load makes an article with its text`() throws {
    #expect(
      try session.rows("article:march a Article ; sha256 ?d") == [Literal.quote(Digest.sha256(text.utf8))])
    #expect(session.summary(of: IRI("https://gloss.example/articles/march")).paragraphs == 2)
    let again = try session.report("load march.txt")
    #expect(again.added.triples == 0)
  }

  @Test func `loading another text under the same name is refused`() throws {
    try folder.write("Something else.", to: "other.txt")
    guard case .articleHasOtherText("march")? = session.failure("load other.txt as march")?.kind else {
      Issue.record("another error")
      return
    }
    try session.script("load other.txt as second", "article march")
    #expect(session.currentArticle?.string == "https://gloss.example/articles/march")
  }

  @Test func `mark makes an entity and a mention`() throws {
    let report = try session.report("mark \"Linda Mills\" as Person")
    let start = text.unicodeScalars.count(before: "Linda")
    #expect(report.marks.map(\.entity.string) == ["https://gloss.example/linda-mills"])
    #expect(report.marks.map(\.start) == [start])
    #expect(report.marks.map(\.isNewEntity) == [true])
    #expect(try session.run("mark \"Linda Mills\" #2 as Person").notices.isEmpty)
    #expect(
      try session.rows("?m a Mention ; mention-of ?e ; quote ?q ; in-article ?a ; by ?who").map {
        $0.split(separator: " ").dropFirst().joined(separator: " ")
      }
        == [String](repeating: "linda-mills \"Linda Mills\" article:march \"ann\"", count: 2))
  }

  @Test func `the first of several occurrences is said to be the first`() throws {
    let outcome = try session.run("mark \"Eugene\" as City")
    #expect(outcome.notices.contains { $0.contains("occurs 2 times") })
  }

  @Test func `mark all marks every whole word`() throws {
    #expect(try session.report("mark all \"Eugene\" as City").marks.count == 2)
    #expect(try session.report("mark all \"Eugene\" as City").added.triples == 0)
  }

  @Test func `marking folds white space and keeps the article's own words`() throws {
    try session.script("mark \"Families Belong Together\" as Organization")
    #expect(
      try session.rows("?m mention-of families-belong-together ; quote ?q").first?.contains(
        "Families\\nBelong Together") == true)
    #expect(try session.rows("families-belong-together label ?l") == ["\"Families Belong Together\""])
  }

  @Test func `marking by offsets`() throws {
    let start = text.unicodeScalars.count(before: "Oregon")
    try session.script("mark \(start)-\(start + 6) as State = oregon")
    #expect(
      try session.rows("?m mention-of oregon ; quote ?q ; start ?s").first?.hasSuffix("\"Oregon\" \(start)")
        == true)
    let length = text.unicodeScalars.count
    for offsets in ["0-\(length + 1)", "\(length)-\(length + 5)"] {
      guard case .offsetsOutOfRange? = session.failure("mark \(offsets) as State")?.kind else {
        Issue.record("\(offsets): another error")
        return
      }
    }
  }

  @Test func `an entity is found by its label and a type that fits`() throws {
    try session.script("type City < Place", "mark \"Eugene\" as City")
    #expect(try session.report("mark \"Eugene\" #2 as Place").marks.map(\.isNewEntity) == [false])
    let other = try session.report("mark \"Eugene\" #2 as Person")
    #expect(other.marks.map(\.entity.string) == ["https://gloss.example/eugene-2"])
    try session.script("mark \"Eugene\" as City = eugene-3")
    guard case .ambiguousEntity("Eugene", let candidates)? = session.failure("mark \"Eugene\" as Place")?.kind
    else {
      Issue.record("another error")
      return
    }
    #expect(candidates == ["eugene (City)", "eugene-3 (City)"])
  }

  @Test func `what can't be marked says why`() throws {
    guard
      case .quoteNotFound(_, "march", let closest)? = session.failure("mark \"Linda Mill\" as Person")?.kind
    else {
      Issue.record("another error")
      return
    }
    #expect(closest?.contains("Linda Mills") == true)
    guard case .occurrenceOutOfRange(3, found: 2)? = session.failure("mark \"Eugene\" #3 as City")?.kind
    else {
      Issue.record("another error")
      return
    }
    guard case .syntax? = session.failure("mark \"Eugene\"")?.kind else {
      Issue.record("another error")
      return
    }
    guard case .unknownEntity("eugen", _)? = session.failure("mark \"Eugene\" = eugen")?.kind else {
      Issue.record("another error")
      return
    }
  }

  @Test func `unmark takes the mention and leaves the entity`() throws {
    try session.script("mark all \"Eugene\" as City", "unmark \"Eugene\" #2")
    #expect(try session.rows("?m mention-of eugene").count == 1)
    try session.script("unmark all \"Eugene\"")
    #expect(try session.rows("?m mention-of eugene").isEmpty)
    #expect(try session.rows("eugene a City") == ["yes"])
    guard case .notMarked? = session.failure("unmark \"Eugene\"")?.kind else {
      Issue.record("another error")
      return
    }
  }

  @Test func `a fact keeps the words that support it`() throws {
    let report = try session.report(
      "add rally-eugene attendance 100 ; located-in eugene from \"counted about 100 people\", \"a group in Eugene\""
    )
    #expect(report.added.facts == 2)
    #expect(report.added.quotes == 2)
    #expect(
      try session.rows("rally-eugene attendance ?n {| in-article ?a ; quote ?q |}")
        == ["100 article:march \"a group in Eugene\"", "100 article:march \"counted about 100 people\""])
  }

  @Test func `why cites the quotes, path steps included`() throws {
    try session.script(
      "add rally located-in eugene from \"filled the bridge at Eugene\"",
      "add eugene located-in oregon from \"in Eugene, Oregon\"")
    guard case .cited(let solutions, let facts) = try session.run("why ?e located-in+ oregon").kind else {
      Issue.record("not a citation")
      return
    }
    #expect(session.table(solutions).sorted() == ["eugene", "rally"])
    let row = try #require(session.table(solutions).firstIndex(of: "rally"))
    #expect(
      facts[row].flatMap(\.citations).map(\.quote) == ["filled the bridge at Eugene", "in Eugene, Oregon"])
    #expect(facts[row].flatMap(\.citations).map(\.paragraph) == [1, 2])
  }

  @Test func `facts without evidence`() throws {
    try session.script(
      "mark \"Eugene\" as City", "add rally located-in eugene from \"filled the bridge at Eugene\"",
      "add rally attendance 100")
    guard case .facts(let bare) = try session.run("facts without evidence").kind,
      case .facts(let all) = try session.run("facts").kind
    else {
      Issue.record("not facts")
      return
    }
    #expect(bare.map { session.display($0.fact) } == ["rally attendance 100"])
    #expect(all.count == 2)
  }

  @Test func `removing a fact takes its evidence along`() throws {
    try session.script("add rally located-in eugene from \"filled the bridge at Eugene\"")
    let before = session.content
    try session.script("add rally attendance 100 from \"about 100 people\"", "remove rally attendance ?n")
    #expect(session.content == before)
  }

  @Test func `claims and denials do not assert`() throws {
    try session.script(
      "claim rally attendance 300 from \"about 100 people\"",
      "deny rally attendance 90 from \"about 100 people\"")
    #expect(try session.rows("rally attendance ?n").isEmpty)
    #expect(
      try session.rows("?e a Evidence ; stance ?s ; reifies <<( rally attendance ?n )>>").map {
        $0.split(separator: " ").dropFirst().joined(separator: " ")
      }
        == ["asserts 300", "denies 90"])
  }

  @Test func `rename and merge carry everything along`() throws {
    try session.script(
      "mark \"Linda Mills\" as Person = linda", "add linda spoke-at rally from \"Linda Mills said\"")
    try session.script("rename linda linda-mills")
    #expect(try session.rows("linda-mills spoke-at ?e {| quote ?q |}") == ["rally \"Linda Mills said\""])
    #expect(try session.rows("?m mention-of linda-mills").count == 1)
    #expect(try session.rows("linda ?p ?o").isEmpty)
    try session.script("mark \"Linda Mills\" #2 as Person = mills", "merge mills into linda-mills")
    #expect(try session.rows("?m mention-of linda-mills").count == 2)
    guard case .unknownEntity("mills", _)? = session.failure("merge mills into linda-mills")?.kind else {
      Issue.record("another error")
      return
    }
    guard case .entityExists("rally")? = session.failure("rename linda-mills rally")?.kind else {
      Issue.record("another error")
      return
    }
  }

  @Test func `the same annotation twice is one node`() throws {
    try session.script(
      "mark \"Linda Mills\" as Person", "add linda-mills knows eugene from \"Linda Mills said\"")
    let once = session.content
    try session.script(
      "mark \"Linda Mills\" as Person", "add linda-mills knows eugene from \"Linda Mills said\"")
    #expect(session.content == once)
    session.options.annotator = "bob"
    try session.script("mark \"Linda Mills\" as Person")
    #expect(try session.rows("?m mention-of linda-mills").count == 2)
  }

  @Test func `a later relation replaces the earlier`() throws {
    try session.script(
      "relation organizer-of : Organization | Person -> Event", "relation organizer-of : Group -> Event")
    #expect(try session.rows("organizer-of domain ?d") == [":Group"])
    #expect(try session.rows("organizer-of schema:domainIncludes ?d").isEmpty)
  }

  @Test(arguments: [
    ("load missing.txt", "cannot read"), ("load .", "cannot read"),
    ("article nowhere", "no article called nowhere"),
    ("add a p b from \"nothing like this\"", "is not in article march"),
    ("add a p b from \"Linda Mills\" in nowhere", "no article called nowhere"),
    ("?x organizer-of @\"Nobody\"", "Nobody"), ("add x: p y", "x"),
  ])
  func `errors say what is wrong`(statement: String, words: String) throws {
    let error = try #require(session.failure(statement))
    #expect(error.message.contains(words))
    #expect(error.range != nil)
  }

  @Test func `an article must be text`() throws {
    try FileSystem.replace(folder.file("bad.txt"), with: [0x61, 0xff, 0x62])
    try folder.write(" \n \n", to: "empty.txt")
    for file in ["bad.txt", "empty.txt"] {
      guard case .articleFile? = session.failure("load \(file)")?.kind else {
        Issue.record("\(file): another error")
        return
      }
    }
  }
}

extension String.UnicodeScalarView {
  /// The number of code points before the first occurrence of a word.
  fileprivate func count(before word: String) -> Int {
    let all = Array(self)
    let sought = Array(word.unicodeScalars)
    return all.indices.first { all[$0...].starts(with: sought) } ?? -1
  }
}
