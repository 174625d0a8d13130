public import BitextCore
internal import Foundation
internal import Interchange

/// Writes a glossary in another format.
public struct ConvertGlossary {
  public enum Format: String, Sendable, CaseIterable {
    case tsv, csv
    /// CSV with semicolons and a byte order mark, as Excel reads it where a comma is a decimal one.
    case csvSemicolon = "csv-semicolon"
    case omegaT = "omegat"
    case tbx2 = "tbx-2"
    case tbx3 = "tbx-3"

    /// The format that a file's ending names; nil for an ending that names none.
    public init?(path: String) {
      switch URL(fileURLWithPath: path).pathExtension.lowercased() {
      case "tsv": self = .tsv
      case "csv": self = .csv
      case "utf8", "tab": self = .omegaT
      case "tbx": self = .tbx2
      default: return nil
      }
    }
  }

  private let source: LanguageTag
  private let target: LanguageTag

  /// - Parameters source, target: the languages of OmegaT's columns.
  public init(source: LanguageTag, target: LanguageTag) {
    self.source = source
    self.target = target
  }

  /// Converts a file and says how many concepts it has.
  ///
  /// TBX is known by its content; else it is a table with a header line, in which tab, semicolon or
  /// comma is found out. `readsOmegaT`: the table has no header, but OmegaT's three columns.
  /// Throws when the input is none of these or the output cannot be written.
  public func convert(
    _ input: String,
    to output: String,
    format: Format,
    readsOmegaT: Bool = false
  ) throws(WorkbenchError) -> Int {
    let file = try InputFile(reading: input)
    let records: [GlossaryRecord]
    do {
      let columns = GlossaryReader.OmegaTColumns(source: source, target: target)
      let reader = GlossaryReader(omegaT: readsOmegaT ? columns : nil)
      records = try reader.records(bytes: file.bytes, file: input)
    } catch {
      throw WorkbenchError(error, file: input)
    }
    let title = URL(fileURLWithPath: input).lastPathComponent
    let bytes: [UInt8] =
      switch format {
      case .tsv: GlossaryTableWriter.bytes(of: records, dialect: .tsv)
      case .csv: GlossaryTableWriter.bytes(of: records, dialect: .csv(","))
      case .csvSemicolon:
        GlossaryTableWriter.bytes(of: records, dialect: .csv(";"), marksOrder: true)
      case .omegaT: GlossaryTableWriter.omegaT(of: records, source: source, target: target)
      case .tbx2: TBXWriter(version: .two).bytes(of: records, title: title)
      case .tbx3: TBXWriter(version: .three).bytes(of: records, title: title)
      }
    let out = try OutputFile(path: output)
    do {
      try out.write(bytes)
      try out.finish()
    } catch {
      out.discard()
      throw error
    }
    return records.count
  }
}
