public import BitextCore
internal import FuzzyMatching
internal import SerbianText
public import Storage

/// Finds the translations of a segment, and of segments like it.
public struct LookUpSegment: Sendable {
  private let memory: TranslationMemory
  private let session: MatchSession?

  /// Throws when the memory has nothing in one of the two languages.
  ///
  /// - Parameter snapshot: For many queries: when to take the index into memory.
  public init(
    _ memory: TranslationMemory,
    source: LanguageTag,
    target: LanguageTag,
    snapshot: MatchSession.Snapshot? = nil
  ) throws(WorkbenchError) {
    self.memory = memory
    try MemoryFolder.requireLanguage(source, in: memory)
    try MemoryFolder.requireLanguage(target, in: memory)
    do {
      session = try snapshot.map { use throws(StorageError) in
        try MatchSession(memory, snapshot: use)
      }
    } catch {
      throw WorkbenchError(error)
    }
  }

  /// Matches, best first.
  ///
  /// - Parameter includesContaining: where nothing is equal, also segments in which the whole query
  ///   stands as a phrase, whatever their score: a clause that was translated inside a longer
  ///   sentence is what a translator would look for next.
  public func matches(
    _ query: MatchQuery,
    includesContaining: Bool = false
  ) throws(WorkbenchError) -> [FuzzyMatch] {
    do {
      var matches =
        try session?.exactAndFuzzyMatches(query) ?? memory.exactAndFuzzyMatches(query)
      if includesContaining, matches.count < query.limit,
        matches.allSatisfy({ $0.kind == .fuzzy })
      {
        matches += try containing(query, except: Set(matches.map(\.unit)))
      }
      return Array(matches.prefix(query.limit))
    } catch {
      throw WorkbenchError(error)
    }
  }

  private func containing(_ query: MatchQuery, except known: Set<Int64>) throws -> [FuzzyMatch] {
    let length = TokenSequence(query.text)
    // A word or two stand in many segments: that is a question for the concordance.
    guard length.wordCount >= 3 else { return [] }
    let hits = try memory.concordance(
      ConcordanceQuery(text: query.text, language: query.sourceLanguage, limit: query.limit * 4)
    )
    let found: [FuzzyMatch] = hits.compactMap { hit in
      let variants = hit.unit.unit.variants
      guard !known.contains(hit.unit.id),
        let target = variants.first(where: { query.targetLanguage.covers($0.language) })
      else { return nil }
      let source = variants[hit.variantIndex]
      let text = TokenSequence(source.segment.text)
      return FuzzyMatch(
        kind: .fuzzy,
        score: length.tokens.score(against: text.tokens).percent,
        characterScore: length.characters.score(against: text.characters).percent,
        source: source,
        target: target,
        penalties: [FuzzyMatch.Penalty(name: "contains the query", value: 0)],
        stored: hit.unit,
        query: query.text
      )
    }
    return found.sorted { ($1.score, $0.unit) < ($0.score, $1.unit) }
  }
}

/// A text as the numbers that edit distance compares: its tokens and its characters.
private struct TokenSequence {
  var tokens: [UInt32] = []
  var characters: [UInt32]
  var wordCount = 0

  init(_ text: String) {
    var key = SearchKey.strict(text)
    characters = key.unicodeScalars.map(\.value)
    key.withUTF8 { bytes in
      Tokenizer.forEachToken(in: bytes) { token in
        var hash: UInt32 = 2_166_136_261
        for byte in bytes[token.range] { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
        tokens.append(hash)
        if token.isWord { wordCount += 1 }
      }
    }
  }
}

extension [UInt32] {
  fileprivate func score(against other: [UInt32]) -> MatchScore {
    MatchScore(
      distance: EditPattern(self).distance(to: other),
      length: Swift.max(count, other.count)
    )
  }
}

/// Finds where words stand in the memory.
public enum SearchConcordance {
  /// The places, closest spelling first. Throws when the memory has nothing in the language asked for.
  public static func hits(
    _ query: ConcordanceQuery,
    in memory: TranslationMemory
  ) throws(WorkbenchError) -> [ConcordanceHit] {
    if let language = query.language { try MemoryFolder.requireLanguage(language, in: memory) }
    do {
      return try memory.concordance(query)
    } catch {
      throw WorkbenchError(error)
    }
  }

  /// In how many places the words stand.
  public static func count(
    _ query: ConcordanceQuery,
    in memory: TranslationMemory
  ) throws(WorkbenchError) -> Int {
    if let language = query.language { try MemoryFolder.requireLanguage(language, in: memory) }
    do {
      return try memory.concordanceCount(query)
    } catch {
      throw WorkbenchError(error)
    }
  }
}
