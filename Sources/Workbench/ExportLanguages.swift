internal import BitextCore
internal import Interchange
internal import SerbianText
internal import Storage

extension ExportMemory {
  /// Writes a folder with a file for each target language that the memory has, or that is rendered, each
  /// as long as the program of the profile takes.
  func writeLanguages(
    _ memory: TranslationMemory,
    _ path: String,
    progress: (Int) -> Void
  ) throws -> Report {
    let source = try commonLanguage(of: options.sourceLanguage, in: memory)
    let targets = try targetLanguages(memory)
    let rules = targets.map {
      TMXProfileRules(profile: options.profile.rules, source: source, target: $0)
    }
    let folder = try LanguageFolder(
      path: path,
      header: header(source),
      profile: options.profile.rules,
      source: source,
      targets: targets,
      longestFile: options.profile.rules.longestFile ?? .max
    )
    var report = Report()
    do {
      let wanted = try wantedUnits(memory)
      let rendering = options.scripts.isEmpty ? nil : try ScriptRendering(options.scripts)
      try memory.forEachUnitReadAhead { stored in
        if let wanted, !wanted.contains(stored.id) { return }
        let described = UnitProvenance.described(stored)
        let whole = rendering?.rendered(described) ?? described
        var count = 0
        var exclusion: TMXProfileRules.Exclusion?
        for (number, rule) in rules.enumerated() {
          switch rule.outcome(for: whole) {
          case .excluded(let reason): exclusion = exclusion ?? reason
          case .unit(let unit):
            try folder.write(unit, target: number)
            count += 1
          }
        }
        if count > 0 {
          report.written += 1
          report.furtherVariants += max(0, whole.variants.count - 1 - count)
        } else {
          report.excluded[(exclusion ?? .noTarget).description, default: 0] += 1
        }
        if report.written % 1000 == 0 { progress(report.written) }
      }
      report.files = try folder.finish()
    } catch {
      folder.discard()
      throw error
    }
    report.droppedCharacters = folder.droppedCharacters
    return report
  }

  /// In the order of their tags.
  private func targetLanguages(_ memory: TranslationMemory) throws -> [LanguageTag] {
    let wanted = options.targetLanguage
    if wanted.language == "sr", !options.scripts.isEmpty { return renderedLanguages(wanted) }
    return try memory.variantCounts().filter { $0.value > 0 }.keys
      .compactMap { LanguageTag($0) }.filter(wanted.covers)
      .sorted { $0.description < $1.description }
  }
}
