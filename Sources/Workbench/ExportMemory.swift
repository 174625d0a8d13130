public import BitextCore
internal import Foundation
internal import Interchange
public import SerbianText
public import Storage

/// Writes the units of the memory to a file.
public struct ExportMemory: Sendable {
  public enum Format: String, Sendable, CaseIterable {
    case tmx, tsv
    /// Two texts with a segment a line.
    case moses
  }

  /// For which program a TMX file is written.
  public enum Profile: String, Sendable, CaseIterable {
    case strict, omegat, trados, memoq, weblate, level1

    var rules: TMXProfile {
      switch self {
      case .strict: .strict
      case .omegat: .omegat
      case .trados: .trados
      case .memoq: .memoq
      case .weblate: .weblate
      case .level1: .level1
      }
    }
  }

  public struct Options: Sendable {
    public var format: Format = .tmx
    public var profile = Profile.strict
    /// Which units; nil for all.
    public var filter: UnitFilter?
    /// The scripts in which Serbian is rendered; empty for those it is stored in.
    public var scripts: [SerbianScript] = []
    public var sourceLanguage = LanguageTag(language: "en")
    public var targetLanguage = LanguageTag(language: "sr")
    /// The version of the program, for the header.
    public var programVersion = ""

    public init() {}
  }

  public struct Report: Sendable {
    public var written = 0
    /// Units without text in both languages, which a table or a pair of texts cannot hold.
    public var leftOut = 0
    /// Units that the profile left out, by the reason, in words.
    public var excluded: [String: Int] = [:]
    /// Variants of units that were written, besides those for which the profile or the table has room.
    public var furtherVariants = 0
    /// What the program of the profile may refuse all the same.
    public var warnings: [String] = []
    /// Characters that the format cannot hold.
    public var droppedCharacters = 0
    /// Line ends and tabs inside a text that became blanks.
    public var replacedCharacters = 0
    /// The files that were written, where they have other names than the one that was given.
    public var files: [String] = []
  }

  public let options: Options

  public init(options: Options) {
    self.options = options
  }

  /// Writes a file, or standard output for "-". The file appears when it is whole: on an error what
  /// was there before is still there. The same memory gives the same bytes.
  public func run(
    _ memory: TranslationMemory,
    to path: String,
    progress: (Int) -> Void = { _ in }
  ) throws(WorkbenchError) -> Report {
    if options.format != .tmx {
      try MemoryFolder.requireLanguage(options.sourceLanguage, in: memory)
      try MemoryFolder.requireLanguage(options.targetLanguage, in: memory)
    }
    do {
      if isFolder(path) {
        return options.profile == .omegat
          ? try writeFolder(memory, path, progress: progress)
          : try writeLanguages(memory, path, progress: progress)
      }
      if options.format == .moses { return try writeParallelTexts(memory, path, progress) }
      let output = try OutputFile(path: path)
      do {
        let report = try write(memory, to: output, progress: progress)
        try output.finish()
        return report
      } catch {
        output.discard()
        throw error
      }
    } catch {
      throw WorkbenchError(error, file: path)
    }
  }

  private func write(
    _ memory: TranslationMemory,
    to output: OutputFile,
    progress: (Int) -> Void
  ) throws -> Report {
    var report = Report()
    switch options.format {
    case .tmx:
      let rules = try rules(memory)
      var byteCount = 0
      var written = 0
      var writer = try TMXWriter(
        header: header(rules.source),
        profile: rules.profile,
        sink: {
          byteCount += $0.count
          try output.write($0)
        }
      )
      try forEachUnit(of: memory, rules, &report) { unit, _ in
        try writer.write(unit)
        written += 1
        if written % 1000 == 0 { progress(written) }
      }
      try writer.finish()
      report.written = written
      report.droppedCharacters = writer.droppedCharacterCount
      if let limit = rules.profile.longestFile, byteCount > limit {
        report.warnings.append(
          "The file is longer than \(limit) bytes, which \(options.profile.rawValue) may refuse. "
            + "Name a folder, with '/' at its end, to get several."
        )
      }
    case .tsv:
      var writer = BitextTSVWriter(
        languages: renderedLanguages(options.sourceLanguage)
          + renderedLanguages(options.targetLanguage),
        writesHeader: true
      )
      let wanted = try wantedUnits(memory)
      let rendering = options.scripts.isEmpty ? nil : try ScriptRendering(options.scripts)
      try memory.forEachUnitReadAhead { stored in
        if let wanted, !wanted.contains(stored.id) { return }
        if writer.write(rendering?.rendered(stored.unit) ?? stored.unit) {
          report.written += 1
        } else {
          report.leftOut += 1
        }
        if report.written % 1000 == 0 {
          try output.write(writer.takeBytes())
          progress(report.written)
        }
      }
      try output.write(writer.takeBytes())
      report.replacedCharacters = writer.replacedCharacterCount
      report.furtherVariants = writer.furtherVariantCount
    case .moses: break
    }
    return report
  }

