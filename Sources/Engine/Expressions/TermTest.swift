import Algebra
import Glibc
import RDF
import TripleStore

/// What is found out of a term.
enum TermVerdict {
  case yes
  case no
  /// SPARQL's type error.
  case error
  /// The general evaluator is to be asked.
  case undecided

  init(_ truth: Bool) { self = truth ? .yes : .no }
}

/// A part of a ``TermPredicate``. Not an enum: its cases would be copied out for every term.
class TermTest {
  func verdict(_ id: TermID, _ view: TermView) -> TermVerdict {
    preconditionFailure("every test says what it finds")
  }
}

// MARK: Of others

final class EitherTest: TermTest {
  private let first: TermTest
  private let second: TermTest

  init(_ first: TermTest, _ second: TermTest) {
    self.first = first
    self.second = second
  }

  override func verdict(_ id: TermID, _ view: TermView) -> TermVerdict {
    let a = first.verdict(id, view)
    if a == .yes || a == .undecided { return a }
    let b = second.verdict(id, view)
    return b == .no ? a : b
  }
}

final class BothTest: TermTest {
  private let first: TermTest
  private let second: TermTest

  init(_ first: TermTest, _ second: TermTest) {
    self.first = first
    self.second = second
  }

  override func verdict(_ id: TermID, _ view: TermView) -> TermVerdict {
    let a = first.verdict(id, view)
    if a == .no || a == .undecided { return a }
    let b = second.verdict(id, view)
    return b == .yes ? a : b
  }
}

final class NotTest: TermTest {
  private let inner: TermTest

  init(_ inner: TermTest) {
    self.inner = inner
  }

  override func verdict(_ id: TermID, _ view: TermView) -> TermVerdict {
    switch inner.verdict(id, view) {
    case .yes: .no
    case .no: .yes
    case .error: .error
    case .undecided: .undecided
    }
  }
}

// MARK: Of the term

/// Whether the term is a certain one.
final class IdentityTest: TermTest {
  private let term: TermID

  init(_ term: TermID) {
    self.term = term
  }

  override func verdict(_ id: TermID, _ view: TermView) -> TermVerdict { TermVerdict(id == term) }
}

final class KindTest: TermTest {
  private let kind: TermKind

  init(_ kind: TermKind) {
    self.kind = kind
  }

  override func verdict(_ id: TermID, _ view: TermView) -> TermVerdict { TermVerdict(view.kind == kind) }
}

/// Whether LANG is some text.
final class LanguageTest: TermTest {
  private let tag: [UInt8]

  init(_ tag: [UInt8]) {
    self.tag = tag
  }

  override func verdict(_ id: TermID, _ view: TermView) -> TermVerdict {
    guard view.kind == .literal else { return .error }
    return TermVerdict(view.language?.elementsEqual(tag) ?? tag.isEmpty)
  }
}

/// LANGMATCHES of LANG and a range.
final class LanguageRangeTest: TermTest {
  private let range: String
  /// Of the language that came last, since most are the same.
  private var last: (tag: [UInt8], matches: Bool)

  init(_ range: String) {
    self.range = range
    last = ([], ExpressionEvaluator.matches("", range))
  }

  override func verdict(_ id: TermID, _ view: TermView) -> TermVerdict {
    guard view.kind == .literal else { return .error }
    guard let tag = view.language else { return .no }
    if !tag.elementsEqual(last.tag) {
      last = (Array(tag), ExpressionEvaluator.matches(String(decoding: tag, as: UTF8.self), range))
    }
    return TermVerdict(last.matches)
  }
}

/// Whether DATATYPE is an IRI.
final class DatatypeTest: TermTest {
  private let datatype: TermID?
  private let ofTagged: Bool
  private let ofDirected: Bool

  init(_ datatype: IRI, _ dictionary: TermDictionary) {
    self.datatype = dictionary.id(of: datatype)
    ofTagged = datatype == RDFVocabulary.langString
    ofDirected = datatype == RDFVocabulary.dirLangString
  }

  override func verdict(_ id: TermID, _ view: TermView) -> TermVerdict {
    guard view.kind == .literal else { return .error }
    if view.language != nil { return TermVerdict(view.direction == nil ? ofTagged : ofDirected) }
    return TermVerdict(view.datatype == datatype)
  }
}

/// A sign between the term and a whole number.
final class NumberTest: TermTest {
  private let sign: Expression.Comparison
  private let value: Int
  private let integer: TermID?

  init(_ sign: Expression.Comparison, _ value: Int, integer: TermID?) {
    self.sign = sign
    self.value = value
    self.integer = integer
  }

  override func verdict(_ id: TermID, _ view: TermView) -> TermVerdict {
    guard view.datatype == integer, view.kind == .literal, let own = NumberTest.integer(view.text) else {
      return .undecided
    }
    return TermVerdict(sign.holds(own, value))
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

// MARK: Of its text

/// What a function takes of the variable: its value, or `STR` of it.
struct TextSubject {
  enum Part {
    case itself
    case text
  }

  let part: Part
  /// `xsd:string`, where the dictionary has it.
  let string: TermID?

  /// The text that a function on strings sees; nil is a type error.
  @inline(__always)
  func text(of view: TermView) -> UnsafeBufferPointer<UInt8>? {
    switch (view.kind, part) {
    case (.literal, .itself): view.datatype == string || view.language != nil ? view.text : nil
    case (.literal, .text), (.iri, .text): view.text
    default: nil
    }
  }
}

/// Whether the term, or its STR, is a plain string.
final class EqualTest: TermTest {
  private let text: [UInt8]
  private let subject: TextSubject

  init(_ text: [UInt8], _ subject: TextSubject) {
    self.text = text
    self.subject = subject
  }

  override func verdict(_ id: TermID, _ view: TermView) -> TermVerdict {
    // Terms of other kinds may be equal to it, unlike it, or neither.
    if subject.part == .itself, view.datatype != subject.string || view.kind != .literal { return .undecided }
    guard let own = subject.text(of: view) else { return .error }
    guard own.count == text.count else { return .no }
    return TermVerdict(own.baseAddress.map { memcmp($0, text, text.count) == 0 } ?? true)
  }
}

/// CONTAINS, STRSTARTS and STRENDS.
final class FindTest: TermTest {
  enum Place {
    case contains, starts, ends
  }

  private let place: Place
  private let search: ByteSearch
  private let subject: TextSubject

  init(_ place: Place, _ part: [UInt8], _ subject: TextSubject) {
    self.place = place
    search = ByteSearch(part)
    self.subject = subject
  }

  override func verdict(_ id: TermID, _ view: TermView) -> TermVerdict {
    guard let text = subject.text(of: view) else { return .error }
    let part = search.part
    if part.isEmpty { return .yes }
    guard text.count >= part.count, let base = text.baseAddress else { return .no }
    return switch place {
    case .contains: TermVerdict(search.isIn(text))
    case .starts: TermVerdict(memcmp(base, part, part.count) == 0)
    case .ends: TermVerdict(memcmp(base + text.count - part.count, part, part.count) == 0)
    }
  }
}

final class RegexTest: TermTest {
  private let expression: RegularExpression
  private let subject: TextSubject

  init(_ expression: RegularExpression, _ subject: TextSubject) {
    self.expression = expression
    self.subject = subject
  }

  override func verdict(_ id: TermID, _ view: TermView) -> TermVerdict {
    guard let text = subject.text(of: view) else { return .error }
    return expression.matches(text).map { TermVerdict($0) } ?? .undecided
  }
}
