internal import UnicodeText

/// A document as UTF-8 without a byte order mark, piece by piece, in whichever encoding it is.
///
/// What the bytes show goes before what the document says; a name that was given goes before both. The
/// encoding is decided at the first byte for which it matters: until then bytes mean the same in all that
/// are possible. Then the document is looked through, once more from its start, so that a decision never
/// has to be taken back. Each document of a source has an encoding of its own. What is no character becomes one byte 0xFF, which UTF-8 never has; else
/// the output is well-formed, but for halves of characters in three bytes each. O(length).
final class DecodedInput {
  let source: ByteSource
  /// The encoding, when it is not the one that the document declares or shows; told once.
  private var otherEncoding: String?

  private enum Decoder {
    case utf8
    case wide(WideDecoder)
    case narrow(EncodingDecoder)
  }

  private let forced: String?
  private var decoder = Decoder.utf8
  private var isDecided = false
  /// The encoding that the document declares, when it is another than UTF-8.
  private var declared: String?
  private var isStarted = false
  private var isEnded = false
  /// The start of a character that goes on in the next piece.
  private var rest: [UInt8] = []

  init(source: ByteSource, forced: String?) {
    self.source = source
    self.forced = forced
  }

  /// The next piece, never empty; nil at the end.
  func next() -> [UInt8]? {
    while !isEnded {
      var piece: [UInt8]?
      if isStarted {
        piece = source.next()
      } else {
        isStarted = true
        piece = begin()
      }
      let text: [UInt8]
      if let piece {
        text = decode(piece)
      } else {
        text = finish()
        isEnded = !source.nextDocument()
        (isStarted, isDecided, declared, decoder) = (isEnded, isEnded, nil, .utf8)
      }
      if !text.isEmpty { return text }
    }
    return nil
  }

  /// The encoding in which the document is read although it says or shows another. Once.
  func takeOtherEncoding() -> String? {
    defer { otherEncoding = nil }
    return otherEncoding
  }

  private func begin() -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count < 1_024, let more = source.next() { bytes += more }
    if let known = forced.flatMap({ EncodingName.known($0) }) {
      decide(for: known)
      return bytes
    }
    switch XMLEncoding.of(bytes) {
    case .wide(let unit, let isBigEndian, let markLength):
      decoder = .wide(WideDecoder(unit: unit, isBigEndian: isBigEndian))
      isDecided = true
      bytes.removeFirst(markLength)
    case .narrow(let markLength, let name):
      isDecided = forced != nil
      declared = isDecided ? nil : name.flatMap { EncodingName.known($0) }
      if let name = declared, EncodingName.isSevenBit(name) {
        // Bytes beyond ASCII are in none of these.
        let isPlain = source.reopened().map { EncodingSurvey($0).isASCII } ?? true
        if isPlain { decide(for: name) } else { declared = nil }
      }
      bytes.removeFirst(markLength)
    }
    return bytes
  }

  private func decide(for encoding: String) {
    isDecided = true
    if let found = EncodingDecoder(encoding: encoding) { decoder = .narrow(found) }
  }

  private func decode(_ piece: [UInt8]) -> [UInt8] {
    switch decoder {
    case .utf8: return decodeUTF8(rest.isEmpty ? piece : rest + piece)
    case .narrow(let found): return found.decode(piece)
    case .wide(var found):
      let text = found.decode(piece)
      decoder = .wide(found)
      return text
    }
  }

  private func finish() -> [UInt8] {
    switch decoder {
    case .utf8:
      let cut = rest
      rest = []
      if cut.isEmpty { return [] }
      if !isDecided { decide() }
      guard case .narrow(let found) = decoder else { return [0xFF] }
      return found.decode(cut, isLast: true)
    case .narrow(let found): return found.decode([], isLast: true)
    case .wide(var found):
      let text = found.finish()
      decoder = .wide(found)
      return text
    }
  }

  private func decodeUTF8(_ bytes: [UInt8]) -> [UInt8] {
    rest = []
    let whole = bytes.withUnsafeBufferPointer { input in
      // In other encodings any byte beyond ASCII may mean something else.
      isDecided || declared == nil
        ? UTF8Scan.wholeLength(input) : UTF8Scan.asciiLength(input, from: 0)
    }
    if whole == bytes.count { return bytes }
    let isCut = bytes.withUnsafeBufferPointer { UTF8Scan.step($0, at: whole) == .cut }
    if isDecided || declared == nil, isCut {
      rest = Array(bytes[whole...])
      return Array(bytes[..<whole])
    }
    if isDecided { return markFaults(bytes) }
    decide()
    guard case .narrow(let found) = decoder else { return decodeUTF8(bytes) }
    return bytes[..<whole] + found.decode(Array(bytes[whole...]))
  }

  private func markFaults(_ bytes: [UInt8]) -> [UInt8] {
    for length in 1...3 where length < bytes.count {
      let isCut = bytes.withUnsafeBufferPointer {
        UTF8Scan.step($0, at: $0.count - length) == .cut
      }
      if isCut {
        rest = Array(bytes.suffix(length))
        return UTF8Scan.marked(Array(bytes.dropLast(length)))
      }
    }
    return UTF8Scan.marked(bytes)
  }

  /// Decides by the whole document.
  private func decide() {
    isDecided = true
    guard let again = source.reopened() else { return }
    let survey = EncodingSurvey(again)
    if survey.showsUTF8(ratherThan: declared) {
      if declared != nil { otherEncoding = "UTF-8" }
      return
    }
    if let declared {
      let cyrillic = EncodingName.isWestern(declared) ? EncodingGuess.cyrillic(survey) : nil
      let larger = cyrillic ?? (survey.hasControlBytes ? EncodingName.larger(declared) : nil)
      otherEncoding = larger
      decide(for: larger ?? declared)
    } else {
      let guess = EncodingGuess.of(survey)
      otherEncoding = guess
      decide(for: guess)
    }
  }
}

extension [UInt8] {
  /// How many bytes at the start are any of some short sequences, over and over.
  func prefixLength(of sequences: [[UInt8]]) -> Int {
    var length = 0
    while let found = sequences.first(where: { self[length...].starts(with: $0) }) {
      length += found.count
    }
    return length
  }
}
