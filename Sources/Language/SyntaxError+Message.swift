/// The wording of every syntax error.
extension SyntaxError {
  /// What is wrong, in one line.
  public var message: String {
    switch kind {
    case .unexpected(let found): "\(quoted(found)) cannot stand here" + expectation
    case .unexpectedEnd: "the statement is not complete" + expectation
    case .unterminatedString: "the string has no closing quotation mark"
    case .lineBreakInString: "the string goes over the end of its line"
    case .strayCharacter(let character): "\(quoted(character)) means nothing here" + expectation
    case .invalidIRI:
      "the IRI has no closing '>', or holds a space or another character that IRIs cannot hold"
    case .invalidEscape(let escape): "\(quoted(escape)) is no escape"
    case .invalidCodePoint(let escape): "\(quoted(escape)) is no character"
    case .invalidLanguageTag(let tag): "\(quoted(tag)) is no language tag"
    case .numberTooLarge(let number): "the number \(number) is too large"
    case .nestingTooDeep(let limit): "the statement is nested more than \(limit) levels deep"
    case .notInSPARQL(let text): "\(quoted(text)) is no SPARQL" + expectation
    case .pathNotAllowed: "a path cannot stand here, only a predicate"
    case .annotationOnPath: "a pattern with a path cannot be annotated"
    case .literalSubject: "a value cannot be the subject of a fact"
    case .termNotAllowed(let term, let place): "\(term) cannot stand in \(place)"
    case .unknownFunction(let name, _): "there is no function \(quoted(name))"
    case .wrongArgumentCount(let function, let expected, let found):
      "\(function) takes \(count(expected)), not \(found)"
    case .wrongRowLength(let expected, let found):
      "the row has \(found) value\(found == 1 ? "" : "s") for \(expected) variables"
    case .duplicateVariable(let name): "?\(name) stands twice"
    case .prologueAlone: "a declaration alone does nothing"
    case .invalidSpan(let text): "\(quoted(text)) is no place in an article"
    case .unknownStatement(let word): "there is no statement called \(word)"
    case .emptyQuote: "there are no words between the quotation marks"
    case .groupTooLong(let limit): "more than \(limit) patterns other than triples follow each other here"
    }
  }

  /// What to do about it; nil where the message says all there is.
  public var help: String? {
    if let hint { return words(of: hint) }
    return switch kind {
    case .lineBreakInString: "close it on the same line, write \\n, or put it in three quotation marks"
    case .invalidEscape: "escapes are \\t \\b \\n \\r \\f \\\" \\' \\\\ \\uXXXX and \\UXXXXXXXX"
    case .invalidCodePoint: "write a character beyond U+FFFF as \\U and eight hexadecimal digits"
    case .invalidLanguageTag: "a tag is like @en, @en-GB or @ar--rtl"
    case .unknownFunction(_, let closest) where !closest.isEmpty:
      "did you mean \(closest.joined(separator: ", "))?"
    case .pathNotAllowed: "/ | ^ * + ? and ! make a path; write one predicate"
    case .notInSPARQL: "write the name as an IRI, such as <name> or :name"
    case .invalidSpan(let text):
      text.hasPrefix("#")
        ? "occurrences count from 1" : "offsets count from 0, and the start comes before the end"
    default: nil
    }
  }

  private func words(of hint: Hint) -> String {
    switch hint {
    case .missingPeriod: "put a period between two patterns"
    case .semicolonBeforeRelation:
      "behind a comma stands another object; a semicolon goes on with another relation of the same subject"
    case .semicolonForSubject:
      "behind a period stands another subject; a semicolon goes on with the same one"
    case .filterCondition: "a condition is written filter (…), such as filter (?n > 50)"
    case .questionAsPattern:
      "a question is a pattern, and what it asks for begins with ?, such as ?who organizer-of ?event"
    case .aggregateForm(let word):
      "write select (\(word)(?x) as ?result) { PATTERN }; count alone has a short form"
    case .countDistinctForm: "write select (count(distinct ?x) as ?count) { PATTERN }"
    case .keysShape: "by takes ?variables, or expressions in parentheses"
    case .severalWords:
      "a name of several words is written @\"…\", or joined with -; between two patterns stands a period"
    case .textOverLines:
      "the text before it goes over the end of its line; is a quotation mark missing there?"
    case .operatorSpelling(let written, let meant): "write \(meant) instead of \(written)"
    case .keywordAsName(let word): "\(word) is a word of the grammar here; as a name, write <\(word)>"
    case .bracketsAfter(let word, let form): "write \(word) \(form); as a name, write <\(word)>"
    case .nameTheValue: "give the value a name: (… as ?x)"
    case .countForm: "write count PATTERN, without parentheses, or count PATTERN by ?x"
    case .countBy: "count has a form of its own: count PATTERN by ?x"
    case .unclosed(let bracket, _): "\(quoted(bracket)) is not closed"
    case .entityLabel(let text): "an entity by its label is written @\"\(text)\""
    case .statementWord(_, let closest): "did you mean \(closest.joined(separator: ", "))?"
    case .straightQuotes: "write straight quotation marks: \"…\""
    case .nameBeginsWithLetter: "a name begins with a letter; write any other as <…> or as a label, @\"…\""
    case .parenthesesAround(let what): "put \(what) in parentheses"
    case .keepPrefix: "PREFIX holds for one statement; name prefix: = <…> keeps a prefix"
    case .writeFilterExists: "write filter exists { … } or filter not exists { … }"
    case .quoteNeeded: "put the words of the article in quotation marks"
    case .patternShape:
      "a pattern is SUBJECT PREDICATE OBJECT, such as ?who organizer-of ?event; a period stands between two"
    case .takesNumber(let word): "\(word) takes a number"
    case .takesWithoutEvidence: "facts takes only: without evidence"
    case .sayWhatItIs: "say what it is: as TYPE, or = NAME"
    case .notInThisVersion(let word): "\(word) is not part of this version"
    }
  }

  private var expectation: String {
    guard !expected.isEmpty else { return "" }
    let shown = expected.prefix(expected.count > 6 ? 5 : 6)
    if expected.count > shown.count {
      return "; expected \(shown.joined(separator: ", ")) or \(expected.count - shown.count) others"
    }
    return "; expected "
      + (shown.count == 1
        ? shown[0] : shown.dropLast().joined(separator: ", ") + " or " + shown[shown.count - 1])
  }

  /// A text in quotation marks, its control characters shown as escapes.
  private func quoted(_ text: String) -> String {
    var result = "'"
    for scalar in text.unicodeScalars {
      if scalar.properties.generalCategory == .control {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        result += "\\u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result + "'"
  }

  private func count(_ range: ClosedRange<Int>) -> String {
    let (low, high) = (range.lowerBound, range.upperBound)
    if high == Int.max { return "at least \(low) argument\(low == 1 ? "" : "s")" }
    if low == high { return low == 0 ? "no arguments" : "\(low) argument\(low == 1 ? "" : "s")" }
    return "\(low) to \(high) arguments"
  }
}
