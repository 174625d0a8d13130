internal import BitextCore
internal import FuzzyMatching
internal import SerbianText

/// Makes matches of candidates: reads the units, computes the other score, names the penalties.
struct MatchAssembly {
  let reader: UnitReader
  private let search: SegmentSearch
  private let query: MatchQuery
  private let key: String
  private let script: SerbianScript?
  private let characters: CharacterPattern

  /// `key` is the strict key of the query.
  init(_ search: SegmentSearch, query: MatchQuery, key: String) throws {
    self.search = search
    self.query = query
    self.key = key
    reader = try UnitReader(search.db, languages: search.languages)
    script = SerbianScript(of: query.text)
    characters = CharacterPattern(key)
  }

  /// The match of a variant; nil when it is gone. `words` is nil for an equal, `near` says what alone
  /// it differs in.
  func match(
    _ variant: Int64,
    _ kind: FuzzyMatch.Kind,
    words: MatchScore?,
    near: NearDifference? = nil
  ) throws -> FuzzyMatch? {
    guard let stored = try reader.unit(VariantID.unit(of: variant)) else { return nil }
    let variants = stored.unit.variants
    let place = VariantID.place(of: variant)
    guard variants.indices.contains(place),
      let target = variants.indices.first(where: {
        $0 != place && query.targetLanguage.covers(variants[$0].language)
      })
    else { return nil }
    let source = variants[place]
    let text = source.segment.text
    let sourceKey = kind == .fuzzy ? StrictKey.of(text) : key
    let score = words.map { Self.percent($0, isEqual: sourceKey == key) } ?? 100
    var match = FuzzyMatch(
      kind: kind,
      score: score,
      characterScore: characterScore(sourceKey),
      source: source,
      target: variants[target],
      penalties: penalties(text, stored, isExact: kind != .fuzzy),
      stored: stored,
      query: query.text
    )
    if let near { match.penalties.append(FuzzyMatch.Penalty(name: near.rawValue, value: 1)) }
    if near == .numbers {
      match.substitution = NumberSubstitution(
        query: query.text,
        source: text,
        target: match.target.segment.text,
        from: source.language,
        to: match.target.language
      )
    }
    takeOffPenalties(&match)
    return match
  }

  /// Takes off the penalties that the query names.
  private func takeOffPenalties(_ match: inout FuzzyMatch) {
    for index in match.penalties.indices {
      guard let value = query.penalties[match.penalties[index].name] else { continue }
      match.penalties[index].value = value
      match.score = max(0, match.score - value)
    }
  }

  /// The matches of the word pass but for the units that are taken, which they are added to.
  func fuzzyMatches(
    _ best: BestMatches,
    except taken: inout Set<Int64>,
    near: NearDifference?
  ) throws -> [FuzzyMatch] {
    let candidates = best.candidates.filter { !taken.contains(VariantID.unit(of: $0.variant)) }
    let places = max(0, query.limit - taken.count)
    let matches = try ranked(candidates, places: places).compactMap { candidate in
      try match(candidate.variant, .fuzzy, words: candidate.score, near: near)
    }
    taken.formUnion(matches.map(\.unit))
    return matches
  }

  /// The matches of the character pass.
  func characterMatches(_ best: BestMatches) throws -> [FuzzyMatch] {
    try ranked(best.candidates, places: query.limit).compactMap { candidate in
      let near = try search.withVariant(candidate.variant) { row in
        let text = row.text(2)
        return NearDifference(query.text, key: key, text, key: SearchKey.strict(text))
      }
      guard
        var match = try match(candidate.variant, .fuzzy, words: candidate.score, near: near)
      else { return nil }
      match.score = match.characterScore
      match.penalties.append(FuzzyMatch.Penalty(name: "characters", value: 0))
      takeOffPenalties(&match)
      return match
    }
  }

  /// The best candidates; where there are more than places, ties are broken by the character score,
  /// then new before old.
  private func ranked(
    _ candidates: [BestMatches.Candidate],
    places: Int
  ) throws -> [BestMatches.Candidate] {
    // In the order of their scores: only of neighbours that tie the characters are looked at.
    func ties(_ a: Int, _ b: Int) -> Bool {
      candidates.indices.contains(a) && candidates.indices.contains(b)
        && !(candidates[a].score < candidates[b].score)
        && !(candidates[b].score < candidates[a].score)
    }
    let merits = try candidates.indices.map { place in
      guard ties(place - 1, place) || ties(place, place + 1) else {
        return (candidates[place], 0.0)
      }
      let score = try search.withVariant(candidates[place].variant) { row in
        characterScore(ofText: row.utf8(2))
      }
      return (candidates[place], score ?? 0)
    }
    return merits.sorted { a, b in
      if a.0.score < b.0.score || b.0.score < a.0.score {
        return b.0.score < a.0.score
      }
      return a.1 == b.1 ? a.0.variant > b.0.variant : a.1 > b.1
    }.prefix(places).map(\.0)
  }

  private func characterScore(_ other: String) -> Double {
    other == key ? 100 : characterScore(ScalarValues.decode(other))
  }

  private func characterScore(ofText text: UnsafeBufferPointer<UInt8>) -> Double {
    var other = ContiguousArray<UInt8>()
    StrictKey.append(text, to: &other)
    return characterScore(other.withUnsafeBufferPointer { ScalarValues.decode($0) })
  }

  private func characterScore(_ scalars: ContiguousArray<UInt32>) -> Double {
    let score = MatchScore(
      distance: characters.pattern.distance(to: scalars),
      length: max(characters.pattern.count, scalars.count)
    )
    return Self.percent(score, isEqual: score.distance == 0)
  }

  /// 100 is kept for equals: texts may have equal tokens and stand differently.
  private static func percent(_ score: MatchScore, isEqual: Bool) -> Double {
    isEqual ? 100 : min(score.percent, 99.9)
  }

  private func penalties(
    _ text: String,
    _ stored: StoredUnit,
    isExact: Bool
  ) -> [FuzzyMatch.Penalty] {
    var penalties: [FuzzyMatch.Penalty] = []
    if let script, let other = SerbianScript(of: text), other != script {
      penalties.append(FuzzyMatch.Penalty(name: "script", value: 1))
    } else if isExact && text != query.text {
      penalties.append(FuzzyMatch.Penalty(name: "case", value: 1))
    }
    let isAligned = !stored.occurrences.isEmpty && stored.importedFrom == nil
    if isAligned && !stored.isConfirmed {
      penalties.append(FuzzyMatch.Penalty(name: "unconfirmed", value: 1))
    }
    if let origin = query.origin, !Self.isFrom(origin, stored) {
      penalties.append(FuzzyMatch.Penalty(name: "origin", value: 1))
    }
    return penalties
  }

  /// The characters of the query, made ready when something is compared with them.
  private final class CharacterPattern {
    lazy var pattern = EditPattern(ScalarValues.decode(key))
    private let key: String

    init(_ key: String) { self.key = key }
  }

  private static func isFrom(_ origin: String, _ stored: StoredUnit) -> Bool {
    let sources = stored.occurrences.flatMap { [$0.source.source, $0.target.source] }
    let file = stored.importedFrom
    let names = sources + [file, file?.split(separator: "/").last.map(String.init)]
    return names.contains { $0?.lowercased() == origin.lowercased() }
  }
}
