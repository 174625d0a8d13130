internal import BitextCore
internal import Foundation
internal import XMLStream

/// Builds one unit from its `tu`, and keeps what was mended on the way.
struct TMXUnitBuilder {
  private let position: SourcePosition
  private let version: String?
  private var unit = TranslationUnit(variants: [])
  private var ownLanguage: TMXHeader.SourceLanguage?
  private var repairs: [TMXRepair] = []
  private var notices = SegmentNotices()

  init(position: SourcePosition, version: String?) {
    self.position = position
    self.version = version
  }

  mutating func repair(
    _ kind: TMXRepair.Kind,
    _ detail: String? = nil,
    at place: SourcePosition? = nil
  ) {
    repairs.append(TMXRepair(kind, detail, position: place ?? position))
  }

  /// Reads from the start of a `tu` to its end.
  mutating func read(_ cursor: inout TMXCursor) throws(InterchangeError) {
    readAttributes(&cursor)
    var sawVariant = false
    var description = Description()
    while let kind = try cursor.advance(), kind != .endElement {
      guard kind == .startElement else { continue }
      switch cursor.word {
      case .tuv?:
        sawVariant = true
        try readVariant(&cursor)
      case .prop?, .note?:
        if sawVariant { repair(.misplacedProperty, at: cursor.position) }
        try readDescription(&cursor, &description)
      case .tu?: throw Self.unitInUnit(cursor)
      default:
        repair(.unknownElement, cursor.name, at: cursor.position)
        try cursor.skip()
      }
    }
    (unit.properties, unit.notes) = (description.properties, description.notes)
  }

  private static func unitInUnit(_ cursor: borrowing TMXCursor) -> InterchangeError {
    cursor.error("A unit begins before the one before it ends: '</tu>' is missing.")
  }

  /// Whether it has variants in two languages.
  var isUsable: Bool {
    unit.variants.contains { $0.language != unit.variants.first?.language }
  }

  /// A unit on its way out.
  enum Built {
    case item(TMXItem)
    /// No variant is of the source language that the header names; the unit as it would be kept, and
    /// as it would be refused.
    case withoutSource(TMXUnit, TMXRefusal)
  }

  /// The finished unit, or why it cannot be used.
  func built(headerLanguage: TMXHeader.SourceLanguage?, assumed: LanguageTag?) -> Built {
    let source: LanguageTag? =
      switch ownLanguage ?? headerLanguage {
      case .tag(let tag)?: tag
      case .all?: nil
      case nil: assumed
      }
    guard unit.variants.count >= 2 else { return .item(.refusal(refusal(.fewerThanTwoVariants))) }
    let first = unit.variants[0].language
    guard unit.variants.contains(where: { $0.language != first }) else {
      return .item(.refusal(refusal(.oneLanguage)))
    }
    var all = repairs
    var notices = notices
    notices.look(at: unit.variants)
    for notice in notices.found {
      all.append(TMXRepair(notice.kind, notice.detail, position: position))
    }
    var kept = TMXUnit(unit: unit, sourceLanguage: source, position: position, repairs: all)
    // A source that the file does not name is a guess, and no reason to lose a unit.
    let isNamed = ownLanguage != nil || headerLanguage != nil
    guard isNamed, let source, !unit.variants.contains(where: { Self.isOf(source, $0.language) })
    else { return .item(.unit(kept)) }
    let refusal = refusal(.noSourceVariant(source))
    if ownLanguage != nil { return .item(.refusal(refusal)) }
    kept.sourceLanguage = nil
    kept.repairs.insert(TMXRepair(.noSourceVariant, "\(source)", position: position), at: 0)
    return .withoutSource(kept, refusal)
  }

  private func refusal(_ reason: TMXRefusal.Reason) -> TMXRefusal {
    TMXRefusal(reason: reason, identifier: unit.identifier, position: position, repairs: repairs)
  }

  /// A header says `en` and a variant `en-US`, or the reverse: both mean English.
  static func isOf(_ source: LanguageTag, _ language: LanguageTag) -> Bool {
    source.covers(language) || language.covers(source)
      || (source.language == language.language && source.script == language.script)
  }

