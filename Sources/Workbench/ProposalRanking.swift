internal import BitextCore
internal import Interchange
internal import SerbianText
internal import Storage

/// Makes proposals for a segment of the memory's matches.
struct ProposalRanking {
  let segment: BilingualSegment
  let language: LanguageTag
  let converter: SerbianTransliterator

  /// In the language's script, each text once, the best first.
  func proposals(_ matches: [FuzzyMatch]) -> [BilingualProposal] {
    let ordered = matches.enumerated().sorted { first, second in
      let (a, b) = (rank(first.element), rank(second.element))
      return a == b ? first.offset < second.offset : a.lexicographicallyPrecedes(b)
    }
    var texts: Set<String> = []
    return ordered.compactMap { _, match in
      let proposal = proposal(match)
      return texts.insert(proposal.target.text).inserted ? proposal : nil
    }
  }

  /// The smaller, the better: what differs in punctuation or numbers alone before other fuzzy matches,
  /// as `match` has it; the score; the context and plural form of the entry; text that need not be
  /// converted.
  private func rank(_ match: FuzzyMatch) -> [Double] {
    let unit = match.stored.unit
    let isContext = segment.context != nil && unit.property(Self.contextType) == segment.context
    let isForm = unit.property(Self.formType) == segment.pluralForm.map(String.init)
    let needsScript = language.script != nil && match.target.language.script != language.script
    let alone = ["punctuation", "numbers"].firstIndex { name in
      match.penalties.contains { $0.name == name }
    }
    return [
      match.kind != .fuzzy ? 0 : Double(alone ?? 2) + 1, -match.score,
      match.kind == .context ? 0 : 1, isContext ? 0 : 1, isForm ? 0 : 1,
      match.stored.isConfirmed ? 0 : 1, needsScript ? 1 : 0,
    ]
  }

  static let contextType = "x-po-context"
  static let formType = "x-po-plural"

  private func proposal(_ match: FuzzyMatch) -> BilingualProposal {
    var target = match.target.segment
    if let substitution = match.substitution, !target.hasCodes {
      target = Segment(substitution.target)
    }
    var isGuess = false
    if language.language == "sr", let script = SerbianScript(language),
      SerbianScript(of: target.text) != script
    {
      target = converted(target, to: script, &isGuess)
    }
    var tag = match.target.language
    if tag.language == "sr" { tag.script = language.script ?? tag.script }
    let isForm =
      segment.pluralForm == nil
      || match.stored.unit.property(Self.formType) == segment.pluralForm.map(String.init)
    return BilingualProposal(
      source: match.source.segment,
      target: target,
      sourceLanguage: match.source.language,
      targetLanguage: tag,
      score: match.score,
      isExact: match.kind != .fuzzy && !isGuess && isForm && isSure(match)
        && !match.penalties.contains { $0.name == "case" }
    )
  }

  /// What a person wrote or confirmed; or what the aligner takes for all but certain.
  private func isSure(_ match: FuzzyMatch) -> Bool {
    match.stored.isConfirmed || match.stored.importedFrom != nil
      || match.stored.occurrences.contains { $0.provenance.probability >= 0.99 }
  }

  private func converted(
    _ segment: Segment,
    to script: SerbianScript,
    _ isGuess: inout Bool
  ) -> Segment {
    Segment(
      elements: segment.elements.map { element in
        switch element {
        case .text(let text):
          let conversion = converter.convert(text, to: script)
          // A foreign name that keeps its letters is no fault.
          if conversion.doubts.contains(where: { $0.reason != .foreignWord }) { isGuess = true }
          return .text(conversion.text)
        case .code(var code):
          if code.kind == .hi {
            code.content = converted(Segment(elements: code.content), to: script, &isGuess).elements
          }
          return .code(code)
        }
      }
    )
  }
}
