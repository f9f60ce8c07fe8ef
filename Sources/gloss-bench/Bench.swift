import ArgumentParser
import Glibc
import TripleStore
import Workspace

/// The data that workloads share.
final class Bench {
  let folder: String
  let file: String
  let triplesFile: String
  let session: Session
  /// Makes each insert a new fact.
  var counter = 0

  init(triples: Int) throws {
    var template = Array("/tmp/gloss-bench-XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else { throw ValidationError("no temporary folder can be made") }
    folder = String(cString: made)
    file = folder + "/graph.json"
    triplesFile = folder + "/graph.nt"
    let state = try NewsGraph.make(triples: triples)
    let memory = Session(state: state)
    try memory.export(to: file)
    try memory.export(to: triplesFile)
    session = try Session.open(file)
  }

  deinit {
    for name in ["graph.json", "graph.nt", "saved.json", "graph.json.journal", "graph.json.history"] {
      unlink(folder + "/" + name)
    }
    session.close()
    rmdir(folder)
  }
}
