import Formats
import RDF
import TripleStore

/// Reads a text and gives its quads.
func quads(_ text: String, _ format: Format, base: String = "") throws -> Set<Quad> {
  try quads(Array(text.utf8), format, base: base)
}

func quads(_ bytes: [UInt8], _ format: Format, base: String = "") throws -> Set<Quad> {
  Set(try dataset(bytes, format, base: base).quads())
}

func dataset(_ bytes: [UInt8], _ format: Format, base: String = "") throws -> Dataset {
  let builder = DatasetBuilder()
  try read(bytes, as: format, options: ReaderOptions(base: base), into: builder)
  return builder.finish()
}

/// A dataset of some quads.
func dataset(_ quads: some Sequence<Quad>) throws -> Dataset {
  let builder = DatasetBuilder()
  for quad in quads { try builder.add(quad) }
  return builder.finish()
}

/// The error that reading a text gives.
func failure(_ bytes: [UInt8], _ format: Format, base: String = "") -> FormatError? {
  do {
    try read(bytes, as: format, options: ReaderOptions(base: base), into: DatasetBuilder())
    return nil
  } catch {
    return error
  }
}

func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

/// A deterministic source of random numbers (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var value = state
    value = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
    value = (value ^ (value >> 27)) &* 0x94d0_49bb_1331_11eb
    return value ^ (value >> 31)
  }
}
