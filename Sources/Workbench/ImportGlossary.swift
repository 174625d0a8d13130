public import BitextCore
public import Foundation
internal import Interchange
public import Storage

/// Brings a glossary into the termbase of the memory.
public struct ImportGlossary: Sendable {
  /// What an import did.
  public struct Report: Sendable {
    /// The name of the glossary: that of its file.
    public var name: String
    public var concepts: Int
    /// Nil where nothing was stored.
    public var receipt: GlossaryReceipt?
    /// What was left out, with its place: terms of a language that is none.
    public var skipped: [WorkbenchError] = []
  }

  private let omegaT: GlossaryReader.OmegaTColumns
  private let readsTables: Bool

  /// - Parameters:
  ///   - source, target: the languages of OmegaT's columns.
  ///   - readsTables: whether every table is a glossary, whatever its header says.
  public init(source: LanguageTag, target: LanguageTag, readsTables: Bool = false) {
    omegaT = GlossaryReader.OmegaTColumns(source: source, target: target)
    self.readsTables = readsTables
  }

  /// The glossary that a file is, or nil for a file of segments: TMX, or a table whose header has no
  /// column that only glossaries have. Throws when the file cannot be read.
  public func file(at path: String) throws(WorkbenchError) -> InputFile? {
    try InputFile.checkReadable(path)
    do {
      let format = try FormatDetection.format(ofFile: path)
      let isTable = format == .tsv || format == .csv || format == .text
      guard format == .tbx || isTable else { return nil }
      if format != .tbx, !readsTables {
        guard GlossaryReader.isGlossary(path: path) else { return nil }
      }
      return try InputFile(reading: path)
    } catch {
      throw WorkbenchError(error, file: path)
    }
  }

  /// Stores the concepts of a file, all or none; without a memory it only reads.
  public func run(
    _ file: InputFile,
    into memory: TranslationMemory?,
    by person: String? = nil,
    at date: Date = Date()
  ) throws(WorkbenchError) -> Report {
    do {
      let name = URL(fileURLWithPath: file.name).lastPathComponent
      var skipped: [WorkbenchError] = []
      let records = try records(of: file, name) {
        skipped.append(WorkbenchError($0, file: file.name))
      }
      let receipt = try memory?.importGlossary(
        records,
        named: name,
        from: file.location,
        by: person,
        at: date
      )
      return Report(name: name, concepts: records.count, receipt: receipt, skipped: skipped)
    } catch {
      throw WorkbenchError(error, file: file.name)
    }
  }

  private func records(
    of file: InputFile,
    _ name: String,
    skipping report: (InterchangeError) -> Void
  ) throws -> [GlossaryRecord] {
    let reader = GlossaryReader(name: name)
    if readsTables, !GlossaryTable.hasHeader(file.bytes) {
      return try GlossaryReader(name: name, omegaT: omegaT)
        .records(bytes: file.bytes, file: file.name)
    }
    return try withoutActuallyEscaping(report) { report in
      try reader.records(bytes: file.bytes, file: file.name, skipping: report)
    }
  }
}

/// Takes a glossary out of the termbase of the memory.
public enum RemoveGlossary {
  /// Returns how many concepts it had: 0 where the memory has none of that name.
  public static func run(
    _ name: String,
    by person: String?,
    in path: String,
    at date: Date = Date()
  ) throws(WorkbenchError) -> Int {
    try MemoryFolder.change(path) { try $0.removeGlossary(named: name, by: person, at: date) }
  }
}