  private mutating func readAttributes(_ cursor: inout TMXCursor) {
    for index in 0..<cursor.reader.attributeCount {
      switch cursor.attributeWord(index) {
      case .tuid?: unit.identifier = cursor.reader.attributeValue(index)
      case .creationid?: unit.creator = cursor.reader.attributeValue(index)
      case .changeid?: unit.changer = cursor.reader.attributeValue(index)
      case .creationdate?:
        unit.creationDate = date(cursor.reader.attributeValue(index), .creationdate)
      case .changedate?: unit.changeDate = date(cursor.reader.attributeValue(index), .changedate)
      case .srclang?:
        ownLanguage =
          cursor.isAllLanguages(at: index) ? .all : cursor.language(at: index).map { .tag($0) }
        if ownLanguage == nil { repair(.unreadableLanguage) }
      default:
        if let name = cursor.ignoredAttribute(index) { repair(.ignoredAttribute, name) }
      }
    }
  }

  private mutating func date(_ text: String, _ word: TMXWord) -> Date? {
    let date = TMXDate.parse(text)
    if date == nil { repair(.unreadableDate, word.rawValue) }
    return date
  }

  private mutating func readVariant(_ cursor: inout TMXCursor) throws(InterchangeError) {
    let place = cursor.position
    var language: LanguageTag?
    let current = cursor.position(of: .xmlLang)
    let old = current == nil ? cursor.position(of: .lang) : nil
    var isNamed = true
    if let named = current ?? old {
      language = cursor.language(at: named)
      if language == nil { repair(.unreadableLanguage, at: place) }
      if old != nil, version != "1.1" { repair(.deprecatedLanguageAttribute, at: place) }
    } else {
      isNamed = false
    }
    readAttributesOfVariant(&cursor)
    var segment: Segment?
    var outside = ""
    var description = Description()
    while let kind = try cursor.advance(), kind != .endElement {
      guard kind == .startElement else {
        if kind == .text, let text = cursor.textWithSigns() { outside += text }
        continue
      }
      switch cursor.word {
      case .seg? where segment == nil:
        if !isNamed, let named = cursor.position(of: .xmlLang) ?? cursor.position(of: .lang) {
          language = cursor.language(at: named)
          isNamed = true
          repair(language == nil ? .unreadableLanguage : .misplacedLanguage, at: place)
        }
        segment = try readSegment(&cursor)
      case .prop?, .note?:
        if segment != nil { repair(.misplacedProperty, at: cursor.position) }
        try readDescription(&cursor, &description)
      case .tu?: throw Self.unitInUnit(cursor)
      default:
        repair(.unknownElement, cursor.name, at: cursor.position)
        try cursor.skip()
      }
    }
    if !isNamed { repair(.variantWithoutLanguage, at: place) }
    guard var language else { return }
    if segment == nil, !outside.isEmpty {
      segment = Segment(outside.trimmingCharacters(in: .whitespacesAndNewlines))
      repair(.missingSegment, at: place)
    }
    guard let segment, Self.holdsText(segment) else {
      repair(.emptyVariant, language.description, at: place)
      return
    }
    let text = segment.text
    let survey = TextSurvey(text)
    if let script = SerbianScriptOfText.otherThan(language, survey) {
      language.script = script
      repair(.scriptUnlikeTag, language.description, at: place)
    }
    notices.look(at: text, survey, language)
    unit.variants.append(
      TranslationUnitVariant(
        language: language,
        segment: segment,
        properties: description.properties,
        notes: description.notes
      )
    )
  }

  /// Some tools say who made a text and when at the variant alone: then the unit has it from there.
  private mutating func readAttributesOfVariant(_ cursor: inout TMXCursor) {
    for index in 0..<cursor.reader.attributeCount {
      switch cursor.attributeWord(index) {
      case .xmlLang?, .lang?: break
      case .creationid?: unit.creator = unit.creator ?? cursor.reader.attributeValue(index)
      case .changeid?: unit.changer = unit.changer ?? cursor.reader.attributeValue(index)
      case .creationdate?:
        unit.creationDate =
          unit.creationDate ?? date(cursor.reader.attributeValue(index), .creationdate)
      case .changedate?:
        unit.changeDate =
          unit.changeDate ?? date(cursor.reader.attributeValue(index), .changedate)
      default:
        if let name = cursor.ignoredAttribute(index) { repair(.ignoredAttribute, name) }
      }
    }
  }

