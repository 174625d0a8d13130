internal import Foundation
internal import UnicodeText

/// The bytes of a file as text.
///
/// By the byte order mark, else by the name given, else UTF-8. Nothing is guessed silently: bytes that
/// are not what they should be are an error that tells what they look like.
enum TextDecoder {
  static func decode(_ bytes: [UInt8], encoding: String?) throws(ArticleError) -> String {
    if bytes.isEmpty { throw ArticleError(.empty, "The file is empty.") }
    try refuseOtherFormats(bytes)
    let mark = bytes.withUnsafeBytes { CharacterEncoding.byteOrderMark(of: $0) }
    let rest = bytes[(mark?.length ?? 0)...]
    let name = mark?.encoding ?? encoding ?? declared(in: rest) ?? "UTF-8"
    if mark == nil, encoding == nil, rest.contains(0) { throw binary(bytes) }
    let text = try convert(rest, from: name, guesses: encoding == nil && mark == nil)
    if text.allSatisfy(\.isWhitespace) {
      throw ArticleError(.empty, "The file holds nothing but white space.")
    }
    try refuseControls(in: text)
    return text
  }

  private static func convert(
    _ bytes: ArraySlice<UInt8>,
    from name: String,
    guesses: Bool
  ) throws(ArticleError) -> String {
    if name == "UTF-8", let text = String(validating: bytes, as: UTF8.self) { return text }
    // A closure that throws a type of its own is more than `withUnsafeBytes` passes on.
    let result: Result<String, ICUError> = bytes.withUnsafeBytes { buffer in
      do throws(ICUError) {
        return .success(try CharacterEncoding.decode(buffer, from: name))
      } catch {
        return .failure(error)
      }
    }
    switch result {
    case .success(let text):
      // An encoding of single bytes takes any bytes: what is well-formed UTF-8 is not in it.
      if !name.uppercased().hasPrefix("UTF"), !bytes.allSatisfy({ $0 < 0x80 }),
        String(validating: bytes, as: UTF8.self) != nil
      {
        throw ArticleError(
          .malformed,
          "The text is UTF-8, not \(name). Leave the encoding out for this file."
        )
      }
      return text
    case .failure(let error):
      guard let offset = error.byteOffset else {
        throw ArticleError(
          .unknownEncoding,
          "There is no encoding named '\(name)'. Try UTF-8, UTF-16, windows-1250 or windows-1251."
        )
      }
      let before = bytes.prefix(offset)
      let line = before.count { $0 == 0x0A } + 1
      let column =
        before.count - (before.lastIndex(of: 0x0A).map { $0 - before.startIndex + 1 } ?? 0)
      let best = guesses ? bytes.withUnsafeBytes { likely($0) } : nil
      let advice =
        isMostlyUTF8(bytes)
        ? " Single bytes are damaged: mend the file there."
        : best.map { " It looks like \($0): try --encoding \($0)." } ?? ""
      throw ArticleError(
        .malformed,
        line: line,
        column: column + 1,
        "The bytes are not \(name).\(advice)"
      )
    }
  }

  /// What a web page says of its encoding, where its bytes are not UTF-8: a `meta`, else the XML declaration
  /// (the prescan of the HTML Standard, section 13.2.3.2, which looks less far).
  private static func declared(in bytes: ArraySlice<UInt8>) -> String? {
    let head = String(decoding: bytes.prefix(pageHead), as: UTF8.self).lowercased()
    guard head.contains("<html") || head.contains("<meta"),
      String(validating: bytes, as: UTF8.self) == nil
    else { return nil }
    guard let name = metaEncoding(head) ?? xmlEncoding(head) else { return nil }
    // What could be read so far is not UTF-16, whatever it says.
    if name.hasPrefix("utf") || !CharacterEncoding.exists(name) { return nil }
    return webNames[name] ?? name
  }

  private static let pageHead = 64 * 1024

  /// Encodings of which pages that name them hold more characters (WHATWG Encoding Standard, labels).
  private static let webNames = [
    "iso-8859-1": "windows-1252", "latin1": "windows-1252", "us-ascii": "windows-1252",
    "ascii": "windows-1252", "iso-8859-9": "windows-1254", "latin5": "windows-1254",
  ]

