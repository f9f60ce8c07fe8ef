/// Pages about asking the graph.
extension HelpPage {
  static let patterns = HelpPage(
    name: "patterns", summary: "asking the graph with patterns",
    text: """
      A pattern is a triple with ?variables in it: subject, relation, object. The answer is every way to fill them in.
      A dot joins triples; ; goes on with the same subject, and a comma with the same subject and relation.

          ?who organizer-of ?event
          ?who organizer-of ?event . ?event located-in ?city
          ?event a Rally ; located-in ?city ; attendance ?n

      A pattern without variables is answered with yes or no.

          rally-eugene located-in eugene

      Names stand as they are; an entity may also be named by its label, as @"Families Belong Together" or @Eugene.

          @"Families Belong Together" organizer-of ?event

      After the triples may stand filter, optional, union, minus, bind, values and exists, and then order by, limit
      and offset, as in SPARQL; distinct stands before the pattern.

          ?event attendance ?n filter (?n > 50)
          ?event a Rally . optional { ?event attendance ?n }
          ?event a Rally order by ?event limit 10
          distinct ?who organizer-of ?event

      a Event finds what is declared an Event itself; with its subtypes, a Rally too, it is

          ?event a/subclass-of* Event ; located-in+ oregon

      What lacks something is found with minus.

          ?event a/subclass-of* Event minus { ?event attendance ?n }
          ?x ?p ?y minus { ?x a ?type }
          ?y ?p ?x filter isIRI(?x) minus { ?x a ?type }

      count counts the answers, all or for each value of some variables, most first. Other sums are SPARQL's.

          count ?who organizer-of ?event
          count ?event located-in ?city by ?city order by ?count
          count ?who organizer-of ?event by ?who having (?count > 1)
          select (sum(?n) as ?people) (max(?n) as ?most) { ?event attendance ?n }

      In expressions and in values, gloss's own types and relations are written with their prefix, as :Evidence or
      rdfs:label; other names stand as they are. Entities have no order: compare str(?a) < str(?b).

      See also: help paths, help queries, help evidence.
      """)

  static let paths = HelpPage(
    name: "paths", summary: "relations in sequence, reversed, repeated",
    text: """
      In place of a relation may stand a path, as in SPARQL:

          ?event located-in+ oregon
          ?event located-in/located-in ?state
          ?city ^located-in ?event
          ?x located-in|member-of ?y
          ?event located-in? ?place

      Everything that an entity is connected with, either way, but for the relations named; and the same with the relation:

          @Eugene !(a|label|^a|^mention-of) ?x
          { @Eugene ?to ?x } union { ?x ?from @Eugene }

      p/q is p and then q; ^p is p backwards; p|q is either; p+ is p once or more, p* also not at all, p? at most once;
      !p is any relation but p. Brackets group.
      """)

  static let queries = HelpPage(
    name: "queries", summary: "SPARQL queries, as they are",
    text: """
      Every SPARQL query is a statement too. Bare names and @"labels" may stand in it, and the prefixes rdf, rdfs, xsd,
      owl, skos, dcterms, prov, schema, nif, itsrdf, article and note are known.

          select ?who (count(*) as ?n) where { ?who organizer-of ?event } group by ?who order by desc(?n)
          ask { rally-eugene attendance ?n filter (?n > 50) }
          construct { ?city schema:event ?event } where { ?event located-in ?city }

      A query goes on over several lines until it is whole; one that is whole on its first line ends there, else an
      empty line ends it. %name stands for a parameter that .set has set. Evidence is found with {| … |}:

          ?who organizer-of ?event {| in-article ?article ; quote ?words |}

      service asks a SPARQL endpoint of the web for what is not in the graph, for the rows that the rest of the query has.
      Its host must be allowed first: see .help allow. With silent, an endpoint that fails leaves its variables unbound.

          ?city same-as ?there . service silent <https://query.wikidata.org/sparql> { ?there schema:name ?name }

      How answers are written: .help mode. How a query is evaluated: .help explain.
      """)

  static let evidence = HelpPage(
    name: "evidence", summary: "quotes that support facts: from, why, facts, claim, deny",
    text: """
      from says which words of the current article support the facts of an add. The words must stand there; white space
      counts as one blank, and #2 behind them means their second occurrence.

          add rally-eugene attendance 100 from "About 100 people came"
          add rally-eugene located-in eugene from "Eugene" #2

      claim and deny keep what the article says without making it a fact of the graph.

          deny rally-eugene attendance 1000 from "not a thousand"

      {| … |} behind a fact of the graph asks for its evidence, << … >> for evidence of what need not be one; both give what
      is known of it: in-article (article:NAME), quote, start, end, stance (asserts or denies), by, at, confidence.

          ?event attendance ?n {| in-article article:eugene ; quote ?words |}
          << ?event attendance ?n >> stance denies ; quote ?words

      ~ names the note itself, to ask for more of it: by is who annotated, said-by who is quoted.

          << ?s ?p ?o ~ ?note >> stance denies optional { ?note by ?who } optional { ?note said-by ?speaker }
          << ?s ?p ?o ~ ?note >> confidence ?c filter (?c < 0.5)

      How sure a note is stands behind its quote.

          claim rally-eugene attendance 1000 from "not a thousand" {| confidence 0.4 |}

      Mentions are notes too.

          [] mention-of ?who ; quote ?words ; in-article ?article ; start ?at order by ?article ?at

      why answers as the pattern does, and cites the words that support each answer.

          why ?who organizer-of ?event

      facts lists every fact with its quotes, and those that nothing supports.

          facts
          facts without evidence
      """)
}
