import Testing

/// Operators, comparison, truth and arithmetic (SPARQL 1.1 sections 17.2 to 17.4.1).
@Suite struct OperatorTests {
  @Test(arguments: ValueCase.cases(arithmetic)) func givesArithmetic(_ entry: ValueCase) throws {
    #expect(try value(entry.expression) == entry.value)
  }

  @Test(arguments: ValueCase.cases(comparison)) func givesComparison(_ entry: ValueCase) throws {
    #expect(try value(entry.expression) == entry.value)
  }

  @Test(arguments: ValueCase.cases(logic)) func givesLogic(_ entry: ValueCase) throws {
    #expect(try value(entry.expression) == entry.value)
  }

  static let arithmetic = #"""
    1 + 2 => 3
    9223372036854775807 + 1 => 9223372036854775808
    -9223372036854775808 - 1 => -9223372036854775809
    99999999999999999999 * 99999999999999999999 => 9999999999999999999800000000000000000001
    6 / 4 => "1.5"^^xsd:decimal
    6 / 3 => "2"^^xsd:decimal
    1 / 3 => "0.333333333333333333"^^xsd:decimal
    -2 / 3 => "-0.666666666666666666"^^xsd:decimal
    1 / 0 => -
    1.0 / 0 => -
    1e0 / 0 => "INF"^^xsd:double
    -1e0 / 0 => "-INF"^^xsd:double
    0e0 / 0 => "NaN"^^xsd:double
    0.1 + 0.2 => "0.3"^^xsd:decimal
    1.10 * 1.10 => "1.21"^^xsd:decimal
    0.1e0 + 0.2e0 => "3.0000000000000004E-1"^^xsd:double
    1 + 1.5 => "2.5"^^xsd:decimal
    1.5 + 1e0 => "2.5E0"^^xsd:double
    "1"^^xsd:float + 1.5 => "2.5E0"^^xsd:float
    "1"^^xsd:float + 1e0 => "2.0E0"^^xsd:double
    "1"^^xsd:byte + "1"^^xsd:unsignedInt => 2
    "128"^^xsd:byte + 1 => -
    "-1"^^xsd:positiveInteger + 1 => -
    " 7 "^^xsd:integer + 1 => 8
    "x"^^xsd:integer + 1 => -
    "a" + 1 => -
    -(3) => -3
    -"3" => -
    +(3.50) => "3.5"^^xsd:decimal
    1e6 + 0 => "1.0E6"^^xsd:double
    -1.5 - 1.5 => "-3"^^xsd:decimal
    2 - -2 => 4
    ?unbound + 1 => -
    """#

  static let comparison = #"""
    1 = 1.0 => true
    1 = 1e0 => true
    1 = "01"^^xsd:integer => true
    1 = "1" => false
    1 = "x"^^xsd:integer => -
    0e0/0 = 0e0/0 => false
    0e0/0 != 0e0/0 => true
    0e0/0 < 1 => false
    "a" = "a" => true
    "a" = "a"@en => false
    "a"@en = "a"@EN => true
    "a"@en != "a"@de => true
    "a"@en--ltr = "a"@en => false
    "a"@en = "a"^^<http://t/x> => false
    "a"^^<http://t/x> = "a"^^<http://t/x> => true
    "a"^^<http://t/x> = "b"^^<http://t/x> => -
    "a"^^<http://t/x> != "b"^^<http://t/x> => -
    "a"^^<http://t/x> = <http://t/a> => false
    <http://a> = <http://a> => true
    <http://a> != <http://b> => true
    <http://a> < <http://b> => -
    "a" < "b" => true
    "a" < "B" => false
    "a" < 1 => -
    "z" < "é" => true
    true > false => true
    true = "1"^^xsd:boolean => true
    2 >= 2.0 && 2 <= 2.0 => true
    99999999999999999999 > 99999999999999999998 => true
    "2020-01-01T00:00:00Z"^^xsd:dateTime = "2020-01-01T01:00:00+01:00"^^xsd:dateTime => true
    "2020-01-01T00:00:00Z"^^xsd:dateTime < "2020-01-01T00:00:00-01:00"^^xsd:dateTime => true
    "2020-01-01T00:00:00"^^xsd:dateTime < "2020-01-01T12:00:00Z"^^xsd:dateTime => -
    "2020-01-01T00:00:00"^^xsd:dateTime < "2020-01-02T12:00:00Z"^^xsd:dateTime => true
    "2020-01-01T24:00:00"^^xsd:dateTime = "2020-01-02T00:00:00"^^xsd:dateTime => true
    "2020-01-01T00:00:00.50"^^xsd:dateTime = "2020-01-01T00:00:00.5"^^xsd:dateTime => true
    "2019-02-29T00:00:00"^^xsd:dateTime = "2020-01-02T00:00:00"^^xsd:dateTime => -
    "2020-01-01"^^xsd:date < "2020-01-02"^^xsd:date => true
    "2006-08-23"^^xsd:date = "2006-08-23Z"^^xsd:date => -
    "2006-08-23"^^xsd:date != "2001-01-01Z"^^xsd:date => true
    "2020-01-01"^^xsd:date = "2020-01-01T00:00:00"^^xsd:dateTime => false
    "10:00:00Z"^^xsd:time = "11:00:00+01:00"^^xsd:time => true
    "P1Y"^^xsd:yearMonthDuration = "P12M"^^xsd:yearMonthDuration => true
    "PT24H"^^xsd:dayTimeDuration = "P1D"^^xsd:duration => true
    "P1M"^^xsd:duration = "P30D"^^xsd:duration => false
    "PT1H"^^xsd:dayTimeDuration < "P1D"^^xsd:dayTimeDuration => true
    <<( <http://s> <http://p> 1 )>> = <<( <http://s> <http://p> 1.0 )>> => true
    <<( <http://s> <http://p> 1 )>> = <<( <http://s> <http://p> 2 )>> => false
    2 in (1, 2.0) => true
    2 in () => false
    2 in (1, 3) => false
    2 in (1/0, 2) => true
    2 in (1/0, 3) => -
    2 not in (1, 3) => true
    2 not in (1/0, 2) => false
    2 not in (1/0, 3) => -
    """#

  static let logic = #"""
    true || (1/0) => true
    (1/0) || true => true
    false || (1/0) => -
    (1/0) || (1/0) => -
    false && (1/0) => false
    (1/0) && false => false
    true && (1/0) => -
    !(1/0) => -
    !true => false
    !!"a" => true
    !!"" => false
    !!"a"@en => -
    !!0 => false
    !!0.0 => false
    !!"NaN"^^xsd:double => false
    !!"0.01"^^xsd:double => true
    !!"z"^^xsd:boolean => -
    !!"z"^^xsd:integer => -
    !!<http://a> => -
    !!"2020-01-01T00:00:00Z"^^xsd:dateTime => -
    !!"a"^^<http://t/x> => -
    bound(?unbound) => false
    if(true, 1, 1/0) => 1
    if(1/0, 1, 2) => -
    if("", 1, 2) => 2
    coalesce(1/0, ?unbound, 3, 4) => 3
    coalesce(1/0) => -
    coalesce() => -
    exists { } => true
    not exists { <http://a> <http://b> <http://c> } => true
    """#
}
