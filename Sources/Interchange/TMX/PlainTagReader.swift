internal import BitextCore

/// A place in the bytes of TMX.
struct PlainBytes {
  let base: UnsafePointer<UInt8>
  let count: Int
  var index: Int
  /// A carriage return without a line feed was passed over: what it becomes is the parser's business.
  var hasOddBlank = false

  @inline(__always)
  mutating func skipBlanks(_ lines: inout SourceLines) {
    while index < count, base[index] <= 0x20 {
      let byte = base[index]
      index &+= 1
      if byte == 0x0A { lines.begin(at: index) }
      if byte == 0x0D, index >= count || base[index] != 0x0A { hasOddBlank = true }
    }
  }

  /// Goes over some bytes; why not, where others stand here.
  @inline(__always)
  mutating func take(_ word: StaticString) -> PlainUnitScanner.Stop? {
    let length = word.utf8CodeUnitCount
    guard count &- index >= length else { return .cut }
    let wanted = word.utf8Start
    for offset in 0..<length where base[index &+ offset] != wanted[offset] { return .odd }
    index &+= length
    return nil
  }
}

/// Reads the start tags of units and variants, with the attributes that tell a language, and who made a unit
/// and when. Other attributes, and spellings that the parser would change, are odd.
struct PlainTagReader {
  typealias Stop = PlainUnitScanner.Stop

  /// In the order in which they were met.
  private(set) var languages: [LanguageTag] = []
  /// By language: whether it is one of the source language that the header names.
  private(set) var isSource: [Bool] = []
  /// By language: whether it says in which script its Serbian is.
  private(set) var namesScript: [Bool] = []
  private var spellings: [(bytes: [UInt8], language: Int)] = []
  private let source: LanguageTag?
  /// The names of persons that were met last.
  private var names: [(bytes: [UInt8], text: String)] = []

  /// More languages are not those of such a file.
  private static let mostSpellings = 64
  private static let mostNames = 8

  init(source: LanguageTag?) { self.source = source }

  /// Goes over the start of a unit.
  mutating func takeUnit(_ text: inout PlainBytes, _ origin: inout PlainUnits.Origin?) -> Stop? {
    if let stop = text.take("<tu") { return stop }
    var language: Int?
    return takeAttributes(&text, &origin, &language, isOfVariant: false)
  }

  /// Goes over the start of a variant. What it tells counts where the unit does not tell it.
  mutating func takeVariant(
    _ text: inout PlainBytes,
    _ language: inout Int,
    _ origin: inout PlainUnits.Origin?
  ) -> Stop? {
    if let stop = text.take("<tuv") { return stop }
    var found: Int?
    if let stop = takeAttributes(&text, &origin, &found, isOfVariant: true) { return stop }
    guard let found else { return .odd }
    language = found
    return nil
  }

  private enum Attribute: Int, CaseIterable {
    case language, identifier, creationDate, creator, changeDate, changer

    /// With what stands before the value.
    var spelling: StaticString {
      switch self {
      case .language: "xml:lang=\""
      case .identifier: "tuid=\""
      case .creationDate: "creationdate=\""
      case .creator: "creationid=\""
      case .changeDate: "changedate=\""
      case .changer: "changeid=\""
      }
    }
  }

  /// Goes over the attributes of a tag, and its end.
  private mutating func takeAttributes(
    _ text: inout PlainBytes,
    _ origin: inout PlainUnits.Origin?,
    _ language: inout Int?,
    isOfVariant: Bool
  ) -> Stop? {
    var seen = 0
    while true {
      guard text.index < text.count else { return .cut }
      if text.base[text.index] == 0x3E {
        text.index &+= 1
        return nil
      }
      guard text.base[text.index] == 0x20 else { return .odd }
      while text.index < text.count, text.base[text.index] == 0x20 { text.index &+= 1 }
      guard text.index < text.count else { return .cut }
      if text.base[text.index] == 0x3E { continue }
      // The longest spelling has fourteen bytes, and much follows.
      guard text.count &- text.index >= 16 else { return .cut }
      guard let attribute = Attribute.allCases.first(where: { text.take($0.spelling) == nil }),
        seen & 1 << attribute.rawValue == 0
      else { return .odd }
      seen |= 1 << attribute.rawValue
      let start = text.index
      while text.index < text.count, text.base[text.index] != 0x22 {
        let byte = text.base[text.index]
        if byte < 0x20 || byte == 0x26 || byte == 0x3C { return .odd }
        text.index &+= 1
      }
      guard text.index < text.count else { return .cut }
      let value = UnsafeBufferPointer(start: text.base + start, count: text.index &- start)
      text.index &+= 1
      switch attribute {
      case .language where isOfVariant:
        language = self.language(value)
        if language == nil { return .odd }
      case .language: return .odd
      case .identifier where isOfVariant: return .odd
      default:
        var told = origin ?? PlainUnits.Origin()
        guard tell(attribute, value, &told) else { return .odd }
        origin = told
      }
    }
  }

  /// Takes the value of an attribute where there is none yet; false for a date that cannot be read.
  private mutating func tell(
    _ attribute: Attribute,
    _ value: UnsafeBufferPointer<UInt8>,
    _ origin: inout PlainUnits.Origin
  ) -> Bool {
    switch attribute {
    case .creator: origin.creator = origin.creator ?? name(value)
    case .changer: origin.changer = origin.changer ?? name(value)
    case .creationDate:
      origin.creationDate =
        origin.creationDate ?? TMXDate.parse(String(decoding: value, as: UTF8.self))
      return origin.creationDate != nil
    case .changeDate:
      origin.changeDate = origin.changeDate ?? TMXDate.parse(String(decoding: value, as: UTF8.self))
      return origin.changeDate != nil
    default: origin.identifier = String(decoding: value, as: UTF8.self)
    }
    return true
  }

  /// A name as a text; those that come again and again are made once.
  private mutating func name(_ value: UnsafeBufferPointer<UInt8>) -> String {
    for known in names.indices where Self.isEqual(names[known].bytes, value) {
      return names[known].text
    }
    let text = String(decoding: value, as: UTF8.self)
    if names.count == Self.mostNames { names.removeFirst() }
    names.append((Array(value), text))
    return text
  }

  /// The number of a language; nil where it is none that can be told.
  private mutating func language(_ spelling: UnsafeBufferPointer<UInt8>) -> Int? {
    for known in spellings.indices where Self.isEqual(spellings[known].bytes, spelling) {
      return spellings[known].language
    }
    guard spellings.count < Self.mostSpellings,
      let tag = LanguageSpelling.tag(String(decoding: spelling, as: UTF8.self))
    else { return nil }
    let language = languages.firstIndex(of: tag) ?? languages.count
    if language == languages.count {
      languages.append(tag)
      isSource.append(source.map { TMXUnitBuilder.isOf($0, tag) } ?? true)
      namesScript.append(tag.language == "sr" && tag.script != nil)
    }
    spellings.append((Array(spelling), language))
    return language
  }

  @inline(__always)
  private static func isEqual(_ known: [UInt8], _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard known.count == bytes.count else { return false }
    for index in 0..<bytes.count where known[index] != bytes[index] { return false }
    return true
  }
}
