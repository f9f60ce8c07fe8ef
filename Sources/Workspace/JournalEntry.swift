import FoundationEssentials
import RDF

/// One line of a journal: a statement that changed the graph, with its effect, or a mark that a snapshot was written.
///
/// Effects are N-Quads lines, so that opening a graph never runs a statement again.
public struct JournalEntry: Codable, Hashable, Sendable {
  /// What the line records.
  public enum Kind: String, Codable, Sendable {
    case statement
    /// The effect of taking statement ``of`` back.
    case undo
    /// The effect of doing statement ``of`` again.
    case redo
    /// All lines before this one are in the snapshot with digest ``snapshot``.
    case save
  }

  /// A change to the context: a name, a prefix (with its colon), `@base` or `@vocab`; nil is "not declared".
  public struct Naming: Codable, Hashable, Sendable {
    public var name: String
    public var from: String?
    public var to: String?

    /// The same change the other way round.
    public var inverse: Naming { Naming(name: name, from: to, to: from) }
  }

  /// Counts the entries of a graph from 1, over journal and history.
  public var number: Int
  public var kind: Kind
  /// The statement as it was typed.
  public var statement: String?
  /// Who made it, and when, where that is known.
  public var by: String?
  public var at: String?
  public var added: [String]?
  public var removed: [String]?
  public var naming: [Naming]?
  /// The entry that an undo or redo speaks of.
  public var of: Int?
  /// The snapshot's digest, of a save mark.
  public var snapshot: String?

  /// Whether the entry says what its kind must say.
  var isWhole: Bool {
    kind == .save ? snapshot != nil : statement != nil && (added != nil || removed != nil || naming != nil)
  }

  enum CodingKeys: String, CodingKey {
    case number = "n"
    case kind, statement, by, at, added, removed, naming, of, snapshot
  }
}

/// The first line of a journal: which snapshot it stands on.
struct JournalHeader: Codable, Hashable {
  /// The format's version; a journal of another version is refused.
  var journal: Int
  /// The SHA-256 digest of the snapshot, or nil where there was no file yet.
  var snapshot: String?
  /// The number of the last entry in the history when the journal was begun.
  var after: Int

  static let version = 1
}

/// JSON Lines: one JSON value a line, keys sorted.
enum JSONLine {
  static func encode(_ value: some Encodable) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      return Array(try encoder.encode(value)) + [UInt8(ascii: "\n")]
    } catch {
      preconditionFailure("a journal line holds strings and integers only, which always encode: \(error)")
    }
  }

  static func decode<Value: Decodable>(_ type: Value.Type, from line: ArraySlice<UInt8>) -> Value? {
    do { return try JSONDecoder().decode(type, from: Data(line)) } catch { return nil }
  }
}
