/// The classes of characters that a program can't tell apart, found as characters come; numbered from 1.
final class RegexClasses {
  /// What an assertion asks of what is beside it.
  struct Sides: OptionSet, Hashable {
    let rawValue: UInt8
    static let word = Sides(rawValue: 1)
    static let lineFeed = Sides(rawValue: 2)
    /// The start or the end of the text.
    static let outside = Sides(rawValue: 4)
    static let none: Sides = []
  }

  /// By ASCII character: its class, 0 for one that has not come yet.
  let ascii: UnsafeMutablePointer<Int32>
  /// Likewise by 256 characters each, once one of them has come.
  private var pages: [UnsafeMutablePointer<Int32>?] = []
  private let program: RegexProgram
  /// One character of each class, and what it is beside a place.
  private var representatives: [Unicode.Scalar] = ["\0"]
  private var sides: [Sides] = [.none]
  /// The class of the characters that are in some sets, a bit each.
  private var known: [[UInt64]: Int32] = [:]

  init(_ program: RegexProgram) {
    self.program = program
    ascii = .allocate(capacity: 128)
    ascii.initialize(repeating: 0, count: 128)
  }

  deinit {
    ascii.deallocate()
    for page in pages { page?.deallocate() }
  }

  /// The number of classes, with 0.
  var count: Int { representatives.count }

  func representative(_ kind: Int) -> Unicode.Scalar { representatives[kind] }
  func sides(_ kind: Int) -> Sides { sides[kind] }

  /// The class of a character, or 0.
  func known(_ scalar: Unicode.Scalar) -> Int {
    let number = Int(scalar.value >> 8)
    guard number < pages.count, let page = pages[number] else { return 0 }
    return Int(page[Int(scalar.value & 0xFF)])
  }

  /// The class of a character, new or known. O(sets of the program).
  func add(_ scalar: Unicode.Scalar) -> Int {
    let old = scalar.isASCII ? Int(ascii[Int(scalar.value)]) : known(scalar)
    if old > 0 { return old }
    let kind = find(scalar)
    if scalar.isASCII {
      ascii[Int(scalar.value)] = kind
    } else {
      page(of: scalar)[Int(scalar.value & 0xFF)] = kind
    }
    return Int(kind)
  }

  private func page(of scalar: Unicode.Scalar) -> UnsafeMutablePointer<Int32> {
    if pages.isEmpty { pages = Array(repeating: nil, count: 0x1100) }
    let number = Int(scalar.value >> 8)
    if let page = pages[number] { return page }
    let page = UnsafeMutablePointer<Int32>.allocate(capacity: 256)
    page.initialize(repeating: 0, count: 256)
    pages[number] = page
    return page
  }

  private func find(_ scalar: Unicode.Scalar) -> Int32 {
    var beside = Sides.none
    if program.looksAround {
      if scalar == "\n" { beside.insert(.lineFeed) }
      if ScalarSet.wordOrUnderscore.contains(scalar, ignoringCase: false) { beside.insert(.word) }
    }
    var bits = [UInt64](repeating: 0, count: program.sets.count / 64 + 1)
    for (index, set) in program.sets.enumerated() where set.passes(scalar) {
      bits[index / 64] |= 1 << UInt64(index % 64)
    }
    bits.append(UInt64(beside.rawValue))
    if let kind = known[bits] { return kind }
    let kind = Int32(representatives.count)
    representatives.append(scalar)
    sides.append(beside)
    known[bits] = kind
    return kind
  }
}
