internal import BitextCore
internal import Foundation
internal import Interchange
internal import SerbianText
internal import Storage

extension ExportMemory {
  /// Writes two texts with a segment a line: the name, and the languages as endings. Both appear when
  /// both are whole.
  func writeParallelTexts(
    _ memory: TranslationMemory,
    _ path: String,
    _ progress: (Int) -> Void
  ) throws -> Report {
    let languages = try textLanguages()
    let names = try Self.names(path, languages.source, languages.target)
    let rendering = options.scripts.isEmpty ? nil : try ScriptRendering(options.scripts)
    let wanted = try wantedUnits(memory)
    var writer = ParallelTextWriter(
      sourceLanguage: languages.source,
      targetLanguage: languages.target
    )
    var report = Report()
    report.files = [names.source, names.target]
    let source = try OutputFile(path: names.source)
    do {
      let target = try OutputFile(path: names.target)
      do {
        func flush() throws {
          let bytes = writer.takeBytes()
          try source.write(bytes.source)
          try target.write(bytes.target)
        }
        try memory.forEachUnitReadAhead { stored in
          if let wanted, !wanted.contains(stored.id) { return }
          guard writer.write(rendering?.rendered(stored.unit) ?? stored.unit) else {
            report.leftOut += 1
            return
          }
          report.written += 1
          if report.written % 1000 == 0 {
            try flush()
            progress(report.written)
          }
        }
        try flush()
        try source.finish()
        try target.finish()
      } catch {
        target.discard()
        throw error
      }
    } catch {
      source.discard()
      throw error
    }
    report.replacedCharacters = writer.replacedCharacterCount
    return report
  }

  /// A text is in one script, so a script that is rendered is part of the language.
  private func textLanguages() throws -> (source: LanguageTag, target: LanguageTag) {
    if options.scripts.count > 1 {
      throw WorkbenchError(.usage, "A text with a segment a line is in one script. Choose one.")
    }
    return (
      renderedLanguages(options.sourceLanguage)[0], renderedLanguages(options.targetLanguage)[0]
    )
  }

  /// `corpus`, `corpus.moses` and `corpus.en` all mean `corpus.en` and `corpus.sr`.
  private static func names(
    _ path: String,
    _ source: LanguageTag,
    _ target: LanguageTag
  ) throws -> (source: String, target: String) {
    if path == "-" || path.hasSuffix("/") {
      throw WorkbenchError(
        .usage,
        file: path,
        "Two texts are written. Give the name that both begin with, such as corpus."
      )
    }
    var stem = path
    for ending in [".moses", ".\(source)", ".\(target)"] where stem.hasSuffix(ending) {
      stem.removeLast(ending.count)
      break
    }
    return ("\(stem).\(source)", "\(stem).\(target)")
  }
}
