import Algebra
import RDF

/// Functions on numbers, dates and times (SPARQL 1.1 sections 17.4.4 and 17.4.5).
extension ExpressionEvaluator {
  func numberFunction(_ function: Builtin, _ arguments: [Term]) -> Term? {
    if function == .rand { return .number(.double(Double.random(in: 0..<1))) }
    guard let first = arguments.first, case .number(let number) = Value(first) else { return nil }
    switch function {
    case .abs: return .number(number.magnitude)
    case .ceil: return .number(number.rounded(.up))
    case .floor: return .number(number.rounded(.down))
    case .round: return .number(number.rounded(.nearest))
    default: return nil
    }
  }

  func timeFunction(_ function: Builtin, _ arguments: [Term]) -> Term? {
    if function == .now { return .literal(now) }
    guard let first = arguments.first, case .moment(let moment) = Value(first) else { return nil }
    let hasDate = moment.kind != .time
    let hasTime = moment.kind != .date
    switch function {
    case .year: return hasDate ? .integer(moment.year) : nil
    case .month: return hasDate ? .integer(moment.month) : nil
    case .day: return hasDate ? .integer(moment.day) : nil
    case .hours: return hasTime ? .integer(moment.hour) : nil
    case .minutes: return hasTime ? .integer(moment.minute) : nil
    case .seconds: return hasTime ? .number(.decimal(moment.second)) : nil
    case .timezone: return moment.zoneDuration.map { .literal($0) }
    case .tz: return .string(moment.zoneText)
    default: return nil
    }
  }
}