  private static func holdsText(_ segment: Segment) -> Bool {
    let text = segment.text
    // Nearly every text begins with a sign of ASCII or a letter of two bytes above U+00BF.
    if let first = text.utf8.first, first > 0x20 && first < 0x7F || first >= 0xC3 && first < 0xE1 {
      return true
    }
    return text.unicodeScalars.contains { $0.value > 0x20 && !$0.properties.isWhitespace }
  }

  private struct Description {
    var properties: [Property] = []
    var notes: [String] = []
  }

  private mutating func readDescription(
    _ cursor: inout TMXCursor,
    _ description: inout Description
  ) throws(InterchangeError) {
    if cursor.word == .note {
      description.notes.append(try cursor.content())
    } else {
      let place = cursor.position
      let (property, substitute) = try cursor.property()
      description.properties.append(property)
      if let substitute { repair(.untypedProperty, substitute, at: place) }
    }
  }

  /// Reads from the start of a `seg` to its end. Foreign elements in it vanish, their text stays.
  private mutating func readSegment(
    _ cursor: inout TMXCursor
  ) throws(InterchangeError) -> Segment {
    var first = OpenElement(code: nil)
    var pending = try cursor.advance()
    // Nearly every segment is one text.
    if pending == .text {
      first.text = cursor.reader.text
      pending = try cursor.advance()
    }
    if pending == .endElement { return first.finished() }
    var open = [first]
    /// For each element that is open, whether it is foreign and so has no place in `open`.
    var isForeign: [Bool] = []
    while let kind = pending {
      switch kind {
      case .text: open[open.count - 1].text += cursor.reader.text
      case .startElement:
        if cursor.word == .tu { throw Self.unitInUnit(cursor) }
        let code = cursor.word.flatMap { InlineCode.Kind(rawValue: $0.rawValue) }
        isForeign.append(code == nil)
        if let code {
          let attributes = codeAttributes(cursor, code)
          open.append(OpenElement(code: InlineCode(kind: code, attributes: attributes)))
        } else {
          repair(.unknownElement, cursor.name, at: cursor.position)
        }
      case .endElement:
        guard let foreign = isForeign.popLast() else { return open[0].finished() }
        if !foreign, var ended = open.popLast(), var code = ended.code {
          code.content = ended.finished().elements
          open[open.count - 1].append(code)
        }
      default: break
      }
      pending = try cursor.advance()
    }
    return open[0].finished()
  }

  /// A `seg` or an inline element on the way. Text is gathered before it goes into the content, so
  /// that a thousand pieces cost no more than one.
  private struct OpenElement {
    let code: InlineCode?
    var text = ""
    var content = Segment("")

    init(code: InlineCode?) { self.code = code }

    mutating func append(_ code: InlineCode) {
      content.append(.text(text))
      text = ""
      content.append(.code(code))
    }

    mutating func finished() -> Segment {
      if code == nil, content.elements.isEmpty { return Segment(text) }
      content.append(.text(text))
      return content
    }
  }

  /// Attributes as they stand; those of other namespaces are not kept.
  private mutating func codeAttributes(
    _ cursor: borrowing TMXCursor,
    _ kind: InlineCode.Kind
  ) -> [InlineCode.Attribute] {
    var attributes: [InlineCode.Attribute] = []
    for attribute in cursor.reader.attributes where attribute.name.namespace == nil {
      guard attribute.name.local == attribute.name.qualified, attribute.name.local != "xmlns"
      else { continue }
      attributes.append(.init(name: attribute.name.local, value: attribute.value))
    }
    if kind == .ph, !attributes.contains(where: { $0.name == "x" }),
      let index = attributes.firstIndex(where: { $0.name == "id" })
    {
      attributes[index].name = "x"
      repair(.codeIdentifier, at: cursor.position)
    }
    return attributes
  }
}
