public import BitextCore
public import Foundation
internal import Interchange
public import Storage

/// Brings the units of a file into the memory.
public struct ImportMemory: Sendable {
  public struct Options: Sendable {
    public var sourceLanguage = LanguageTag(language: "en")
    public var targetLanguage = LanguageTag(language: "sr")
    /// Reads the file and stores nothing.
    public var isDryRun = false
    /// The encoding of TMX whatever it declares; nil for what the file shows or declares.
    public var encoding: String?

    public init() {}
  }

  /// What became of the units of a file.
  public struct Report: Sendable {
    public var format = ""
    public var stored = 0
    public var alreadyPresent = 0
    /// Those of both that the file says somebody confirmed, where nobody here had.
    public var confirmed = 0
    public var repaired = 0
    public var refused = 0
    /// Units that were kept as they are, and that a person may want to look at.
    public var noticed = 0
    /// The numbers of the TMX units that were refused, from 1 in the order of the file.
    public var refusedNumbers: Set<Int> = []
    /// What is wrong with a TMX file besides its units: that it is cut off, say. The units were kept.
    public var fault: WorkbenchError?
    /// What was mended or refused, by kind, with how often and the first place.
    public var log: [LogEntry] = []

    public struct LogEntry: Sendable {
      public var message: String
      public var count: Int
      public var first: SourcePosition
      public var isRefusal: Bool
    }

    mutating func add(_ message: String, at position: SourcePosition, isRefusal: Bool) {
      if let index = log.firstIndex(where: { $0.message == message }) {
        log[index].count += 1
      } else {
        log.append(LogEntry(message: message, count: 1, first: position, isRefusal: isRefusal))
      }
    }
  }

  public let options: Options

  public init(options: Options) {
    self.options = options
  }

  /// Imports a file, or standard input for "-", in one transaction: all of its units that can be kept,
  /// or none.
  ///
  /// A unit of a TMX file that is not well-formed is refused, and reading goes on at the next. Of a file
  /// that is cut off the units before that place are kept, and the report has the fault. A hostile file
  /// is refused whole.
  ///
  /// `log` gets what became of each unit; `progress` is called now and then with the number of
  /// units so far.
  public func run(
    file path: String,
    into memory: TranslationMemory?,
    at date: Date = Date(),
    log: ((ImportLogEntry) throws -> Void)? = nil,
    progress: (Int) -> Void = { _ in }
  ) throws(WorkbenchError) -> Report {
    try run(ImportInput(file: path), into: memory, at: date, log: log, progress: progress)
  }

  /// The same of files that may belong together.
  public func run(
    _ input: ImportInput,
    into memory: TranslationMemory?,
    at date: Date = Date(),
    log: ((ImportLogEntry) throws -> Void)? = nil,
    progress: (Int) -> Void = { _ in }
  ) throws(WorkbenchError) -> Report {
    let path = input.files[0]
    var report = Report()
    do {
      let copy = path == "-" ? try InputFile.spoolStandardInput() : nil
      defer { withExtendedLifetime(copy) {} }
      for file in input.files where file != "-" { try InputFile.checkReadable(file) }
      var source = try unitSource(input, copy?.path ?? path, &report, log)
      var count = 0
      func next() throws -> UnitsToImport? {
        let before = count
        let units: UnitsToImport
        if let plain = try source.plainUnits(&report) {
          units = .plain(plain)
          count += plain.count
        } else if let unit = try source.next(&report) {
          units = .unit(unit)
          count += 1
        } else {
          return nil
        }
        if count / 1000 > before / 1000 { progress(count) }
        return units
      }
      if let memory {
        let receipt = try memory.importPieces(
          from: path == "-"
            ? "standard input" : URL(fileURLWithPath: path).standardizedFileURL.path,
          at: date,
          confirmation: { UnitProvenance.takeConfirmation(from: &$0, or: date) },
          next: next
        )
        report.confirmed = receipt.confirmed
        report.stored = receipt.stored
        report.alreadyPresent = receipt.alreadyPresent
      } else {
        while try next() != nil {}
        report.stored = count
      }
    } catch {
      var failure = WorkbenchError(error, file: path)
      // Where the copy of standard input stands says nothing to the person.
      if path == "-" { failure.file = path }
      throw failure
    }
    return report
  }

