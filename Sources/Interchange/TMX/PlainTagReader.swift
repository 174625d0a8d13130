internal import BitextCore

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
  /// Starts of variants that tell a language and nothing else, as those of nearly all do.
  private var starts: [(bytes: KnownBytes, language: Int)] = []
  private let source: LanguageTag?
  /// The names of persons, and the types of properties, that were met last.
  private var names = MetTexts()
  private var types = MetTexts()

  /// More languages are not those of such a file.
  private static let mostSpellings = 64
  private static let mostStarts = 8

  /// What the tags of a unit tell of who made it and when.
  struct Told {
    var origin = PlainUnits.Origin()
    /// Whether they tell anything.
    var isAnything = false
  }

  init(source: LanguageTag?) { self.source = source }

  /// Goes over the start of a unit.
  mutating func takeUnit(_ text: inout PlainBytes, _ told: inout Told) -> Stop? {
    if let stop = text.take("<tu") { return stop }
    var language: Int?
    return takeAttributes(&text, &told, &language, isOfVariant: false)
  }

  /// Goes over a property or a note of a unit.
  mutating func takeDescription(_ text: inout PlainBytes, _ told: inout Told) -> Stop? {
    var value = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
    if text.take("<note>") == nil {
      if let stop = text.takeContent(&value) { return stop }
      if let stop = text.take("</note>") { return stop }
      told.origin.notes.append(String(decoding: value, as: UTF8.self))
    } else {
      if let stop = text.take("<prop type=\"") { return stop }
      if let stop = text.takeValue(&value) { return stop }
      // What a unit of Skela's says of its confirmation is for those who read units one by one.
      if value.isEmpty || value.starts(with: "x-confirmed".utf8) { return .odd }
      let type = types.text(value)
      if let stop = text.take(">") { return stop }
      if let stop = text.takeContent(&value) { return stop }
      if let stop = text.take("</prop>") { return stop }
      let property = Property(type: type, value: String(decoding: value, as: UTF8.self))
      told.origin.properties.append(property)
    }
    told.isAnything = true
    return nil
  }

  /// Goes over the start of a variant. What it tells counts where the unit does not tell it.
  @inline(__always)
  mutating func takeVariant(
    _ text: inout PlainBytes,
    _ language: inout Int,
    _ told: inout Told
  ) -> Stop? {
    if text.count &- text.index >= KnownBytes.longest {
      for known in starts.indices where starts[known].bytes.stand(at: text.base + text.index) {
        text.index &+= starts[known].bytes.count
        language = starts[known].language
        return nil
      }
    }
    return takeOtherVariant(&text, &language, &told)
  }

  private mutating func takeOtherVariant(
    _ text: inout PlainBytes,
    _ language: inout Int,
    _ told: inout Told
  ) -> Stop? {
    let start = text.index
    if let stop = text.take("<tuv") { return stop }
    var found: Int?
    let isTold = told.isAnything
    told.isAnything = false
    if let stop = takeAttributes(&text, &told, &found, isOfVariant: true) { return stop }
    guard let found else { return .odd }
    language = found
    if !told.isAnything, starts.count < Self.mostStarts,
      let known = KnownBytes(
        UnsafeBufferPointer(start: text.base + start, count: text.index - start)
      )
    {
      starts.append((known, found))
    }
    told.isAnything = told.isAnything || isTold
    return nil
  }

  private enum Attribute: Int {
    case language, identifier, creationDate, creator, changeDate, changer
  }

  /// Goes over the name of an attribute and what stands before its value; nil for others than these.
  @inline(__always)
  private static func takeName(_ text: inout PlainBytes) -> Attribute? {
    switch text.base[text.index] {
    case UInt8(ascii: "x"): text.take("xml:lang=\"") == nil ? .language : nil
    case UInt8(ascii: "t"): text.take("tuid=\"") == nil ? .identifier : nil
    case UInt8(ascii: "c"):
      if text.take("creationdate=\"") == nil {
        .creationDate
      } else if text.take("creationid=\"") == nil {
        .creator
      } else if text.take("changedate=\"") == nil {
        .changeDate
      } else {
        text.take("changeid=\"") == nil ? .changer : nil
      }
    default: nil
    }
  }

  /// Goes over the attributes of a tag, and its end.
  private mutating func takeAttributes(
    _ text: inout PlainBytes,
    _ told: inout Told,
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
      guard let attribute = Self.takeName(&text), seen & 1 << attribute.rawValue == 0 else {
        return .odd
      }
      seen |= 1 << attribute.rawValue
      var value = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
      if let stop = text.takeValue(&value) { return stop }
      switch attribute {
      case .language where isOfVariant:
        language = self.language(value)
        if language == nil { return .odd }
      case .language: return .odd
      case .identifier where isOfVariant: return .odd
      default:
        guard tell(attribute, value, &told.origin) else { return .odd }
        told.isAnything = true
      }
    }
  }

  /// Takes the value of an attribute where there is none yet; false for a date that cannot be read.
  @inline(__always)
  private mutating func tell(
    _ attribute: Attribute,
    _ value: UnsafeBufferPointer<UInt8>,
    _ origin: inout PlainUnits.Origin
  ) -> Bool {
    switch attribute {
    case .creator:
      if origin.creator == nil { origin.creator = names.text(value) }
    case .changer:
      if origin.changer == nil { origin.changer = names.text(value) }
    case .creationDate:
      if origin.creationDate == nil { origin.creationDate = TMXDate.parse(value) }
      return origin.creationDate != nil
    case .changeDate:
      if origin.changeDate == nil { origin.changeDate = TMXDate.parse(value) }
      return origin.changeDate != nil
    default: origin.identifier = String(decoding: value, as: UTF8.self)
    }
    return true
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
}

/// Texts that come again and again, each made once.
private struct MetTexts {
  private var met: [(bytes: [UInt8], text: String)] = []

  private static let most = 8

  mutating func text(_ value: UnsafeBufferPointer<UInt8>) -> String {
    for known in met.indices where PlainTagReader.isEqual(met[known].bytes, value) {
      return met[known].text
    }
    let text = String(decoding: value, as: UTF8.self)
    if met.count == Self.most { met.removeFirst() }
    met.append((Array(value), text))
    return text
  }
}

extension PlainTagReader {
  @inline(__always)
  fileprivate static func isEqual(_ known: [UInt8], _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard known.count == bytes.count else { return false }
    for index in 0..<bytes.count where known[index] != bytes[index] { return false }
    return true
  }
}
