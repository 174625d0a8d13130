public import BitextCore
internal import Foundation
internal import Interchange
public import Storage

/// Writes the units of the memory to a file.
public struct ExportMemory: Sendable {
  public enum Format: String, Sendable, CaseIterable {
    case tmx, tsv
  }

  public struct Options: Sendable {
    public var format: Format = .tmx
    public var sourceLanguage = LanguageTag(language: "en")
    public var targetLanguage = LanguageTag(language: "sr")
    /// The version of the program, for the header.
    public var programVersion = ""

    public init() {}
  }

  public struct Report: Sendable {
    public var written = 0
    /// Units without text in both languages, which a table of pairs cannot hold.
    public var leftOut = 0
    /// Characters that the format cannot hold.
    public var droppedCharacters = 0
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
    if options.format == .tsv {
      try MemoryFolder.requireLanguage(options.sourceLanguage, in: memory)
      try MemoryFolder.requireLanguage(options.targetLanguage, in: memory)
    }
    do {
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
      var writer = try TMXWriter(
        header: TMXHeader(
          sourceLanguage: .tag(try headerLanguage(memory)),
          creationToolVersion: options.programVersion
        ),
        sink: { try output.write($0) }
      )
      try memory.forEachUnit { stored in
        try writer.write(UnitProvenance.described(stored))
        report.written += 1
        if report.written % 1000 == 0 { progress(report.written) }
      }
      try writer.finish()
      report.droppedCharacters = writer.droppedCharacterCount
    case .tsv:
      var writer = BitextTSVWriter(
        sourceLanguage: options.sourceLanguage,
        targetLanguage: options.targetLanguage,
        writesHeader: true
      )
      try memory.forEachUnit { stored in
        if writer.write(stored.unit) { report.written += 1 } else { report.leftOut += 1 }
        if report.written % 1000 == 0 {
          try output.write(writer.takeBytes())
          progress(report.written)
        }
      }
      try output.write(writer.takeBytes())
    }
    return report
  }

  /// The source language exactly as the units have it: readers compare the header with the variants.
  private func headerLanguage(_ memory: TranslationMemory) throws -> LanguageTag {
    let counts = try memory.statistics().variants
    let candidates = counts.compactMap { name, count in
      LanguageTag(name).flatMap { options.sourceLanguage.covers($0) ? ($0, count) : nil }
    }
    return candidates.max {
      ($0.1, $1.0.description) < ($1.1, $0.0.description)
    }?.0 ?? options.sourceLanguage
  }
}
