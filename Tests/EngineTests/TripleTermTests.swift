import Algebra
import Engine
import RDF
import Support
import Testing

@Suite struct TripleTermTests {
  private static let data = """
    a p b
    n1 reifies <<( a p b )>>
    n2 reifies <<( a p c )>>
    n3 reifies <<( x says <<( a p b )>> )>>
    n1 by ann . n2 by bob
    """

  private func rows(_ pattern: Pattern, _ variables: String) throws -> [String] {
    try Evaluator(TripleTermTests.data).sortedRows(pattern, variables)
  }

  @Test("variables inside triple terms match their parts")
  func matching() throws {
    #expect(try rows(.bgp("?n reifies <<( a p ?o )>>"), "n o") == ["n1 b", "n2 c"])
    #expect(try rows(.bgp("?n reifies <<( ?s says <<( ?a p ?o )>> )>>"), "n s a o") == ["n3 x a b"])
    #expect(try rows(.bgp("?n reifies <<( ?s ?p ?o )>> . ?s ?p ?o"), "n s p o") == ["n1 a p b"])
    #expect(try rows(.bgp("?n reifies ?t"), "n").count == 3)
    #expect(try rows(.bgp("?n reifies <<( ?s p ?s )>>"), "n s") == [])
  }

  @Test("a bound triple term is looked up")
  func lookup() throws {
    #expect(try rows(.bgp("n1 reifies <<( a p b )>>"), "") == [""])
    #expect(try rows(.bgp("n2 reifies <<( a p b )>>"), "") == [])
    #expect(try rows(.bgp("?n reifies <<( a p nothing )>>"), "n") == [])
    let joined = Pattern.join(.data("o", "b", "zoe"), .bgp("?n reifies <<( a p ?o )>>"))
    #expect(try rows(joined, "n o") == ["n1 b"])
  }

  @Test("a term that the query makes is matched and taken apart")
  func computed() throws {
    let made = Pattern.values(Variable.list("t"), [[Notation.term("<<( a p b )>>")]])
    #expect(try rows(.join(made, .bgp("?n reifies ?t")), "n") == ["n1"])
  }
}
