import TripleStore

/// A set of tuples of ids of one width, numbered from 0 in the order in which they came.
///
/// Open addressing over one flat buffer; a width of 0 is allowed and holds at most the empty tuple.
struct TupleTable {
  let width: Int
  private(set) var count = 0
  /// The tuples, row-major.
  private(set) var values: [TermID] = []
  /// The number of a tuple plus 1, or 0; a power of two of them, at most half in use.
  private var places: [UInt32]

  init(width: Int) {
    self.width = width
    places = Array(repeating: 0, count: 16)
  }

  /// The value of a tuple at a column.
  @inline(__always)
  func value(_ index: Int, _ column: Int) -> TermID { values[index * width + column] }

  /// Adds the tuple of an environment's slots. O(width), amortised.
  mutating func insert(_ slots: [Int], of environment: UnsafePointer<TermID>) -> (index: Int, isNew: Bool) {
    for slot in slots { values.append(environment[slot]) }
    return settle()
  }

  /// Adds the tuple of a row of columns.
  mutating func insert(_ row: Int, of columns: [UnsafeMutablePointer<TermID>?]) -> (index: Int, isNew: Bool) {
    if columns.count == 1 { return insert(columns[0]?[row] ?? .none) }
    for column in columns { values.append(column?[row] ?? .none) }
    return settle()
  }

  /// Adds some columns of a tuple of another table.
  mutating func insert(_ row: Int, _ columns: [Int], of other: TupleTable) {
    for column in columns { values.append(other.value(row, column)) }
    _ = settle()
  }

  /// Adds a tuple of one id.
  mutating func insert(_ id: TermID) -> (index: Int, isNew: Bool) {
    var place = TupleTable.finish(TupleTable.mix(TupleTable.seed, id)) & (places.count - 1)
    while places[place] != 0 {
      let index = Int(places[place]) - 1
      if values[index] == id { return (index, false) }
      place = (place + 1) & (places.count - 1)
    }
    values.append(id)
    return take(place)
  }

  /// Adds a tuple of a number and an id.
  mutating func insert(_ number: Int, _ id: TermID) -> (index: Int, isNew: Bool) {
    let first = TermID(rawValue: UInt32(truncatingIfNeeded: number))
    let hash = TupleTable.mix(TupleTable.mix(TupleTable.seed, first), id)
    var place = TupleTable.finish(hash) & (places.count - 1)
    while places[place] != 0 {
      let index = Int(places[place]) - 1
      if values[2 * index] == first, values[2 * index + 1] == id { return (index, false) }
      place = (place + 1) & (places.count - 1)
    }
    values.append(first)
    values.append(id)
    return take(place)
  }

  /// Adds a tuple of a number and the slots of an environment.
  mutating func insert(
    _ number: Int, _ slots: [Int], of environment: UnsafePointer<TermID>
  ) -> (index: Int, isNew: Bool) {
    values.append(TermID(rawValue: UInt32(truncatingIfNeeded: number)))
    for slot in slots { values.append(environment[slot]) }
    return settle()
  }

  /// The number of the tuple of an environment's slots, or nil.
  func find(_ slots: [Int], of environment: UnsafePointer<TermID>) -> Int? {
    var hash = TupleTable.seed
    for slot in slots { hash = TupleTable.mix(hash, environment[slot]) }
    var place = TupleTable.finish(hash) & (places.count - 1)
    while places[place] != 0 {
      let index = Int(places[place]) - 1
      var column = 0
      while column < width, values[index * width + column] == environment[slots[column]] { column += 1 }
      if column == width { return index }
      place = (place + 1) & (places.count - 1)
    }
    return nil
  }

  /// Whether the table of single ids holds one.
  func contains(_ id: TermID) -> Bool {
    var place = TupleTable.finish(TupleTable.mix(TupleTable.seed, id)) & (places.count - 1)
    while places[place] != 0 {
      if values[Int(places[place]) - 1] == id { return true }
      place = (place + 1) & (places.count - 1)
    }
    return false
  }

  /// Numbers the tuple that stands at the end of `values`, or takes it away again where it is known.
  private mutating func settle() -> (index: Int, isNew: Bool) {
    let start = count * width
    var place = TupleTable.finish(hash(at: start)) & (places.count - 1)
    while places[place] != 0 {
      let known = (Int(places[place]) - 1) * width
      var column = 0
      while column < width, values[known + column] == values[start + column] { column += 1 }
      if column == width {
        values.removeLast(width)
        return (Int(places[place]) - 1, false)
      }
      place = (place + 1) & (places.count - 1)
    }
    return take(place)
  }

  /// Numbers the tuple that was added at the end of `values`, whose place is free.
  private mutating func take(_ place: Int) -> (index: Int, isNew: Bool) {
    count += 1
    places[place] = UInt32(count)
    if count * 2 > places.count { grow() }
    return (count - 1, true)
  }

  private mutating func grow() {
    places = Array(repeating: 0, count: places.count * 2)
    for index in 0..<count {
      var place = TupleTable.finish(hash(at: index * width)) & (places.count - 1)
      while places[place] != 0 { place = (place + 1) & (places.count - 1) }
      places[place] = UInt32(index + 1)
    }
  }

  private func hash(at start: Int) -> UInt64 {
    var hash = TupleTable.seed
    for column in 0..<width { hash = TupleTable.mix(hash, values[start + column]) }
    return hash
  }

  private static let seed: UInt64 = 0x9e37_79b9_7f4a_7c15

  @inline(__always)
  private static func mix(_ hash: UInt64, _ id: TermID) -> UInt64 {
    (hash ^ UInt64(id.rawValue)) &* 0xff51_afd7_ed55_8ccd ^ (hash >> 29)
  }

  @inline(__always)
  private static func finish(_ hash: UInt64) -> Int {
    Int(truncatingIfNeeded: (hash ^ (hash >> 32)) & 0x7fff_ffff_ffff_ffff)
  }
}
