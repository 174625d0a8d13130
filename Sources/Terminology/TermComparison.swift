public import BitextCore
internal import SerbianText

/// Compares the terms of segments with those of their translations.
///
///     let comparison = TermComparison(entries: glossary, source: english, target: serbian)
///     comparison.report(on: pairs).gaps.first?.gap.text   // "turnout"
///
/// A term counts as translated when a word or phrase of its concept stands opposite in any form, in
/// either script, or when words made from it do (court document: sudski dokument).
public struct TermComparison: Sendable {
  public enum Side: Sendable { case source, target }

  /// A pair of segments with its linked words.
  public struct Pair: Sendable {
    public var source: String
    public var target: String
    public var sourceWords: [SegmentWord]
    public var targetWords: [SegmentWord]

    public init(
      source: String,
      target: String,
      sourceWords: [SegmentWord],
      targetWords: [SegmentWord]
    ) {
      self.source = source
      self.target = target
      self.sourceWords = sourceWords
      self.targetWords = targetWords
    }
  }

  /// What a pair gave: terms without counterpart, terms that should not be used, and how often each
  /// concept was met, by glossary and identifier.
  public struct Report: Sendable {
    public var gaps: [(pair: Int, side: Side, gap: TermGap)] = []
    public var discouraged: [(pair: Int, side: Side, occurrence: TermOccurrence)] = []
    public var uses: [String: TermUse] = [:]
  }

  private let recognizer: TermRecognizer
  private let source: LanguageTag
  private let target: LanguageTag

  /// Takes the concepts that have terms in both languages. O(total length of the terms).
  public init(entries: [ConceptEntry], source: LanguageTag, target: LanguageTag) {
    let both = entries.filter {
      !$0.terms(in: Self.anyScript(source)).isEmpty && !$0.terms(in: Self.anyScript(target)).isEmpty
    }
    recognizer = TermRecognizer(index: TermIndex(entries: both))
    self.source = source
    self.target = target
  }

  private static func anyScript(_ tag: LanguageTag) -> LanguageTag {
    LanguageTag(language: tag.language)
  }

  /// Whether a word of English stands before another that it modifies (riot police, a trial vaccine):
  /// then it is translated by an adjective, or not at all.
  private func isModifier(_ own: [Int], _ segment: Segment, isAmbiguous: Bool) -> Bool {
    guard own.count == 1, segment.rules == .english, own[0] + 1 < segment.words.count else {
      return false
    }
    let (word, next) = (segment.words[own[0]], segment.words[own[0] + 1])
    // State Rep. Smith, but not State Street.
    return next.range.lowerBound == word.range.upperBound + 1
      && !(next.isCapitalized && word.isCapitalized)
      && next.probability < (isAmbiguous ? 1e-3 : 3e-4) && !word.key.hasSuffix("s")
      && !["ed", "ly"].contains(where: next.key.hasSuffix)
      && !Self.smallWords.contains(next.key)
  }

  private static let smallWords: Set<String> = [
    "while", "when", "where", "who", "which", "that", "after", "before", "because", "since",
    "until", "without", "within", "among", "against", "between", "during", "under", "through",
    "though", "although", "unless", "despite", "toward", "towards", "amid", "said", "says",
    "told", "thought",
  ]

  /// The name under which the uses of a concept are counted.
  public static func key(of entry: ConceptEntry) -> String {
    (entry.glossary ?? "") + "\t" + entry.identifier
  }

  /// Compares pairs with each other's terms. O(length), times few terms each.
  public func report(on pairs: [Pair]) -> Report {
    var report = Report()
    let sources = occurrences(in: pairs.map(\.source), source)
    let targets = occurrences(in: pairs.map(\.target), target)
    for (number, pair) in pairs.enumerated() {
      let own = Segment(pair.source, pair.sourceWords, sources[number], source)
      let other = Segment(pair.target, pair.targetWords, targets[number], target)
      for (side, here, there) in [(Side.source, own, other), (.target, other, own)] {
        for occurrence in here.occurrences {
          if let hit = occurrence.hits.first,
            hit.term.status == .deprecated || hit.term.status == .superseded
          {
            report.discouraged.append((number, side, occurrence))
          }
          compare(occurrence, here, there, side, number, &report)
        }
      }
    }
    return report
  }

