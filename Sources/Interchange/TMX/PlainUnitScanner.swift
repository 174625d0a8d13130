internal import BitextCore

/// Reads units from the bytes of TMX that are nothing but texts in languages, as nearly all of a large
/// file are, without a parser of XML.
///
///     <tu tuid="7"><tuv xml:lang="en" creationid="mira"><seg>Rain &amp; snow</seg></tuv> …</tu>
///
/// It knows this form alone, with blanks between the tags. Whatever would be mended or refused is left to the
/// reader, and so is all that is spelled in another way. So what it takes, with its notices, is what the reader would
/// have made (`TMXReader.next` is its slow twin). The bytes are those that a parser would get: UTF-8, and characters of XML alone.
struct PlainUnitScanner {
  enum Stop {
    /// What stands here is for the parser.
    case odd
    /// The bytes end within what may be such a unit.
    case cut
    /// There are as many units as were asked for.
    case enough
  }

  private var tags: PlainTagReader
  /// The source language that the header names.
  private let source: LanguageTag?
  /// Of the unit that is being read.
  private var notices = SegmentNotices()

  /// `source` is what the header names; nil where it names none, or all.
  init(source: LanguageTag?) {
    self.source = source
    tags = PlainTagReader(source: source)
  }

  /// Whether it was made for that.
  func serves(_ other: LanguageTag?) -> Bool { source == other }

  /// So many bytes of text are enough, however few units they are.
  private static let mostBytes = 1 << 20

  /// Takes units from a place on, up to so many in all. Both `index` and the place in the file go to the end of the
  /// last unit that was taken. O(length).
  mutating func scan(
    _ bytes: UnsafeBufferPointer<UInt8>,
    from index: inout Int,
    _ place: inout SourcePosition,
    into units: inout PlainUnits,
    _ found: inout [PlainUnitNotices],
    upTo limit: Int
  ) -> Stop {
    guard let base = bytes.baseAddress else { return .cut }
    var text = PlainBytes(base: base, count: bytes.count, index: index)
    var lines = SourceLines(place, from: index)
    var stop = Stop.enough
    let bytesBefore = units.bytes.count
    while units.count < limit, units.bytes.count - bytesBefore < Self.mostBytes {
      var inner = lines
      text.skipBlanks(&inner)
      inner.move(to: text.index, base)
      let start = inner.place
      if !notices.found.isEmpty { notices = SegmentNotices() }
      var told = PlainTagReader.Told()
      if let odd = read(&text, &inner, &units, &told) {
        units.dropOpenUnit()
        stop = odd
        break
      }
      if !notices.found.isEmpty {
        let repairs = notices.found.map { TMXRepair($0.kind, $0.detail, position: start) }
        found.append(PlainUnitNotices(unit: units.count, repairs: repairs))
      }
      units.endUnit(at: start, told.isAnything ? told.origin : nil)
      lines = inner
      index = text.index
    }
    lines.move(to: index, base)
    place = lines.place
    units.languages = tags.languages
    return stop
  }

  /// Reads a unit; why not, where it is none of these.
  private mutating func read(
    _ text: inout PlainBytes,
    _ lines: inout SourceLines,
    _ units: inout PlainUnits,
    _ told: inout PlainTagReader.Told
  ) -> Stop? {
    if let stop = tags.takeUnit(&text, &told) { return stop }
    while true {
      text.skipBlanks(&lines)
      guard text.index &+ 2 < text.count else { return .cut }
      let name = text.base[text.index &+ 1]
      guard name == UInt8(ascii: "p") || name == UInt8(ascii: "n") else { break }
      if let stop = tags.takeDescription(&text, &told) { return stop }
    }
    let first = units.variants.count
    var hasSource = source == nil
    while true {
      text.skipBlanks(&lines)
      guard text.index &+ 2 < text.count else { return .cut }
      if text.base[text.index &+ 1] == 0x2F { break }
      var language = 0
      if let stop = tags.takeVariant(&text, &language, &told) { return stop }
      text.skipBlanks(&lines)
      if let stop = text.take("<seg>") { return stop }
      if let stop = takeText(&text, &lines, language, &units) { return stop }
      text.skipBlanks(&lines)
      if let stop = text.take("</tuv>") { return stop }
      units.endVariant(language: language)
      hasSource = hasSource || tags.isSource[language]
    }
    if let stop = text.take("</tu>") { return stop }
    if text.hasOddBlank || !hasSource { return .odd }
    return look(at: units, from: first) ? nil : .odd
  }

