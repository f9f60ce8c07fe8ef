import Engine
import Testing
import Workspace

/// Conditions that are decided from a term's bytes hold of the same terms as those that are worked out in full.
@Suite struct FilterFormTests {
  private static let values = [
    "1", "01", "+1", "-1", "-0", "0", "20000", "1.0", "1e0", "999999999999999999999999",
    "-999999999999999999999999",
    "9223372036854775807", "-9223372036854775808", "\"1\"^^xsd:byte", "\"x\"^^xsd:integer",
    "\"\"^^xsd:integer",
    "\" 1 \"^^xsd:integer", "\"+\"^^xsd:integer", "\"INF\"^^xsd:double", "\"NaN\"^^xsd:double", "true",
    "\"\"", "\"abc\"", "\"ABC\"", "\"abc\"@en", "\"abc\"@en-GB", "\"abc\"@en--ltr", "\"b\"", "\"c\"@de",
    "\"aéb\"",
    "\"line\\nabc\"", "\"abc\"^^<t:other>", "\"2018-06-14\"^^xsd:date", "<t:abc>", "<t:b>", "_:abc",
    "<<( <t:a> <t:b> \"abc\" )>>",
  ]

  private static let conditions: [String] = {
    var result: [String] = []
    for sign in ["=", "!=", "<", ">", "<=", ">="] {
      for constant in [
        "1", "-1", "0", "20000", "9223372036854775807", "\"abc\"", "\"\"", "<t:abc>", "<t:none>", "1.0",
      ] {
        result += ["?v \(sign) \(constant)", "\(constant) \(sign) ?v"]
      }
    }
    for function in ["contains", "strstarts", "strends", "regex"] {
      for part in ["\"b\"", "\"abc\"", "\"\"", "\"abcabc\"", "\"é\"", "\"^a.c$\"", "\"abc\"@en"] {
        result += ["\(function)(?v, \(part))", "\(function)(str(?v), \(part))"]
      }
    }
    result += [
      "regex(?v, \"^ABC$\", \"i\")", "regex(str(?v), \"B\", \"qi\")", "regex(?v, \"(\")",
      "regex(?v, \"b\", \"y\")",
      "regex(str(?v), \"^abc$\", \"m\")", "regex(?v, \"(a)bc\\\\1\")", "lang(?v) = \"en\"", "\"\" = lang(?v)",
      "lang(?v) = \"EN\"", "isiri(?v)", "isuri(?v)", "isblank(?v)", "isliteral(?v)",
    ]
    return result
  }()

  private static let session: @Sendable () throws -> Session = {
    let session = Session()
    let triples = values.enumerated().map { "<t:s\($0)> <t:p> \($1) ." }.joined(separator: "\n")
    _ = try session.run("insert data {\n\(triples)\n}")
    return session
  }

  private func subjects(_ condition: String, _ session: Session) throws -> [String] {
    let outcome = try session.run(
      "select ?s where { ?s <t:p> ?v filter (\(condition)) }")
    guard case .answer(.solutions(let solutions)) = outcome.kind else { return [] }
    return (0..<solutions.count).map { "\(solutions.row($0))" }.sorted()
  }

  @Test func conditionsAlone() throws {
    let session = try FilterFormTests.session()
    var found = 0
    for condition in FilterFormTests.conditions {
      let general = condition.replacing("?v", with: "coalesce(?v)")
      for form in ["", "!"] {
        let fast = try subjects("\(form)(\(condition))", session)
        #expect(try fast == subjects("\(form)(\(general))", session), "\(form)\(condition)")
        found += fast.count
      }
    }
    #expect(found > 1000)
  }

  @Test("&& and ||, with errors on either side")
  func connected() throws {
    let session = try FilterFormTests.session()
    let parts = [
      "?v > 0", "contains(?v, \"b\")", "isiri(?v)", "lang(?v) = \"en\"", "?v != \"abc\"", "?v < 1.5",
    ]
    for left in parts {
      for right in parts {
        for sign in ["&&", "||"] {
          for form in ["", "!"] {
            let condition = "\(form)((\(left)) \(sign) !(\(right)))"
            let general = condition.replacing("?v", with: "coalesce(?v)")
            #expect(try subjects(condition, session) == subjects(general, session), "\(condition)")
          }
        }
      }
    }
  }
}
