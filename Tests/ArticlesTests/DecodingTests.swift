import Testing

@testable import Articles

@Suite struct DecodingTests {
  @Test func keepsWhatIsThere() throws {
    #expect(try ArticleText.decode(Array("a\r\nb\u{301}".utf8)).utf8.elementsEqual("a\r\nb\u{301}".utf8))
    #expect(try ArticleText.decode([0xef, 0xbb, 0xbf] + Array("x".utf8)) == "x")
  }

  @Test(arguments: [
    ([0xff, 0xfe, 0x41, 0x00], 0, ArticleError.Encoding.utf16LittleEndian),
    ([0xfe, 0xff, 0x00, 0x41], 0, .utf16BigEndian),
    ([0xff, 0xfe, 0x00, 0x00, 0x41, 0, 0, 0], 0, .utf32LittleEndian),
    ([0x00, 0x00, 0xfe, 0xff, 0, 0, 0, 0x41], 0, .utf32BigEndian),
    ([0x63, 0x61, 0x66, 0xe9, 0x20, 0x6e, 0x6f, 0x69, 0x72], 3, .latin1),
    ([0x93, 0x6e, 0x6f, 0x94], 0, .windows1252),
    ([0x61, 0xe2, 0x82], 1, nil),
    ([0x61, 0xed, 0xa0, 0x80], 1, nil),
    ([0x61, 0xc0, 0xaf, 0x62], 1, nil),
    ([0xf4, 0x90, 0x80, 0x80], 0, nil),
  ])
  func refusesWhatIsNotUTF8(bytes: [UInt8], offset: Int, likely: ArticleError.Encoding?) {
    #expect(
      throws: ArticleError.notUTF8(
        byte: bytes[offset], offset: offset, line: 1, column: offset + 1, likely: likely)
    ) {
      try ArticleText.decode(bytes)
    }
  }

  @Test func saysLineAndColumn() {
    let bytes = Array("one\r\nt\u{e9}".utf8) + [0xff, 0x0a]
    #expect(throws: ArticleError.notUTF8(byte: 0xff, offset: 8, line: 2, column: 3, likely: .latin1)) {
      try ArticleText.decode(bytes)
    }
  }

  @Test func refusesNUL() {
    let utf16: [UInt8] = [0x6e, 0, 0x65, 0, 0x77, 0, 0x73, 0]
    #expect(throws: ArticleError.holdsNUL(offset: 1, line: 1, column: 2, likely: .utf16LittleEndian)) {
      try ArticleText.decode(utf16)
    }
    #expect(throws: ArticleError.holdsNUL(offset: 2, line: 1, column: 3, likely: nil)) {
      try ArticleText.decode(Array("ab\0cdefghij".utf8))
    }
  }

  @Test(arguments: ["", " \n\t", "\u{feff}", "\u{2003}\u{2029}"])
  func refusesAnEmptyArticle(text: String) {
    #expect(throws: ArticleError.empty) { try ArticleText.decode(Array(text.utf8)) }
  }

  @Test func refusesMoreThanTheLimit() {
    #expect(throws: ArticleError.tooLarge(bytes: 5, limit: 4)) {
      try ArticleText.decode(Array("12345".utf8), limit: 4)
    }
    let message = ArticleError.tooLarge(bytes: 100_000_000, limit: ArticleText.maximumBytes).message
    #expect(message == "the article is too large: 95.4 MiB; an article may have up to 64 MiB")
  }

  @Test func everyErrorSaysWhatToDo() {
    let errors: [ArticleError] = [
      .notUTF8(byte: 0xe9, offset: 3, line: 1, column: 4, likely: .latin1),
      .notUTF8(byte: 0xe9, offset: 3, line: 1, column: 4, likely: nil),
      .holdsNUL(offset: 0, line: 1, column: 1, likely: nil), .empty, .tooLarge(bytes: 9, limit: 8),
    ]
    #expect(errors[0].message == "the text is not UTF-8: byte 0xe9 at offset 3 (line 1, column 4)")
    #expect(errors[0].help.contains("iconv -f ISO-8859-1 -t UTF-8"))
    for error in errors { #expect(!error.message.isEmpty && !error.help.isEmpty) }
  }
}
