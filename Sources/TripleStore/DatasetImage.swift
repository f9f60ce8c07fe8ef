/// A dataset as one run of bytes that can be used where it lies once it has been read and checked.
///
///     header       80 bytes: see `Header`
///     note         whatever the writer says of it
///     records      24 bytes a term: where its text begins, counts of text and tag, datatype, form, whether it is plain
///     slots        the table that finds terms by their bytes
///     graphs       80 bytes each: its name and how many keys each level of its three tries has
///     tries        for each graph, and in each order: first keys, their offsets, second keys, their offsets, third
///                  keys; at last the numbers of subjects of its predicates
///     arena        the texts of the terms
///
/// Every part begins at a multiple of 8. Numbers are in the machine's own byte order: an image is for the machine, and
/// the build, that wrote it, and any other takes it for damaged.
///
/// Whatever the bytes are, reading them is safe: either they are a dataset as far as memory is concerned, or no
/// dataset comes out.
public final class DatasetImage: @unchecked Sendable {
  /// The bytes; parts of them belong to the dataset that was made of the image.
  let bytes: UnsafeMutableRawBufferPointer
  private let memory: UnsafeMutableRawPointer

  /// Room for an image of so many bytes.
  public init(byteCount: Int) {
    memory = .allocate(byteCount: max(byteCount, 1), alignment: 16)
    bytes = UnsafeMutableRawBufferPointer(start: memory, count: byteCount)
    LargeMemory.advise(UnsafeRawBufferPointer(bytes))
  }

  deinit { memory.deallocate() }

  /// Elements at a place. Requires that they are within the image.
  func pointer<T>(_ place: Int, _ count: Int, as type: T.Type) -> UnsafeMutablePointer<T> {
    (memory + place).bindMemory(to: type, capacity: count)
  }

  /// How many bytes are read and summed up at a time.
  static let pieceSize = 1 << 20

  /// The numbers at the beginning.
  struct Header {
    static let size = 80
    /// From here on bytes are summed up; those before are all known to a reader.
    static let summedFrom = 40
    /// To be raised whenever an image of old would be misread.
    static let version: UInt64 = 1
    /// `gloss`, and three bytes that no text has and that a transfer as text would change.
    static let magic: UInt64 = 0x0a0d_8173_736f_6c67

    var checksum: UInt64 = 0
    var size = 0
    var noteCount = 0
    var termCount = 0
    var slotCount = 0
    var arenaCount = 0
    var graphCount = 0

    /// Changes with whatever the slots depend on.
    static let fingerprint: UInt64 = {
      let text = Array("gloss:Image-en".utf8)
      return text.withUnsafeBufferPointer { text in
        let iri = TermKey(form: .iri, text: text).hash
        let tag = UnsafeBufferPointer(rebasing: text[12...])
        let tagged = TermKey(form: .tagged, text: text, tag: tag, datatype: .none).hash
        return ByteHash.mix(version, UInt64(iri) << 32 | UInt64(tagged))
      }
    }()

    var words: [UInt64] {
      [
        Header.magic, Header.version, Header.fingerprint, UInt64(size), checksum, UInt64(noteCount),
        UInt64(termCount), UInt64(slotCount), UInt64(arenaCount), UInt64(graphCount),
      ]
    }
  }

  /// The number of keys of each level of a trie.
  struct TrieCounts {
    var firsts: Int
    var seconds: Int
    var thirds: Int
  }

  /// How large a part of so many bytes is with what fills it up.
  static func padded(_ count: Int) -> Int { (count + 7) & ~7 }

  // MARK: Checksum

  /// The checksum of an image. O(bytes).
  static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var sums: [UInt64] = []
    for start in stride(from: 0, to: bytes.count, by: pieceSize) {
      sums.append(sum(bytes, piece: start / pieceSize))
    }
    return checksum(sums)
  }

  /// Makes an image's checksum that of its bytes. For tests of what is checked besides.
  package static func sign(_ bytes: inout [UInt8]) {
    guard bytes.count >= Header.size else { return }
    let checksum = bytes.withUnsafeBytes { self.checksum($0) }
    bytes.withUnsafeMutableBytes { $0.storeBytes(of: checksum, toByteOffset: 32, as: UInt64.self) }
  }

  /// The checksum from the sums of all pieces.
  static func checksum(_ sums: [UInt64]) -> UInt64 {
    sums.reduce(UInt64(sums.count)) { ByteHash.mix($0, $1) }
  }

  /// The sum of one piece: four lanes, so that products need not wait for one another.
  static func sum(_ bytes: UnsafeRawBufferPointer, piece: Int) -> UInt64 {
    var place = piece * pieceSize
    let end = min(place + pieceSize, bytes.count)
    if piece == 0 { place = min(Header.summedFrom, end) }
    var (a, b, c, d) = (UInt64(piece), UInt64(1), UInt64(2), UInt64(end))
    while place &+ 32 <= end {
      a = ByteHash.mix(a, bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
      b = ByteHash.mix(b, bytes.loadUnaligned(fromByteOffset: place &+ 8, as: UInt64.self))
      c = ByteHash.mix(c, bytes.loadUnaligned(fromByteOffset: place &+ 16, as: UInt64.self))
      d = ByteHash.mix(d, bytes.loadUnaligned(fromByteOffset: place &+ 24, as: UInt64.self))
      place &+= 32
    }
    while place < end {
      a = ByteHash.mix(a, UInt64(bytes[place]))
      place &+= 1
    }
    return ByteHash.mix(ByteHash.mix(a, b), ByteHash.mix(c, d))
  }
}
