public import BitextCore
internal import SerbianText

/// Finds terms by any of their forms: other case, other script, a grammatical ending, dropped marks.
///
///     let lookup = TermLookup(entries: glossary)
///     lookup.hits(for: "Косовској Митровици").first?.term.text   // "Kosovska Mitrovica"
///
/// One object may be used by several threads.
public struct TermLookup: Sendable {
  private let index: TermIndex
  /// The loose key of each term: bytes of its words with one blank between them.
  private let looseKeys: [[UInt8]]

  /// Indexes the terms. O(total length of the terms).
  public init(entries: [ConceptEntry]) {
    self.init(index: TermIndex(entries: entries))
  }

  /// A look-up in an index that is at hand.
  public init(index: TermIndex) {
    self.index = index
    looseKeys = index.terms.map { term in
      Array(index.forms(term).map(\.loose).joined(separator: " ").utf8)
    }
  }

  /// The terms that `query` is a form of, the ones that need least overlooking first.
  ///
  /// Of each concept only the term that needs least is given. Without any hit: terms that begin with
  /// the query; else terms that stand in it (*u Mitrovici*) and terms spelled nearly like it, at most
  /// `limit` of either. O(candidates) for a hit, O(number of terms) without one.
  public func hits(for query: String, limit: Int = 20) -> [TermHit] {
    var query = query
    return query.withUTF8 { bytes in hits(bytes, limit) }
  }

  private func hits(_ bytes: UnsafeBufferPointer<UInt8>, _ limit: Int) -> [TermHit] {
    let tokens = TextTokenizer.tokens(in: bytes)
    guard !tokens.isEmpty else { return [] }
    var table = WordFormTable(forTextWith: index.table)
    let formNumbers = tokens.map { token in
      table.number(
        of: UnsafeBufferPointer(rebasing: bytes[token.start..<token.coreEnd]),
        by: InflectionRules.allCases
      )
    }
    let matcher = TermMatcher(
      index: index,
      forms: table.forms,
      tokens: tokens,
      formNumbers: formNumbers,
      strictness: .query
    )
    var matches: [TermMatcher.Match] = []
    for token in tokens.indices {
      for rules in InflectionRules.allCases { matches += matcher.matches(at: token, by: rules) }
    }
    let whole = index.hits(matches.filter { $0.tokens == tokens.indices })
    if !whole.isEmpty { return whole }
    let forms = formNumbers.map { table.forms[Int($0)] }
    let beginning = prefixed(forms)
    if !beginning.isEmpty { return Array(beginning.prefix(limit)) }
    let (parts, isEnough) = parts(matches, forms, tokens, bytes)
    let near = isEnough ? [] : nearMisses(forms, limit)
    return Array(parts.prefix(limit)) + near
  }

  /// Terms that begin with the words of the query, the shorter ones first.
  private func prefixed(_ forms: [WordForm]) -> [TermHit] {
    let loose = Array(forms.map(\.loose).joined(separator: " ").utf8)
    let strict = forms.map(\.strict).joined(separator: " ")
    guard strict.unicodeScalars.count >= 3 else { return [] }
    var found: [TermMatcher.Match] = []
    for (number, key) in looseKeys.enumerated() where key.starts(with: loose) {
      var relaxations: RelaxationSet = [.prefix]
      let words = index.forms(index.terms[number])
      if !words.map(\.strict).joined(separator: " ").hasPrefix(strict) {
        relaxations.insert(.diacritics)
      }
      relaxations.formUnion(Self.spelling(forms, words))
      found.append(.init(term: number, tokens: 0..<0, relaxations: relaxations))
    }
    found.sort { looseKeys[$0.term].count < looseKeys[$1.term].count }
    return index.hits(found)
  }

  /// The terms inside the query, longest first, and whether little else is in it.
  private func parts(
    _ matches: [TermMatcher.Match],
    _ forms: [WordForm],
    _ tokens: [TextToken],
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> ([TermHit], isEnough: Bool) {
    var covered: Set<Int> = []
    var hits: [TermHit] = []
    var seen: Set<String> = []
    let ranges = Set(matches.map(\.tokens))
      .sorted { ($1.count, $0.lowerBound) < ($0.count, $1.lowerBound) }
    for range in ranges where covered.isDisjoint(with: range) {
      // A preposition is no term of one letter or two, though an acronym may look like it.
      let isSmall = range.allSatisfy { forms[$0].letterCount <= 2 && forms[$0].capitals == .none }
      if isSmall { continue }
      covered.formUnion(range)
      let bounds = tokens[range.lowerBound].start..<tokens[range.upperBound - 1].end
      let text = String(decoding: bytes[bounds], as: UTF8.self)
      for var hit in index.hits(matches.filter({ $0.tokens == range }))
      where seen.insert(hit.entry.identifier + "\t" + (hit.entry.glossary ?? "")).inserted {
        hit.relaxations.append(.part)
        hit.part = text
        hits.append(hit)
      }
    }
    let rest = forms.indices.filter { !covered.contains($0) && forms[$0].letterCount > 3 }
    return (hits, rest.isEmpty)
  }

  /// Terms whose spelling, or whose stems, are nearly those of the query; the nearest first.
  private func nearMisses(_ forms: [WordForm], _ limit: Int) -> [TermHit] {
    let loose = Array(forms.map(\.loose).joined(separator: " ").utf8)
    let allowed = NearMiss.limit(letters: loose.count)
    guard allowed > 0 else { return [] }
    var found: [(distance: Int, term: Int)] = []
    var stems: [Int32: String] = [:]
    let ownStems = [
      InflectionRules.serbian: stemKey(forms, .serbian), .english: stemKey(forms, .english),
    ]
    for (number, key) in looseKeys.enumerated() {
      if let distance = NearMiss.distance(loose, key, limit: allowed) {
        found.append((distance, number))
        continue
      }
      // A slip in a word with an ending: bezbednosnih snga.
      let term = index.terms[number]
      guard term.words.count == forms.count, let own = ownStems[term.rules] else { continue }
      let stemKey = index.words[term.words].map { word in
        if let stem = stems[word] { return stem }
        let stem = Self.stem(index.table.forms[Int(word)], term.rules)
        stems[word] = stem
        return stem
      }
      let other = Array(stemKey.joined(separator: " ").utf8)
      let limit = NearMiss.limit(letters: own.count)
      if let distance = NearMiss.distance(own, other, limit: limit) {
        found.append((distance, number))
      }
    }
    guard let best = found.map(\.distance).min() else { return [] }
    // One slip explains more than two.
    let nearest = found.filter { $0.distance == best }.map { miss in
      let words = index.forms(index.terms[miss.term])
      return TermMatcher.Match(
        term: miss.term,
        tokens: 0..<0,
        relaxations: Self.spelling(forms, words).union([.nearMiss])
      )
    }
    return Array(index.hits(nearest).prefix(limit))
  }

  private func stemKey(_ forms: [WordForm], _ rules: InflectionRules) -> [UInt8] {
    Array(forms.map { Self.stem($0, rules) }.joined(separator: " ").utf8)
  }

  private static func stem(_ form: WordForm, _ rules: InflectionRules) -> String {
    WordStem.stems(of: form.loose, by: rules).first ?? form.loose
  }

  private static func spelling(
    _ forms: [WordForm],
    _ words: [WordForm]
  ) -> RelaxationSet {
    var found: RelaxationSet = []
    for (form, word) in zip(forms, words) {
      if form.capitals != word.capitals { found.insert(.letterCase) }
      if form.script != word.script { found.insert(.script) }
    }
    return found
  }
}
