/// Pages about working with the shell.
extension HelpPage {
  static let scripts = HelpPage(
    name: "scripts", summary: "statements in files, and on the command line",
    text: """
      A file of statements and dot commands is a script. A statement ends with its line, unless a bracket or a quote is
      open, or the line ends in ; or a comma, or it is not yet whole; an empty line always ends it. # begins a comment.

          .run more.gloss

      From the outside:

        gloss run --graph GRAPH SCRIPT…     run scripts as a whole on a graph
        gloss GRAPH < SCRIPT                run statements as they come
        gloss query --data FILE -e PATTERN  ask files
        gloss convert INPUT OUTPUT          write triples in another format
        gloss check GRAPH                   check a graph

      Results go to standard output, everything else to standard error. The status is 0 when all went well, 1 when a
      statement failed, 2 for wrong usage, 3 when check found violations, 124 when the time was up, 130 when interrupted.
      """)

  static let keys = HelpPage(
    name: "keys", summary: "the keys of the prompt",
    text: """
      Enter       runs the statement; when it is not whole yet, goes on with a new line
      Tab         completes a word: statements, dot commands, names, labels inside @"…", variables, files
      Up, Down    earlier and later statements; within a statement of several lines, its lines
      Ctrl-R      searches earlier statements
      Ctrl-C      clears the line, or stops the statement that is running; it never ends the session
      Ctrl-D      ends the session, when the line is empty; what has changed is saved
      Ctrl-A, E   to the beginning and the end of the line
      Ctrl-W, U   deletes a word, the line

      Lines that are pasted are not run before Enter is pressed.
      """)
}
