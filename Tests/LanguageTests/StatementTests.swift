import Language
import Testing

/// Statements that change or annotate, with the trees that they are read as.
@Suite struct StatementTests {
  static let accepted: [(text: String, tree: String)] = [
    (
      "add x p y from \"one\", \"two\" #2 in eugene, 'three' {| confidence 0.8 ; said-by @L , m ; |}",
      "add x p y from 'one', 'two' #2 in eugene, 'three' | confidence d0.8 | said-by @\"L\" | said-by m"
    ),
    (
      "add x p y . z q w . from \"a\n  b\" # comment",
      "add x p y . z q w from 'a\n  b'"
    ),
    (
      "claim a b c from \"x\"",
      "claim a b c from 'x'"
    ),
    (
      "deny a b c ; d e from \"x\"",
      "deny a b c . a d e from 'x'"
    ),
    (
      "ADD x from from FROM \"q\"",
      "add x from from from 'q'"
    ),
    (
      "add <a> to <b>",
      "add <a> to <b>"
    ),
    (
      "add <a> to b",
      "add <a> to b"
    ),
    (
      "add silent default to graph <b>",
      "add silent default to <b>"
    ),
    (
      "add graph <a> to ex:b",
      "add <a> to ex:b"
    ),
    (
      "add default to x",
      "add default to x"
    ),
    (
      "add [ label \"x\" ] near ( 1 ) {| by me |}",
      "add *[0] label \"x\" . [0] near [1] . *[1] <rdf:first> i1 . *[1] <rdf:rest> <rdf:nil> . *[2] <rdf:reifies> <<([0] near [1])>> . *[2] by me"
    ),
    (
      "load <http://x>",
      "load <http://x>"
    ),
    (
      "load silent <x> into graph <y>",
      "load silent <x> into <y>"
    ),
    (
      "load examples/a#b.txt as eugene",
      "load 'examples/a#b.txt' as 'eugene'"
    ),
    (
      "load \"my file.txt\" as \"my name\"",
      "load 'my file.txt' as 'my name'"
    ),
    (
      "load it's.txt",
      "load 'it's.txt'"
    ),
    (
      "article o'brien",
      "article 'o'brien'"
    ),
    (
      "article 2018-06.",
      "article '2018-06'"
    ),
    (
      "load <x",
      "load '<x'"
    ),
    (
      "load silent",
      "load 'silent'"
    ),
    (
      "remove rally-eugene attendance ?any",
      "remove {rally-eugene attendance ?any}"
    ),
    (
      "remove ?x p ?y . filter (?y > 3) optional { ?x q ?z }",
      "remove {?x p ?y ; filter (?y > i3) ; optional {?x q ?z}}"
    ),
    (
      "name works-for = schema:worksFor",
      "name works-for = schema:worksFor"
    ),
    (
      "name schema: = <https://schema.org/>",
      "name schema: = <https://schema.org/>"
    ),
    (
      "name : = <x>",
      "name : = <x>"
    ),
    (
      "name @base = <x>",
      "name @base = <x>"
    ),
    (
      "name @vocab=<y>",
      "name @vocab = <y>"
    ),
    (
      "mark \"Linda Mills\" as Person",
      "mark 'Linda Mills' as Person"
    ),
    (
      "mark \"she\" #2 = darylle-sheehan",
      "mark 'she' #2 = darylle-sheehan"
    ),
    (
      "mark all \"Cleveland\" as City",
      "mark all 'Cleveland' as City"
    ),
    (
      "mark 118-142 as Organization",
      "mark 118-142 as Organization"
    ),
    (
      "mark 118–142 = @\"X\"",
      "mark 118-142 = @\"X\""
    ),
    (
      "mark \"a\n b\" as T = <x> # c",
      "mark 'a\n b' as T = <x>"
    ),
    (
      "mark \"x\" #1 as T",
      "mark 'x' #1 as T"
    ),
    (
      "unmark \"words\" #2",
      "unmark 'words' #2"
    ),
    (
      "unmark all \"w\"",
      "unmark all 'w'"
    ),
    (
      "unmark 3-5 = x",
      "unmark 3-5 = x"
    ),
    (
      "merge linda-m into @\"Linda\"",
      "merge linda-m into @\"Linda\""
    ),
    (
      "rename old new",
      "rename old new"
    ),
    (
      "facts without evidence;",
      "facts without evidence"
    ),
    (
      "type Rally < Event, Gathering",
      "type Rally < Event, Gathering"
    ),
    (
      "type Rally<Event",
      "type Rally < Event"
    ),
    (
      "type Rally",
      "type Rally"
    ),
    (
      "relation organizer-of : Organization | Person -> Event",
      "relation organizer-of : Organization | Person -> Event"
    ),
    (
      "relation organizer-of: Organization",
      "relation organizer-of : Organization"
    ),
    (
      "relation p :Q|R->S",
      "relation p : Q | R -> S"
    ),
    (
      "relation p -> X",
      "relation p -> X"
    ),
    (
      "relation schema:p : A",
      "relation schema:p : A"
    ),
    (
      "relation p",
      "relation p"
    ),
  ]

  @Test(arguments: accepted)
  func isRead(text: String, tree: String) throws {
    #expect(try dump(text) == tree)
  }
}
