public import BitextCore
internal import SerbianText

/// Finds for each word of a segment the words of its translation that may be its counterparts: by a
/// dictionary, by spelling, by sound.
///
///     let linker = WordLinker(source: english, target: serbian, lexicon: lexicon)
///     let (source, target) = linker.link("Trump spoke.", "Говорио је Трамп.")
///     source[0].links.first?.kind   // .name
///
/// One object may be used by several threads.
public struct WordLinker: Sendable {
  private let lexicon: BilingualLexicon?
  private let direction: BilingualLexicon.Direction
  /// Whether the source is Serbian, and the target is not.
  private let isReversed: Bool
  private let backgrounds: (source: BackgroundFrequencies, target: BackgroundFrequencies)

  /// - Parameters:
  ///   - lexicon: a dictionary of the two languages; without one only spelling and sound tell.
  ///   - lexiconLanguage: the language (ISO 639-1) that comes first in the lexicon.
  public init(
    source: LanguageTag,
    target: LanguageTag,
    lexicon: BilingualLexicon?,
    lexiconLanguage: String = "en"
  ) {
    self.lexicon = lexicon
    direction = source.language == lexiconLanguage ? .firstToSecond : .secondToFirst
    let serbian = ["sr", "hr", "bs"]
    isReversed = serbian.contains(source.language) && !serbian.contains(target.language)
    backgrounds = (
      BackgroundFrequencies(language: source.language),
      BackgroundFrequencies(language: target.language)
    )
  }

  /// The words of two segments, in their order, each with its counterparts.
  /// O(words of one · words of the other), with few steps for each two.
  public func link(
    _ source: String,
    _ target: String
  ) -> (source: [SegmentWord], target: [SegmentWord]) {
    var own = LinkedSide(source, background: backgrounds.source, other: backgrounds.target)
    var other = LinkedSide(target, background: backgrounds.target, other: backgrounds.source)
    linkByDictionary(&own, &other)
    for s in own.words.indices {
      for t in other.words.indices {
        guard let (kind, likeness) = own.likeness(of: s, to: other, t, isReversed) else { continue }
        Self.join(&own, s, &other, t, kind, likeness, likeness)
      }
    }
    linkJoinedNames(&own, &other, isReversed)
    linkJoinedNames(&other, &own, !isReversed)
    Self.pair(&own, &other)
    for side in own.words.indices { own.words[side].links.sort(by: Self.isLikelier) }
    for side in other.words.indices { other.words[side].links.sort(by: Self.isLikelier) }
    return (own.words, other.words)
  }

  /// Gives words their partners, the surest first. Words that stand at like places are preferred.
  private static func pair(_ own: inout LinkedSide, _ other: inout LinkedSide) {
    var candidates: [(score: Float, s: Int, t: Int)] = []
    let scale = Float(max(other.words.count, 1)) / Float(max(own.words.count, 1))
    for s in own.words.indices {
      for link in own.words[s].links where !link.isDoubtful {
        let back = other.words[link.word].links.first { $0.word == s }?.probability ?? 0
        let distance = abs(Float(s) * scale - Float(link.word)) / Float(other.words.count)
        candidates.append(
          (strength(link.kind, link.probability, back) - 0.2 * distance, s, link.word)
        )
      }
    }
    for candidate in candidates.sorted(by: { ($1.score, $0.s, $0.t) < ($0.score, $1.s, $1.t) })
    where own.words[candidate.s].partner == nil && other.words[candidate.t].partner == nil {
      own.words[candidate.s].partner = candidate.t
      other.words[candidate.t].partner = candidate.s
    }
  }

  private static func strength(_ kind: WordLink.Kind, _ there: Float, _ back: Float) -> Float {
    switch kind {
    case .identity: 1
    case .name: 0.5 + 0.4 * there
    case .spelling: 0.6
    case .nearName: 0.6 * there - 0.1
    case .dictionary: 0.3 + (there + back) / 2
    }
  }

  private static func isLikelier(_ a: WordLink, _ b: WordLink) -> Bool {
    (a.kind, b.probability, a.word) < (b.kind, a.probability, b.word)
  }

  /// A dictionary gives a common word dozens of translations; those below this share tell nothing.
  private static let leastProbability: Float = 0.004

  private func linkByDictionary(_ own: inout LinkedSide, _ other: inout LinkedSide) {
    guard let lexicon else { return }
    var places: [Stem: [Int]] = [:]
    for (t, stem) in other.stems.enumerated() {
      places[stem, default: []].append(t)
      for form in ShortForms.stems(of: other.words[t].key) where form != stem {
        places[form, default: []].append(t)
      }
    }
    for s in own.words.indices {
      var isKnown = false
      for stem in [own.stems[s]] + ShortForms.stems(of: own.words[s].key) {
        lexicon.forEachTranslation(of: stem, direction) { translation, probabilities in
          let (there, back) = probabilities()
          if stem == own.stems[s] { isKnown = true }
          guard max(there, back) >= Self.leastProbability,
            own.words[s].probability < Vocabulary.commonest
          else { return }
          for t in places[translation] ?? []
          where other.words[t].probability < Vocabulary.commonest {
            Self.join(&own, s, &other, t, .dictionary, there, back)
          }
        }
      }
      own.words[s].isInDictionary = isKnown
    }
    let back: BilingualLexicon.Direction =
      direction == .firstToSecond ? .secondToFirst : .firstToSecond
    for t in other.words.indices {
      lexicon.forEachTranslation(of: other.stems[t], back) { _, _ in
        other.words[t].isInDictionary = true
      }
    }
  }

