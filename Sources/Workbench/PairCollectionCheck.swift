internal import BitextCore
internal import SentenceAlignment
internal import Terminology
internal import TranslationCheck

/// Checks the pairs of a file or of the memory, those that stand together together.
struct PairCollectionCheck {
  /// So many pairs are compared with each other at a time.
  private static let chunk = 1_000

  private let options: CheckTranslations.Options
  private let lexicon: BilingualLexicon?
  private let lexiconLanguage: String
  private let linker: WordLinker
  private let terms: TermComparison
  private let checker: TranslationChecker

  init(
    options: CheckTranslations.Options,
    lexicon: BilingualLexicon?,
    lexiconLanguage: String,
    glossaries: [ConceptEntry]
  ) {
    self.options = options
    self.lexicon = lexicon
    self.lexiconLanguage = lexiconLanguage
    linker = WordLinker(
      source: options.sourceLanguage,
      target: options.targetLanguage,
      lexicon: lexicon,
      lexiconLanguage: lexiconLanguage
    )
    terms = TermComparison(
      entries: glossaries,
      source: options.sourceLanguage,
      target: options.targetLanguage
    )
    checker = TranslationChecker(
      kinds: options.kinds,
      source: options.sourceLanguage,
      target: options.targetLanguage
    )
  }

  private func wants(_ kinds: CheckFinding.Kind...) -> Bool {
    kinds.contains(where: options.kinds.contains)
  }

  /// The findings, in the order of the entries and of their places. O(length).
  func findings(
    _ entries: [CheckTranslations.Entry],
    _ progress: (Int) -> Void
  ) -> [CheckTranslations.Finding] {
    var found = [[CheckFinding]](repeating: [], count: entries.count)
    var names = NameCheck(source: options.sourceLanguage, target: options.targetLanguage)
    var uses: [String: TermUse] = [:]
    var gaps: [(entry: Int, side: TermComparison.Side, gap: TermGap)] = []
    for start in stride(from: 0, to: entries.count, by: Self.chunk) {
      progress(start)
      let end = min(start + Self.chunk, entries.count)
      let (pairs, comparison) = pairs(Array(entries[start..<end]))
      for (index, pair) in pairs.enumerated() {
        found[start + index] += checker.findings(pair)
        if wants(.name) { names.add(pair, at: start + index) }
      }
      if wants(.mismatch) {
        let check = MismatchCheck(pairs) {
          comparison.words(source: $0, target: $1) + comparison.punctuation(source: $0, target: $1)
        }
        for mismatch in check.mismatches() {
          let partner = mismatch.partner.map { entries[start + $0].place.description }
          found[start + mismatch.pair].append(
            checker.mismatch(pairs[mismatch.pair], partner: partner)
          )
        }
      }
      if wants(.term, .deprecatedTerm) { compareTerms(pairs, start, &gaps, &uses, &found) }
    }
    for (entry, finding) in names.findings() { found[entry].append(finding) }
    for (entry, side, gap) in gaps
    where gap.isFinding(
      uses[TermComparison.key(of: gap.hit.entry)] ?? TermUse(),
      side
    ) {
      found[entry].append(finding(gap, side))
    }
    addInconsistencies(entries, &found)
    return found.indices.flatMap { index in
      let entry = entries[index]
      return TranslationChecker.withoutFollowing(found[index]).map { finding in
        CheckTranslations.Finding(
          place: entry.place,
          finding: finding,
          source: entry.source.segment.text,
          target: entry.target.segment.text
        )
      }
    }
  }