  /// A segment with all that is known of it.
  private struct Segment {
    let text: String
    let words: [SegmentWord]
    let occurrences: [TermOccurrence]
    let concepts: Set<String>
    let language: LanguageTag
    let rules: InflectionRules

    init(
      _ text: String,
      _ words: [SegmentWord],
      _ occurrences: [TermOccurrence],
      _ language: LanguageTag
    ) {
      self.text = text
      self.words = words
      self.occurrences = occurrences
      self.language = language
      concepts = Set(occurrences.flatMap(\.hits).map { TermComparison.key(of: $0.entry) })
      rules = InflectionRules(language)
    }
  }

  private func compare(
    _ occurrence: TermOccurrence,
    _ here: Segment,
    _ there: Segment,
    _ side: Side,
    _ number: Int,
    _ report: inout Report
  ) {
    // A place with several concepts (EU, the organisation and the adjective) needs one of them.
    guard let hit = occurrence.hits.first, hit.term.status != .deprecated else { return }
    let isPresent = occurrence.hits.contains { there.concepts.contains(Self.key(of: $0.entry)) }
    let key = Self.key(of: hit.entry)
    if isPresent {
      report.uses[key, default: TermUse()].present += 1
      return
    }
    let own = here.words.indices.filter {
      here.words[$0].range.overlaps(occurrence.range)
    }
    // Written with a capital that the term has not: a part of a name (Sessions), or where all of several
    // words are, a title (Foreign Minister).
    let capitals = own.count { place in
      here.words[place].isCapitalized && !here.words[place].beginsSentence
    }
    let termIsName = hit.term.text.unicodeScalars.contains { $0.properties.isUppercase }
    let isTitle = own.count > 1 && own.allSatisfy { here.words[$0].isCapitalized }
    if capitals > 0, !termIsName, !isTitle, !Self.isInstitution(own, here) { return }
    if termIsName, Self.endsName(own, here) { return }
    if Self.isPartOfCompound(occurrence.range, here.text) { return }
    let expected = occurrence.hits.flatMap { expectedTerms($0.entry, there.language) }
    guard !expected.isEmpty else { return }
    // A word of another term, which this side has as well, is no part of a translation of several words:
    // the međunarodni of Međunarodni sud pravde is none of međunarodno pravo.
    let taken = there.occurrences.filter { occurrence in
      occurrence.hits.contains { here.concepts.contains(Self.key(of: $0.entry)) }
    }.map(\.range)
    let free = there.words.filter { word in !taken.contains { $0.overlaps(word.range) } }
    var present = 0.0
    // A word that belongs to another one of this side is no part of a translation, and nothing said instead.
    let open = free.filter { word in word.partner.map(own.contains) ?? true }
    for text in expected {
      let words = text.contains(" ") ? free : there.words
      let share = TermPresence.share(of: text, words, there.rules)
      let isWhole = share >= 1 || !text.contains(" ")
      present = max(present, isWhole ? share : TermPresence.share(of: text, open, there.rules))
      if TermPresence.holdsAcronym(text, there.text) { present = 1 }
    }
    if TermPresence.isMisspelt(expected, open, there.rules) || Self.standsAsItIs(own, here) {
      present = 1
    }
    let strange = there.occurrences.filter { other in
      !other.hits.contains { hit in
        here.concepts.contains(Self.key(of: hit.entry))
          || own.count > 1 && Self.isPart(hit.entry, of: occurrence.text, here.language)
      }
    }.map(\.range)
    let linked = own.count { Self.isExplained($0, here, there, strange) }
    let freely = occurrence.hits.flatMap { freeTranslations($0.entry, there.language) }
    let strangers = strange.filter { range in
      let words = there.words.filter { $0.range.overlaps(range) }
      // The tužilac of generalni tužilac is no prosecutor where the attorney general is meant.
      return words.contains { $0.partner == nil }
        && (expected + freely).allSatisfy { TermPresence.share(of: $0, words, there.rules) == 0 }
    }
    let unclaimed = free.filter { word in
      word.partner.map { own.contains($0) || !Self.isClaimed(word, by: $0, here) } ?? true
    }
    let isFree = freely.contains { text in
      TermPresence.share(of: text, free, there.rules) >= 1
        && TermPresence.share(of: text, unclaimed, there.rules) > 0
    }
    // Said otherwise, unless a strange term stands in its place.
    let surroundings = WordSurroundings(here.words, there.words)
    let about = surroundings.places(about: own)
    let isReplaced = strangers.contains { range in
      about.contains { there.words[$0].range.overlaps(range) }
    }
    if isFree, !isReplaced { present = 1 }
    if present >= 1 {
      report.uses[key, default: TermUse()].present += 1
      return
    }
    let linkedShare = own.isEmpty ? 0 : Double(linked) / Double(own.count)
    report.uses[key, default: TermUse()].missing += 1
    if linkedShare >= 0.5 { report.uses[key, default: TermUse()].explained += 1 }
    report.gaps.append(
      (
        number, side,
        TermGap(
          hit: hit,
          text: occurrence.text,
          range: occurrence.range,
          expected: expected,
          presentShare: present,
          linkedShare: linkedShare,
          wordCount: own.count,
          isName: termIsName,
          isModifier: isModifier(own, here, isAmbiguous: hit.term.isAmbiguous),
          probability: own.map { here.words[$0].probability }.min() ?? 1,
          hasStranger: !strangers.isEmpty,
          hasSubstitute: surroundings.hasSubstitute(for: own)
        )
      )
    )
  }