  /// Names seldom make up so much of a language.
  private static let commonWord = 3e-4

  /// From here on two words are taken for a name that the other side writes as one, which neither is.
  private static let joined = (likeness: Float(4), gain: Float(3), letters: 5)

  /// Links a name of one word with one of two: Njujork, New York.
  private func linkJoinedNames(
    _ own: inout LinkedSide,
    _ other: inout LinkedSide,
    _ isReversed: Bool
  ) {
    guard own.words.count > 1 else { return }
    func likeness(_ name: [UInt8], _ t: Int) -> Float {
      LinkedSide.likeness(name, other.letters[t], isReversed)
    }
    // President Joko sounds like Predsednik; but a common word is no name, and one that sounds like one
    // of the two alone is no name of both.
    func isAlone(_ s: Int, _ t: Int) -> Bool {
      own.words[s].links.contains { $0.word == t && $0.kind <= .name }
    }
    for s in 0..<(own.words.count - 1)
    where own.words[s].isCapitalized && own.words[s + 1].isCapitalized {
      for t in other.words.indices
      where other.words[t].isCapitalized && other.words[t].probability < Self.commonWord
        && other.letters[t].count >= Self.joined.letters
      {
        let value = likeness(own.letters[s] + own.letters[s + 1], t)
        guard value >= Self.joined.likeness, !isAlone(s, t), !isAlone(s + 1, t),
          value >= max(likeness(own.letters[s], t), likeness(own.letters[s + 1], t))
            + Self.joined.gain
        else { continue }
        Self.join(&own, s, &other, t, .name, 0.5, 0.5)
        Self.join(&own, s + 1, &other, t, .name, 0.5, 0.5)
      }
    }
  }

  private static func join(
    _ own: inout LinkedSide,
    _ s: Int,
    _ other: inout LinkedSide,
    _ t: Int,
    _ kind: WordLink.Kind,
    _ there: Float,
    _ back: Float
  ) {
    own.words[s].links.append(WordLink(word: t, kind: kind, probability: there))
    other.words[t].links.append(WordLink(word: s, kind: kind, probability: back))
  }
}

/// One of two segments that are linked.
private struct LinkedSide {
  var words: [SegmentWord] = []
  var stems: [Stem] = []
  private var respelled: [Stem] = []
  private var sounds: [NameSounds] = []
  /// The letters of words with a capital.
  private(set) var letters: [[UInt8]] = []

  init(_ text: String, background: BackgroundFrequencies, other: BackgroundFrequencies) {
    var text = text
    let tokens = text.withUTF8 { SegmentTokens.words(in: $0) }
    for token in tokens {
      let key = SearchKey.loose(token.text)
      var bytes = key
      let (stem, respelling) = bytes.withUTF8 { (Stem($0), Respelling.stem(of: $0)) }
      stems.append(stem)
      respelled.append(respelling)
      sounds.append(NameSounds(key.utf8.count >= 2 ? key : ""))
      letters.append(token.isCapitalized ? NameRespelling.letters(key.utf8) : [])
      words.append(
        SegmentWord(
          range: token.range,
          key: key,
          isCapitalized: token.isCapitalized,
          isAllCapitals: token.isAllCapitals,
          beginsSentence: token.beginsSentence,
          probability: background.probability(of: stem),
          foreignProbability: other.probability(of: stem)
        )
      )
    }
  }

  /// Why a word may be that of the other segment, apart from dictionaries.
  func likeness(
    of s: Int,
    to other: LinkedSide,
    _ t: Int,
    _ isReversed: Bool
  ) -> (WordLink.Kind, Float)? {
    let (stem, otherStem) = (stems[s], other.stems[t])
    if stem == otherStem, stem.letterCount >= 2 { return (.identity, 1) }
    var name: (WordLink.Kind, Float)?
    if words[s].isCapitalized, other.words[t].isCapitalized {
      if stem.isSameName(as: otherStem) { return (.identity, 1) }
      let value = Self.likeness(letters[s], other.letters[t], isReversed)
      let probability = NameRespelling.probability(value)
      if value >= NameRespelling.sure { return (.name, probability) }
      // A common word at the start of a sentence is like many names.
      let isCommon = [words[s], other.words[t]].contains { $0.beginsSentence && $0.isInDictionary }
      if value >= NameRespelling.least {
        name = (.nearName, isCommon ? min(probability, WordLink.doubtful / 2) : probability)
      }
    }
    if respelled[s].letterCount >= 4, respelled[s] == other.respelled[t] {
      return (.spelling, 0.5)
    }
    return sounds[s].isCognate(of: other.sounds[t]) ? (.spelling, 0.5) : name
  }

  /// How like a name is to one of the other side.
  static func likeness(_ own: [UInt8], _ other: [UInt8], _ isReversed: Bool) -> Float {
    guard own.count >= 2, other.count >= 2 else { return -.infinity }
    return isReversed
      ? NameRespelling.shared.likeness(other, own) : NameRespelling.shared.likeness(own, other)
  }
}
