internal import BitextCore

/// The scores that are switched on, for two texts. A class, since every row of a window refers to it.
final class BeadScorer {
  private let lexical: LexicalScore
  private let length: LengthScore?
  private let paragraphs: ParagraphScore?
  private let punctuation: PunctuationScore?
  /// What every score is multiplied by.
  private let emphasis: Double

  init(
    lexical: LexicalScore,
    length: LengthScore? = nil,
    paragraphs: ParagraphScore? = nil,
    punctuation: PunctuationScore? = nil,
    emphasis: Double = 1
  ) {
    self.lexical = lexical
    self.length = length
    self.paragraphs = paragraphs
    self.punctuation = punctuation
    self.emphasis = emphasis
  }

  /// What every two-sided bead of a window scores. O(cells + words · matches).
  func table(of window: AlignmentWindow) -> BeadTable {
    BeadTable(window: window, lexical: lexical, emphasis: Float(emphasis)) {
      row,
      sourceRun,
      targetStarts,
      targetLength in
      length?.add(to: row, sourceRun, targetStarts, targetLength)
      paragraphs?.add(to: row, sourceRun, targetStarts, targetLength)
      punctuation?.add(to: row, sourceRun, targetStarts, targetLength)
    }
  }

  /// What each score and the prior add to a bead's score, by name.
  func contributions(to bead: Bead, _ prior: BeadPrior) -> [ScoreContribution] {
    let ofPrior = ScoreContribution(name: "prior", value: prior.score(bead))
    if bead.isOneSided { return [ofPrior] }
    var found: [ScoreContribution] = []
    func add(_ name: String, _ value: Double?) {
      guard let value else { return }
      found.append(ScoreContribution(name: name, value: value * emphasis))
    }
    add("length", length?.score(bead.source, bead.target))
    let words = lexical.contributions(bead.source, bead.target)
    for kind in EvidenceKind.allCases { add(kind.name, words[Int(kind.rawValue)]) }
    add("paragraphs", paragraphs?.score(bead.source, bead.target))
    add("punctuation", punctuation?.score(bead.source, bead.target))
    return found + [ofPrior]
  }
}

extension Range where Bound == Int {
  func shifted(by offset: Int) -> Range<Int> { lowerBound + offset..<upperBound + offset }
}