  /// Whether variants are of two languages; takes notice when all have the same text.
  private mutating func look(at units: borrowing PlainUnits, from first: Int) -> Bool {
    let count = units.variants.count
    guard count - first >= 2 else { return false }
    let text = units.text(ofVariant: first)
    let isSame = (first + 1..<count).allSatisfy { place in
      let other = units.text(ofVariant: place)
      return other.count == text.count && units.bytes[other].elementsEqual(units.bytes[text])
    }
    if isSame { notices.noticeSameText() }
    let language = units.variants[first].language
    return (first + 1..<count).contains { units.variants[$0].language != language }
  }

  // MARK: A text

  /// Reads a text with the `</seg>` behind it.
  private mutating func takeText(
    _ text: inout PlainBytes,
    _ lines: inout SourceLines,
    _ language: Int,
    _ units: inout PlainUnits
  ) -> Stop? {
    let start = text.index
    var survey = TextSurvey.Stretch(
      UnsafeBufferPointer(start: text.base, count: text.count),
      &text.index
    )
    guard text.index < text.count else { return .cut }
    let stretch = UnsafeBufferPointer(start: text.base + start, count: text.index &- start)
    units.append(stretch)
    let isWhole = text.base[text.index] == 0x3C
    if !isWhole {
      while text.base[text.index] != 0x3C {
        if let stop = takeOdd(&text, &units) { return stop }
        let from = text.index
        while text.index < text.count, !TextSurvey.Stretch.ends(at: text.base[text.index]) {
          text.index &+= 1
        }
        guard text.index < text.count else { return .cut }
        units.append(UnsafeBufferPointer(start: text.base + from, count: text.index &- from))
      }
      survey.survey = units.withOpenText { TextSurvey($0) }
      (survey.mayBeMisread, survey.hasLines) = (true, true)
    }
    if survey.hasLines {
      for index in start..<text.index where text.base[index] == 0x0A { lines.begin(at: index + 1) }
    }
    if let stop = text.take("</seg>") { return stop }
    let isPlain =
      isWhole
      ? look(at: stretch, survey, language) : units.withOpenText { look(at: $0, survey, language) }
    return isPlain ? nil : .odd
  }

  /// Reads a reference, or the end of a line as Windows writes it.
  private func takeOdd(_ text: inout PlainBytes, _ units: inout PlainUnits) -> Stop? {
    // The longest reference that is read here has ten bytes.
    guard text.count &- text.index >= 12 else { return .cut }
    if text.base[text.index] == 0x0D {
      if text.base[text.index &+ 1] != 0x0A { return .odd }
      units.append(0x0A)
      text.index &+= 2
      return nil
    }
    for (word, byte) in Self.references where text.take(word) == nil {
      units.append(byte)
      return nil
    }
    let rest = UnsafeBufferPointer(start: text.base + text.index, count: 12)
    guard let reference = NumericReference(rest), reference.isCharacter,
      let scalar = Unicode.Scalar(reference.value)
    else { return .odd }
    for byte in UTF8.encode(scalar).unsafelyUnwrapped { units.append(byte) }
    text.index &+= reference.length
    return nil
  }

  private static let references: [(StaticString, UInt8)] = [
    ("&lt;", 0x3C), ("&gt;", 0x3E), ("&amp;", 0x26), ("&quot;", 0x22), ("&apos;", 0x27),
  ]

  /// Takes notice of what is remarkable in a text; false for one that the reader must see.
  private mutating func look(
    at text: UnsafeBufferPointer<UInt8>,
    _ found: TextSurvey.Stretch,
    _ language: Int
  ) -> Bool {
    // What begins otherwise may be no text at all.
    guard let first = text.first, first > 0x20 && first < 0x7F || first >= 0xC3 && first < 0xE1
    else { return false }
    let survey = found.survey
    if tags.namesScript[language],
      SerbianScriptOfText.otherThan(tags.languages[language], survey) != nil
    {
      return false
    }
    let needsLook =
      survey.hasAmpersand || survey.hasLessThan || survey.hasBackslash || !survey.holdsCommonLetters
      || text.count > SegmentNotices.longLength || found.mayBeMisread && !survey.isASCII
    if needsLook {
      notices.look(at: text, survey, tags.languages[language])
    }
    return true
  }
}

/// What a person may want to look at in one of some units.
public struct PlainUnitNotices: Sendable {
  /// Its place among the units.
  public var unit: Int
  public var repairs: [TMXRepair]
}
