import Language
import RDF

/// Turns a statement as it is written into the algebra, after SPARQL 1.1 section 18.2.
///
/// One value serves one statement: its blank nodes, numbered names and declarations hold for all that it lowers.
public struct Lowering {
  let resolver: any NameResolver
  /// How many patterns or named expressions can be joined: each runs inside the one before it.
  static let joinLimit = 1_500
  /// What relative references are resolved against.
  private(set) var base: String
  /// Whether the statement says so itself.
  private(set) var declaresBase = false
  /// The prefixes that the statement declares itself.
  private(set) var prefixes: [ExactText: String] = [:]

  /// How many variables of the algebra's own there are.
  var made = 0
  /// The basic graph pattern that is being lowered, counted from 1, and how many there are.
  var block = 0
  var blocks = 0
  /// The basic graph pattern that each blank node label stands in.
  var labels: [ExactText: Int] = [:]
  /// The blank node labels that are written as nodes, in data and templates.
  var writtenLabels: Set<ExactText> = []
  /// The variables of a pattern, each with the first place where it stands.
  var appearances: [Variable: Appearance] = [:]
  /// What aggregates and variables mean in the expression that is being lowered.
  var grouping = Grouping.none(place: "a filter")

  /// A lowering with the declarations of a statement, which shadow those of the resolver.
  public init(resolver: any NameResolver, prologue: PrologueSyntax = PrologueSyntax()) {
    self.resolver = resolver
    base = resolver.base
    declare(prologue)
  }

  /// From here on these declarations hold too.
  mutating func declare(_ prologue: PrologueSyntax) {
    for declaration in prologue.declarations {
      switch declaration {
      case .base(let term):
        guard case .iri(let reference) = term.kind else { continue }
        base = IRI.resolve(reference, against: base).string
        declaresBase = true
      case .prefix(let prefix, let term):
        guard case .iri(let reference) = term.kind else { continue }
        prefixes[ExactText(prefix)] = IRI.resolve(reference, against: base).string
      }
    }
  }

  /// A new variable of the algebra's own.
  mutating func makeVariable(_ purpose: String) -> Variable {
    made += 1
    return Variable(".\(purpose)\(made)")
  }

  /// Where a variable stands, in the text and among those that stand at the same place.
  struct Appearance {
    var offset: Int
    let number: Int
  }

  /// Notes where a variable stands.
  mutating func appear(_ variable: Variable, at offset: Int) {
    if variable.isInternal { return }
    let known = appearances[variable] ?? Appearance(offset: offset, number: appearances.count)
    appearances[variable] = Appearance(offset: min(known.offset, offset), number: known.number)
  }
}
