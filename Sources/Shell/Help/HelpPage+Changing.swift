/// Pages about changing the graph.
extension HelpPage {
  static let add = HelpPage(
    name: "add", summary: "adding facts",
    text: """
      add takes triples as a pattern does, without variables. Names that are new are made, and a notice says which, with
      the closest that there is.

          add rally-eugene located-in eugene
          add eugene a City ; label "Eugene" ; located-in oregon
          add rally-eugene attendance 100 ; date "2018-06-14"^^xsd:date
          add @"Families Belong Together" organizer-of rally-eugene from "organized by Families Belong Together"

      Each statement happens as a whole or not at all, and .undo takes it back. See also: help evidence, help remove.
      """)

  static let remove = HelpPage(
    name: "remove", summary: "removing facts, and SPARQL updates",
    text: """
      remove takes facts away, with their evidence. With a variable all matches go.

          remove rally-eugene attendance 100
          remove ?event date ?any

      SPARQL's updates do exactly what the standard says, and leave evidence as it is; .check lists what is left over.

          insert data { eugene a City }
          delete data { eugene a City }
          delete { ?e attendance ?n } insert { ?e size ?n } where { ?e attendance ?n }
      """)

  static let load = HelpPage(
    name: "load", summary: "articles: loading one, switching, reading",
    text: """
      load takes a text file in as an article, text included, and makes it the current one, in which mark and from look
      for words. Its name is made from the file's, or given with as.

          load eugene.txt
          load eugene.txt as eugene-again

      article makes another one current; .articles lists them, and .text shows one with its mentions.

          article eugene
          .articles
          .text
      """)

  static let mark = HelpPage(
    name: "mark", summary: "marking who and what the article names",
    text: """
      mark marks words of the current article. With as TYPE it finds the entity of that label and type, or makes it;
      with = NAME it says which entity.

          mark "Families Belong Together" as Organization
          mark "Thursday's rally" as Rally = rally-thursday
          mark "They" = families-belong-together

      Case counts, and the words must stand by themselves. #2 behind them means the second occurrence, all means each;
      offsets count characters from 0, the end not included.

          mark "Eugene" #2 = eugene
          mark all "Oregon" as State
          mark 0-6 = eugene

      unmark takes marks away, in the same words.

          unmark "Eugene"
          unmark all "Oregon"

      The article with its mentions: .text. An entity with its mentions: .help show.
      """)

  static let schema = HelpPage(
    name: "schema", summary: "types and relations: declaring them",
    text: """
      Types and relations need no declaration. Declared, they can be checked, and completion knows more.

          type Rally < Event
          type Person
          relation organizer-of : Organization | Person -> Event
          relation attendance

      type names the types above, relation the types of its ends; of several one must hold. A later relation
      statement for the same name replaces the earlier. .schema shows all, .check tells which facts do not keep to it, and
      .strict on refuses names that are not declared.

          .schema
          .check
      """)

  static let names = HelpPage(
    name: "names", summary: "names, labels and prefixes; rename and merge",
    text: """
      A bare name has letters, digits, - and _, and begins with a letter. Relations and types are looked up in one
      vocabulary, entities in another, so that an entity may be called as a relation is. Anything else is written
      <https://example.org/anything>, or with a prefix, as schema:Person.

      name keeps a name or a prefix of your own in the graph.

          name works-for = schema:worksFor
          name ex: = <https://example.org/>

      rename gives an entity, a type or a relation another name, everywhere; merge makes two entities one. Labels stay.

          rename rally-eugene thursday-rally
          merge eugene-oregon into eugene

      The words that gloss itself uses: label alias same-as, headline text source language, in-article start end quote
      mention-of, reifies stance said-by, by at confidence, subclass-of subproperty-of domain range, and the types
      Article Mention Evidence Class Property.

          ?entity label ?label
          ?mention mention-of ?entity ; quote ?words
      """)
}
