import Algebra
import Glibc
import RDF
import TripleStore

/// A condition on one term that is decided from the term's bytes in the dictionary, without making it: what most
/// filters are. What it can't decide, and every condition that it has no form for, is ``ExpressionEvaluator``'s.
///
/// It knows comparisons with whole numbers, strings and IRIs, CONTAINS, STRSTARTS, STRENDS and REGEX of a constant in
/// a variable or its STR, LANG compared with a constant, the tests of a term's kind, and `!`, `&&` and `||` of these.
final class TermPredicate {
  /// What is found out of a term.
  enum Verdict {
    case yes
    case no
    /// SPARQL's type error.
    case error
    /// The general evaluator is to be asked.
    case undecided

    init(_ truth: Bool) { self = truth ? .yes : .no }
  }

  /// What a function takes of the variable: its value, or `STR` of it.
  private enum Subject {
    case itself
    case text
  }

  private enum Search {
    case contains, starts, ends
  }

  private indirect enum Test {
    case or(Test, Test)
    case and(Test, Test)
    case not(Test)
    /// The sign between the term and a whole number.
    case number(Expression.Comparison, Int)
    case equalsIRI(TermID)
    case equalsString([UInt8])
    case find(Search, Subject, [UInt8])
    case regex(Subject, RegularExpression)
    case language([UInt8])
    case kind(TermKind)
  }

  private let test: Test
  private let dictionary: TermDictionary
  private let string: TermID?
  private let integer: TermID?

  /// The predicate of a condition on a variable; nil where there is no form for it.
  init?(_ expression: Expression, on variable: Variable, _ dictionary: TermDictionary, _ interrupt: Interrupt)
  {
    guard let test = TermPredicate.test(expression, variable, dictionary, interrupt) else { return nil }
    self.test = test
    self.dictionary = dictionary
    string = dictionary.id(of: XSD.string)
    integer = dictionary.id(of: XSD.integer)
  }

  /// The verdict on a term. Requires an id of the dictionary.
  func verdict(_ id: TermID) -> Verdict { decide(test, id, dictionary.view(id)) }

  // MARK: Compiling

  private static func test(
    _ expression: Expression, _ variable: Variable, _ dictionary: TermDictionary, _ interrupt: Interrupt
  ) -> Test? {
    func inner(_ expression: Expression) -> Test? { test(expression, variable, dictionary, interrupt) }
    switch expression {
    case .or(let a, let b):
      guard let a = inner(a), let b = inner(b) else { return nil }
      return .or(a, b)
    case .and(let a, let b):
      guard let a = inner(a), let b = inner(b) else { return nil }
      return .and(a, b)
    case .not(let a): return inner(a).map { .not($0) }
    case .comparison(let sign, .variable(variable), .term(let term)):
      return comparison(sign, term, dictionary)
    case .comparison(let sign, .term(let term), .variable(variable)):
      return comparison(sign.mirrored, term, dictionary)
    case .comparison(.equal, .call(.lang, [.variable(variable)]), .term(let term)),
      .comparison(.equal, .term(let term), .call(.lang, [.variable(variable)])):
      return plain(term).map { .language($0) }
    case .call(let function, let arguments): return call(function, arguments, variable, interrupt)
    default: return nil
    }
  }

  private static func comparison(
    _ sign: Expression.Comparison, _ term: Term, _ dictionary: TermDictionary
  ) -> Test? {
    if case .literal(let literal) = term, literal.datatype == XSD.integer, let value = Int(literal.lexical) {
      return .number(sign, value)
    }
    guard sign == .equal || sign == .notEqual else { return nil }
    let test: Test
    if case .iri(let iri) = term {
      test = .equalsIRI(dictionary.id(of: iri) ?? .none)
    } else if let text = plain(term) {
      test = .equalsString(text)
    } else {
      return nil
    }
    return sign == .equal ? test : .not(test)
  }

  private static func call(
    _ function: Builtin, _ arguments: [Expression], _ variable: Variable, _ interrupt: Interrupt
  ) -> Test? {
    let subject: Subject
    switch arguments.first {
    case .variable(variable): subject = .itself
    case .call(.str, [.variable(variable)]): subject = .text
    default: return nil
    }
    let rest = arguments.dropFirst().map { (argument: Expression) -> [UInt8]? in
      if case .term(let term) = argument { plain(term) } else { nil }
    }
    switch (function, subject, rest.count) {
    case (.isIRI, .itself, 0), (.isURI, .itself, 0): return .kind(.iri)
    case (.isBlank, .itself, 0): return .kind(.blank)
    case (.isLiteral, .itself, 0): return .kind(.literal)
    case (.contains, _, 1): return rest[0].map { .find(.contains, subject, $0) }
    case (.strStarts, _, 1): return rest[0].map { .find(.starts, subject, $0) }
    case (.strEnds, _, 1): return rest[0].map { .find(.ends, subject, $0) }
    case (.regex, _, 1...2):
      guard let pattern = rest[0], let flags = rest.count > 1 ? rest[1] : [],
        let expression = RegularExpression(
          String(decoding: pattern, as: UTF8.self), flags: String(decoding: flags, as: UTF8.self), interrupt)
      else { return nil }
      return .regex(subject, expression)
    default: return nil
    }
  }