  /// Whether a common word of English has its capital as the one that is meant: the Opposition's plans.
  private static func isInstitution(_ own: [Int], _ here: Segment) -> Bool {
    guard own.count == 1, here.rules == .english, own[0] > 0, here.words[own[0] - 1].key == "the",
      !here.words[own[0]].isAllCapitals
    else { return false }
    let rest = here.words[(own[0] + 1)...].prefix(2)
    return rest.allSatisfy { !$0.isCapitalized && $0.key != "of" }
  }

  /// Whether a place ends the longer name of something else: Red Star Belgrade.
  private static func endsName(_ own: [Int], _ here: Segment) -> Bool {
    guard own.count == 1, own[0] >= 2, here.rules == .english else { return false }
    let words = here.words[(own[0] - 2)...own[0]]
    return words.allSatisfy { $0.isCapitalized && !$0.isAllCapitals }
      && zip(words, words.dropFirst()).allSatisfy { $0.range.upperBound + 1 == $1.range.lowerBound }
  }

  /// Whether a word has a counterpart opposite that may stand for it: a dictionary calls it likely, and it
  /// is no part of a term that the word's own side has not.
  private static func isExplained(
    _ place: Int,
    _ here: Segment,
    _ there: Segment,
    _ strange: [Range<Int>]
  ) -> Bool {
    let word = here.words[place]
    guard let partner = word.partner else { return false }
    let counterpart = there.words[partner]
    if TermPresence.isSmall(counterpart.key, there.rules) { return false }
    guard let link = word.links.filter({ $0.word == partner }).min(by: { $0.kind < $1.kind }) else {
      return false
    }
    if link.kind != .dictionary { return true }
    if strange.contains(where: { $0.overlaps(counterpart.range) }) { return false }
    let back = counterpart.links.first { $0.word == place && $0.kind == .dictionary }
    return max(link.probability, back?.probability ?? 0) >= leastLikely
  }

