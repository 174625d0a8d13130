internal import BitextCore

/// The scores that are switched on, for two texts.
struct BeadScorer {
  let lexical: LexicalScore
  let length: LengthScore?
  let paragraphs: ParagraphScore?
  let punctuation: PunctuationScore?

  func table(of window: AlignmentWindow) -> BeadTable {
    BeadTable(window: window, lexical: lexical) { source, target in
      (length?.score(source, target) ?? 0) + (paragraphs?.score(source, target) ?? 0)
        + (punctuation?.score(source, target) ?? 0)
    }
  }

  /// What each score and the prior add to a bead's score, by name.
  func contributions(to bead: Bead, _ prior: BeadPrior) -> [ScoreContribution] {
    let ofPrior = ScoreContribution(name: "prior", value: prior.score(bead))
    if bead.isOneSided { return [ofPrior] }
    var found: [ScoreContribution] = []
    if let length {
      found.append(
        ScoreContribution(name: "length", value: length.score(bead.source, bead.target))
      )
    }
    let words = lexical.contributions(bead.source, bead.target)
    for kind in EvidenceKind.allCases {
      found.append(ScoreContribution(name: kind.name, value: words[Int(kind.rawValue)]))
    }
    if let paragraphs {
      found.append(
        ScoreContribution(name: "paragraphs", value: paragraphs.score(bead.source, bead.target))
      )
    }
    if let punctuation {
      found.append(
        ScoreContribution(name: "punctuation", value: punctuation.score(bead.source, bead.target))
      )
    }
    return found + [ofPrior]
  }
}

extension Range where Bound == Int {
  func shifted(by offset: Int) -> Range<Int> { lowerBound + offset..<upperBound + offset }
}
