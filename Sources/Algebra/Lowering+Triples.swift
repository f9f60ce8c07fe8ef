import Language
import RDF

/// Triples, paths and templates.
extension Lowering {
  /// What a blank node of a triple becomes.
  enum BlankNodes {
    /// A variable of the algebra's own, as in every pattern.
    case variables
    /// A blank node, as in the template of CONSTRUCT and INSERT.
    case nodes
    /// An error, as in the template of DELETE.
    case forbidden
  }

  // MARK: Data

  /// Triples without variables. Blank nodes keep their label; those that the syntax makes have one that begins with a
  /// dot. Whoever writes them into a graph gives them new ones.
  public mutating func data(_ syntax: [TripleSyntax]) throws(LoweringError) -> [Triple] {
    var triples: [Triple] = []
    for triple in syntax {
      triples.append(try dataTriple(triple.subject, try simpleVerb(triple.verb), triple.object))
    }
    return triples
  }

  // MARK: Patterns

  /// Triples as patterns, with variables for their blank nodes. Only a path that is a chain of simple steps is allowed.
  public mutating func triplePatterns(_ syntax: [TripleSyntax]) throws(LoweringError) -> [TriplePattern] {
    var patterns: [TriplePattern] = []
    for triple in syntax {
      for part in try parts(of: triple) {
        guard case .triple(let pattern) = part else {
          throw LoweringError(.misplacedTerm("a path cannot stand here, only a predicate"), triple.range)
        }
        patterns.append(pattern)
      }
    }
    return patterns
  }

  /// The triples of a template, which has no paths.
  mutating func template(
    _ syntax: [TripleSyntax], blanks: BlankNodes
  ) throws(LoweringError) -> [TriplePattern] {
    var patterns: [TriplePattern] = []
    for triple in syntax {
      patterns.append(try pattern(triple.subject, try simpleVerb(triple.verb), triple.object, blanks))
    }
    return patterns
  }

  private func simpleVerb(_ verb: VerbSyntax) throws(LoweringError) -> TermSyntax {
    switch verb {
    case .term(let term): return term
    case .path(let path):
      throw LoweringError(.misplacedTerm("a path cannot stand here, only a predicate"), path.range)
    }
  }

  /// What a triple of a pattern becomes: triples, and paths that are more than that.
  enum Part {
    case triple(TriplePattern)
    case path(TermPattern, Path, TermPattern)
  }

  /// The parts of a triple as it is written (SPARQL 1.1 section 18.2.2.4).
  mutating func parts(of syntax: TripleSyntax) throws(LoweringError) -> [Part] {
    switch syntax.verb {
    case .term(let verb): return [.triple(try pattern(syntax.subject, verb, syntax.object, .variables))]
    case .path(let pathSyntax):
      let path = try path(pathSyntax)
      let ends = Ends(path)
      let subject = try termPattern(syntax.subject, in: ends.subject, .variables)
      let object = try termPattern(syntax.object, in: ends.object, .variables)
      var parts: [Part] = []
      simplify(subject, path, object, into: &parts)
      return parts
    }
  }

  /// Takes a path apart as far as triples and variables can say the same.
  private mutating func simplify(
    _ subject: TermPattern, _ path: Path, _ object: TermPattern, into parts: inout [Part]
  ) {
    switch path {
    case .predicate(let iri): parts.append(.triple(TriplePattern(subject, .term(.iri(iri)), object)))
    case .inverse(let inner): simplify(object, inner, subject, into: &parts)
    case .sequence(let first, let second):
      let middle = TermPattern.variable(makeVariable("path"))
      simplify(subject, first, middle, into: &parts)
      simplify(middle, second, object, into: &parts)
    default: parts.append(.path(subject, path, object))
    }
  }