  /// A language in the scripts in which it is written: a tag each.
  func renderedLanguages(_ wanted: LanguageTag) -> [LanguageTag] {
    if wanted.language != "sr" || options.scripts.isEmpty { return [wanted] }
    return options.scripts.map { script in
      var tag = wanted
      tag.script = script.code
      return tag
    }
  }

  private func isFolder(_ path: String) -> Bool {
    var isDirectory: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory)
    return options.format == .tmx && [.omegat, .weblate].contains(options.profile)
      && (path.hasSuffix("/") || exists && isDirectory.boolValue)
  }

  private func writeFolder(
    _ memory: TranslationMemory,
    _ path: String,
    progress: (Int) -> Void
  ) throws -> Report {
    var report = Report()
    var written = 0
    let rules = try rules(memory)
    let folder = OmegaTFolder(path: path, header: header(rules.source))
    do {
      try forEachUnit(of: memory, rules, &report) { unit, stored in
        try folder.write(unit, of: stored)
        written += 1
        if written % 1000 == 0 { progress(written) }
      }
      try folder.finish(
        concepts: try memory.concepts(),
        source: rules.source,
        target: LanguageTag(language: rules.target.language)
      )
    } catch {
      folder.discard()
      throw error
    }
    report.written = written
    report.droppedCharacters = folder.droppedCharacters
    return report
  }

  func header(_ source: LanguageTag) -> TMXHeader {
    TMXHeader(sourceLanguage: .tag(source), creationToolVersion: options.programVersion)
  }

  func wantedUnits(_ memory: TranslationMemory) throws -> Set<Int64>? {
    try options.filter.map { Set(try memory.units(matching: $0)) }
  }

  private func forEachUnit(
    of memory: TranslationMemory,
    _ rules: TMXProfileRules,
    _ report: inout Report,
    _ body: (TranslationUnit, StoredUnit) throws -> Void
  ) throws {
    let wanted = try wantedUnits(memory)
    let rendering = options.scripts.isEmpty ? nil : try ScriptRendering(options.scripts)
    var longCount = 0
    var excluded: [String: Int] = [:]
    try memory.forEachUnitReadAhead { stored in
      if let wanted, !wanted.contains(stored.id) { return }
      let described = UnitProvenance.described(stored)
      let whole = rendering?.rendered(described) ?? described
      switch rules.outcome(for: whole) {
      case .excluded(let reason): excluded[reason.description, default: 0] += 1
      case .unit(let unit):
        report.furtherVariants += whole.variants.count - unit.variants.count
        if let limit = rules.profile.longestSegment,
          unit.variants.contains(where: { variant in
            let text = variant.segment.text
            // There are never more of UTF-16, which are counted at more cost.
            return text.utf8.count > limit && text.utf16.count > limit
          })
        {
          longCount += 1
        }
        try body(unit, stored)
      }
    }
    report.excluded = excluded
    if longCount > 0 {
      report.warnings.append(
        "\(longCount) units have more than \(rules.profile.longestSegment ?? 0) characters, which "
          + "\(options.profile.rawValue) may refuse."
      )
    }
  }

  private func rules(_ memory: TranslationMemory) throws -> TMXProfileRules {
    var target = options.targetLanguage
    if let script = options.scripts.first, options.scripts.count == 1, target.language == "sr" {
      target.script = script.code
    } else if options.profile.rules.isBilingual {
      if options.scripts.count > 1 {
        throw WorkbenchError(
          .usage,
          "The profile \(options.profile.rawValue) has one script in a file. Choose one."
        )
      }
      // One spelling of the target in the whole file: the one that most units have.
      target = try commonLanguage(of: target, in: memory)
    }
    return TMXProfileRules(
      profile: options.profile.rules,
      source: try headerLanguage(memory),
      target: target
    )
  }

  private func headerLanguage(_ memory: TranslationMemory) throws -> LanguageTag {
    try commonLanguage(of: options.sourceLanguage, in: memory)
  }

  /// A language exactly as most units have it: readers compare the header with the variants.
  func commonLanguage(
    of wanted: LanguageTag,
    in memory: TranslationMemory
  ) throws -> LanguageTag {
    let counts = try memory.variantCounts()
    let candidates = counts.compactMap { name, count in
      LanguageTag(name).flatMap { wanted.covers($0) ? ($0, count) : nil }
    }
    return candidates.max {
      ($0.1, $1.0.description) < ($1.1, $0.0.description)
    }?.0 ?? wanted
  }
}
