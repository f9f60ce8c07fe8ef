import Foundation

/// What a workload cost, counted instead of timed, so that a busy machine says the same as an idle one.
struct Counts: Codable, Equatable {
  /// A part of a query's plan and the rows that it gave.
  struct Step: Codable, Equatable {
    let step: String
    let rows: Int
  }

  let workload: String
  let rows: Int
  var steps: [Step]
  /// The instructions of one warm run on its own thread; nil before they are counted.
  var instructions: Int?

  /// The counts in lines of JSON. Lines that are none are passed over.
  static func lines(_ text: String) -> [Counts] {
    text.split(separator: "\n").compactMap { try? JSONDecoder().decode(Counts.self, from: Data($0.utf8)) }
  }

  /// The counts as a line of JSON.
  var line: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }
}