  private func pairs(
    _ entries: [CheckTranslations.Entry]
  ) -> ([CheckedPair], PairComparison) {
    let sources = entries.map(\.source.segment.text)
    let targets = entries.map(\.target.segment.text)
    let wordings = (
      source: sources.map(TranslationChecker.wording),
      target: targets.map(TranslationChecker.wording)
    )
    let comparison = PairComparison(
      SegmentedText(language: options.sourceLanguage, segments: wordings.source),
      SegmentedText(language: options.targetLanguage, segments: wordings.target),
      lexicon: lexicon,
      lexiconLanguage: lexiconLanguage
    )
    let pairs = entries.indices.map { index in
      let words = linker.link(wordings.source[index], wordings.target[index])
      var pair = CheckedPair(
        source: sources[index],
        target: targets[index],
        sourceWords: words.source,
        targetWords: words.target,
        wordScore: comparison.words(source: index, target: index),
        lengthScore: comparison.length(source: index, target: index)
      )
      pair.punctuationScore = comparison.punctuation(source: index, target: index)
      pair.sourceCodes = Self.codes(entries[index].source.segment)
      pair.targetCodes = Self.codes(entries[index].target.segment)
      return pair
    }
    return (pairs, comparison)
  }

  /// Kinds of the inline codes that a translation must keep; `hi` and `sub` hold text.
  private static func codes(_ segment: Segment) -> [String] {
    segment.elements.compactMap { element in
      guard case .code(let code) = element, code.kind != .hi, code.kind != .sub else { return nil }
      return code.kind.rawValue
    }
  }

  // MARK: Terms

  private func compareTerms(
    _ pairs: [CheckedPair],
    _ start: Int,
    _ gaps: inout [(entry: Int, side: TermComparison.Side, gap: TermGap)],
    _ uses: inout [String: TermUse],
    _ found: inout [[CheckFinding]]
  ) {
    let report = terms.report(
      on: pairs.map {
        TermComparison.Pair(
          source: $0.source,
          target: $0.target,
          sourceWords: $0.sourceWords,
          targetWords: $0.targetWords
        )
      }
    )
    for (key, use) in report.uses {
      uses[key, default: TermUse()].present += use.present
      uses[key, default: TermUse()].missing += use.missing
      uses[key, default: TermUse()].explained += use.explained
    }
    if wants(.term) { gaps += report.gaps.map { (start + $0.pair, $0.side, $0.gap) } }
    guard wants(.deprecatedTerm) else { return }
    for (pair, side, occurrence) in report.discouraged {
      guard let hit = occurrence.hits.first else { continue }
      let better = terms.preferred(hit.entry, side).first.map { " Use '\($0)'." } ?? ""
      found[start + pair].append(
        CheckFinding(
          kind: .deprecatedTerm,
          side: side == .source ? .source : .target,
          range: occurrence.range,
          message: "The term '\(occurrence.text)' is \(hit.term.status.rawValue).\(better)"
        )
      )
    }
  }

  private func finding(_ gap: TermGap, _ side: TermComparison.Side) -> CheckFinding {
    let expected = gap.expected.prefix(3).map { "'\($0)'" }.joined(separator: " or ")
    let other = side == .source ? "target" : "source"
    return CheckFinding(
      kind: .term,
      side: side == .source ? .source : .target,
      range: gap.range,
      message: "The term '\(gap.text)' has no agreed translation in the \(other): \(expected)."
    )
  }

  // MARK: Consistency

  private func addInconsistencies(
    _ entries: [CheckTranslations.Entry],
    _ found: inout [[CheckFinding]]
  ) {
    // Plural forms of one message differ as they should.
    let compared = entries.indices.filter { entries[$0].pluralForm == nil }
    for (kind, side) in [
      (CheckFinding.Kind.inconsistentTarget, CheckFinding.Side.target),
      (.inconsistentSource, .source),
    ] where wants(kind) {
      let check = ConsistencyCheck(
        compared.map { (entries[$0].source.segment.text, entries[$0].target.segment.text) },
        side: side
      )
      for (index, others) in check.inconsistencies() {
        let place = entries[compared[others]].place.description
        found[compared[index]].append(check.finding(at: index, kind: kind, other: place))
      }
    }
  }
}
