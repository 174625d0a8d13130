internal import BitextCore
internal import Foundation
internal import UnicodeText

/// The lines of a text file, plain or gzip, one after the other, in memory for the longest of them.
///
/// Lines end in LF or CRLF: tools that count lines, on which such files depend, count those. UTF-8, and
/// UTF-16 or UTF-32 that shows what it is; another encoding only where it is named.
final class TextLines {
  /// A line beyond this many bytes is no segment.
  static let longestLine = 16 << 20
  /// The most content, in bytes, that is expanded from a compressed file.
  static let expandedLimit = 1 << 40

  let file: String
  /// How many lines were given.
  private(set) var count = 0

  private enum Decoder {
    /// UTF-8, or what a line then shows not to be.
    case none
    case wide(WideDecoder)
    case narrow(EncodingDecoder)
  }

  private let source: ByteSource
  private var decoder: Decoder?
  private let encoding: String?
  private var buffer: [UInt8] = []
  private var start = 0
  private var isAtEnd = false

  /// The lines of a file. Throws when it cannot be opened, or the encoding has a name that nobody knows.
  init(path: String, encoding: String? = nil) throws(InterchangeError) {
    if let prefix = FileBytes.prefix(of: path, count: 4), prefix.starts(with: Array("PK".utf8)),
      prefix.dropFirst(2).first.map({ $0 < 9 }) == true
    {
      throw InterchangeError(
        .invalid,
        file: path,
        message: "This is a zip archive. Unpack it, and name the text files in it."
      )
    }
    if let encoding, !CharacterEncoding.exists(encoding) {
      throw InterchangeError(
        .invalid,
        file: path,
        message:
          "The encoding '\(encoding.prefix(40))' is not known. Name one such as windows-1250."
      )
    }
    file = path
    // What is UTF-16 shows it, and in which order.
    self.encoding = encoding?.lowercased().hasPrefix("utf") == true ? nil : encoding
    source = try ByteSource(path: path, limit: Self.expandedLimit)
  }

  /// The next line without its end; nil after the last. A line feed at the very end begins no line.
  ///
  /// Throws, with line and column, where the bytes are no text.
  func next() throws(InterchangeError) -> String? {
    var searched = start
    while true {
      if let end = lineFeed(from: searched) {
        let line = try text(start..<end)
        start = end + 1
        return line
      }
      searched = buffer.count
      if isAtEnd {
        guard start < buffer.count else { return nil }
        let line = try text(start..<buffer.count)
        start = buffer.count
        return line
      }
      if buffer.count - start > Self.longestLine {
        throw fault(1, "This line is longer than \(Self.longestLine >> 20) MB. Is it text?", .limit)
      }
      searched -= start
      buffer.removeFirst(start)
      start = 0
      try fill()
    }
  }

  private func lineFeed(from place: Int) -> Int? {
    buffer.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress, place < bytes.count,
        let found = memchr(base + place, 0x0A, bytes.count - place)
      else { return nil }
      return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }
  }

  private func fill() throws(InterchangeError) {
    guard let piece = source.next() else {
      if let failure = source.failure { throw failure }
      isAtEnd = true
      if case .narrow(let decoder) = decoder { buffer += decoder.decode([], isLast: true) }
      return
    }
    if decoder == nil {
      let (found, markLength) = Self.decoder(of: piece, named: encoding)
      decoder = found
      decode(Array(piece[markLength...]))
    } else {
      decode(piece)
    }
  }

  /// The decoder of a text that begins so, and where its text begins, behind a mark.
  private static func decoder(of piece: [UInt8], named name: String?) -> (Decoder, start: Int) {
    if let decoder = name.flatMap({ EncodingDecoder(encoding: $0) }) {
      return (.narrow(decoder), 0)
    }
    switch XMLEncoding.of(piece) {
    case .wide(let unit, let isBigEndian, let markLength):
      return (.wide(WideDecoder(unit: unit, isBigEndian: isBigEndian)), markLength)
    case .narrow(let markLength, _):
      return (.none, markLength)
    }
  }

  private func decode(_ piece: [UInt8]) {
    switch decoder {
    case .narrow(let decoder): buffer += decoder.decode(piece)
    case .wide(var wide):
      buffer += wide.decode(piece)
      decoder = .wide(wide)
    case .some(.none), nil: buffer += piece
    }
  }

  private func text(_ range: Range<Int>) throws(InterchangeError) -> String {
    count += 1
    var end = range.upperBound
    if end > range.lowerBound, buffer[end - 1] == 0x0D { end -= 1 }
    let bytes = buffer[range.lowerBound..<end]
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    count -= 1
    let repaired = String(decoding: bytes, as: UTF8.self)
    throw fault(
      repaired.unicodeScalars.prefix { $0 != "\u{FFFD}" }.count + 1,
      encoding == nil
        ? "The text is not UTF-8 from here on. Name its encoding with --encoding, or save it as UTF-8."
        : "The text is not in the encoding that was named. Name another."
    )
  }

  /// A fault in the line that comes next.
  private func fault(
    _ column: Int,
    _ message: String,
    _ code: InterchangeError.Code = .invalid
  ) -> InterchangeError {
    InterchangeError(
      code,
      file: file,
      position: SourcePosition(line: count + 1, column: column),
      message: message
    )
  }
}
