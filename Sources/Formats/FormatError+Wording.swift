/// The words for everything that can be wrong with a document.
extension FormatError: CustomStringConvertible {
  /// What is wrong, in one sentence without its final dot.
  public var message: String {
    switch kind {
    case .invalidUTF8(let offset): "byte \(offset) is not UTF-8"
    case .unexpected(let found, let expected):
      expected.isEmpty
        ? "\(found) cannot stand here" : "expected \(FormatError.list(expected)), found \(found)"
    case .unterminated(let what): "\(what) is not closed"
    case .invalidEscape(let escape): "\(escape) is no escape"
    case .invalidCharacter(let scalar, let what): "\(FormatError.name(scalar)) cannot stand in \(what)"
    case .invalidIRI(let iri): "<\(iri)> is no IRI"
    case .relativeIRI(let iri): "<\(iri)> is relative, and there is no base"
    case .undeclaredPrefix(let prefix): "the prefix \(prefix): is not declared"
    case .invalidLanguage(let tag): "\"\(tag)\" is no language tag"
    case .missingLanguage: "a string of this datatype has a language tag instead"
    case .invalidDirection(let direction): "\"\(direction)\" is no base direction"
    case .unknownVersion(let version): "version \"\(version)\" is not known"
    case .tooDeep(let limit): "brackets are nested deeper than \(limit) levels"
    case .duplicateKey(let key): "the key \"\(key)\" stands twice in one object"
    case .remoteContext(let iri): "the context \(iri) would have to be fetched"
    case .jsonLD(let code, let subject): subject.isEmpty ? code : "\(code): \(subject)"
    case .numberTooLarge(let number):
      "the number \(number.utf8.count > 40 ? number.prefix(37) + "…" : number) is too large"
    case .nodeLink(let what), .results(let what): what
    case .isNodeLink: "this is node-link JSON, not JSON-LD"
    case .namedGraphs(let format): "the dataset has named graphs, and \(format.name) has no place for them"
    case .tripleTerms(let format): "the dataset has triple terms, and \(format.name) has no place for them"
    case .store(let error): "\(error)"
    }
  }

  /// What to do about it, where there is something to say.
  public var help: String? {
    switch kind {
    case .invalidUTF8: "save the file as UTF-8"
    case .relativeIRI: "give the base with --base, or in the document"
    case .undeclaredPrefix(let prefix): "declare it: PREFIX \(prefix): <…>"
    case .invalidDirection: "it is ltr or rtl"
    case .unknownVersion: "the versions are 1.1, 1.2 and 1.2-basic"
    case .numberTooLarge:
      "write it as text with its datatype: {\"@value\": \"…\", \"@type\": \"xsd:integer\"}"
    case .isNodeLink: "say the format: nodelink; a name that ends in .nodelink.json says it too"
    case .remoteContext: "nothing is fetched: put the context itself into the document"
    case .namedGraphs(let format): "use \(format == .turtle ? "trig" : "nq")"
    case .tripleTerms: "--rdf 1.1 writes each as an rdf:Statement node"
    case .invalidEscape:
      "escapes are \\t \\b \\n \\r \\f \\\" \\\\ \\uXXXX and, outside JSON, \\' and \\UXXXXXXXX"
    default: nil
    }
  }

  /// `LINE:COLUMN: message`, with the help in brackets.
  public var description: String {
    (position.map { "\($0.line):\($0.column): " } ?? "") + message + (help.map { " (\($0))" } ?? "")
  }

  private static func list(_ words: [String]) -> String {
    words.count < 2
      ? words.joined() : words.dropLast().joined(separator: ", ") + " or " + words[words.count - 1]
  }

  /// A character as it can be shown.
  static func name(_ value: UInt32) -> String {
    guard let scalar = Unicode.Scalar(value), value > 0x20, !(0x7f...0xa0).contains(value),
      scalar.properties.generalCategory != .format, scalar.properties.generalCategory != .lineSeparator,
      scalar.properties.generalCategory != .paragraphSeparator
    else {
      let hex = String(value, radix: 16, uppercase: true)
      return "U+" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex
    }
    return "'\(scalar)'"
  }
}
