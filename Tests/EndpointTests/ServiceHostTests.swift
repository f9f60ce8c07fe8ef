import Endpoint
import Testing

/// How hosts are named.
@Suite struct ServiceHostTests {
  @Test(
    "What names a host",
    arguments: [
      ("query.wikidata.org", "query.wikidata.org"), ("localhost:7878", "localhost:7878"),
      ("HTTPS://DBpedia.org/sparql", "dbpedia.org"), ("http://[::1]:3030/ds", "[::1]:3030"),
      ("http://someone@example.org/x", "example.org"), ("пример.рф", "пример.рф"),
      ("http://localhost:9101/\u{301}@allowed.example/", "localhost:9101"),
      ("localhost?\u{301}@b", "localhost"),
      ("localhost#\u{345}@b", "localhost"),
    ])
  func named(text: String, host: String) {
    #expect(ServiceHost(text)?.description == host)
  }

  @Test(
    "What names none",
    arguments: [
      "", "https://", "a b", "localhost:", "localhost:99999", "a:b:c", "*", "a,b", "http://a\u{301}/",
      "http:/\u{301}/a",
    ])
  func unnamed(text: String) {
    #expect(ServiceHost(text) == nil)
  }
}
