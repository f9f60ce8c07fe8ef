import RDF
import Testing

@testable import Articles

@Suite struct EntityNameTests {
  @Test(arguments: [
    ("MoveOn.org", "moveon-org"),
    ("Families Belong Together", "families-belong-together"),
    ("Thursday's rally", "thursday-s-rally"),
    ("  --Fort  Wayne!  ", "fort-wayne"),
    ("Miguel A. Nogueras", "miguel-a-nogueras"),
    ("Lin-Manuel Miranda", "lin-manuel-miranda"),
    ("snake_case", "snake-case"),
    ("60 Minutes", "n-60-minutes"),
    ("½ way", "n-½-way"),
    ("a", "n-a"), ("A", "n-a"), ("true", "n-true"), ("False", "n-false"),
    ("", "n"), ("!?", "n"), ("💩", "n"),
    ("José Ibáñez", "josé-ibáñez"),
    ("Jose\u{301}", "jos\u{e9}"),
    ("\u{212b}ngstr\u{f6}m", "\u{e5}ngstr\u{f6}m"),
    ("Nguyễn Minh Đức", "nguyễn-minh-đức"),
    ("ΑΘΗΝΑ", "αθηνα"),
    ("Москва", "москва"),
    ("東京 2018", "東京-2018"),
    ("हिन्दी", "हिन्दी"),
    ("\u{301}x", "n-\u{301}x"),
  ])
  func madeFromLabels(label: String, name: String) {
    let made = EntityName.make(fromLabel: label)
    #expect(Bytes.equal(made, name), "\(made)")
    #expect(BareName.isValid(made))
  }

  @Test(arguments: [
    ("examples/eugene.txt", "eugene"), ("/a/b/Fort Wayne.report.txt", "fort-wayne-report"),
    (".hidden", "hidden"),
    ("folder/", "folder"), ("2018.txt", "n-2018"), ("plain", "plain"),
  ])
  func madeFromPaths(path: String, name: String) {
    #expect(EntityName.make(fromPath: path) == name)
  }

  @Test func takenNamesAreCounted() {
    #expect(EntityName.unique("eugene") { _ in false } == "eugene")
    #expect(EntityName.unique("eugene") { ["eugene", "eugene-2"].contains($0) } == "eugene-3")
  }
}
