internal import FuzzyMatching
internal import SerbianText

/// The forms in which a text goes into the indexes. To change one of these is a new schema version:
/// what is stored must agree with what is looked up.
enum Folding {
  /// Stands between the variants of a unit, so that no phrase runs from one into the next. In text it
  /// is no part of a word.
  static let separator = "\u{E000}"

  /// The row of a unit in the concordance, from the strict keys of its variants: loose keys of the
  /// words, with blanks between them and `separator` between variants. UTF-8.
  static func row(ofStrict keys: [String]) -> [UInt8] {
    var row: [UInt8] = []
    for (index, key) in keys.enumerated() {
      if index > 0 { row.append(contentsOf: " \(separator) ".utf8) }
      appendWords(ofStrict: key, to: &row)
    }
    return row
  }

  /// Appends the words of one strict key. The tokenizer of the index splits ASCII as ours does, and
  /// takes all beyond it for letters.
  static func appendWords(ofStrict key: String, to row: inout [UInt8]) {
    var key = key
    key.withUTF8 { appendWords(ofStrict: $0, to: &row) }
  }

  /// The same for the key as UTF-8.
  static func appendWords(ofStrict key: UnsafeBufferPointer<UInt8>, to row: inout [UInt8]) {
    let start = row.count
    if appendSerbian(key, to: &row) { return }
    row.removeSubrange(start...)
    var loose = SearchKey.loose(fromStrict: String(decoding: key, as: UTF8.self))
    loose.withUTF8 { bytes in
      Tokenizer.forEachToken(in: bytes) { token in
        guard token.isWord else { return }
        if row.count > start { row.append(0x20) }
        row.append(contentsOf: bytes[token.range])
      }
    }
  }

  /// What `loose` and the tokenizer do, for ASCII, the letters of Serbian and the punctuation of
  /// U+2000 to U+203F; false when there is anything else.
  static func appendSerbian(
    _ bytes: UnsafeBufferPointer<UInt8>,
    to row: inout [UInt8]
  ) -> Bool {
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte < 0x80 {
        row.append(byte)
        index += 1
        continue
      }
      guard index + 1 < bytes.count else { return false }
      let next = bytes[index + 1]
      switch (byte, next) {
      case (0xC4, 0x8D), (0xC4, 0x87): row.append(0x63)
      case (0xC5, 0xA1): row.append(0x73)
      case (0xC5, 0xBE): row.append(0x7A)
      case (0xC4, 0x91): row.append(contentsOf: [0x64, 0x6A])
      case (0xE2, 0x80):
        row.append(0x20)
        index += 1
      default: return false
      }
      index += 2
    }
    return true
  }

  /// Whether `appendSerbian` does for a key.
  static func isSerbian(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    while index < bytes.count {
      if bytes[index] < 0x80 {
        index += 1
        continue
      }
      guard index + 1 < bytes.count else { return false }
      switch (bytes[index], bytes[index + 1]) {
      case (0xC4, 0x8D), (0xC4, 0x87), (0xC5, 0xA1), (0xC5, 0xBE), (0xC4, 0x91): index += 2
      case (0xE2, 0x80): index += 3
      default: return false
      }
    }
    return true
  }

  /// The hash under which exact matches are looked up: 32 bits, since what has it is compared anyway.
  static func hash(ofStrict key: String) -> Int64 {
    var key = key
    return key.withUTF8 { hash(ofStrict: $0) }
  }

  /// The same for the key as UTF-8.
  static func hash(ofStrict key: UnsafeBufferPointer<UInt8>) -> Int64 {
    hash(ofStable: StableHash.hash(key))
  }

  /// The same from the `StableHash` of the key.
  static func hash(ofStable hash: UInt64) -> Int64 {
    Int64(Int32(truncatingIfNeeded: hash ^ hash >> 32))
  }
}