  /// A triple pattern of its three parts.
  mutating func pattern(
    _ subject: TermSyntax, _ verb: TermSyntax, _ object: TermSyntax, _ blanks: BlankNodes
  ) throws(LoweringError) -> TriplePattern {
    // Each part is a variable or not whatever the others are, so the predicate is looked at first and all three are
    // lowered in the order of the text.
    var ends = Ends()
    if verb.variable == nil {
      let predicate = try dataTerm(verb, in: .vocabulary)
      guard case .iri = predicate else {
        throw LoweringError(.misplacedTerm(Self.onlyPredicates), verb.range)
      }
      ends = Ends(predicate)
    }
    let first = try termPattern(subject, in: ends.subject, blanks)
    let predicate = try termPattern(verb, in: .vocabulary, blanks)
    return TriplePattern(first, predicate, try termPattern(object, in: ends.object, blanks))
  }

  /// A term or variable of a pattern or template.
  mutating func termPattern(
    _ syntax: TermSyntax, in position: Context.Position, _ blanks: BlankNodes
  ) throws(LoweringError) -> TermPattern {
    switch (syntax.kind, blanks) {
    case (.variable(let name), _):
      let variable = Variable(name)
      appear(variable, at: syntax.range.lower)
      return .variable(variable)
    case (.blank, .forbidden), (.anonymous, .forbidden):
      throw LoweringError(.blankNodeInDelete, syntax.range)
    case (.blank(let label), .variables):
      try use(label, syntax.range)
      return .variable(Variable(".blank." + label))
    case (.anonymous(let number), .variables): return .variable(Variable(".node\(number)"))
    case (.triple(let subject, let verb, let object), _):
      let triple = try pattern(subject, verb, object, blanks)
      return triple.ground.map { .term(.triple($0)) } ?? .triple(triple)
    default: return .term(try dataTerm(syntax, in: position))
    }
  }

  /// Notes that a blank node label stands in the present basic graph pattern; it may stand in no other.
  private mutating func use(_ label: String, _ range: SourceRange) throws(LoweringError) {
    let key = ExactText(label)
    if let known = labels[key], known != block { throw LoweringError(.sharedBlankNode(label), range) }
    labels[key] = block
  }

  // MARK: Paths

  private mutating func path(_ syntax: PathSyntax) throws(LoweringError) -> Path {
    switch syntax {
    case .term(let term): return .predicate(try step(term))
    case .inverse(let path): return .inverse(try self.path(path))
    case .sequence(let first, let second): return .sequence(try path(first), try path(second))
    case .alternative(let first, let second): return .alternative(try path(first), try path(second))
    case .zeroOrMore(let path): return .zeroOrMore(try self.path(path))
    case .oneOrMore(let path): return .oneOrMore(try self.path(path))
    case .zeroOrOne(let path): return .zeroOrOne(try self.path(path))
    case .negated(let steps):
      var forward: [IRI] = []
      var backward: [IRI] = []
      for member in steps {
        let iri = try step(member.term)
        if member.isInverse { backward.append(iri) } else { forward.append(iri) }
      }
      return .negated(
        forward: forward.isEmpty && !backward.isEmpty ? nil : forward,
        backward: backward.isEmpty ? nil : backward)
    }
  }

  private mutating func step(_ syntax: TermSyntax) throws(LoweringError) -> IRI {
    guard let iri = try term(syntax, in: .vocabulary).iri else {
      throw LoweringError(.misplacedTerm("only a name or an IRI can be a step of a path"), syntax.range)
    }
    return iri
  }
}

extension PathSyntax {
  /// Where the path's terms are written.
  fileprivate var range: SourceRange {
    switch self {
    case .term(let term): term.range
    case .inverse(let path), .zeroOrMore(let path), .oneOrMore(let path), .zeroOrOne(let path): path.range
    case .sequence(let a, let b), .alternative(let a, let b): a.range.union(b.range)
    case .negated(let steps):
      steps.dropFirst().reduce(steps.first?.term.range ?? SourceRange(0, 0)) { $0.union($1.term.range) }
    }
  }
}

extension TermPattern {
  /// The term, when no variable stands in it.
  public var ground: Term? {
    switch self {
    case .variable: nil
    case .term(let term): term
    case .triple(let triple): triple.ground.map { .triple($0) }
    }
  }
}

extension TriplePattern {
  /// The triple, when no variable stands in it.
  public var ground: Triple? {
    guard let s = subject.ground, let p = predicate.ground, let o = object.ground else { return nil }
    return Triple(s, p, o)
  }
}
