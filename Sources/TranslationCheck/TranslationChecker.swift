public import BitextCore

/// Looks for errors in pairs of segments.
///
///     let checker = TranslationChecker(kinds: CheckFinding.Kind.usual, source: english, target: serbian)
///     checker.findings(pair).first?.message   // "The source has the number '187,500', …"
public struct TranslationChecker: Sendable {
  private let kinds: Set<CheckFinding.Kind>
  private let numbers: NumberCheck
  private let isSerbian: Bool

  public init(kinds: Set<CheckFinding.Kind>, source: LanguageTag, target: LanguageTag) {
    self.kinds = kinds
    isSerbian = ["sr", "hr", "bs"].contains(target.language)
    numbers = NumberCheck(source: source.language, target: target.language)
  }

  /// A text with blanks for its placeholders and tags, equally long: what words and lengths are
  /// compared on. O(length).
  public static func wording(of text: String) -> String { Placeholders.masked(text) }

  /// The findings of one pair, apart from those that need other pairs. O(words of one · words of the
  /// other).
  public func findings(_ pair: CheckedPair) -> [CheckFinding] {
    var found: [CheckFinding] = []
    func add(_ kind: CheckFinding.Kind, _ check: () -> [CheckFinding]) {
      if kinds.contains(kind) { found += check() }
    }
    add(.placeholder) {
      TextChecks.placeholders(pair.source, pair.target)
        + TextChecks.codes(pair.sourceCodes, pair.targetCodes)
    }
    add(.number) {
      let (source, target) = (Placeholders.masked(pair.source), Placeholders.masked(pair.target))
      return numbers.findings(
        source,
        target,
        isFilledIn: source != pair.source || target != pair.target
      )
    }
    add(.untranslated) { WordChecks.untranslated(pair) }
    add(.length) { WordChecks.length(pair) }
    if isSerbian { add(.missingWord) { TextChecks.missingWord(pair.target) } }
    add(.repeatedWord) { TextChecks.repeatedWords(pair.source, pair.target) }
    add(.whitespace) { TextChecks.whitespace(pair.source, pair.target) }
    add(.punctuation) { TextChecks.punctuation(pair.source, pair.target) }
    return found
  }

  /// The finding of a pair whose sides have nothing to do with each other.
  ///
  /// - Parameter partner: where the translation of the source stands, if that is known.
  public func mismatch(_ pair: CheckedPair, partner: String?) -> CheckFinding {
    CheckFinding(
      kind: .mismatch,
      side: .target,
      range: 0..<pair.target.utf8.count,
      message: partner.map { "The target is no translation of the source; that of \($0) is." }
        ?? "The target seems to be no translation of the source."
    )
  }

  /// Findings without those that only follow from a graver one: of a pair that does not belong together
  /// all numbers and names differ.
  public static func withoutFollowing(_ findings: [CheckFinding]) -> [CheckFinding] {
    for grave in [CheckFinding.Kind.untranslated, .mismatch] {
      guard findings.contains(where: { $0.kind == grave }) else { continue }
      return findings.filter { finding in
        finding.kind == grave
          || ![.term, .number, .name, .length, .mismatch, .punctuation].contains(finding.kind)
      }
    }
    return findings
  }
}
