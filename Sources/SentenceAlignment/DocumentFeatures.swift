internal import BitextCore
internal import Foundation

/// What a document is known by: its words and numbers, each once, and its length.
struct DocumentFeatures {
  /// A word or number of the document.
  struct Feature {
    var word: Word
    var isDate = false
    /// It stands in the first segment, which is the title of most articles.
    var isInTitle: Bool
    /// The share of the language's running words that begin like it.
    var background: Double

    init(word: Word, isDate: Bool = false, isInTitle: Bool, background: Double) {
      self.word = word
      self.isDate = isDate
      self.isInTitle = isInTitle
      self.background = background
    }

    /// A date, as `dates` gives it.
    init(date: Stem, isInTitle: Bool) {
      let word = Word(stem: date, respelled: date, skeleton: 0)
      self.init(word: word, isDate: true, isInTitle: isInTitle, background: 0)
    }
  }

  private(set) var features: [Feature] = []
  /// Characters without white space.
  private(set) var length = 0
  /// Running words.
  private(set) var wordCount = 0

  /// Words that are more common than this in the language say nothing about the subject.
  static let commonest = 2e-3

  /// O(length).
  init(_ text: SegmentedText, background: BackgroundFrequencies) {
    let reader = WordReader(language: text.language.language)
    var known: [Word: Int] = [:]
    var knownDates: Set<Stem> = []
    func add(_ word: Word, inTitle: Bool) {
      // A word is one feature with a capital and without; the capital is remembered.
      let spelling = Word(stem: word.stem, respelled: word.respelled, skeleton: 0)
      if let place = known[spelling] {
        if features[place].word.skeleton == 0 { features[place].word.skeleton = word.skeleton }
        return
      }
      known[spelling] = features.count
      features.append(
        Feature(
          word: word,
          isInTitle: inTitle,
          background: background.probability(of: word.stem)
        )
      )
    }
    var titleIsOver = false
    for segment in text.segments {
      let profile = reader.profile(of: segment, endsParagraph: false)
      guard !profile.words.isEmpty else { continue }
      for word in profile.words { add(word, inTitle: !titleIsOver) }
      for (date, _) in Self.dates(in: profile.words) where knownDates.insert(date).inserted {
        features.append(Feature(date: date, isInTitle: !titleIsOver))
      }
      titleIsOver = true
      length += profile.length
      wordCount += profile.words.count
    }
    features.removeAll { $0.background > Self.commonest && !$0.word.stem.isNumber }
  }

  /// Dates as values. English writes the day before or behind the month, so a date is the same with
  /// the two exchanged: three numbers in a row of which two can be a day and a month, and a year.
  static func dates(in words: [Word]) -> [(stem: Stem, numbers: [Int])] {
    guard words.count >= 3 else { return [] }
    return (2..<words.count).compactMap { last in
      let numbers = words[(last - 2)...last].map { $0.stem.isNumber ? $0.stem.numberValue : 0 }
      let (a, b, year) = (numbers[0], numbers[1], numbers[2])
      guard (1...31).contains(a), (1...31).contains(b), min(a, b) <= 12,
        (1000...2999).contains(year)
      else { return nil }
      let value = year * 10_000 + max(a, b) * 100 + min(a, b)
      return (Stem(digits: String(value).utf8), numbers)
    }
  }
}

extension Stem {
  /// The value of a number.
  var numberValue: Int { Int(raw & (1 << 61 - 1)) }
}

/// What two documents can have in common, as one number each: the same value for the same stem, the
/// same spelling by sound, the same consonants of a name, the same date.
struct FeatureKey: Hashable {
  let value: UInt64

  private init(_ raw: UInt64, _ tag: UInt64) {
    // Multiplying by an odd number keeps different values apart; the tag then separates the kinds.
    value = (raw &* 0x9E37_79B9_7F4A_7C15) ^ (tag << 60)
  }

  static func stem(_ stem: Stem) -> FeatureKey { FeatureKey(stem.raw, 1) }
  static func respelled(_ stem: Stem) -> FeatureKey { FeatureKey(stem.raw, 2) }
  static func skeleton(_ skeleton: UInt64) -> FeatureKey { FeatureKey(skeleton, 3) }
  /// The consonants of a name but for the last, which may be of a case ending.
  static func cutSkeleton(_ skeleton: UInt64) -> FeatureKey { FeatureKey(skeleton, 4) }
  /// A short name but for the letters of a case ending.
  static func cutName(_ stem: Stem) -> FeatureKey { FeatureKey(stem.raw, 5) }
  static func date(_ stem: Stem) -> FeatureKey { FeatureKey(stem.raw, 6) }
}
