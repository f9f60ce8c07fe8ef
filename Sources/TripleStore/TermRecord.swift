import RDF

/// What a dictionary keeps of a term: where its bytes are and what they mean.
@usableFromInline
struct TermRecord {
  /// The forms of terms: those of ``TermKind``, with literals told apart by tag and direction.
  @usableFromInline
  enum Form: UInt8 {
    case iri
    case blank
    case literal
    case tagged
    case leftToRight
    case rightToLeft
    case triple

    init(direction: Direction?) {
      switch direction {
      case nil: self = .tagged
      case .leftToRight: self = .leftToRight
      case .rightToLeft: self = .rightToLeft
      }
    }

    var direction: Direction? {
      switch self {
      case .leftToRight: .leftToRight
      case .rightToLeft: .rightToLeft
      default: nil
      }
    }

    var kind: TermKind {
      switch self {
      case .iri: .iri
      case .blank: .blank
      case .literal, .tagged, .leftToRight, .rightToLeft: .literal
      case .triple: .triple
      }
    }

    var isTagged: Bool { self == .tagged || self == .leftToRight || self == .rightToLeft }
  }

  /// The IRI, label or lexical form, then the language tag; of a triple term three ids.
  @usableFromInline let text: UnsafePointer<UInt8>
  /// The number of bytes without the tag.
  @usableFromInline let count: UInt32
  /// The number of bytes of the language tag.
  let tagCount: UInt32
  /// A literal's datatype, else none.
  let datatype: TermID
  let form: Form
  /// Whether the text can stand in N-Triples as it is: see ``PlainText``.
  let isPlain: Bool

  @usableFromInline var bytes: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: text, count: Int(count))
  }

  var tag: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: text + Int(count), count: Int(tagCount))
  }

  /// The last bytes without the tag, as many as a word has; 0 where there are fewer.
  var lastWord: UInt64 { TermRecord.lastWord(text, Int(count)) }

  @inline(__always)
  static func lastWord(_ text: UnsafePointer<UInt8>, _ count: Int) -> UInt64 {
    count < 8
      ? 0 : UnsafeRawPointer(text).loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self)
  }

  /// The components of a triple term. Requires that form.
  var parts: (TermID, TermID, TermID) {
    let raw = UnsafeRawPointer(text)
    func part(_ index: Int) -> TermID {
      TermID(rawValue: raw.loadUnaligned(fromByteOffset: 4 * index, as: UInt32.self))
    }
    return (part(0), part(1), part(2))
  }
}

/// The records of a dictionary by id, in segments that double in size and never move, so that a record once written
/// can be read while others are appended.
struct TermRecords: @unchecked Sendable {
  private static let firstSegmentBits = 8
  /// As many as 2^30 ids need.
  private static let segmentCount = 24
  private let segments: UnsafeMutablePointer<UnsafeMutablePointer<TermRecord>?>

  init() {
    segments = .allocate(capacity: TermRecords.segmentCount)
    segments.initialize(repeating: nil, count: TermRecords.segmentCount)
  }

  /// Records of the first so many ids, which can be written in any order and on several threads.
  init(count: Int) {
    self.init()
    guard count > 0 else { return }
    let last = TermRecords.place(of: TermID(rawValue: UInt32(count))).segment
    for segment in 0...last { segments[segment] = TermRecords.allocate(segment) }
  }

  private static func allocate(_ segment: Int) -> UnsafeMutablePointer<TermRecord> {
    .allocate(large: 1 << (segment + firstSegmentBits), willBeFilled: false)
  }

  func deallocate() {
    for index in 0..<TermRecords.segmentCount { segments[index]?.deallocate() }
    segments.deallocate()
  }

  /// The segment of an id and the place in it.
  private static func place(of id: TermID) -> (segment: Int, offset: Int) {
    let number = Int(id.rawValue) &- 1 &+ (1 << firstSegmentBits)
    let segment = Int.bitWidth &- 1 &- number.leadingZeroBitCount &- firstSegmentBits
    return (segment, number &- (1 &<< (segment &+ firstSegmentBits)))
  }

  /// The record of an id. Requires that it was appended.
  subscript(id: TermID) -> UnsafePointer<TermRecord> {
    let (segment, offset) = TermRecords.place(of: id)
    guard let records = segments[segment] else { preconditionFailure("an id of another dictionary") }
    return UnsafePointer(records + offset)
  }

  /// Writes the record of the next id.
  func append(_ record: TermRecord, as id: TermID) {
    let (segment, offset) = TermRecords.place(of: id)
    let records: UnsafeMutablePointer<TermRecord>
    if let existing = segments[segment] {
      records = existing
    } else {
      records = TermRecords.allocate(segment)
      segments[segment] = records
    }
    (records + offset).initialize(to: record)
  }
}
