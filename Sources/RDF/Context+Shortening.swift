/// IRIs back to the shortest text that means them.
extension Context {
  /// How an IRI is written in a position: as a bare name, else with a prefix, else in angle brackets. What comes
  /// back always resolves to the same IRI in that position. O(number of declared names and prefixes).
  public func shorten(_ iri: IRI, in position: Position, isDeclared: (IRI) -> Bool = { _ in false }) -> String
  {
    bareName(of: iri, in: position, isDeclared: isDeclared) ?? prefixedName(of: iri) ?? "<\(iri.string)>"
  }

  /// The bare name that means an IRI in a position, or nil.
  public func bareName(of iri: IRI, in position: Position, isDeclared: (IRI) -> Bool = { _ in false })
    -> String?
  {
    var candidates = names.filter { Bytes.equal($0.value, iri.string) }.map(\.key).sorted()
    if position == .vocabulary, let term = Context.termNames[iri] { candidates.append(term) }
    for namespace in position == .vocabulary ? [vocab] : [base, vocab] {
      if let local = Context.local(iri, below: namespace) { candidates.append(local) }
    }
    return candidates.first { name in
      BareName.isValid(name) && !(name == "a" && position == .vocabulary) && name != "true" && name != "false"
        && resolve(name, in: position, isDeclared: isDeclared) == iri
    }
  }

  /// `prefix:local` for an IRI, by the longest namespace that fits, or nil.
  public func prefixedName(of iri: IRI) -> String? {
    var best: (prefix: String, namespace: String, local: String)?
    for (prefix, namespace) in allPrefixes + (prefixes[""] == nil ? [("", vocab)] : []) {
      guard namespace.utf8.count > best?.namespace.utf8.count ?? 0 else { continue }
      if let local = Context.local(iri, below: namespace), Context.isPlainLocal(local) {
        best = (prefix, namespace, local)
      }
    }
    return best.map { "\($0.prefix):\($0.local)" }
  }

  /// What is left of an IRI behind a namespace; nil when it does not begin with it or nothing is left.
  public static func local(_ iri: IRI, below namespace: String) -> String? {
    guard iri.string.utf8.starts(with: namespace.utf8) else { return nil }
    let rest = iri.string.utf8.dropFirst(namespace.utf8.count)
    return rest.isEmpty ? nil : String(Substring(rest))
  }

  /// Whether a local part can stand behind a prefix in Turtle and SPARQL without an escape.
  private static func isPlainLocal(_ local: String) -> Bool {
    var isFirst = true
    for scalar in local.unicodeScalars {
      let fits = BareName.continues(scalar) && !(isFirst && scalar == "-")
      guard fits else { return false }
      isFirst = false
    }
    return true
  }
}
