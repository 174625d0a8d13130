internal import Foundation
internal import SerbianText
public import Terminology

/// Writes proposals into a glossary file.
///
/// The file is a table as `glossaries/README.md` describes it. What stands in it stays as it is; new rows
/// go to their places when the rows are in the order of the English terms, and to the end when not. A
/// file that is not there is made with the columns id, en, sr-Latn, sr-Cyrl, status and note.
public struct AcceptTerms {
  private let source: String
  private let target: String

  /// - Parameters: codes of ISO 639-1.
  public init(source: String, target: String) {
    self.source = source
    self.target = target
  }

  /// The proposals that a list names: numbers from 1, ranges of them, identifiers, parted by commas.
  ///
  /// Throws when something in it names no proposal.
  public static func chosen(
    _ list: String,
    from proposals: [TermProposal]
  ) throws(WorkbenchError) -> [TermProposal] {
    var chosen: [Int] = []
    for part in list.split(separator: ",") {
      let name = part.trimmingCharacters(in: .whitespaces)
      let bounds = name.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
      if let first = bounds.first ?? nil, let last = bounds.last ?? nil, bounds.count <= 2 {
        guard first >= 1, first <= last, last <= proposals.count else {
          throw WorkbenchError(
            .usage,
            "'\(name)' is no number of the list: it has \(proposals.count) proposals."
          )
        }
        chosen += (first - 1)..<last
      } else if let index = proposals.firstIndex(where: { $0.identifier == name }) {
        chosen.append(index)
      } else {
        throw WorkbenchError(.usage, "'\(name)' is neither a number nor the id of a proposal.")
      }
    }
    var seen: Set<Int> = []
    return chosen.filter { seen.insert($0).inserted }.map { proposals[$0] }
  }

  /// Writes proposals into a file, whole or not at all. Returns how many rows were added.
  ///
  /// Throws when the file is there and is no glossary, or has no column for one of the languages.
  public func write(_ proposals: [TermProposal], to path: String) throws(WorkbenchError) -> Int {
    let columns: [String]
    var rows: [String] = []
    var head: [String] = []
    if FileManager.default.fileExists(atPath: path) {
      let file = try InputFile(reading: path)
      var skipped: [WorkbenchError] = []
      _ = try GlossaryShelf.volume(file, &skipped)
      let lines = String(decoding: file.bytes, as: UTF8.self).split(
        omittingEmptySubsequences: false,
        whereSeparator: \.isNewline
      ).map(String.init)
      let header = lines.firstIndex { !$0.hasPrefix("#") && !$0.isEmpty } ?? 0
      head = Array(lines[...header])
      columns = lines[header].split(separator: "\t", omittingEmptySubsequences: false).map(
        String.init
      )
      rows = lines[(header + 1)...].filter { !$0.isEmpty }
    } else {
      columns = ["id", source] + targetColumns + ["status", "note"]
      head = [columns.joined(separator: "\t")]
    }
    guard let sourceColumn = columns.firstIndex(of: source),
      columns.contains(where: targetColumns.contains)
    else {
      throw WorkbenchError(
        .badData,
        file: path,
        "The glossary has no columns for '\(source)' and '\(targetColumns[0])'."
      )
    }
    func cells(_ row: String) -> [Substring] {
      row.split(separator: "\t", omittingEmptySubsequences: false)
    }
    func sortKey(_ row: String) -> String {
      let row = cells(row)
      return sourceColumn < row.count ? row[sourceColumn].lowercased() : ""
    }
    let isSorted = zip(rows, rows.dropFirst()).allSatisfy { sortKey($0) <= sortKey($1) }
    let idColumn = columns.firstIndex(of: "id")
    var identifiers = Set(
      rows.compactMap { row in
        idColumn.flatMap { $0 < cells(row).count ? String(cells(row)[$0]) : nil }
      }
    )
    for proposal in proposals {
      let row = try self.row(proposal, columns, &identifiers)
      let place =
        isSorted ? rows.firstIndex { sortKey($0) > sortKey(row) } ?? rows.count : rows.count
      rows.insert(row, at: place)
    }
    let output = try OutputFile(path: path)
    do {
      try output.write(Array(((head + rows).joined(separator: "\n") + "\n").utf8))
      try output.finish()
    } catch {
      output.discard()
      throw WorkbenchError(error, file: path)
    }
    return proposals.count
  }

  private var targetColumns: [String] {
    target == "sr" ? ["sr-Latn", "sr-Cyrl"] : [target]
  }

  private func row(
    _ proposal: TermProposal,
    _ columns: [String],
    _ identifiers: inout Set<String>
  ) throws(WorkbenchError) -> String {
    var identifier = proposal.identifier
    var number = 2
    while !identifiers.insert(identifier).inserted {
      identifier = "\(proposal.identifier)-\(number)"
      number += 1
    }
    let cyrillic: String
    do {
      cyrillic = try SerbianTransliterator().convert(proposal.target, to: .cyrillic).text
    } catch {
      throw WorkbenchError(error)
    }
    return columns.map { column in
      switch column {
      case "id": identifier
      case source: proposal.source
      case "sr-Cyrl" where target == "sr": cyrillic
      case targetColumns[0]: proposal.target
      case "status": "admitted"
      case "note": "proposed from a memory, in \(proposal.count) units"
      default: ""
      }
    }.joined(separator: "\t")
  }
}