  private static func metaEncoding(_ head: String) -> String? {
    var rest = head[...]
    while let tag = rest.range(of: "<meta") {
      let content = rest[tag.upperBound...].prefix { $0 != ">" }
      if let place = content.range(of: "charset") {
        let value = content[place.upperBound...].drop { $0.isWhitespace }
        if value.first == "=" { return encodingName(value.dropFirst()) }
      }
      rest = rest[content.endIndex...]
    }
    return nil
  }

  private static func xmlEncoding(_ head: String) -> String? {
    let start = head.drop { $0.isWhitespace }
    guard start.hasPrefix("<?xml") else { return nil }
    let declaration = start.prefix { $0 != ">" }
    guard let place = declaration.range(of: "encoding") else { return nil }
    return encodingName(declaration[place.upperBound...].drop { $0.isWhitespace || $0 == "=" })
  }

  private static func encodingName(_ text: Substring) -> String {
    String(
      text.drop { $0.isWhitespace || $0 == "\"" || $0 == "'" }
        .prefix { $0.isLetter || $0.isNumber || "-_".contains($0) }
    )
  }

  /// Whether most characters beyond ASCII are well-formed UTF-8, which those of no other encoding are.
  private static func isMostlyUTF8(_ bytes: ArraySlice<UInt8>) -> Bool {
    let beyond = String(decoding: bytes, as: UTF8.self).unicodeScalars.filter { $0.value >= 0x80 }
    let damaged = beyond.count { $0 == "\u{FFFD}" }
    return beyond.count - damaged > 2 * damaged
  }

  /// The detector's best guess among encodings that Serbian and English files have.
  private static func likely(_ bytes: UnsafeRawBufferPointer) -> String? {
    let guesses = CharacterEncoding.detect(bytes).filter { $0.confidence >= 10 }
    let names = ["windows-1250", "windows-1251", "windows-1252", "ISO-8859-2", "ISO-8859-5"]
    return guesses.first { names.contains($0.encoding) }?.encoding
  }

  private static func refuseOtherFormats(_ bytes: [UInt8]) throws(ArticleError) {
    if bytes.starts(with: Array("%PDF-".utf8)) {
      throw ArticleError(
        .pdf,
        "This is a PDF, which keeps no paragraphs. Save the article as text or HTML."
      )
    }
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      throw ArticleError(
        .archive,
        "This is a zip archive or an office document. Save the article as text or HTML."
      )
    }
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
      // A docx with a password stands in the container of the old Word (MS-OFFCRYPTO 2.3.1).
      let name = Array("EncryptedPackage".utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
      if bytes.firstRange(of: name) != nil { throw ArticleError.protected }
      throw ArticleError(
        .archive,
        "This is a document of Word 97 to 2003. Save it as docx, odt, text or HTML."
      )
    }
    if bytes.starts(with: [0x1F, 0x8B]) {
      throw ArticleError(.archive, "This is a gzip archive. Unpack it first.")
    }
  }

  private static func binary(_ bytes: [UInt8]) -> ArticleError {
    let sample = bytes.prefix(512)
    let zeros = sample.indices.filter { sample[$0] == 0 }
    let sided = zeros.count * 5 > sample.count
    if sided, zeros.allSatisfy({ $0 % 2 == 1 }) {
      return ArticleError(
        .malformed,
        "The text has no byte order mark and looks like UTF-16: try --encoding UTF-16LE."
      )
    }
    if sided, zeros.allSatisfy({ $0 % 2 == 0 }) {
      return ArticleError(
        .malformed,
        "The text has no byte order mark and looks like UTF-16: try --encoding UTF-16BE."
      )
    }
    return ArticleError(
      .binary,
      "This is a binary file, not text. Save the article as text or HTML."
    )
  }

  /// Text has no control characters but line ends, tabs and form feeds; a file full of others is none.
  private static func refuseControls(in text: String) throws(ArticleError) {
    let controls = text.utf8.count { $0 < 0x20 && !(0x09...0x0D).contains($0) }
    if controls * 100 > text.utf8.count {
      throw ArticleError(
        .binary,
        "This is a binary file, not text. Save the article as text or HTML."
      )
    }
  }
}
