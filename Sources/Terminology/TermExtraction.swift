public import BitextCore
internal import Foundation
public import SerbianText

/// Proposes pairs of terms from aligned units.
///
///     let extraction = TermExtraction(source: english, target: serbian, options: .init())
///     let proposals = extraction.proposals(from: pairs, background: { word, isSource in … })
///
/// Phrases of up to three words are candidates by their form: no small words at either end, no verb, no
/// adjective alone. Those that go together most (both ways) are paired, parts of longer terms are left
/// out, and forms become base forms. Guides/Terminology.md tells more.
public struct TermExtraction {
  public struct Options: Sendable {
    /// A candidate stands in so many units at least, and with its counterpart.
    public var minimumCount = 5
    /// Nil: both.
    public var kind: TermProposal.Kind?
    /// The least association, 0 to 1.
    public var minimumAssociation = 0.4

    public init() {}
  }

  private let source: LanguageTag
  private let target: LanguageTag
  private let options: Options
  private let lemmatizer: Lemmatizer

  /// - Parameter lemmatizer: for base forms of Serbian; better with a dictionary.
  public init(
    source: LanguageTag,
    target: LanguageTag,
    options: Options = Options(),
    lemmatizer: Lemmatizer = Lemmatizer()
  ) {
    self.source = source
    self.target = target
    self.options = options
    self.lemmatizer = lemmatizer
  }

  /// The proposals, best first; the same pairs give the same ones. O(units · phrases of a unit squared).
  ///
  /// - Parameter background: the share of running text of a language that a folded word makes up.
  public func proposals(
    from pairs: [(source: String, target: String)],
    background: (_ word: String, _ isSource: Bool) -> Double
  ) -> [TermProposal] {
    var own = PhraseCorpus(rules: InflectionRules(source))
    var other = PhraseCorpus(rules: InflectionRules(target))
    for pair in pairs {
      own.add(pair.source)
      other.add(pair.target)
    }
    let sources = PhraseSelection(own, minimumCount: options.minimumCount) { background($0, true) }
    let targets = PhraseSelection(other, minimumCount: options.minimumCount) {
      background($0, false)
    }
    var links = PhraseLinks(own, sources, other, targets, minimumCount: options.minimumCount)
    links.keepBest(minimumAssociation: options.minimumAssociation)
    links.dropParts()
    links.addExamples(own, other)
    let chosen = links.links.filter { link in
      options.kind == nil || kind(link, sources, targets) == options.kind
    }
    let sourceForms = BaseForms(
      own,
      sources.classes,
      Set(chosen.map { sources.candidates[$0.source].phrase }),
      nil
    )
    let targetForms = BaseForms(
      other,
      targets.classes,
      Set(chosen.map { targets.candidates[$0.target].phrase }),
      other.rules == .serbian ? lemmatizer : nil
    )
    var proposals: [TermProposal] = []
    for link in chosen {
      let (first, second) = (sources.candidates[link.source], targets.candidates[link.target])
      let kind = kind(link, sources, targets)
      let own = sourceForms.text(of: first.phrase, isName: kind == .name)
      let other = targetForms.text(
        of: second.phrase,
        isName: kind == .name,
        isPlural: own.isPlural,
        like: own.text
      )
      let texts = (own.text, other.text)
      // A word that is the same in both languages is no translation.
      if SearchKey.strict(texts.0) == SearchKey.strict(texts.1) { continue }
      proposals.append(
        TermProposal(
          kind: kind,
          source: texts.0,
          target: texts.1,
          sourceCount: Int(first.count),
          targetCount: Int(second.count),
          count: link.count,
          association: link.association,
          logLikelihood: link.logLikelihood(
            Int(first.count),
            Int(second.count),
            of: pairs.count
          ),
          score: score(link, first, second),
          examples: link.examples
        )
      )
    }
    proposals.sort { ($1.score, $0.source, $0.target) < ($0.score, $1.source, $1.target) }
    var seen: Set<String> = []
    return proposals.filter { proposal in
      // Another spelling of a term that stands higher is no other term.
      seen.insert("s" + SearchKey.loose(proposal.source)).inserted
        && seen.insert("t" + SearchKey.loose(proposal.target)).inserted
    }
  }

  private func kind(
    _ link: PhraseLinks.Link,
    _ sources: PhraseSelection,
    _ targets: PhraseSelection
  ) -> TermProposal.Kind {
    sources.candidates[link.source].capitalShare > 0.8
      && targets.candidates[link.target].capitalShare > 0.8 ? .name : .term
  }

  private func score(
    _ link: PhraseLinks.Link,
    _ first: PhraseSelection.Candidate,
    _ second: PhraseSelection.Candidate
  ) -> Double {
    let special = min(6, max(0, min(first.specialness, second.specialness)))
    return link.association * link.association * log(Double(link.count) + 1) * (1 + special)
  }
}