  private func unitSource(
    _ input: ImportInput,
    _ path: String,
    _ report: inout Report,
    _ log: ((ImportLogEntry) throws -> Void)?
  ) throws -> any UnitSource {
    if let format = input.format {
      report.format = format.name
      return try PairedSource(input, format, options: options, log: log)
    }
    let format = try FormatDetection.content(ofFile: path)
    switch format {
    // XML whose root is not in sight, as behind a DOCTYPE: the reader says what is wrong with it.
    case .tmx, .gzip, .zip, .xml:
      report.format = "TMX"
      let reader = try TMXReader(path: path, options: readerOptions)
      if let log, !reader.headerRepairs.isEmpty {
        let place = SourcePosition(line: 1, column: 1)
        try log(ImportLogEntry(.file, at: place, reader.headerRepairs))
      }
      for repair in reader.headerRepairs {
        report.add(
          repair.description,
          at: repair.position,
          isRefusal: false
        )
      }
      return TMXSource(reader: reader, path: path, log: log)
    case .tsv, .csv:
      report.format = format == .tsv ? "TSV" : "CSV"
      return TableSource(
        reader: try BitextTSVReader(
          path: path,
          options: BitextTSVReader.Options(
            sourceLanguage: options.sourceLanguage,
            targetLanguage: options.targetLanguage
          )
        ),
        log: log
      )
    case .links:
      report.format = ImportInput.Format.intertext.name
      return try PairedSource(input, .intertext, options: options, log: log)
    case .xliff, .po:
      let source = try BilingualSource(
        path: path,
        name: input.files[0],
        options: options,
        log: log
      )
      report.format = source.formatName
      return source
    case .empty: throw WorkbenchError(.badData, file: path, "The file is empty.")
    default:
      throw WorkbenchError(
        .badData,
        file: path,
        "This is \(Self.name(of: format)), which cannot be imported. TMX, XLIFF, PO, TSV and CSV can, and "
          + "two texts with a segment a line: name both, with --format moses."
      )
    }
  }

  private var readerOptions: TMXReader.Options {
    var reader = TMXReader.Options(sourceLanguage: options.sourceLanguage)
    reader.encoding = options.encoding
    return reader
  }

  /// Writes the TMX units that were refused into a TMX file of their own, as they stand in theirs.
  public func writeRefused(
    _ report: Report,
    ofFile path: String,
    to output: String
  ) throws(WorkbenchError) {
    let file = try OutputFile(path: output)
    do {
      try TMXExcerpt.write(report.refusedNumbers, ofFile: path, options: readerOptions) {
        try file.write($0)
      }
      try file.finish()
    } catch {
      file.discard()
      throw WorkbenchError(error, file: output)
    }
  }

  private static func name(of format: FileFormat) -> String {
    switch format {
    case .pdf: "a PDF"
    case .zip: "a zip archive or an office document"
    case .sqlite: "a database (name it with --memory)"
    case .binary: "a binary file"
    case .text: "text without columns"
    default: "a file of the format \(format.rawValue)"
    }
  }
}

/// Units one by one, from whichever format.
protocol UnitSource {
  mutating func next(_ report: inout ImportMemory.Report) throws -> TranslationUnit?
  /// The units that come next and are texts in languages alone; nil for none. What comes then `next` gives.
  mutating func plainUnits(_ report: inout ImportMemory.Report) throws -> PlainUnits?
}

extension UnitSource {
  mutating func plainUnits(_ report: inout ImportMemory.Report) throws -> PlainUnits? { nil }
}

