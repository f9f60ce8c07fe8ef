import Algebra
import RDF
import TripleStore

/// A date or a date with a time as most are written, `2018-06-30` or `2018-06-30T12:00:00`, with or without `Z`, as one
/// number in their order.
struct PlainMoment {
  let number: Int
  let hasZone: Bool
  let isDate: Bool

  /// Reads a text; nil for any other form and for what is no date. O(1).
  init?(_ text: UnsafeBufferPointer<UInt8>) {
    hasZone = text.last == UInt8(ascii: "Z")
    let count = text.count - (hasZone ? 1 : 0)
    isDate = count == 10
    func number(_ start: Int, _ digits: Int) -> Int? {
      var value = 0
      for index in start..<start + digits {
        let digit = text[index] &- UInt8(ascii: "0")
        guard digit < 10 else { return nil }
        value = 10 * value + Int(digit)
      }
      return value
    }
    guard count == 10 || count == 19, text[4] == UInt8(ascii: "-"), text[7] == UInt8(ascii: "-"),
      let year = number(0, 4), let month = number(5, 2), let day = number(8, 2),
      (1...12).contains(month), day >= 1, day <= Moment.days(in: month, of: year)
    else { return nil }
    let date = (year * 100 + month) * 100 + day
    guard !isDate else {
      self.number = date
      return
    }
    guard text[10] == UInt8(ascii: "T"), text[13] == UInt8(ascii: ":"), text[16] == UInt8(ascii: ":"),
      let hour = number(11, 2), let minute = number(14, 2), let second = number(17, 2),
      hour < 24, minute < 60, second < 60
    else { return nil }
    self.number = ((date * 100 + hour) * 100 + minute) * 100 + second
  }

  /// The moment of a literal whose datatype its form is that of.
  init?(_ literal: Literal) {
    guard literal.datatype == XSD.date || literal.datatype == XSD.dateTime else { return nil }
    var text = literal.lexical
    guard let moment = text.withUTF8({ PlainMoment($0) }), moment.isDate == (literal.datatype == XSD.date)
    else { return nil }
    self = moment
  }
}

/// A sign between the term and a date, or a date with a time.
final class MomentTest: TermTest {
  private let sign: Expression.Comparison
  private let moment: PlainMoment
  private let datatype: TermID?

  init(_ sign: Expression.Comparison, _ moment: PlainMoment, datatype: TermID?) {
    self.sign = sign
    self.moment = moment
    self.datatype = datatype
  }

  override func verdict(_ id: TermID, _ view: TermView) -> TermVerdict {
    // Without a zone on one side only, whether one is before the other may be unknown.
    guard view.datatype == datatype, view.kind == .literal, let own = PlainMoment(view.text),
      own.isDate == moment.isDate, own.hasZone == moment.hasZone
    else { return .undecided }
    return TermVerdict(sign.holds(own.number, moment.number))
  }
}

extension Expression.Comparison {
  /// Whether the sign holds between two numbers.
  func holds(_ a: Int, _ b: Int) -> Bool {
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
