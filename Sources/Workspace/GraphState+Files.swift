import Formats
import Glibc
import RDF
import TripleStore

/// A graph made from files, for questions that change nothing on disk.
extension GraphState {
  /// Reads data files into one graph. A gloss graph brings its names and its journal along; a named file becomes the
  /// named graph of that IRI; blank nodes of different files are different nodes.
  /// Throws where a file can't be read, or its name does not tell its format.
  public static func reading(_ files: [String], named: [(graph: IRI, path: String)] = []) throws(SessionError)
    -> GraphState
  {
    if files.count == 1, named.isEmpty, Format(pathSuffix: files[0]) == .jsonld {
      return try Session.open(files[0], requiringFile: true)
    }
    let builder = DatasetBuilder()
    var context = Context()
    for path in files { try read(path, as: nil, into: builder, &context) }
    for (graph, path) in named {
      do { try builder.declareGraph(graph) } catch { throw SessionError(error) }
      try read(path, as: graph, into: builder, &context)
    }
    return GraphState(dataset: builder.finish(), context: context)
  }

  private static func read(
    _ path: String, as graph: IRI?, into builder: DatasetBuilder, _ context: inout Context
  ) throws(SessionError) {
    guard let format = Format(pathSuffix: path) else { throw SessionError(.unknownFormat(path: path)) }
    if format == .jsonld {
      let state = try Session.open(path, requiringFile: true)
      context.adopt(state.context)
      var blanks = FreshBlanks(avoiding: builder.dictionary)
      for quad in state.dataset.quads().map({ blanks.quad($0) }) {
        do { try builder.add(Quad(quad.triple, graph: graph.map { .iri($0) } ?? quad.graph)) } catch {
          throw SessionError(error)
        }
      }
      return
    }
    // Only the first file's blank nodes can keep their labels for sure.
    let isFirst = builder.dictionary.count == 0
    let options = ReaderOptions(
      base: fileIRI(path), blankNodes: isFirst ? .keep : .fresh(avoiding: builder.dictionary))
    let target = graph == nil ? builder : DatasetBuilder(dictionary: builder.dictionary)
    _ = try FileSystem.read(path, as: format, options: options, into: target)
    guard let graph else { return }
    do {
      let name = try builder.dictionary.intern(graph)
      for quad in target.quads { builder.add(quad.s, quad.p, quad.o, graph: name) }
    } catch {
      throw SessionError(error)
    }
  }

  /// The `file:` IRI of a path.
  public static func fileIRI(_ path: String) -> String {
    let absolute: String
    if let resolved = realpath(path, nil) {
      absolute = String(cString: resolved)
      free(resolved)
    } else {
      absolute = path
    }
    var text = "file://"
    for byte in absolute.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"):
        text.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let hex = String(byte, radix: 16, uppercase: true)
        text += "%" + (hex.count == 1 ? "0" : "") + hex
      }
    }
    return text
  }
}

extension Session {
  /// The state of a graph file that must exist.
  fileprivate static func open(_ path: String, requiringFile: Bool) throws(SessionError) -> GraphState {
    guard FileSystem.exists(path) || FileSystem.exists(GraphFile.journalPath(path)) else {
      throw SessionError(FileError(operation: "read", path: path, code: ENOENT))
    }
    return try Session.open(path, mode: .readOnly).state
  }
}
