import Formats
import Glibc
import RDF
import TripleStore
import Workspace

/// A file of triples written in another format.
public struct FileConversion {
  /// The path of the file to read; `-` is standard input.
  public var input: String
  /// The path of the file to write; `-` is standard output.
  public var output: String
  /// The format of the input; nil to tell it from the suffix.
  public var from: Format?
  /// The format of the output; nil to tell it from the suffix.
  public var to: Format?
  /// What relative references in the input are resolved against; nil for the file's own address.
  public var base: String?
  /// Whether triple terms are written as nodes (true), such nodes as triple terms (false), or neither (nil).
  public var writesRDF11: Bool?

  public init(input: String, output: String) {
    self.input = input
    self.output = output
  }

  /// The names of the formats, for a list.
  public static func formatList(canWrite: Bool) -> String { FormatNames.text(canWrite: canWrite) }

  /// Converts. What should be known besides comes back.
  public func run(_ out: Output) throws(Diagnostic) -> [String] {
    let from = try format(from, of: input, option: "--from", canWrite: false)
    let to = try format(to, of: output, option: "--to", canWrite: true)
    if output != "-", FileSystem.exists(output + ".journal") {
      throw Diagnostic(
        "\(output) is a graph with a journal beside it, which would not fit any more",
        help: "end the session that has it open, or open it once, which brings both together")
    }
    let (read, context, notices) = try load(as: from)
    var dataset = read
    do {
      if let writesRDF11 {
        dataset =
          writesRDF11
          ? try ReificationMapping.toRDF11(dataset, context: context)
          : try ReificationMapping.toRDF12(dataset, context: context)
      }
      let bytes = try Formats.write(dataset, context: context, as: to)
      if output == "-" { out.write(bytes) } else { try FileConversion.replace(output, with: bytes) }
    } catch let error as FormatError {
      throw Diagnostic(error, path: output)
    } catch let error as Diagnostic {
      throw error
    } catch {
      throw Diagnostic("\(error)")
    }
    return notices
  }

  /// Puts bytes in place of a file's content; into a device or a pipe they are just written.
  private static func replace(_ path: String, with bytes: [UInt8]) throws(Diagnostic) {
    var status = stat()
    if stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG, status.st_mode & S_IFMT != S_IFDIR {
      let descriptor = open(path, O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else {
        throw Diagnostic("cannot write \(path): \(String(cString: strerror(errno)))")
      }
      defer { close(descriptor) }
      let out = Output(descriptor: descriptor)
      out.write(bytes)
      out.flush()
      if let problem = out.diagnostic { throw problem }
      return
    }
    do { try FileSystem.replace(path, with: bytes) } catch { throw Diagnostic(error) }
  }

  /// The triples of the input. A gloss graph's journal belongs to it: what it holds is part of the graph.
  private func load(as format: Format) throws(Diagnostic) -> (Dataset, Context, [String]) {
    if format == .jsonld, input != "-", FileSystem.exists(input + ".journal") {
      let session: Session
      do { session = try Session.open(input, mode: .readOnly) } catch { throw Diagnostic(error) }
      defer { session.close() }
      do {
        let mapped = try ReificationMapping.toRDF11(session.dataset, context: session.context)
        return (mapped, session.context, ["\(input) is read with what its journal adds"])
      } catch {
        throw Diagnostic(error, path: input)
      }
    }
    let bytes = try FileConversion.bytes(of: input)
    let builder = DatasetBuilder()
    do {
      let options = ReaderOptions(
        base: base ?? (input == "-" ? GlossVocabulary.base : GraphState.fileIRI(input)))
      let context = try Formats.read(bytes, as: format, options: options, into: builder)
      return (builder.finish(), context ?? Context(), [])
    } catch {
      throw Diagnostic(error, path: input)
    }
  }

  private func format(_ given: Format?, of path: String, option: String, canWrite: Bool) throws(Diagnostic)
    -> Format
  {
    if let given { return given }
    if let format = Format(pathSuffix: path), canWrite ? format.canWrite : format.canRead { return format }
    throw Diagnostic(
      "\(path): the format can't be told from the name",
      help: "say it with \(option): \(FormatNames.text(canWrite: canWrite))", status: .wrongUsage)
  }

  /// The bytes of a file, or of standard input.
  static func bytes(of path: String) throws(Diagnostic) -> [UInt8] {
    if path == "-" {
      var input = DescriptorReader(0)
      var bytes: [UInt8] = []
      while try input.read(into: &bytes, isInterrupted: { false }) {}
      return bytes
    }
    do { return try FileSystem.read(path) } catch { throw Diagnostic(error) }
  }
}

extension Diagnostic {
  /// An error in a file of triples.
  init(_ error: FormatError, path: String) {
    let place = error.line > 0 ? "\(path):\(error.line):\(error.column)" : path
    self.init("\(place): \(error.message)", help: error.help)
  }
}
