internal import FuzzyMatching

/// The tokens and words of texts on their way into the memory, each with a place that it keeps as long
/// as the vocabulary lasts. Knows nothing of the database, so that another thread can make it.
///
/// Two things have places: tokens of strict keys, by family of language, and words of the
/// concordance, loose and of no language. `New` tells what came since the last time, so that whoever
/// has the database can follow.
struct Vocabulary: Sendable {
  /// What a batch of texts adds.
  struct New: Sendable {
    var tokens = TokenTexts()
    /// How often each of them stands in the batch.
    var frequencies = ContiguousArray<UInt32>()
    var words = TokenTexts()
    /// Where places begin anew: the tokens of the places that are void from now on.
    var retired: TokenTexts?
  }

  /// The note of a token is the place of its word, where that is known.
  private var tokens = InternedTokens()
  private var words = InternedTokens()
  private var frequencies = ContiguousArray<UInt32>()
  private var firstNewToken = 0
  private var firstNewWord = 0
  private var retired: TokenTexts?
  /// For one key at a time.
  private var lookups = ContiguousArray<InternedTokens.Lookup>()

  /// More tokens than that, or 16 bytes for each, are not held.
  private let limit: Int

  init(limit: Int = 4_000_000) { self.limit = limit }

  /// All tokens, by the places that count as of the last `takeNew`. The vocabulary is empty afterwards.
  mutating func takeTokenTexts() -> TokenTexts {
    words = InternedTokens()
    let texts = retired ?? tokens.takeTexts()
    self = Vocabulary(limit: limit)
    return texts
  }

  /// The place of a token, which is counted. O(length).
  @inline(__always)
  mutating func token(_ text: UnsafeBufferPointer<UInt8>, family: UInt32) -> UInt32 {
    counted(tokens.place(of: text, family: family))
  }

  /// Calls `body` with the places of the tokens of a key, in order; each is counted. `word` is that of a word, the
  /// greatest number where `word(ofToken:)` must be asked. O(length).
  @inline(__always)
  mutating func forEachToken(
    in key: UnsafeBufferPointer<UInt8>,
    family: UInt32,
    _ body: (_ place: UInt32, _ isWord: Bool, _ word: UInt32, _ vocabulary: inout Vocabulary) ->
      Void
  ) {
    lookups.removeAll(keepingCapacity: true)
    Tokenizer.forEachToken(in: key) { token in
      let text = UnsafeBufferPointer(rebasing: key[token.range])
      lookups.append(
        InternedTokens.Lookup(
          start: Int32(token.range.lowerBound),
          end: Int32(token.range.upperBound),
          isWord: token.isWord,
          hash: InternedTokens.hash(text, family)
        )
      )
    }
    tokens.guess(&lookups, in: key, family: family)
    for index in lookups.indices {
      let lookup = lookups[index]
      let text = UnsafeBufferPointer(rebasing: key[Int(lookup.start)..<Int(lookup.end)])
      let place = counted(tokens.place(of: lookup, text, family: family))
      body(place, lookup.isWord, place == lookup.place ? lookup.note : .max, &self)
    }
  }

  @inline(__always)
  private mutating func counted(_ place: Int) -> UInt32 {
    if place >= firstNewToken {
      if place - firstNewToken == frequencies.count {
        frequencies.append(1)
      } else {
        frequencies[place - firstNewToken] &+= 1
      }
    }
    return UInt32(truncatingIfNeeded: place)
  }

  /// The place of the word that a token of a plain key is. O(1), when it was asked for before.
  @inline(__always)
  mutating func word(ofToken place: UInt32) -> UInt32 {
    let known = tokens.note(of: Int(place))
    return known == .max ? newWord(ofToken: place) : known
  }

  private mutating func newWord(ofToken place: UInt32) -> UInt32 {
    var plain: [UInt8] = []
    tokens.withText(of: Int(place)) { _ = Folding.appendSerbian($0, to: &plain) }
    let word = plain.withUnsafeBufferPointer { Self.place(of: $0, &words) }
    tokens.setNote(word, of: Int(place))
    return word
  }

  /// The place of a word of the concordance. O(length).
  mutating func word(_ text: UnsafeBufferPointer<UInt8>) -> UInt32 {
    Self.place(of: text, &words)
  }

  /// What FTS5 cuts words to.
  static let maximumWordLength = 32_768

  private static func place(
    of word: UnsafeBufferPointer<UInt8>,
    _ words: inout InternedTokens
  ) -> UInt32 {
    let text = UnsafeBufferPointer(rebasing: word.prefix(maximumWordLength))
    return UInt32(truncatingIfNeeded: words.place(of: text, family: 0))
  }

  /// What came since the last call.
  mutating func takeNew() -> New {
    let new = New(
      tokens: tokens.texts(from: firstNewToken),
      frequencies: frequencies,
      words: words.texts(from: firstNewWord),
      retired: retired
    )
    retired = nil
    frequencies.removeAll(keepingCapacity: true)
    (firstNewToken, firstNewWord) = (tokens.count, words.count)
    let byteCount = tokens.byteCount + words.byteCount
    if tokens.count + words.count > limit || byteCount > 16 * limit {
      let retired = takeTokenTexts()
      self.retired = retired
    }
    return new
  }
}
