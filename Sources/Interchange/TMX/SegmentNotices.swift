internal import BitextCore

/// What a person may want to look at in a unit that is otherwise in order. Nothing is changed.
struct SegmentNotices {
  /// More characters than this are refused by some tools.
  static let longLength = 2_000

  /// The notices so far, each kind once, with the language where it was seen first.
  private(set) var found: [(kind: TMXRepair.Kind, detail: String?)] = []

  /// Looks at the text of a variant.
  mutating func look(at text: String, _ survey: TextSurvey, _ tag: LanguageTag) {
    var text = text
    text.withUTF8 { look(at: $0, survey, tag) }
  }

  /// The same of UTF-8.
  mutating func look(
    at text: UnsafeBufferPointer<UInt8>,
    _ survey: TextSurvey,
    _ tag: LanguageTag
  ) {
    // Most texts have nothing that a second look would be for.
    if survey.hasAmpersand, Self.isEscapedTwice(text) { add(.doublyEscaped, tag.description) }
    if survey.hasBackslash || survey.hasLessThan, Self.holdsCodes(text) {
      add(.codeAsText, tag.description)
    }
    if !survey.isASCII, Self.mayBeMisread(tag),
      let encoding = Self.misreadEncoding(String(decoding: text, as: UTF8.self))
    {
      add(.doubtfulEncoding, encoding)
    }
    if text.count > Self.longLength, text.count(where: { $0 & 0xC0 != 0x80 }) > Self.longLength {
      add(.longText, tag.description)
    }
    if !survey.holdsCommonLetters, !Self.holdsLetters(String(decoding: text, as: UTF8.self)) {
      add(.noLetters, tag.description)
    }
  }

  /// Looks at all variants together.
  mutating func look(at variants: [TranslationUnitVariant]) {
    guard let first = variants.first?.segment.text else { return }
    for variant in variants.dropFirst() {
      let text = variant.segment.text
      if text.utf8.count != first.utf8.count || !text.utf8.elementsEqual(first.utf8) { return }
    }
    noticeSameText()
  }

  /// All variants have the same text.
  mutating func noticeSameText() { found.insert((.sameText, nil), at: 0) }

  private mutating func add(_ kind: TMXRepair.Kind, _ detail: String?) {
    if !found.contains(where: { $0.kind == kind }) { found.append((kind, detail)) }
  }

  private static func holdsLetters(_ text: String) -> Bool {
    text.unicodeScalars.contains {
      $0.properties.isAlphabetic || $0.properties.numericType != nil
    }
  }

  /// References that were escaped, and so arrived as text.
  private static func isEscapedTwice(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    for index in text.indices where text[index] == 0x26 {
      if references.contains(where: { text[(index + 1)...].starts(with: $0) }) { return true }
    }
    return false
  }

  private static let references = ["amp;", "lt;", "gt;", "quot;", "apos;", "nbsp;", "#"].map {
    Array($0.utf8)
  }

  /// RTF (`{\b `) and tags (`<cf size="9">`) that stand as text.
  private static func holdsCodes(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    for index in text.indices.dropLast() where text[index] == 0x7B && text[index + 1] == 0x5C {
      if String(decoding: text, as: UTF8.self).contains("{\\") { return true }
      break
    }
    // Only what ends before the last '>' is a tag: a thousand '<' without one cost one look each.
    guard let end = text.lastIndex(of: 0x3E) else { return false }
    for index in 0..<end where text[index] == 0x3C && index + 2 < text.count {
      let next = text[index + 1] == 0x2F ? text[index + 2] : text[index + 1]
      if (next | 0x20) &- 0x61 < 26 { return true }
    }
    return false
  }

  /// Whether a text of the language would have letters of which we know what they are misread as.
  private static func mayBeMisread(_ language: LanguageTag) -> Bool {
    ["sr", "hr", "bs", "cnr"].contains(language.language) && language.script != "Cyrl"
  }

  /// The encoding in which a text was probably written, when its letters are such as Serbian has only
  /// after its bytes were read in another one.
  ///
  /// In Windows-1250 č, ć, đ are the bytes that are è, æ, ð in Windows-1252; UTF-8 read as either
  /// has Ä or Å before a character that no word has there. A proposal: names and quotations may have
  /// such letters rightly.
  private static func misreadEncoding(_ text: String) -> String? {
    var misread = 0
    var right = 0
    var previous: UInt32 = 0
    for scalar in text.unicodeScalars where scalar.value > 0x7F || previous > 0x7F {
      switch (previous, scalar.value) {
      case (0xC4, 0x87), (0xC4, 0x8D), (0xC4, 0x91), (0xC4, 0x2021), (0xC4, 0x2018), (0xC5, 0xA1),
        (0xC5, 0xBE), (0xC5, 0xBD), (0xC5, 0xA0), (0xC3, 0xA0...0xBF):
        return "UTF-8"
      case (_, 0xE6), (_, 0xE8), (_, 0xF0), (_, 0xC6), (_, 0xC8), (_, 0xD0): misread += 1
      case (_, 0x106), (_, 0x107), (_, 0x10C), (_, 0x10D), (_, 0x110), (_, 0x111): right += 1
      default: break
      }
      previous = scalar.value
    }
    return misread > 0 && right == 0 ? "windows-1250" : nil
  }
}
