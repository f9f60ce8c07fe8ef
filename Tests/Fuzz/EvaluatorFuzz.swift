import Workspace

/// Any bytes as statements on a small graph: evaluating them neither crashes nor hangs, and what `.sparql` makes of one
/// can be read.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  let session = Session()
  do {
    for statement in graph { _ = try session.run(statement) }
  } catch {
    preconditionFailure("the graph is sound: \(error)")
  }
  // What would read files is left out.
  guard !text.lowercased().contains("load") else { return 0 }
  for statement in text.split(separator: "\n\n", maxSplits: 3).map(String.init) {
    session.interrupt.reset()
    session.interrupt.setTimeout(seconds: 0.3)
    session.interrupt.setMemoryLimit(bytes: 3 << 30)
    do { _ = try session.run(statement) } catch { precondition(!error.message.isEmpty) }
    session.interrupt.setTimeout(seconds: nil)
    do throws(SessionError) { _ = try session.standardText(statement) } catch {
      precondition(!error.message.isEmpty)
    }
  }
  session.interrupt.setTimeout(seconds: nil)
  do { while true { _ = try session.undo() } } catch { _ = error.message }
  return 0
}

private let graph = [
  "add a p b ; label \"A\" ; n 1, 2.5, -3e0 . b p c ; label \"B\"@en . c q a ; date \"2018-06-14\"^^xsd:date",
  "add a r <<( a p b )>> . [] p [ q \"x\" ] . a a T . b a U", "type T < U", "relation p : T -> U",
  "insert data { graph <g> { <a> <p> <b> . <b> <q> 1 } }",
]
