public import BitextCore
internal import Foundation
internal import Interchange

/// Writes a glossary in another format.
public struct ConvertGlossary {
  private let source: LanguageTag
  private let target: LanguageTag

  /// - Parameters source, target: the languages of OmegaT's columns.
  public init(source: LanguageTag, target: LanguageTag) {
    self.source = source
    self.target = target
  }

  /// What a conversion did.
  public struct Report: Sendable {
    public var concepts: Int
    /// What was left out, with its place: terms of a language that is none.
    public var skipped: [WorkbenchError] = []
  }

  /// Converts a file.
  ///
  /// TBX is known by its content; else it is a table with a header line, in which tab, semicolon or
  /// comma is found out. `readsOmegaT`: the table has no header, but OmegaT's three columns.
  /// Throws when the input is none of these or the output cannot be written.
  public func convert(
    _ input: String,
    to output: String,
    format: GlossaryFormat,
    readsOmegaT: Bool = false
  ) throws(WorkbenchError) -> Report {
    let file = try InputFile(reading: input)
    let records: [GlossaryRecord]
    var skipped: [WorkbenchError] = []
    do {
      let columns = GlossaryReader.OmegaTColumns(source: source, target: target)
      let reader = GlossaryReader(omegaT: readsOmegaT ? columns : nil)
      records = try reader.records(bytes: file.bytes, file: input) {
        skipped.append(WorkbenchError($0, file: input))
      }
    } catch {
      throw WorkbenchError(error, file: input)
    }
    let title = URL(fileURLWithPath: input).lastPathComponent
    try OutputFile.write(
      format.bytes(of: records, title: title, source: source, target: target),
      to: output
    )
    return Report(concepts: records.count, skipped: skipped)
  }
}
