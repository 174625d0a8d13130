internal import BitextCore
internal import Foundation
internal import Interchange

/// The formats in which glossaries are written.
public enum GlossaryFormat: String, Sendable, CaseIterable {
  case tsv, csv
  /// CSV with semicolons and a byte order mark, as Excel and LibreOffice read it where a comma is a
  /// decimal one.
  case csvSemicolon = "csv-semicolon"
  case omegaT = "omegat"
  case tbx2 = "tbx-2"
  case tbx3 = "tbx-3"
  /// TBX 3 with an element for each data category.
  case tbx3DCT = "tbx-3-dct"

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

  /// The whole file. O(length).
  ///
  /// - Parameters:
  ///   - title: what TBX says that it was made from.
  ///   - source, target: the languages of OmegaT's columns.
  func bytes(
    of records: [GlossaryRecord],
    title: String,
    source: LanguageTag,
    target: LanguageTag
  ) -> [UInt8] {
    switch self {
    case .tsv: GlossaryTableWriter.bytes(of: records, dialect: .tsv)
    case .csv: GlossaryTableWriter.bytes(of: records, dialect: .csv(","))
    case .csvSemicolon:
      GlossaryTableWriter.bytes(of: records, dialect: .csv(";"), marksOrder: true)
    case .omegaT: GlossaryTableWriter.omegaT(of: records, source: source, target: target)
    case .tbx2: TBXWriter(version: .two).bytes(of: records, title: title)
    case .tbx3: TBXWriter(version: .three).bytes(of: records, title: title)
    case .tbx3DCT:
      TBXWriter(version: .three, style: .dct).bytes(of: records, title: title)
    }
  }
}
