internal import BitextCore

/// Units on their way into the memory, as far as they can be prepared without it.
struct UnitBatch: Sendable {
  struct Text: Sendable {
    /// Its place in `languages`.
    var language: Int
    /// See `MarkupCodec`.
    var markup: String?
    var hash: UInt64
  }

  private(set) var units: [TranslationUnit] = []
  /// Those of the units that are confirmed, by their places.
  private(set) var confirmations: [Int: Confirmation] = [:]
  /// The texts of all units, in the order of `folded`.
  private(set) var texts: [Text] = []
  private(set) var folded = FoldedTexts()
  private(set) var languages: [LanguageTag] = []
  /// The families of `folded` are numbered as they come: the first language of each.
  private(set) var languageOfFamily: [Int] = []
  private var familyOfLanguage: [Int64] = []
  /// By unit: its first text.
  private var firstTexts: [Int] = []

  /// Enough for new tokens to be numbered by their frequency; two batches are in memory.
  static let limit = 16_000

  var isFull: Bool { texts.count >= Self.limit }

  /// The places of a unit's texts.
  func texts(ofUnit place: Int) -> Range<Int> {
    firstTexts[place]..<(place + 1 < firstTexts.count ? firstTexts[place + 1] : texts.count)
  }

  /// A text as it is written.
  func text(_ place: Int) -> String {
    String(decoding: folded.written[folded.texts[place].written], as: UTF8.self)
  }

  /// O(text).
  mutating func append(_ unit: TranslationUnit, _ confirmation: Confirmation? = nil) throws {
    if let confirmation { confirmations[units.count] = confirmation }
    firstTexts.append(texts.count)
    units.append(unit)
    folded.beginRow()
    for variant in unit.variants {
      let language = self.language(variant.language)
      var text = variant.segment.text
      let hash = text.withUTF8 { bytes in
        folded.append(bytes, family: familyOfLanguage[language])
        return StableHash.hash(bytes)
      }
      texts.append(
        Text(
          language: language,
          markup: try MarkupCodec.encode(variant.segment),
          hash: hash
        )
      )
    }
  }

  /// Few, and compared faster than hashed.
  private mutating func language(_ tag: LanguageTag) -> Int {
    for (place, known) in languages.enumerated() where known == tag { return place }
    languages.append(tag)
    let family =
      familyOfLanguage.indices.first { languages[$0].language == tag.language }
      .map { familyOfLanguage[$0] }
    if family == nil { languageOfFamily.append(languages.count - 1) }
    familyOfLanguage.append(family ?? Int64(languageOfFamily.count - 1))
    return languages.count - 1
  }
}
