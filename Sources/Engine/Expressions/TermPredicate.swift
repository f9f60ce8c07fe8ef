import Algebra
import RDF
import TripleStore

/// A condition on one term that is decided from the term's bytes in the dictionary, without making it: what most
/// filters are. What it can't decide, and every condition that it has no form for, is ``ExpressionEvaluator``'s.
///
/// It knows comparisons with whole numbers, dates, strings and IRIs, CONTAINS, STRSTARTS, STRENDS and REGEX of a constant in
/// a variable or its STR, LANG, LANGMATCHES and DATATYPE with constants, SAMETERM, the tests of a term's kind, and `!`,
/// `&&` and `||` of these.
final class TermPredicate {
  private let test: TermTest
  private let dictionary: TermDictionary

  /// The predicate of a condition on a variable; nil where there is no form for it.
  init?(_ expression: Expression, on variable: Variable, _ dictionary: TermDictionary, _ interrupt: Interrupt)
  {
    let compiler = TermPredicateCompiler(variable: variable, dictionary: dictionary, interrupt: interrupt)
    guard let test = compiler.test(expression) else { return nil }
    self.test = test
    self.dictionary = dictionary
  }

  /// The verdict on a term. Requires an id of the dictionary.
  func verdict(_ id: TermID) -> TermVerdict { test.verdict(id, dictionary.view(id)) }
}

/// Makes tests of expressions.
private struct TermPredicateCompiler {
  let variable: Variable
  let dictionary: TermDictionary
  let interrupt: Interrupt

  /// The test that an expression on the variable is; nil where there is no form for it.
  func test(_ expression: Expression) -> TermTest? {
    switch expression {
    case .or(let a, let b):
      guard let a = test(a), let b = test(b) else { return nil }
      return EitherTest(a, b)
    case .and(let a, let b):
      guard let a = test(a), let b = test(b) else { return nil }
      return BothTest(a, b)
    case .not(let a): return test(a).map { NotTest($0) }
    case .comparison(let sign, let subject, .term(let term)): return comparison(sign, subject, term)
    case .comparison(let sign, .term(let term), let subject):
      return comparison(sign.mirrored, subject, term)
    case .call(let function, let arguments): return call(function, arguments)
    default: return nil
    }
  }

  private func comparison(_ sign: Expression.Comparison, _ subject: Expression, _ term: Term) -> TermTest? {
    if case .variable(variable) = subject, case .literal(let literal) = term,
      literal.datatype == XSD.integer, let value = Int(literal.lexical)
    {
      return NumberTest(sign, value, integer: dictionary.id(of: XSD.integer))
    }
    if case .variable(variable) = subject, case .literal(let literal) = term,
      let moment = PlainMoment(literal)
    {
      return MomentTest(sign, moment, datatype: dictionary.id(of: literal.datatype))
    }
    guard sign == .equal || sign == .notEqual else { return nil }
    return equality(subject, term).map { sign == .equal ? $0 : NotTest($0) }
  }

  private func equality(_ left: Expression, _ term: Term) -> TermTest? {
    switch (left, term) {
    case (.variable(variable), .iri(let iri)): IdentityTest(dictionary.id(of: iri) ?? .none)
    case (.variable(variable), _):
      plain(term).map { EqualTest($0, subject(.itself)) }
    case (.call(.str, [.variable(variable)]), _): plain(term).map { EqualTest($0, subject(.text)) }
    case (.call(.lang, [.variable(variable)]), _): plain(term).map { LanguageTest($0) }
    case (.call(.datatype, [.variable(variable)]), .iri(let iri)):
      DatatypeTest(iri, dictionary)
    default: nil
    }
  }

  private func subject(_ part: TextSubject.Part) -> TextSubject {
    TextSubject(part: part, string: dictionary.id(of: XSD.string))
  }

  private func call(_ function: Builtin, _ arguments: [Expression]) -> TermTest? {
    let rest = arguments.dropFirst().map { (argument: Expression) -> [UInt8]? in
      if case .term(let term) = argument { plain(term) } else { nil }
    }
    let part: TextSubject.Part
    switch arguments.first {
    case .variable(variable): part = .itself
    case .call(.str, [.variable(variable)]): part = .text
    case .call(.lang, [.variable(variable)]):
      guard function == .langMatches, rest.count == 1 else { return nil }
      return rest[0].map { LanguageRangeTest(String(decoding: $0, as: UTF8.self)) }
    default: return nil
    }
    switch (function, part, rest.count) {
    case (.isIRI, .itself, 0), (.isURI, .itself, 0): return KindTest(.iri)
    case (.isBlank, .itself, 0): return KindTest(.blank)
    case (.isLiteral, .itself, 0): return KindTest(.literal)
    case (.sameTerm, .itself, 1):
      guard case .term(let term) = arguments[1] else { return nil }
      return IdentityTest(dictionary.id(of: term) ?? .none)
    case (.contains, _, 1): return rest[0].map { FindTest(.contains, $0, subject(part)) }
    case (.strStarts, _, 1): return rest[0].map { FindTest(.starts, $0, subject(part)) }
    case (.strEnds, _, 1): return rest[0].map { FindTest(.ends, $0, subject(part)) }
    case (.regex, _, 1...2):
      guard let pattern = rest[0], let flags = rest.count > 1 ? rest[1] : [],
        let expression = RegularExpression(
          String(decoding: pattern, as: UTF8.self), flags: String(decoding: flags, as: UTF8.self), interrupt)
      else { return nil }
      return RegexTest(expression, subject(part))
    default: return nil
    }
  }

  /// The bytes of a plain string; nil for other terms.
  private func plain(_ term: Term) -> [UInt8]? {
    guard case .literal(let literal) = term, literal.datatype == XSD.string else { return nil }
    return Array(literal.lexical.utf8)
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
}
