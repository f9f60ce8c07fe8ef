import Algebra
import RDF
import TripleStore

/// The plan of a query, as lines: what each operator does, the rows expected of it and, when it has run, those it gave.
public struct Explanation: Sendable, CustomStringConvertible {
  public struct Line: Hashable, Sendable {
    /// How deep the operator stands in the plan; 0 for the first.
    public let depth: Int
    public let text: String
    /// The rows that one run of the operator was expected to give.
    public let estimate: Double
    /// The rows that all its runs gave, or nil where the plan has not run.
    public let rows: Int?
  }

  public let lines: [Line]

  /// The plan with its rows in columns on the right.
  public var description: String {
    let texts = lines.map { String(repeating: "  ", count: $0.depth) + $0.text }
    let width = texts.map(\.unicodeScalars.count).max() ?? 0
    return zip(lines, texts).map { line, text in
      let padding = String(repeating: " ", count: width - text.unicodeScalars.count)
      let rows = line.rows.map { "  rows \($0)" } ?? ""
      return "\(text)\(padding)  expected \(Explanation.rounded(line.estimate))\(rows)"
    }.joined(separator: "\n")
  }

  private static func rounded(_ number: Double) -> String {
    if number >= 10 || number == 0 { return number < 1e15 ? String(Int(number)) : "many" }
    return String((number * 10).rounded() / 10)
  }

  init(_ plan: Plan, _ names: PlanNames, counts: UnsafeMutablePointer<Int>?) {
    var lines: [Line] = []
    func add(_ step: Operator, _ depth: Int) {
      lines.append(
        Line(depth: depth, text: step.label(names), estimate: step.estimate, rows: counts.map { $0[step.id] })
      )
      for child in step.children { add(child, depth + 1) }
    }
    add(plan.root, 0)
    self.lines = lines
  }
}

/// How the parts of a plan are shown.
struct PlanNames {
  let terms: TermSpace
  let layout: EnvironmentLayout
  let display: (Term) -> String

  func term(_ id: TermID) -> String { terms.term(id).map(display) ?? "UNDEF" }

  func variable(_ slot: Int) -> String { "?" + layout.names[slot] }

  func variables(_ slots: [Int]) -> String { slots.map { variable($0) }.joined(separator: " ") }

  /// An expression in SPARQL's words.
  func expression(_ expression: Expression) -> String {
    func list(_ parts: [Expression]) -> String {
      parts.map { self.expression($0) }.joined(separator: ", ")
    }
    func inner(_ part: Expression) -> String {
      switch part {
      case .or, .and, .comparison, .arithmetic, .isIn: "(\(self.expression(part)))"
      default: self.expression(part)
      }
    }
    return switch expression {
    case .variable(let variable): "?\(variable.name)"
    case .term(let term): display(term)
    case .or(let a, let b): "\(inner(a)) || \(inner(b))"
    case .and(let a, let b): "\(inner(a)) && \(inner(b))"
    case .not(let a): "!\(inner(a))"
    case .comparison(let sign, let a, let b): "\(inner(a)) \(sign.rawValue) \(inner(b))"
    case .arithmetic(let sign, let a, let b): "\(inner(a)) \(sign.rawValue) \(inner(b))"
    case .negate(let a): "-\(inner(a))"
    case .plus(let a): "+\(inner(a))"
    case .isIn(let a, let items): "\(inner(a)) in (\(list(items)))"
    case .bound(let variable): "bound(?\(variable.name))"
    case .if(let a, let b, let c): "if(\(list([a, b, c])))"
    case .coalesce(let items): "coalesce(\(list(items)))"
    case .exists: "exists {…}"
    case .call(let function, let arguments): "\(function.rawValue.lowercased())(\(list(arguments)))"
    case .function(let name, let arguments): "\(display(.iri(name)))(\(list(arguments)))"
    }
  }
}
