import Engine
import Testing

/// The built-in functions (SPARQL 1.1 section 17.4, SPARQL 1.2's additions).
@Suite struct FunctionTests {
  @Test(arguments: ValueCase.cases(terms)) func givesTerms(_ entry: ValueCase) throws {
    #expect(try value(entry.expression) == entry.value)
  }

  @Test(arguments: ValueCase.cases(strings)) func givesStrings(_ entry: ValueCase) throws {
    #expect(try value(entry.expression) == entry.value)
  }

  @Test(arguments: ValueCase.cases(patterns)) func givesPatterns(_ entry: ValueCase) throws {
    #expect(try value(entry.expression) == entry.value)
  }

  @Test(arguments: ValueCase.cases(numbers)) func givesNumbers(_ entry: ValueCase) throws {
    #expect(try value(entry.expression) == entry.value)
  }

  @Test func unknownFunctionsAreSaid() throws {
    #expect(throws: EvaluationError.unsupported("the function <http://t/f>")) {
      try value("<http://t/f>(1)")
    }
  }

  @Test func blankNodesOfOneSolution() throws {
    let rows = try rows(
      """
      select (bnode("a") as ?a) (bnode("a") as ?b) (bnode("c") as ?c) (bnode() as ?d) (bnode() as ?e)
      { values ?row { 1 2 } }
      """)
    #expect(rows.count == 2)
    for row in rows {
      #expect(row[0] == row[1])
      #expect(Set(row).count == 4)
      #expect(row.allSatisfy { $0.hasPrefix("_:") })
    }
    #expect(Set(rows.joined()).count == 8)
    #expect(try value("bnode(1)") == "-")
  }

  @Test func iriTakesTheStatementsOwnBase() throws {
    #expect(try value(#"iri("http://a/b")"#) == "<http://a/b>")
    #expect(try value(#"uri(<http://a>)"#) == "<http://a>")
    #expect(try value("iri(1)") == "-")
  }

  @Test func randomValues() throws {
    #expect(try value("rand() >= 0 && rand() < 1") == "true")
    let uuid = "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"
    #expect(try value(#"regex(struuid(), "^\#(uuid)$")"#) == "true")
    #expect(try value(#"regex(str(uuid()), "^urn:uuid:\#(uuid)$")"#) == "true")
    #expect(try value("struuid() = struuid()") == "false")
    #expect(try value("now()") == #""2020-02-02T02:02:02Z"^^xsd:dateTime"#)
  }

  static let terms = #"""
    str(<http://a>) => "http://a"
    str("x"@en) => "x"
    str(01) => "01"
    str(bnode()) => -
    lang("x"@EN-us) => "en-us"
    lang("x") => ""
    lang(<http://a>) => -
    langdir("x"@ar--rtl) => "rtl"
    langdir("x"@ar) => ""
    haslang("x"@en) => true
    haslang("x"@en--ltr) => true
    haslang(<http://a>) => false
    haslangdir("x"@en--ltr) => true
    haslangdir("x"@en) => false
    langmatches("en-GB", "en") => true
    langmatches("english", "en") => false
    langmatches("EN", "en") => true
    langmatches("en", "*") => true
    langmatches("", "*") => false
    datatype("x") => <http://www.w3.org/2001/XMLSchema#string>
    datatype("x"@en) => <http://www.w3.org/1999/02/22-rdf-syntax-ns#langString>
    datatype("x"@en--ltr) => <http://www.w3.org/1999/02/22-rdf-syntax-ns#dirLangString>
    datatype(<http://a>) => -
    isiri(<http://a>) => true
    isuri("http://a") => false
    isblank(bnode()) => true
    isliteral(1) => true
    isnumeric(1) => true
    isnumeric("1") => false
    isnumeric("x"^^xsd:integer) => false
    isnumeric("1200"^^xsd:byte) => false
    sameterm(1, 01) => false
    sameterm("a"@en, "a"@EN) => true
    strdt("1", xsd:integer) => 1
    strdt(1, xsd:integer) => -
    strdt("1"@en, xsd:integer) => -
    strlang("x", "en-US") => "x"@en-us
    strlang("x", "") => -
    strlang(1, "en") => -
    strlangdir("x", "ar", "rtl") => "x"@ar--rtl
    strlangdir("x", "ar", "RTL") => -
    istriple(<<( <http://s> <http://p> 1 )>>) => true
    istriple(1) => false
    triple(<http://s>, <http://p>, "o") => <<( <http://s> <http://p> "o" )>>
    triple("s", <http://p>, "o") => -
    triple(<http://s>, "p", "o") => -
    subject(<<( <http://s> <http://p> 1 )>>) => <http://s>
    predicate(<<( <http://s> <http://p> 1 )>>) => <http://p>
    object(<<( <http://s> <http://p> 1 )>>) => 1
    subject(1) => -
    """#

  static let strings = #"""
    strlen("chat"@en) => 4
    strlen("e\u0301\U0001F600") => 3
    strlen(1) => -
    substr("foobar", 4) => "bar"
    substr("foobar"@en, 4, 1) => "b"@en
    substr("e\u0301\U0001F600x", 3, 1) => "😀"
    substr("foobar", 0, 3) => "fo"
    substr("foobar", 1.5, 2.6) => "oob"
    substr("foobar", -1) => "foobar"
    substr("foobar", 0e0/0) => ""
    substr("foobar", "1") => -
    ucase("straße"@de) => "STRASSE"@de
    lcase("ÉA") => "éa"
    strstarts("foobar", "foo") => true
    strstarts("foobar"@en, "foo") => true
    strstarts("foobar"@en, "foo"@en) => true
    strstarts("foobar", "foo"@en) => -
    strstarts("foobar"@en, "foo"@de) => -
    strends("foobar", "bar") => true
    strends("foobar", "") => true
    contains("foobar", "oba") => true
    contains("foobar", "obb") => false
    contains("é", "e") => false
    contains("", "") => true
    strbefore("abc", "b") => "a"
    strbefore("abc"@en, "bc") => "a"@en
    strbefore("abc"@en, "z"@en) => ""
    strbefore("abc"@en, "") => ""@en
    strbefore("abc", "b"@en) => -
    strafter("abc", "b") => "c"
    strafter("abc"@en, "ab") => "c"@en
    strafter("abc"@en, "z") => ""
    strafter("abc"@en, "") => "abc"@en
    strafter("abc"@en, "b"@de) => -
    encode_for_uri("Los Angeles/é~") => "Los%20Angeles%2F%C3%A9~"
    concat() => ""
    concat("a", "b") => "ab"
    concat("a"@en, "b"@en) => "ab"@en
    concat("a"@en, "b") => "ab"
    concat("a"@en, "b"@de) => "ab"
    concat("a"@en--ltr, "b"@en--ltr) => "ab"@en--ltr
    concat("a"@en--ltr, "b"@en) => "ab"
    concat("a", 1) => -
    md5("abc") => "900150983cd24fb0d6963f7d28e17f72"
    sha1("abc") => "a9993e364706816aba3e25717850c26c9cd0d89d"
    sha256("abc") => "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    strlen(sha384("abc")) => 96
    strlen(sha512("食べ物")) => 128
    substr(sha384("abc"), 1, 8) => "cb00753f"
    substr(sha512("abc"), 1, 8) => "ddaf35a1"
    md5("abc"@en) => -
    md5(1) => -
    """#

  static let patterns = #"""
    regex("Alice", "^ali", "i") => true
    regex("Alice", "^ali") => false
    regex("Alice"@en, "ice$") => true
    regex("a\n", "a$") => false
    regex("a\nb", "^b$") => false
    regex("a\nb", "^b$", "m") => true
    regex("a\nb", "a.b") => false
    regex("a\nb", "a.b", "s") => true
    regex("hello world", "hello\\ sworld", "x") => true
    regex("helloworld", "hello world", "x") => true
    regex("a.b", "a.b", "q") => true
    regex("axb", "a.b", "q") => false
    regex("abc", "[a-z-[aeiou]]+$") => true
    regex("aei", "[a-z-[aeiou]]") => false
    regex("a&b", "^[a-z&&]+$") => true
    regex("x:y-1", "^\\i\\c*$") => true
    regex("1x", "^\\i") => false
    regex("é", "^.$") => true
    regex("e\u0301", "^.$") => false
    regex("é", "\\p{L}") => true
    regex("abc", "(") => -
    regex("abc", "b", "z") => -
    regex(1, "1") => -
    regex("1", 1) => -
    replace("abcd", "b", "Z") => "aZcd"
    replace("abab", "B", "Z", "i") => "aZaZ"
    replace("abracadabra", "bra", "*") => "a*cada*"
    replace("abracadabra"@en, "a.*a", "*") => "*"@en
    replace("abracadabra", "a.*?a", "*") => "*c*bra"
    replace("abracadabra", "a", "") => "brcdbr"
    replace("abracadabra", "a(.)", "a$1$1") => "abbraccaddabbra"
    replace("abracadabra", ".*?", "$1") => -
    replace("AAAA", "A+", "b") => "b"
    replace("darted", "^(.*?)d(.*)$", "$1c$2") => "carted"
    replace("a$b", "\\$", "\\$\\\\") => "a$\\b"
    replace("ab", "b", "$") => -
    replace("ab", "b", "\\x") => -
    replace("a.b", ".", "$1", "q") => "a$1b"
    """#

  static let numbers = #"""
    abs(-1) => 1
    abs(-1.50) => "1.5"^^xsd:decimal
    abs(-1e0) => "1.0E0"^^xsd:double
    abs("-1") => -
    round(2.5) => "3"^^xsd:decimal
    round(-2.5) => "-2"^^xsd:decimal
    round(2.4999) => "2"^^xsd:decimal
    round(-2.5e0) => "-2.0E0"^^xsd:double
    round(7) => 7
    ceil(10.5) => "11"^^xsd:decimal
    ceil(-10.5) => "-10"^^xsd:decimal
    floor(10.5) => "10"^^xsd:decimal
    floor(-10.5e0) => "-1.1E1"^^xsd:double
    year("2011-01-10T14:45:13.815-05:00"^^xsd:dateTime) => 2011
    month("2011-01-10T14:45:13.815-05:00"^^xsd:dateTime) => 1
    day("2011-01-10"^^xsd:date) => 10
    hours("2011-01-10T14:45:13.815-05:00"^^xsd:dateTime) => 14
    minutes("2011-01-10T14:45:13.815-05:00"^^xsd:dateTime) => 45
    seconds("2011-01-10T14:45:13.815-05:00"^^xsd:dateTime) => "13.815"^^xsd:decimal
    timezone("2011-01-10T14:45:13.815-05:00"^^xsd:dateTime) => "-PT5H"^^xsd:dayTimeDuration
    timezone("2011-01-10T14:45:13.815Z"^^xsd:dateTime) => "PT0S"^^xsd:dayTimeDuration
    timezone("2011-01-10T14:45:13+05:30"^^xsd:dateTime) => "PT5H30M"^^xsd:dayTimeDuration
    timezone("2011-01-10T14:45:13.815"^^xsd:dateTime) => -
    tz("2011-01-10T14:45:13.815-05:00"^^xsd:dateTime) => "-05:00"
    tz("2011-01-10T14:45:13.815Z"^^xsd:dateTime) => "Z"
    tz("2011-01-10T14:45:13.815"^^xsd:dateTime) => ""
    year("2011-13-10T14:45:13"^^xsd:dateTime) => -
    year("2011") => -
    """#
}
