/// What the bytes of a whole document show of their encoding.
struct EncodingSurvey {
  /// More than this is not looked at: what so much text shows will be so.
  static let longest = 256 << 20
  private static let sampleLength = 64 * 1024

  /// Characters beyond ASCII when the bytes are taken for UTF-8, and bytes that are none.
  private(set) var characterCount = 0
  private(set) var faultCount = 0
  /// How often each byte stands behind each language that the document names.
  private(set) var counts: [String: [Int]] = [:]
  /// Bytes from the first on that is not ASCII.
  private(set) var sample: [UInt8] = []

  private var language = ""
  private var rest: [UInt8] = []

  /// Looks at all that a source gives. O(length).
  init(_ source: ByteSource) {
    var total = 0
    var isStart = true
    while total < Self.longest, let piece = source.next() {
      total += piece.count
      var bytes = rest + piece
      if isStart, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
      isStart = false
      look(at: bytes)
    }
    faultCount += rest.isEmpty ? 0 : 1
  }

  /// Whether the document is UTF-8, though it may be damaged in a few places.
  ///
  /// Text of another encoding is hardly ever well-formed in UTF-8, even in a few characters. In those of
  /// several bytes a character it happens now and then.
  func showsUTF8(ratherThan declared: String?) -> Bool {
    guard let declared else { return characterCount >= faultCount }
    if faultCount > 0 { return characterCount > 20 * faultCount }
    return characterCount >= (EncodingGuess.isMultiByte(declared) ? 4 : 1)
  }

  /// Whether bytes stand in the document that are control characters in ISO 8859.
  var hasControlBytes: Bool {
    counts.values.contains { $0[0x80..<0xA0].contains { $0 > 0 } }
  }

  /// Whether all bytes are ASCII.
  var isASCII: Bool { characterCount == 0 && faultCount == 0 }

  private mutating func look(at bytes: [UInt8]) {
    rest = []
    var cut = 0
    bytes.withUnsafeBufferPointer { input in
      let found = UTF8Scan.counts(input)
      characterCount += found.characters
      faultCount += found.faults
      for length in 1...3 where length <= input.count {
        if UTF8Scan.step(input, at: input.count - length) == .cut { cut = length }
      }
      count(input[..<(input.count - cut)])
    }
    rest = Array(bytes.suffix(cut))
  }

  private mutating func count(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) {
    var row = [Int](repeating: 0, count: 256)
    var hasMore = false
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      if byte >= 0x80 {
        row[Int(byte)] &+= 1
        hasMore = true
        if sample.isEmpty { sample = Array(bytes[index...].prefix(Self.sampleLength)) }
      } else if byte == UInt8(ascii: "="), let named = Self.language(at: index, in: bytes) {
        if hasMore { add(row) }
        if hasMore { row = [Int](repeating: 0, count: 256) }
        hasMore = false
        language = named
      }
      index &+= 1
    }
    if hasMore { add(row) }
  }

  private mutating func add(_ row: [Int]) {
    var sum = counts[language] ?? [Int](repeating: 0, count: 256)
    for byte in 0x80..<256 { sum[byte] += row[byte] }
    // A document of a thousand languages shows none of them.
    if counts.count < 200 || counts[language] != nil { counts[language] = sum }
  }

  /// The value of an attribute whose name ends in "lang", by its `=`.
  private static func language(
    at index: Int,
    in bytes: Slice<UnsafeBufferPointer<UInt8>>
  ) -> String? {
    guard index >= bytes.startIndex + 4,
      zip(bytes[(index - 4)..<index], "lang".utf8).allSatisfy({ $0 | 0x20 == $1 })
    else { return nil }
    let value = bytes[(index + 1)...].prefix(24).drop { [0x20, 0x22, 0x27].contains($0) }
    let word = value.prefix { $0 > 0x20 && $0 < 0x80 && ![0x22, 0x27, 0x3E, 0x2F].contains($0) }
    return word.isEmpty ? nil : String(decoding: word, as: UTF8.self)
  }
}