  /// The bytes of a plain string; nil for other terms.
  private static func plain(_ term: Term) -> [UInt8]? {
    guard case .literal(let literal) = term, literal.datatype == XSD.string else { return nil }
    return Array(literal.lexical.utf8)
  }

  // MARK: Deciding

  private func decide(_ test: Test, _ id: TermID, _ view: TermView) -> Verdict {
    switch test {
    case .or(let left, let right):
      let a = decide(left, id, view)
      if a == .yes || a == .undecided { return a }
      let b = decide(right, id, view)
      return b == .no ? a : b
    case .and(let left, let right):
      let a = decide(left, id, view)
      if a == .no || a == .undecided { return a }
      let b = decide(right, id, view)
      return b == .yes ? a : b
    case .not(let inner):
      return switch decide(inner, id, view) {
      case .yes: .no
      case .no: .yes
      case .error: .error
      case .undecided: .undecided
      }
    case .number(let sign, let value):
      guard view.datatype == integer, view.kind == .literal, let own = TermPredicate.integer(view.text) else {
        return .undecided
      }
      return Verdict(sign.holds(own, value))
    case .equalsIRI(let iri): return Verdict(id == iri)
    case .equalsString(let text):
      guard view.datatype == string, view.kind == .literal else { return .undecided }
      return Verdict(view.text.elementsEqual(text))
    case .find(let search, let subject, let part):
      guard let text = text(of: view, subject) else { return .error }
      return Verdict(TermPredicate.find(search, part, text))
    case .regex(let subject, let expression):
      guard let text = text(of: view, subject) else { return .error }
      return expression.matches(text).map { Verdict($0) } ?? .undecided
    case .language(let tag):
      guard view.kind == .literal else { return .error }
      guard let language = view.language else { return Verdict(tag.isEmpty) }
      return Verdict(language.elementsEqual(tag))
    case .kind(let kind): return Verdict(view.kind == kind)
    }
  }

  /// The text that a function on strings sees; nil is a type error.
  private func text(of view: TermView, _ subject: Subject) -> UnsafeBufferPointer<UInt8>? {
    switch (view.kind, subject) {
    case (.literal, .itself): view.datatype == string || view.language != nil ? view.text : nil
    case (.literal, .text), (.iri, .text): view.text
    default: nil
    }
  }

  private static func find(_ search: Search, _ part: [UInt8], _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    if part.isEmpty { return true }
    guard text.count >= part.count, let base = text.baseAddress else { return false }
    switch search {
    case .starts: return memcmp(base, part, part.count) == 0
    case .ends: return memcmp(base + text.count - part.count, part, part.count) == 0
    case .contains:
      let last = base + (text.count - part.count)
      var from = UnsafePointer(base)
      while from <= last, let found = memchr(from, Int32(part[0]), last - from + 1) {
        if memcmp(found, part, part.count) == 0 { return true }
        from = UnsafePointer(found.assumingMemoryBound(to: UInt8.self)) + 1
      }
      return false
    }
  }

  /// The whole number that a text of at most 18 digits, perhaps with a sign, says; nil for any other text.
  private static func integer(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
    var place = 0
    let isNegative = text.first == UInt8(ascii: "-")
    if isNegative || text.first == UInt8(ascii: "+") { place = 1 }
    guard place < text.count, text.count - place <= 18 else { return nil }
    var value = 0
    while place < text.count {
      let digit = text[place] &- UInt8(ascii: "0")
      guard digit < 10 else { return nil }
      value = value &* 10 &+ Int(digit)
      place &+= 1
    }
    return isNegative ? -value : value
  }
}

extension Expression.Comparison {
  /// The sign with its sides exchanged.
  fileprivate var mirrored: Self {
    switch self {
    case .equal, .notEqual: self
    case .less: .greater
    case .greater: .less
    case .lessOrEqual: .greaterOrEqual
    case .greaterOrEqual: .lessOrEqual
    }
  }

  fileprivate func holds(_ a: Int, _ b: Int) -> Bool {
    switch self {
    case .equal: a == b
    case .notEqual: a != b
    case .less: a < b
    case .greater: a > b
    case .lessOrEqual: a <= b
    case .greaterOrEqual: a >= b
    }
  }
}
