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
  private var recent = RecentTokens()
  /// Tokens that were not met not long ago, until they are looked up.
  private var unknown = ContiguousArray<InternedTokens.Lookup>()

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

  /// Appends the places of the tokens of a key, in order, to `tokens`; each is counted. With `withWords`, for which
  /// `isSerbian` must be true, the places of its words go to `words`. Gives the `StableHash` of the key. O(length).
  ///
  /// Places of tokens that were not met not long ago are put in by `lookUpUnknown` alone. `isSerbian` is what
  /// `Folding.isSerbian` says of the key, and `start` is where the key stands among all `keys`.
  mutating func append(
    _ key: PaddedBytes,
    in keys: UnsafeBufferPointer<UInt8>,
    at start: Int,
    family: UInt32,
    isSerbian: Bool,
    withWords: Bool,
    to tokens: inout ContiguousArray<UInt32>,
    _ words: inout [UInt32]
  ) -> UInt64 {
    // Each token has a byte at least.
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 2 * key.count) { places in
      var found = FoundTokens(
        key,
        start: start,
        family: family,
        withWords: withWords,
        places,
        firstToken: tokens.count,
        firstWord: words.count
      )
      func take(_ start: Int, _ end: Int, _ isWord: Bool) {
        find(start, end, isWord: isWord, &found)
        // Those of a very long text are not all kept until its end.
        if unknown.count >= Self.mostUnknown {
          found.move(to: &tokens, &words)
          lookUpUnknown(in: keys, &tokens, &words)
        }
      }
      let hash: UInt64
      if isSerbian {
        hash = SerbianKeyTokens.forEach(in: key, take)
      } else {
        hash = StableHash.hash(key.bytes)
        Tokenizer.forEachToken(in: key.bytes) { token in
          take(token.range.lowerBound, token.range.upperBound, token.isWord)
        }
      }
      found.move(to: &tokens, &words)
      return hash
    }
  }

  private static let mostUnknown = 4096

  /// How many tokens wait for `lookUpUnknown`: so many together wait little longer for memory than one.
  var unknownCount: Int { unknown.count }

  /// Puts in the places of tokens that are not yet known, among all that `append` gave; `keys` are the keys.
  /// O(their length).
  mutating func lookUpUnknown(
    in keys: UnsafeBufferPointer<UInt8>,
    _ tokens: inout ContiguousArray<UInt32>,
    _ words: inout [UInt32]
  ) {
    self.tokens.guess(&unknown, in: keys)
    for index in unknown.indices {
      let lookup = unknown[index]
      let text = UnsafeBufferPointer(rebasing: keys[lookup.start..<lookup.end])
      let place = counted(self.tokens.place(of: lookup, text))
      tokens[lookup.token] = place
      var note = place == lookup.place ? lookup.note : .max
      if lookup.word >= 0 {
        if note == .max { note = word(ofToken: place) }
        words[lookup.word] = note
      }
      if var token = lookup.recent {
        (token.place, token.note) = (place, note)
        recent.note(token)
      }
    }
    unknown.removeAll(keepingCapacity: true)
  }

  /// Gives the place of a token that was met not long ago; others are looked up later, all together.
  @inline(__always)
  private mutating func find(_ start: Int, _ end: Int, isWord: Bool, _ found: inout FoundTokens) {
    let needsWord = isWord && found.withWords
    var token: RecentTokens.Token?
    if end &- start <= RecentTokens.maximumLength {
      let new = RecentTokens.token(in: found.key, start, end, family: found.family)
      let known = recent.token(like: new)
      if known.isSame(new), !(needsWord && known.note == .max) {
        found.add(counted(Int(known.place)), needsWord ? known.note : nil)
        return
      }
      token = new
    }
    let text = UnsafeBufferPointer(rebasing: found.key.bytes[start..<end])
    unknown.append(
      InternedTokens.Lookup(
        start: found.start &+ start,
        end: found.start &+ end,
        family: found.family,
        hash: InternedTokens.hash(text, found.family),
        token: found.nextToken,
        word: needsWord ? found.nextWord : -1,
        recent: token
      )
    )
    found.add(0, needsWord ? 0 : nil)
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

  /// What came since the last call. All tokens must have been looked up.
  mutating func takeNew() -> New {
    assert(unknown.isEmpty, "tokens without a place")
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

/// The places of the tokens of a key, as they are found.
private struct FoundTokens {
  let key: PaddedBytes
  let start: Int
  let family: UInt32
  let withWords: Bool
  /// The tokens, and from the middle on the words.
  private let places: UnsafeMutableBufferPointer<UInt32>
  private var firstToken: Int
  private var firstWord: Int
  private var tokenCount = 0
  private var wordCount = 0

  @inline(__always)
  init(
    _ key: PaddedBytes,
    start: Int,
    family: UInt32,
    withWords: Bool,
    _ places: UnsafeMutableBufferPointer<UInt32>,
    firstToken: Int,
    firstWord: Int
  ) {
    (self.key, self.start, self.family, self.withWords) = (key, start, family, withWords)
    (self.places, self.firstToken, self.firstWord) = (places, firstToken, firstWord)
  }

  /// What the next token is among those of all keys.
  var nextToken: Int { firstToken &+ tokenCount }

  /// What the next word is among those of all keys.
  var nextWord: Int { firstWord &+ wordCount }

  @inline(__always)
  mutating func add(_ token: UInt32, _ word: UInt32?) {
    places[tokenCount] = token
    // What is no word is written over by the next one.
    places[key.count &+ wordCount] = word ?? 0
    tokenCount &+= 1
    wordCount &+= word == nil ? 0 : 1
  }

  /// Moves what was found so far behind what is there.
  mutating func move(to tokens: inout ContiguousArray<UInt32>, _ words: inout [UInt32]) {
    tokens.append(contentsOf: places[..<tokenCount])
    words.append(contentsOf: places[key.count..<key.count &+ wordCount])
    (firstToken, firstWord) = (tokens.count, words.count)
    (tokenCount, wordCount) = (0, 0)
  }
}
