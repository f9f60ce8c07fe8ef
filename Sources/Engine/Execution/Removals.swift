import TripleStore

/// The distinct rows, over the shared variables, of the right side of a MINUS, found by the variables that are bound on
/// both sides.
///
/// For each choice of variables that rows bind, and each choice that an environment binds, there is a table of what the
/// rows have in the variables of both: made when first needed, O(rows). There are few such choices.
final class Removals {
  /// Which variables are bound: a bit for each of the first 64, in their order.
  typealias Mask = UInt64

  private struct Key: Hashable {
    let rows: Mask
    let common: Mask
  }

  private struct Index {
    let columns: [Int]
    let table: TupleTable
  }

  private let rows: TupleTable
  private var masks: [Mask] = []
  private var indexes: [Key: Index] = [:]
  let isParameterised: Bool

  init(_ rows: TupleTable, isParameterised: Bool) {
    self.rows = rows
    self.isParameterised = isParameterised
    var seen: Set<Mask> = []
    for row in 0..<rows.count {
      let mask = mask { rows.value(row, $0) }
      if seen.insert(mask).inserted { masks.append(mask) }
    }
  }

  /// Whether some row is compatible with values of the shared variables, `.none` where one is unbound, and binds one of
  /// those that are bound.
  func excludes(_ values: UnsafePointer<TermID>, _ x: Execution) throws(EvaluationError) -> Bool {
    if rows.width > Mask.bitWidth { return try excludesSlowly(values, x) }
    let bound = mask { values[$0] }
    for mask in masks where mask & bound != 0 {
      let index = try index(Key(rows: mask, common: mask & bound), x)
      if index.table.find(index.columns, of: values) != nil { return true }
    }
    return false
  }

  private func mask(_ value: (Int) -> TermID) -> Mask {
    var mask: Mask = 0
    for column in 0..<min(rows.width, Mask.bitWidth) where value(column) != .none {
      mask |= 1 << Mask(column)
    }
    return mask
  }

  private func index(_ key: Key, _ x: Execution) throws(EvaluationError) -> Index {
    if let known = indexes[key] { return known }
    let columns = (0..<rows.width).filter { key.common & 1 << Mask($0) != 0 }
    var table = TupleTable(width: columns.count)
    for row in 0..<rows.count {
      try x.tick()
      if mask({ rows.value(row, $0) }) == key.rows { table.insert(row, columns, of: rows) }
    }
    let index = Index(columns: columns, table: table)
    indexes[key] = index
    return index
  }

  /// With more variables than a mask has bits, each row is looked at.
  private func excludesSlowly(
    _ values: UnsafePointer<TermID>, _ x: Execution
  ) throws(EvaluationError) -> Bool {
    for row in 0..<rows.count {
      try x.tick()
      var meets = false
      var isCompatible = true
      for column in 0..<rows.width {
        let (left, right) = (values[column], rows.value(row, column))
        if left == .none || right == .none { continue }
        meets = meets || left == right
        isCompatible = isCompatible && left == right
      }
      if meets, isCompatible { return true }
    }
    return false
  }
}