private struct TMXSource: UnitSource {
  let reader: TMXReader
  let path: String
  let log: ((ImportLogEntry) throws -> Void)?
  private var hasUnits = false
  /// Of the plain units that came last: the next ones need about as much room.
  private var size = PlainUnits.Size()

  init(reader: TMXReader, path: String, log: ((ImportLogEntry) throws -> Void)?) {
    (self.reader, self.path, self.log) = (reader, path, log)
  }

  mutating func next(_ report: inout ImportMemory.Report) throws -> TranslationUnit? {
    while let item = try nextItem(&report) {
      switch item {
      case .unit(let found):
        let isMended = found.repairs.contains { !$0.kind.isNotice }
        if isMended { report.repaired += 1 }
        if found.repairs.contains(where: \.kind.isNotice) { report.noticed += 1 }
        for repair in found.repairs {
          report.add(repair.description, at: repair.position, isRefusal: false)
        }
        try log?(ImportLogEntry(isMended ? .repaired : .kept, at: found.position, found.repairs))
        hasUnits = true
        return found.unit
      case .refusal(let refusal):
        report.refused += 1
        report.refusedNumbers.insert(reader.unitCount)
        report.add(refusal.description, at: refusal.position, isRefusal: true)
        try log?(ImportLogEntry(refusal))
      }
    }
    return nil
  }

  /// So many units go through an import at a time.
  private static let plainUnitsAtATime = 1000

  mutating func plainUnits(_ report: inout ImportMemory.Report) throws -> PlainUnits? {
    var units = PlainUnits()
    units.reserve(size)
    var notices: [PlainUnitNotices] = []
    guard reader.readPlain(into: &units, &notices, upTo: Self.plainUnitsAtATime) > 0 else {
      return nil
    }
    hasUnits = true
    size = units.size
    report.noticed += notices.count
    for repair in notices.lazy.flatMap(\.repairs) {
      report.add(repair.description, at: repair.position, isRefusal: false)
    }
    guard let log else { return units }
    var rest = notices[...]
    for (place, position) in units.positions.enumerated() {
      let repairs = rest.first?.unit == place ? rest.removeFirst().repairs : []
      try log(ImportLogEntry(.kept, at: position, repairs))
    }
    return units
  }

  /// What can be read of a file with a fault is as good as it would be without it.
  private func nextItem(_ report: inout ImportMemory.Report) throws -> TMXItem? {
    if report.fault != nil { return nil }
    do throws(InterchangeError) {
      if let item = try reader.next() { return item }
    } catch {
      guard error.code == .invalid, hasUnits else { throw error }
      var fault = WorkbenchError(error, file: path)
      fault.message += " Nothing behind this place was read: mend it, and import the file again."
      report.fault = fault
      let place = error.position ?? SourcePosition(line: 1, column: 1)
      var entry = ImportLogEntry(.file, at: place, [])
      entry.reasons = [.init(code: "unreadable", position: place, message: fault.message)]
      try log?(entry)
      return nil
    }
    for repair in reader.trailingRepairs {
      report.add(repair.description, at: repair.position, isRefusal: false)
    }
    if let first = reader.trailingRepairs.first {
      try log?(ImportLogEntry(.file, at: first.position, reader.trailingRepairs))
    }
    return nil
  }
}

private struct TableSource: UnitSource {
  var reader: BitextTSVReader
  let log: ((ImportLogEntry) throws -> Void)?

  mutating func next(_ report: inout ImportMemory.Report) throws -> TranslationUnit? {
    while let row = try reader.next() {
      switch row {
      case .unit(let unit, let position):
        try log?(ImportLogEntry(outcome: .kept, position: position, reasons: []))
        return unit.withSerbianScripts
      case .refusal(let position):
        let reason = "The row was left out: it has text in fewer than two languages."
        report.refused += 1
        report.add(reason, at: position, isRefusal: true)
        try log?(ImportLogEntry(refusedAt: position, reason))
      }
    }
    return nil
  }
}
