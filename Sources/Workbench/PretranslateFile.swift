public import BitextCore
internal import Interchange
public import SerbianText
public import Storage

/// Fills in a file for translation, XLIFF or PO, from the memory.
public struct PretranslateFile: Sendable {
  public struct Options: Sendable {
    /// Where the file does not say them.
    public var sourceLanguage = LanguageTag(language: "en")
    public var targetLanguage = LanguageTag(language: "sr")
    /// The script of Serbian targets; nil: that which the file's language names, else that of most
    /// translations in the file, else Cyrillic, as `sr` alone is read.
    public var script: SerbianScript?
    /// Percent, 1 to 100: less is not proposed.
    public var minimumScore = 75
    /// How many proposals a segment gets at most.
    public var limit = 3
    /// Replaces targets too that are there and that nobody approved.
    public var replacesDrafts = false

    public init() {}
  }

  /// What became of the segments of a file.
  public struct Report: Sendable {
    public var format = ""
    public var segments = 0
    /// Filled as translated, and filled for somebody to look at.
    public var exact = 0
    public var fuzzy = 0
    /// With proposals, but the target stays: codes or plural forms do not agree.
    public var alternativesOnly = 0
    public var withoutMatch = 0
    /// Left alone, by the reason.
    public var leftAlone: [String: Int] = [:]
    /// The script of the targets, where the file is in Serbian and does not say it.
    public var assumedScript: SerbianScript?
  }

  private struct Direction: Hashable {
    var source: String
    var target: String
  }

  private let options: Options

  public init(options: Options) {
    self.options = options
  }

  /// Writes the filled file to `output`: when it is whole, in one step. Segments that are approved,
  /// locked or not to be translated are never changed.
  public func run(
    file path: String,
    output: String,
    with memory: TranslationMemory,
    progress: (Int) -> Void = { _ in }
  ) throws(WorkbenchError) -> Report {
    let input = try InputFile(reading: path)
    do {
      let document = try BilingualReader.open(
        input.bytes,
        name: path,
        targetLanguage: options.targetLanguage
      )
      var report = Report()
      report.format = document.formatName
      report.segments = document.segments.count
      let language = targetLanguage(of: document, &report)
      let proposals = try proposals(for: document, memory, language, &report, progress)
      let filling = try document.filled(proposals, language: language)
      report.exact = filling.exact.count
      report.fuzzy = filling.filled.count - filling.exact.count
      report.alternativesOnly = filling.alternativesOnly.count
      let file = try OutputFile(path: output)
      do {
        try file.write(filling.bytes)
        try file.finish()
      } catch {
        file.discard()
        throw error
      }
      return report
    } catch {
      throw WorkbenchError(error, file: path)
    }
  }

  private func proposals(
    for document: any BilingualDocument,
    _ memory: TranslationMemory,
    _ language: LanguageTag,
    _ report: inout Report,
    _ progress: (Int) -> Void
  ) throws -> [Int: [BilingualProposal]] {
    var lookUps: [Direction: LookUpSegment] = [:]
    let converter = try SerbianTransliterator()
    var found: [Int: [BilingualProposal]] = [:]
    for (number, segment) in document.segments.enumerated() {
      if number % 100 == 99 { progress(number + 1) }
      if let reason = reasonToLeave(segment) {
        report.leftAlone[reason, default: 0] += 1
        continue
      }
      let source = segment.sourceLanguage ?? options.sourceLanguage
      let target = segment.targetLanguage ?? language
      let direction = Direction(source: source.language, target: target.language)
      let lookUp =
        try lookUps[direction]
        ?? LookUpSegment(
          memory,
          source: LanguageTag(language: direction.source),
          target: LanguageTag(language: direction.target),
          snapshot: .whenWorthwhile
        )
      lookUps[direction] = lookUp
      let ranking = ProposalRanking(
        segment: segment,
        // The regions of a file and of a memory say little about whether they serve each other.
        language: target.language == "sr" ? serbian(target, language) : target,
        converter: converter
      )
      var query = MatchQuery(
        text: segment.source.text.trimmingWhitespace(),
        sourceLanguage: LanguageTag(language: direction.source),
        targetLanguage: LanguageTag(language: direction.target),
        threshold: options.minimumScore,
        // Some of them are one text in two scripts.
        limit: options.limit * 4
      )
      query.previous = neighbour(number - 1, document)
      query.next = neighbour(number + 1, document)
      let proposals = ranking.proposals(try lookUp.matches(query)).prefix(options.limit)
      if proposals.isEmpty {
        report.withoutMatch += 1
      } else {
        found[number] = Array(proposals)
      }
    }
    return found
  }

  private func neighbour(_ number: Int, _ document: any BilingualDocument) -> String? {
    document.formatName != "PO" && document.segments.indices.contains(number)
      ? document.segments[number].source.text : nil
  }

  private func reasonToLeave(_ segment: BilingualSegment) -> String? {
    switch segment.status {
    case .closed(let reason): return reason
    case .draft where !options.replacesDrafts: return "has a target"
    case .draft, .open: break
    }
    return segment.source.text.contains { $0.isLetter || $0.isNumber } ? nil : "without words"
  }

  /// The language that targets are written in, with its script where it is Serbian.
  private func targetLanguage(
    of document: any BilingualDocument,
    _ report: inout Report
  ) -> LanguageTag {
    var language =
      document.segments.lazy.compactMap(\.targetLanguage).first ?? options.targetLanguage
    guard language.language == "sr" else { return language }
    if let script = options.script ?? SerbianScript(language) {
      language.script = script.code
      return language
    }
    // A vote of the texts, one each. A target that is the source is no translation yet.
    let scripts = document.segments.compactMap { segment in
      segment.target?.text == segment.source.text
        ? nil : segment.target.flatMap { SerbianScript(of: $0.text) }
    }
    let latin = scripts.count { $0 == .latin }
    let script: SerbianScript = latin * 2 > scripts.count ? .latin : .cyrillic
    report.assumedScript = script
    language.script = script.code
    return language
  }

  private func serbian(_ own: LanguageTag, _ all: LanguageTag) -> LanguageTag {
    var tag = own
    tag.script = options.script?.code ?? own.script ?? all.script
    return tag
  }
}

extension String {
  fileprivate func trimmingWhitespace() -> String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}
