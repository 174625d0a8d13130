internal import BitextCore
internal import UnicodeText

/// Turns the bytes of a text file into UTF-8 without a byte order mark.
enum TextDecoding {
  /// Reads UTF-8, or UTF-16 and UTF-32 with a byte order mark. Other encodings are refused with the
  /// place of the first byte that does not fit: a guess would change letters without a word.
  static func utf8(
    _ bytes: [UInt8],
    file: String?
  ) throws(InterchangeError) -> [UInt8] {
    let mark = bytes.withUnsafeBytes { CharacterEncoding.byteOrderMark(of: $0) }
    if let mark, mark.encoding != "UTF-8" {
      var text = ""
      do throws(ICUError) {
        text = try decode(bytes, mark.encoding, skipping: mark.length)
      } catch {
        throw InterchangeError(
          .invalid,
          file: file,
          message: "The file is not the \(mark.encoding) that it begins as. Save it as UTF-8."
        )
      }
      return Array(text.utf8)
    }
    let body = bytes[(mark?.length ?? 0)...]
    if let position = firstFault(body) {
      throw InterchangeError(
        .invalid,
        file: file,
        position: position,
        message: "The text is not UTF-8 from here on. Save the file as UTF-8."
      )
    }
    return mark == nil ? bytes : Array(body)
  }

  private static func decode(
    _ bytes: [UInt8],
    _ encoding: String,
    skipping length: Int
  ) throws(ICUError) -> String {
    var result: Result<String, ICUError> = .success("")
    bytes.withUnsafeBytes { all in
      result = Result { () throws(ICUError) -> String in
        try CharacterEncoding.decode(
          UnsafeRawBufferPointer(rebasing: all[length...]),
          from: encoding
        )
      }
    }
    return try result.get()
  }

  /// The line and the column, in characters, of the first malformed byte.
  private static func firstFault(_ bytes: ArraySlice<UInt8>) -> SourcePosition? {
    if String(validating: bytes, as: UTF8.self) != nil { return nil }
    var place = SourcePosition(line: 1, column: 1)
    var input = bytes.makeIterator()
    var parser = Unicode.UTF8.ForwardParser()
    while case .valid(let encoded) = parser.parseScalar(from: &input) {
      if encoded.first == 0x0A {
        place = SourcePosition(line: place.line + 1, column: 1)
      } else {
        place.column += 1
      }
    }
    return place
  }
}
