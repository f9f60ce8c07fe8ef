import Language

/// The wording of every lowering error.
extension LoweringError {
  /// What is wrong, in one line.
  public var message: String {
    switch kind {
    case .unknownPrefix(let prefix, _): "the prefix \(prefix): is not declared"
    case .unknownLabel(let label, _): "nothing in this graph has the label \"\(label)\""
    case .ambiguousLabel(let label, let candidates):
      "\(candidates.count) entities have the label \"\(label)\""
    case .unknownParameter(let name, _): "there is no %\(name)"
    case .variableAlreadyBound(let name): "?\(name) is bound already"
    case .ungroupedVariable(let name): "?\(name) has many values in a group"
    case .nestedAggregate: "an aggregate cannot stand inside another one"
    case .aggregateOutsideGroup(let place): "an aggregate cannot stand in \(place)"
    case .wrongArgumentCount(let function, let expected, let found):
      "\(function) takes \(expected) \(expected == "1" ? "argument" : "arguments"), not \(found)"
    case .unknownFunction(let name): "there is no function \(name)"
    case .tooMany(let what, let limit): "more than \(limit) \(what) stand side by side here"
    case .variableInData(let name): "?\(name) cannot stand here, where only data can"
    case .blankNodeInDelete: "a blank node cannot be deleted by name"
    case .sharedBlankNode(let label): "the blank node _:\(label) stands in two patterns"
    case .starWithGroup: "* has no meaning after grouping"
    case .misplacedTerm(let text): text
    }
  }

  /// What to do about it; nil where the message says all there is.
  public var help: String? {
    switch kind {
    case .unknownPrefix(let prefix, let closest):
      closest.isEmpty
        ? "declare it: name \(prefix): = <https://…>"
        : (LoweringError.closest(closest.map { $0 + ":" }) ?? "")
          + ", or declare it: name \(prefix): = <https://…>"
    case .unknownLabel(_, let closest):
      closest.isEmpty ? nil : LoweringError.closest(closest.map { "@\"\($0)\"" })
    case .ambiguousLabel(_, let candidates): "write the name of one: \(candidates.joined(separator: ", "))"
    case .unknownParameter(let name, let closest):
      closest.isEmpty ? "set it: .set \(name) = VALUE" : LoweringError.closest(closest.map { "%" + $0 })
    case .variableAlreadyBound("count"): "choose another name: the value of count is called so"
    case .variableAlreadyBound: "choose another name for the new value"
    case .ungroupedVariable(let name): "add ?\(name) to the keys, or take one of its values: sample(?\(name))"
    case .nestedAggregate: "compute the inner one in a query of its own: { select … }"
    case .aggregateOutsideGroup:
      "use it in select, having or order by, or in a query of its own: { select … }"
    case .unknownFunction(let name):
      name.hasPrefix("xsd:")
        ? LoweringError.closest(Language.closest(to: name, among: Lowering.castNames)) : nil
    case .tooMany: "put some of them into braces, or into a query of their own"
    case .wrongArgumentCount, .misplacedTerm: nil
    case .variableInData: "to write what a pattern finds: insert { … } where { … }"
    case .blankNodeInDelete: "put a variable in its place and delete by a pattern: delete { … } where { … }"
    case .sharedBlankNode: "use a variable, which may stand in several"
    case .starWithGroup: "name the keys and aggregates that you want"
    }
  }

  private static func closest(_ names: [String]) -> String? {
    names.isEmpty ? nil : "did you mean \(names.joined(separator: ", "))?"
  }
}
