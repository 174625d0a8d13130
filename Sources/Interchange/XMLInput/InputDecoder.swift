internal import UnicodeText

/// From the bytes of a document to UTF-8, in whichever encoding it is.
enum InputDecoder {
  /// UTF-8, or what passes for it.
  case none
  case wide(WideDecoder)
  case narrow(EncodingDecoder)

  /// The decoder for a document that begins so, and where its text begins, behind a mark.
  ///
  /// What the bytes show goes before what the document says; `forced` goes before both. An encoding of
  /// a name that nobody knows is taken for UTF-8, which shows whether it is: nearly all others are not
  /// well-formed in it.
  static func of(_ bytes: [UInt8], forced: String?) -> (InputDecoder, start: Int) {
    if let forced { return (named(forced), 0) }
    switch XMLEncoding.of(bytes) {
    case .wide(let unit, let isBigEndian, let markLength):
      return (.wide(WideDecoder(unit: unit, isBigEndian: isBigEndian)), markLength)
    case .narrow(let markLength, let name):
      return (name.map { named($0) } ?? .none, markLength)
    }
  }

  var isNarrow: Bool {
    if case .narrow = self { true } else { false }
  }

  /// How many characters were left out, since they are none.
  var lostCount: Int {
    if case .wide(let decoder) = self { decoder.lostCount } else { 0 }
  }

  mutating func decode(_ bytes: [UInt8]) -> [UInt8] {
    switch self {
    case .none: return bytes
    case .narrow(let decoder): return decoder.decode(bytes)
    case .wide(var decoder):
      let text = decoder.decode(bytes)
      self = .wide(decoder)
      return text
    }
  }

  /// What was held back. Once.
  mutating func finish() -> [UInt8] {
    guard case .narrow(let decoder) = self else { return [] }
    self = .none
    return decoder.decode([], isLast: true)
  }

  private static func named(_ name: String) -> InputDecoder {
    let name = name.lowercased().filter { $0 != " " }
    // ASCII is UTF-8, and 16 bits a character these bytes are not.
    let utf8 = ["utf-8", "utf8", "utf_8", "us-ascii", "ascii"]
    let wide = ["utf-16", "utf16", "utf-32", "ucs-", "iso-10646", "unicode"]
    if utf8.contains(name) || wide.contains(where: { name.hasPrefix($0) }) { return .none }
    return EncodingDecoder(encoding: supersets[name] ?? name).map { .narrow($0) } ?? .none
  }

  /// Files declare an older set of characters and hold letters of the newer one.
  private static let supersets = [
    "gb2312": "gb18030", "gb_2312-80": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030",
    "ks_c_5601-1987": "windows-949", "euc-kr": "windows-949",
  ]

  /// Whether bytes that are declared to be something else are UTF-8 all the same: what is neither
  /// ASCII nor UTF-8 is hardly ever well-formed in it.
  static func showsUTF8(_ bytes: [UInt8]) -> Bool {
    var parser = Unicode.UTF8.ForwardParser()
    var input = bytes.makeIterator()
    var found = 0
    while true {
      switch parser.parseScalar(from: &input) {
      case .valid(let encoded): found += encoded.count > 1 ? 1 : 0
      case .error(let length): return found > 0 && isCut(bytes, length)
      case .emptyInput: return found > 0
      }
    }
  }

  /// Whether the only fault is that the end cuts a character.
  private static func isCut(_ bytes: [UInt8], _ length: Int) -> Bool {
    String(validating: bytes.dropLast(length), as: UTF8.self) != nil
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
