import Formats
import RDF
import TripleStore

/// Other files: import, export, and saving under another name.
extension Session {
  /// Adds the triples of a file to the graph, as one statement. Blank nodes of the file become new ones.
  public func importFile(_ path: String, format: Format? = nil) throws(SessionError) -> Outcome {
    let file = FileSystem.path(path, from: folder)
    guard let format = format ?? Format(pathSuffix: path) else {
      throw SessionError(.unknownFormat(path: path))
    }
    var work = Work(state, text: ".import \(path)")
    let builder = DatasetBuilder(dictionary: dataset.dictionary)
    let options = ReaderOptions(base: context.base, blankNodes: .fresh(avoiding: dataset.dictionary))
    let context = try FileSystem.read(file, as: format, options: options, into: builder)
    defer { if builder.count >= LargeMemory.size / 12 { LargeMemory.giveBack() } }
    do {
      let imported = try ReificationMapping.toRDF12(builder.finish(), context: context ?? self.context)
      work.transaction.add(contentsOf: imported)
      if let context { work.context.adopt(context) }
    } catch {
      throw SessionError(.format(path: file, error))
    }
    try commit(&work)
    return finish(.changed(ChangeReport(verb: "import")), work)
  }

  /// The graph in a format, as bytes. `rdf11` writes triple terms as RDF 1.1 nodes.
  public func export(as format: Format, rdf11: Bool = false) throws(SessionError) -> [UInt8] {
    try written(as: format, rdf11: rdf11).bytes
  }

  private func written(as format: Format, rdf11: Bool) throws(SessionError) -> (bytes: [UInt8], count: Int) {
    do {
      let isSnapshot = format == .jsonld || rdf11
      let dataset = isSnapshot ? try ReificationMapping.toRDF11(self.dataset, context: context) : self.dataset
      return (try Formats.write(dataset, context: context, as: format), dataset.count)
    } catch {
      throw SessionError(.format(path: format.rawValue, error))
    }
  }

  /// Writes the graph to a file in the format that its suffix, or the caller, names. Tells how many triples.
  @discardableResult
  public func export(
    to path: String, format: Format? = nil, rdf11: Bool = false
  ) throws(SessionError) -> Int {
    let file = FileSystem.path(path, from: folder)
    guard let format = format ?? Format(pathSuffix: path) else {
      throw SessionError(.unknownFormat(path: path))
    }
    if self.file?.owns(file) == true { throw SessionError(.ownFile(path: path)) }
    let (bytes, count) = try written(as: format, rdf11: rdf11)
    do { try FileSystem.replace(file, with: bytes) } catch { throw SessionError(error) }
    return count
  }
}

extension Context {
  /// Takes in the names and prefixes of another context that this one does not have.
  mutating func adopt(_ other: Context) {
    prefixes.merge(other.prefixes) { mine, _ in mine }
    names.merge(other.names) { mine, _ in mine }
  }
}
