/// A violation of JSON-LD at a place in the document; line and column are computed when it leaves the reader.
struct JSONLDFailure: Error {
  let kind: FormatError.Kind
  let offset: Int

  init(_ code: String, _ subject: String = "", at offset: Int) {
    kind = .jsonLD(code: code, subject: subject)
    self.offset = offset
  }

  init(_ kind: FormatError.Kind, at offset: Int) {
    self.kind = kind
    self.offset = offset
  }
}
