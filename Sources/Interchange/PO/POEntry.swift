internal import BitextCore

/// An entry of a PO file as spans of its bytes.
struct POEntry: Sendable {
  struct Field: Sendable {
    enum Name: Hashable, Sendable {
      case context, source, plural
      /// `msgstr` has no number, `msgstr[2]` has.
      case translation(Int?)
    }

    var name: Name
    /// Where the keyword stands.
    var start: Int
    /// From the first quotation mark to behind the last.
    var strings: Range<Int>
    var bytes: [UInt8]

    var value: String { String(decoding: bytes, as: UTF8.self) }
  }

  var fields: [Field] = []
  /// The lines that begin with `#,`, without their ends.
  var flagLines: [Range<Int>] = []
  var flags: [String] = []
  /// The lines that begin with `#|`, with their ends.
  var previousLines: [Range<Int>] = []
  /// Behind the last comment; where the first keyword's line starts.
  var keywordLine = 0

  func field(_ name: Field.Name) -> Field? { fields.first { $0.name == name } }

  var translations: [Field] {
    fields.filter { if case .translation = $0.name { true } else { false } }
  }
  var isFuzzy: Bool { flags.contains("fuzzy") }
  var isHeader: Bool { field(.context) == nil && field(.source)?.bytes.isEmpty == true }
}

/// Finds the entries of a PO file. What it does not read it steps over. O(length).
struct POScanner {
  private let bytes: [UInt8]
  private let name: String
  private var entries: [POEntry] = []
  private var current = POEntry()

  private init(_ bytes: [UInt8], _ name: String) {
    (self.bytes, self.name) = (bytes, name)
  }

  /// The entries in their order, without obsolete ones.
  ///
  /// Throws with line and column where a line is no part of a PO file, or an entry is not whole.
  static func entries(
    of bytes: [UInt8],
    name: String
  ) throws(InterchangeError) -> [POEntry] {
    var scanner = POScanner(bytes, name)
    var place = 0
    while place < bytes.count {
      let end = bytes[place...].firstIndex(of: 0x0A) ?? bytes.count
      try scanner.line(place..<end)
      place = end + 1
    }
    try scanner.finish(at: bytes.count)
    return scanner.entries
  }

  private mutating func line(_ range: Range<Int>) throws(InterchangeError) {
    var start = range.lowerBound
    var end = range.upperBound
    func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }
    while start < end, isBlank(bytes[start]) { start += 1 }
    while end > start, isBlank(bytes[end - 1]) { end -= 1 }
    guard start < end else { return try finish(at: start) }
    switch bytes[start] {
    case 0x23: try comment(start..<end, line: range)
    case 0x22: try string(start..<end)
    default: try keyword(start..<end, line: range)
    }
  }

  private mutating func comment(
    _ range: Range<Int>,
    line: Range<Int>
  ) throws(InterchangeError) {
    if !current.fields.isEmpty { try finish(at: range.lowerBound) }
    guard range.count > 1 else { return }
    switch bytes[range.lowerBound + 1] {
    case 0x2C:
      current.flagLines.append(range)
      let text = String(decoding: bytes[(range.lowerBound + 2)..<range.upperBound], as: UTF8.self)
      current.flags += text.split(separator: ",").map { String($0.filter { !$0.isWhitespace }) }
    case 0x7C:
      current.previousLines.append(line.lowerBound..<min(line.upperBound + 1, bytes.count))
    case 0x7E:
      // An obsolete entry; its flags are not those of the next one.
      current = POEntry()
    default: break
    }
  }

  private mutating func keyword(
    _ range: Range<Int>,
    line: Range<Int>
  ) throws(InterchangeError) {
    var end = range.lowerBound
    while end < range.upperBound, bytes[end] != 0x22 { end += 1 }
    let word = String(decoding: bytes[range.lowerBound..<end], as: UTF8.self)
      .filter { !$0.isWhitespace }
    let name: POEntry.Field.Name
    switch word {
    case "msgctxt": name = .context
    case "msgid": name = .source
    case "msgid_plural": name = .plural
    case "msgstr": name = .translation(nil)
    default:
      guard word.hasPrefix("msgstr["), word.hasSuffix("]"),
        let number = Int(word.dropFirst(7).dropLast()), (0..<100).contains(number)
      else {
        throw fault(
          range.lowerBound,
          "This line is no part of a PO file: it begins with neither a keyword, a quotation mark nor "
            + "'#'."
        )
      }
      name = .translation(number)
    }
    let begins = name == .context || name == .source
    if begins, !current.translations.isEmpty { try finish(at: range.lowerBound) }
    if current.field(name) != nil {
      throw fault(range.lowerBound, "The keyword '\(word)' stands twice in one entry.")
    }
    if current.fields.isEmpty { current.keywordLine = line.lowerBound }
    current.fields.append(
      POEntry.Field(name: name, start: range.lowerBound, strings: end..<end, bytes: [])
    )
    guard end < range.upperBound else {
      throw fault(range.upperBound, "A string in quotation marks is missing behind '\(word)'.")
    }
    try string(end..<range.upperBound)
  }

  private mutating func string(_ range: Range<Int>) throws(InterchangeError) {
    guard !current.fields.isEmpty else {
      throw fault(range.lowerBound, "A string stands here without a keyword before it.")
    }
    var end = range.lowerBound + 1
    while end < range.upperBound, bytes[end] != 0x22 { end += bytes[end] == 0x5C ? 2 : 1 }
    guard end == range.upperBound - 1 else {
      throw fault(
        min(end, range.upperBound),
        "The string does not end with its line. Write a quotation mark inside it as '\\\"'."
      )
    }
    let last = current.fields.count - 1
    let start =
      current.fields[last].strings.isEmpty
      ? range.lowerBound : current.fields[last].strings.lowerBound
    current.fields[last].strings = start..<range.upperBound
    current.fields[last].bytes += POString.decoded(bytes[(range.lowerBound + 1)..<end])
  }

  private mutating func finish(at place: Int) throws(InterchangeError) {
    defer { current = POEntry() }
    guard let first = current.fields.first else { return }
    guard current.field(.source) != nil, !current.translations.isEmpty else {
      throw fault(
        first.start,
        "The entry that begins here is not whole: it needs 'msgid' and 'msgstr'."
      )
    }
    guard current.fields.allSatisfy({ String(validating: $0.bytes, as: UTF8.self) != nil }) else {
      throw fault(first.start, "The escapes of the entry that begins here give no text.")
    }
    entries.append(current)
  }

  private func fault(_ place: Int, _ message: String) -> InterchangeError {
    InterchangeError(
      .invalid,
      file: name,
      position: PositionIndex(bytes).position(min(place, bytes.count)),
      message: message
    )
  }
}
