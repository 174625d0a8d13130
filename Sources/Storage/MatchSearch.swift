internal import BitextCore
internal import FuzzyMatching
internal import GRDB
internal import SerbianText

extension TranslationMemory {
  /// The units whose source is most like a text: in context, exact, those that differ in punctuation
  /// alone, those that differ in numbers alone, then other fuzzy ones, each group best first.
  ///
  /// The word pass misses nothing that reaches the threshold; below 50 percent it reads the whole
  /// memory for that. Of up to three words it finds nothing but equals at the usual thresholds, so
  /// when it finds nothing, a query of up to 20 characters gets a character pass, with a threshold
  /// of at least 80 percent: its matches have the penalty "characters", and their score is the
  /// character score. Of units with equal scores, those with the higher character score come
  /// first, then new ones; of exact ones, those written as the query, then in another case, then in the
  /// other script; of these confirmed ones, then new ones.
  public func exactAndFuzzyMatches(_ query: MatchQuery) throws(StorageError) -> [FuzzyMatch] {
    try lookUp { db in try MatchSearch.answer(query, db, nil) }
  }
}

/// A look-up: the passes in their order, and the matches that come of their candidates.
struct MatchSearch {
  private let query: MatchQuery
  private let key: String

  /// The answer to a query. A snapshot with its changes must show the memory as it is, for the query's
  /// languages.
  static func answer(
    _ query: MatchQuery,
    _ db: Database,
    _ snapshot: CurrentSnapshot?
  ) throws -> [FuzzyMatch] {
    if query.limit < 1 { return [] }
    if query.penalties.isEmpty { return try MatchSearch(query: query).run(db, snapshot) }
    // One that is not among the best before may be among them after.
    var wider = query
    wider.limit = query.limit * 4
    let matches = try MatchSearch(query: wider).run(db, snapshot)
    return Array(
      matches.filter { $0.score >= Double(query.threshold) }
        .map { ($0, merit(of: $0, query)) }
        .enumerated().sorted { ($1.element.1, $0.offset) < ($0.element.1, $1.offset) }
        .map(\.element.0).prefix(query.limit)
    )
  }

  /// What matches are ordered by where penalties are taken off: the score, but for those that differ in
  /// punctuation or numbers alone, which begin above all other fuzzy ones.
  private static func merit(of match: FuzzyMatch, _ query: MatchQuery) -> Double {
    let names = match.penalties.map(\.name)
    guard match.kind == .fuzzy,
      let near = NearDifference.allCases.first(where: { names.contains($0.rawValue) })
    else { return match.score }
    let points = names.compactMap { query.penalties[$0] }.reduce(0, +)
    return (near == .punctuation ? 99.99 : 99.98) - points
  }

  private init(query: MatchQuery) {
    self.query = query
    key = SearchKey.strict(query.text)
  }

  private func run(_ db: Database, _ snapshot: CurrentSnapshot?) throws -> [FuzzyMatch] {
    guard !key.isEmpty,
      let search = try snapshot.map({ try SegmentSearch(db, $0) })
        ?? SegmentSearch(db, from: query.sourceLanguage, to: query.targetLanguage)
    else { return [] }
    let assembly = try MatchAssembly(search, query: query, key: key)
    let exact = try exactMatches(search, assembly)
    if exact.count >= query.limit { return Array(exact.prefix(query.limit)) }

    var best = BestMatches(limit: query.limit, threshold: query.threshold)
    for match in exact {
      // Holds the unit's place; the score is that of an equal text.
      best.insert(
        BestMatches.Candidate(
          variant: VariantID.make(unit: match.unit, place: 0),
          score: MatchScore(distance: 0, length: 1)
        )
      )
    }
    var words = try WordPass(search, text: query.text, key: key, best: best)
    try words.run()
    var taken = Set(exact.map(\.unit))
    var fuzzy: [FuzzyMatch] = []
    for near in words.near {
      fuzzy += try assembly.fuzzyMatches(near.best, except: &taken, near: near.difference)
    }
    fuzzy += try assembly.fuzzyMatches(words.best, except: &taken, near: nil)
    if !exact.isEmpty || !fuzzy.isEmpty || !allowsCharacters {
      return Array((exact + fuzzy).prefix(query.limit))
    }
    let floor = max(query.threshold, ShortSegmentList.leastThreshold)
    var characters = CharacterPass(
      search,
      key: key,
      best: BestMatches(limit: query.limit, threshold: floor)
    )
    try characters.run()
    return try assembly.characterMatches(characters.best)
  }

  private var allowsCharacters: Bool {
    switch query.characterPass {
    case .off: false
    case .automatic: CharacterPass.serves(key)
    }
  }

  private func exactMatches(
    _ search: SegmentSearch,
    _ assembly: MatchAssembly
  ) throws -> [FuzzyMatch] {
    let hits = try ExactPass.hits(search, text: query.text, key: key)
    let context = MatchContext(query)
    // With neighbours given, one in context may stand anywhere among the equals.
    let looked = context == nil ? hits.prefix(query.limit) : hits[...]
    var matches: [FuzzyMatch] = []
    var units: Set<Int64> = []
    for hit in looked where units.insert(VariantID.unit(of: hit.variant)).inserted {
      guard var match = try assembly.match(hit.variant, .exact, words: nil) else { continue }
      if let context, try context.agrees(with: match.stored, search.db, assembly.reader) {
        match.kind = .context
      }
      matches.append(match)
    }
    return matches.filter { $0.kind == .context } + matches.filter { $0.kind == .exact }
  }
}
