import Language

/// Any bytes as a script: splitting, parsing, completing and wording the errors neither crash nor hang.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  let source = Source(name: "input", text: text)
  var reader = StatementReader(source)
  do {
    while let piece = try reader.next() {
      guard case .statement(let range) = piece else { continue }
      var parser = Parser(source, range: range)
      do { _ = try parser.statement() } catch { check(error, in: source) }
    }
  } catch {
    check(error, in: source)
  }
  for mode in [Parser.Mode.sparqlQuery, .sparqlUpdate] {
    var parser = Parser(source, mode: mode)
    do { _ = try parser.statement() } catch { check(error, in: source) }
  }
  _ = completeness(of: text)
  _ = expectation(in: text, at: count / 2)
  return 0
}

/// An error has words and stands inside the text.
private func check(_ error: SyntaxError, in source: Source) {
  precondition(!error.message.isEmpty)
  precondition(error.range.lower >= 0 && error.range.lower <= error.range.upper)
  precondition(error.range.upper <= source.bytes.count + 1)
  _ = error.help
  _ = source.position(of: error.range.lower)
}