  /// Whether a word belongs to its partner rather than to a term that it is a translation of. What a
  /// dictionary gives once in many times, it does not: holds, primirje.
  private static func isClaimed(_ word: SegmentWord, by partner: Int, _ here: Segment) -> Bool {
    guard let link = word.links.filter({ $0.word == partner }).min(by: { $0.kind < $1.kind }),
      link.kind == .dictionary
    else { return true }
    let back = here.words[partner].links.first {
      $0.kind == .dictionary && here.words[partner].partner == $0.word
    }
    return max(link.probability, back?.probability ?? 0) >= leastClaim
  }

  /// A dictionary's translation that is less likely claims no word.
  private static let leastClaim: Float = 0.02

  /// Whether the words of the term stand opposite as they are here: the UK.
  private static func standsAsItIs(_ own: [Int], _ here: Segment) -> Bool {
    !own.isEmpty
      && own.allSatisfy { place in
        let word = here.words[place]
        return word.isCapitalized
          && word.links.contains { $0.word == word.partner && $0.kind == .identity }
      }
  }

  /// Whether a term of the concept is a part of a longer one: witness, of expert witness.
  private static func isPart(
    _ entry: ConceptEntry,
    of text: String,
    _ language: LanguageTag
  ) -> Bool {
    let whole = " " + SearchKey.strict(text) + " "
    return entry.terms(in: anyScript(language)).contains { term in
      whole.contains(" " + SearchKey.strict(term.text) + " ")
    }
  }

  /// Translations that a dictionary gives a smaller share are guesses.
  private static let leastLikely: Float = 0.01

  /// The terms of a concept that should be used in the language of a side, preferred ones first.
  public func preferred(_ entry: ConceptEntry, _ side: Side) -> [String] {
    expectedTerms(entry, side == .source ? source : target)
  }

  /// The terms of the concept that may be used in a language, each once whatever its script.
  private func expectedTerms(_ entry: ConceptEntry, _ language: LanguageTag) -> [String] {
    var seen: Set<String> = []
    return entry.sections.filter { Self.anyScript(language).covers($0.language) }
      .flatMap(\.terms)
      .filter { $0.status == .preferred || $0.status == .admitted }
      .sorted { $0.status == .preferred && $1.status != .preferred }
      .map(\.text).filter { seen.insert(SearchKey.strict($0)).inserted }
  }

  /// What may be said instead of the terms of the concept.
  private func freeTranslations(_ entry: ConceptEntry, _ language: LanguageTag) -> [String] {
    entry.freeTranslations.filter { Self.anyScript(language).covers($0.language) }
      .flatMap(\.terms).map(\.text)
  }

  /// Whether the term is joined to another word by a hyphen: re-election, anti-corruption, ex-minister. What
  /// the two say together is translated in many ways, by one word as by a clause.
  private static func isPartOfCompound(_ range: Range<Int>, _ text: String) -> Bool {
    let bytes = text.utf8
    func isHyphen(_ offset: Int) -> Bool {
      offset >= 0 && offset < bytes.count
        && bytes[bytes.index(bytes.startIndex, offsetBy: offset)] == 0x2D
    }
    return isHyphen(range.lowerBound - 1) || isHyphen(range.upperBound)
  }

  /// The terms of many segments, for each of them: found in one text, so that segments tell each
  /// other what is a name and whether marks are written.
  private func occurrences(in segments: [String], _ language: LanguageTag) -> [[TermOccurrence]] {
    var text = ""
    var starts: [Int] = []
    for segment in segments {
      starts.append(text.utf8.count)
      text += segment.contains("\n") ? segment.replacing("\n", with: " ") : segment
      text += "\n\n"
    }
    var found = [[TermOccurrence]](repeating: [], count: segments.count)
    var segment = 0
    for occurrence in recognizer.occurrences(in: text, language: Self.anyScript(language)) {
      while segment + 1 < starts.count, starts[segment + 1] <= occurrence.range.lowerBound {
        segment += 1
      }
      var own = occurrence
      let start = occurrence.range.lowerBound - starts[segment]
      own.range = start..<(start + occurrence.range.count)
      found[segment].append(own)
    }
    return found
  }
}
