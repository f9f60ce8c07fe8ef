import Algebra

/// The slots of the environment that the variables of one query level stand for.
///
/// A subquery has a scope of its own that shares the slots of the variables that it projects; its other variables get
/// new slots, so a name that is used inside and outside means two things, as SPARQL says.
final class Scope {
  private var slots: [Variable: Int]
  /// The variables that EXISTS has substituted: constants of this run, visible wherever they stand.
  let parameters: Set<Variable>
  private let environment: EnvironmentLayout

  init(_ environment: EnvironmentLayout, parameters: Set<Variable> = []) {
    self.environment = environment
    self.parameters = parameters
    slots = [:]
  }

  /// The scope of a subquery that shows only these variables.
  init(inside outer: Scope, sharing variables: [Variable]) {
    environment = outer.environment
    parameters = outer.parameters.intersection(variables)
    slots = [:]
    for variable in variables { slots[variable] = outer.slot(variable) }
  }

  /// The slot of a variable, made at its first use.
  func slot(_ variable: Variable) -> Int {
    if let slot = slots[variable] { return slot }
    let slot = environment.add(variable.name)
    slots[variable] = slot
    return slot
  }

  /// The slots of variables in the order of their names.
  func slots(_ variables: Set<Variable>) -> [Int] {
    variables.map { slot($0) }.sorted()
  }

  /// A slot that no variable stands for.
  func anonymousSlot() -> Int { environment.add("") }
}

/// The slots of one plan's environment and the names that they are shown with.
final class EnvironmentLayout {
  private(set) var names: [String] = []

  func add(_ name: String) -> Int {
    names.append(name)
    return names.count - 1
  }
}

/// The variables that the environment can hold, and those that it does, where an operator begins to run.
struct Bound {
  var possible: Set<Variable> = []
  var certain: Set<Variable> = []

  static let nothing = Bound()

  mutating func add(_ variables: Variables) {
    possible.formUnion(variables.possible)
    certain.formUnion(variables.certain)
  }

  func adding(_ variables: Variables) -> Bound {
    var copy = self
    copy.add(variables)
    return copy
  }

  func restricted(to variables: [Variable]) -> Bound {
    Bound(possible: possible.intersection(variables), certain: certain.intersection(variables))
  }
}
