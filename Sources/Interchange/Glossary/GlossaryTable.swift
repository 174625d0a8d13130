public import BitextCore

/// Glossaries as tables: a header line names the columns, in any order and in capitals or not.
///
/// - `id`, without which the line numbers serve; `note`; `kind`, `domain` or `subjectField`;
///   `definition`; `source`; `status`, one of TBX-Basic's, of all terms of the row;
/// - a language tag (`en`, `sr-Latn`) or the name of English, Serbian or Albanian: terms in that
///   language, with `-abbreviation`, `-deprecated` or `-superseded` behind it terms of that kind or
///   status. Serbian abbreviations are written in Latin: those of `sr-abbreviation` are terms of
///   `sr-Latn`.
///
/// - `ambiguous`: those terms of the row that in running text mostly mean something else;
/// - a language tag with `-free` behind it: what texts say instead of the terms (`GlossaryRecord.fullEntry`).
///
/// Several terms in one field are parted by ` | `: the first is preferred, the others are admitted.
/// A column of another name is kept as a field of the record. Lines that begin with `#`, and
/// Excel's `sep=;`, may stand before the header. In CSV a field may stand in quotation marks and hold line feeds.
public enum GlossaryTable {
  /// Reads a table; tab, semicolon or comma is found out. O(length).
  ///
  /// Throws, with line and column, when the header names no language or a column twice, a row has no
  /// term, no identifier, one that stood before or more fields than the header, a status is not
  /// known, or quotation marks are not closed.
  public static func read(
    bytes: [UInt8],
    file: String? = nil,
    name: String? = nil
  ) throws(InterchangeError) -> [GlossaryRecord] {
    var table = try DelimitedText(bytes: bytes, dialect: dialect(bytes, file), name: file)
    guard let columns = try header(&table, file) else {
      throw InterchangeError(
        .invalid,
        file: file,
        message: "The glossary has no header line that names its columns."
      )
    }
    var rows = GlossaryRows(columns: columns, file: file, glossary: name)
    while let row = try table.next() {
      if !isBlank(row) { try rows.add(row) }
    }
    return rows.records
  }

  /// Whether the first line names a language, so that it is a header and no row.
  public static func hasHeader(_ bytes: [UInt8]) -> Bool { columns(of: bytes) != nil }

  /// Whether the header names two languages and a column that only glossaries have.
  static func hasGlossaryHeader(_ bytes: [UInt8]) -> Bool {
    guard let columns = columns(of: bytes) else { return false }
    return columns.count(where: \.isTerms) >= 2 && columns.contains(where: \.isOfGlossaries)
  }

  private static func columns(of bytes: [UInt8]) -> [GlossaryColumn]? {
    var start = Array(bytes.prefix(FormatDetection.prefixLength))
    // Where the file is cut here, a letter of its last line may be cut in two.
    if start.count == FormatDetection.prefixLength, start[0] < 0xFE,
      let lineEnd = start.lastIndex(of: 0x0A)
    {
      start.removeSubrange((lineEnd + 1)...)
    }
    guard let dialect = try? dialect(start, nil),
      var table = try? DelimitedText(bytes: start, dialect: dialect)
    else { return nil }
    return (try? header(&table, nil)) ?? nil
  }

  private static func isBlank(_ row: DelimitedText.Record) -> Bool {
    row.allSatisfy { $0.text.utf8.allSatisfy { $0 == 0x20 || $0 == 0x09 } }
  }

  private static func header(
    _ table: inout DelimitedText,
    _ file: String?
  ) throws(InterchangeError) -> [GlossaryColumn]? {
    while let row = try table.next() {
      if isBlank(row) || row[0].text.hasPrefix("#") { continue }
      // Excel's line that names the separator: sep=;
      if row[0].text.lowercased() == "sep=", row.dropFirst().allSatisfy(\.text.isEmpty) { continue }
      var columns: [GlossaryColumn] = []
      for field in row {
        let name = field.text.trimmingBlanks()
        let column = GlossaryColumn(name)
        if !name.isEmpty, columns.contains(column) {
          throw InterchangeError(
            .invalid,
            file: file,
            position: field.position,
            message: "The column '\(name.prefix(40))' stands here a second time."
          )
        }
        columns.append(column)
      }
      guard columns.contains(where: \.isTerms) else {
        throw InterchangeError(
          .invalid,
          file: file,
          position: row[0].position,
          message:
            "The header line names no language. Name a column by a language tag, such as en."
        )
      }
      return columns
    }
    return nil
  }

  /// What parts the columns: the header line says it, for a field below it may have line feeds.
  private static func dialect(
    _ bytes: [UInt8],
    _ file: String?
  ) throws(InterchangeError) -> DelimitedText.Dialect {
    let isMarked = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
    // A header is short; only in UTF-16 the whole must be turned to find it.
    let text = isMarked ? try TextDecoding.utf8(bytes, file: file) : Array(bytes.prefix(1 << 16))
    let header = text.split { $0 == 0x0A || $0 == 0x0D }
      .first { $0.first != UInt8(ascii: "#") && $0.contains { $0 > 0x20 } }
    guard let header, !header.contains(0x09) else { return .tsv }
    let semicolons = header.count { $0 == UInt8(ascii: ";") }
    let commas = header.count { $0 == UInt8(ascii: ",") }
    if semicolons + commas == 0 { return .tsv }
    return .csv(semicolons >= commas ? ";" : ",")
  }
}
