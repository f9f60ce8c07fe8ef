import Testing

/// Casts (SPARQL 1.1 section 17.5).
@Suite struct CastTests {
  @Test(arguments: ValueCase.cases(casts)) func givesCast(_ entry: ValueCase) throws {
    #expect(try value(entry.expression) == entry.value)
  }

  static let casts = #"""
    xsd:string(<http://a>) => "http://a"
    xsd:string("0"^^xsd:boolean) => "false"
    xsd:string(1.0) => "1"
    xsd:string(0E1) => "0"
    xsd:string(1E0) => "1"
    xsd:string("-7.875"^^xsd:float) => "-7.875"
    xsd:string(1e7) => "1.0E7"
    xsd:string(1e-6) => "0.000001"
    xsd:string("x"@en) => -
    xsd:boolean("true") => true
    xsd:boolean("0") => false
    xsd:boolean("TRUE") => -
    xsd:boolean(0.0) => false
    xsd:boolean("NaN"^^xsd:double) => false
    xsd:boolean(<http://a>) => -
    xsd:integer("+13") => 13
    xsd:integer("1.5") => -
    xsd:integer("1E0") => -
    xsd:integer(-2.9) => -2
    xsd:integer(2.9e0) => 2
    xsd:integer(1e20) => 100000000000000000000
    xsd:integer("INF"^^xsd:double) => -
    xsd:integer(true) => 1
    xsd:decimal("+33.3300") => "33.33"^^xsd:decimal
    xsd:decimal("1E0") => -
    xsd:decimal(1.25e0) => "1.25"^^xsd:decimal
    xsd:decimal("NaN"^^xsd:double) => -
    xsd:float("-10.2E3") => "-1.02E4"^^xsd:float
    xsd:float(33.33) => "3.333E1"^^xsd:float
    xsd:float("INF") => "INF"^^xsd:float
    xsd:double("1.5") => "1.5E0"^^xsd:double
    xsd:double("") => -
    xsd:double("0x10") => -
    xsd:double(true) => "1.0E0"^^xsd:double
    xsd:dateTime("2002-10-10T17:00:00Z") => "2002-10-10T17:00:00Z"^^xsd:dateTime
    xsd:dateTime("2002-10-10") => -
    xsd:dateTime("2002-10-10Z"^^xsd:date) => "2002-10-10T00:00:00Z"^^xsd:dateTime
    xsd:date("2002-10-10T17:00:00Z"^^xsd:dateTime) => "2002-10-10Z"^^xsd:date
    xsd:time("2002-10-10T17:00:00Z"^^xsd:dateTime) => "17:00:00Z"^^xsd:time
    xsd:date(1) => -
    xsd:dateTime(<http://a>) => -
    xsd:dayTimeDuration("PT1H") => "PT1H"^^xsd:dayTimeDuration
    xsd:dayTimeDuration("P1Y") => -
    xsd:duration("P") => -
    """#
}
