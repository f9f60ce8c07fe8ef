import Formats
import Glibc
import RDF
import TripleStore

extension FileSystem {
  /// Reads a file of triples into a builder; a gloss snapshot in JSON-LD brings the context of its graph along.
  ///
  /// Of N-Triples and N-Quads no more is held in memory at once than is at work. After an error the builder is of no
  /// more use. O(size).
  static func read(
    _ path: String, as format: Format, options: ReaderOptions, into builder: DatasetBuilder
  ) throws(SessionError) -> Context? {
    if format == .nTriples || format == .nQuads {
      try readLines(path, as: format, options: options, into: builder)
      return nil
    }
    let bytes: [UInt8]
    do { bytes = try read(path) } catch { throw SessionError(error) }
    do { return try Formats.read(bytes, as: format, options: options, into: builder) } catch {
      throw SessionError(.format(path: path, error))
    }
  }

  private static func readLines(
    _ path: String, as format: Format, options: ReaderOptions, into builder: DatasetBuilder
  ) throws(SessionError) {
    let file: OpenFile
    do { file = try OpenFile(path) } catch { throw SessionError(error) }
    var failure: FormatError?
    do {
      try Formats.readLines(as: format, options: options, into: builder, size: file.size) {
        file.read(into: $0)
      }
    } catch {
      failure = error
    }
    // What could not be read explains what is wrong with the rest.
    if let failure = file.failure { throw SessionError(failure) }
    if let failure { throw SessionError(.format(path: path, failure)) }
  }
}

/// A file that is read from its beginning to its end, on any thread, by one at a time.
private final class OpenFile: @unchecked Sendable {
  let size: Int
  private(set) var failure: FileError?
  private let descriptor: Int32
  private let path: String

  init(_ path: String) throws(FileError) {
    self.path = path
    descriptor = try FileSystem.open(path)
    do { size = try FileSystem.size(descriptor, path: path) } catch {
      close(descriptor)
      throw error
    }
  }

  deinit { close(descriptor) }

  /// Reads the next bytes; how many, and 0 at the end or after a failure.
  func read(into memory: UnsafeMutableRawBufferPointer) -> Int {
    while failure == nil {
      let count = Glibc.read(descriptor, memory.baseAddress, memory.count)
      if count >= 0 { return count }
      if errno != EINTR { failure = FileError(operation: "read", path: path, code: errno) }
    }
    return 0
  }
}
