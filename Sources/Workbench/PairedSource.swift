internal import BitextCore
internal import Interchange
internal import SerbianText

/// The units of files that belong together: two texts, a ladder with its texts, links with documents.
struct PairedSource: UnitSource {
  private let log: ((ImportLogEntry) throws -> Void)?
  private let nextRow: () throws -> PairedRow?
  /// How many documents did not say their language.
  private var assumedCount: () -> Int = { 0 }

  init(
    _ input: ImportInput,
    _ format: ImportInput.Format,
    options: ImportMemory.Options,
    log: ((ImportLogEntry) throws -> Void)?
  ) throws {
    self.log = log
    let files = input.files
    let languages = input.languages ?? (options.sourceLanguage, options.targetLanguage)
    let texts = ParallelTextReader.Options(
      sourceLanguage: languages.source,
      targetLanguage: languages.target,
      encoding: options.encoding
    )
    switch format {
    case .moses:
      var reader = try ParallelTextReader(source: files[0], target: files[1], options: texts)
      nextRow = { try reader.next() }
    case .ladder:
      var reader = try LadderTextReader(
        ladder: files[0],
        source: files[1],
        target: files[2],
        options: texts
      )
      nextRow = { reader.next() }
    case .intertext:
      var reader = try LinkedTextReader(
        path: files[0],
        documents: Array(files.dropFirst()),
        options: .init(
          sourceLanguage: options.sourceLanguage,
          targetLanguage: options.targetLanguage
        )
      )
      nextRow = { try reader.next() }
      assumedCount = { reader.assumedLanguages }
    }
  }

  mutating func next(_ report: inout ImportMemory.Report) throws -> TranslationUnit? {
    while let row = try nextRow() {
      switch row {
      case .unit(let unit, let position):
        try log?(ImportLogEntry(outcome: .kept, position: position, reasons: []))
        return described(unit)
      case .refusal(let reason, let position):
        report.refused += 1
        report.add(reason.description, at: position, isRefusal: true)
        try log?(ImportLogEntry(refusedAt: position, reason.description))
      }
    }
    let assumed = assumedCount()
    // The end may be asked for again.
    assumedCount = { 0 }
    for _ in 0..<assumed {
      report.add(
        "A document does not say its language; of two such documents that which the links go from was "
          + "taken for the source.",
        at: SourcePosition(line: 1, column: 1),
        isRefusal: false
      )
    }
    return nil
  }

  private func described(_ unit: TranslationUnit) -> TranslationUnit {
    var unit = unit.withSerbianScripts
    // A person linked it, or looked at it.
    if unit.property(LinkedTextReader.statusType) == "man" {
      unit.properties.append(
        Property(type: UnitProvenance.confirmed, value: UnitProvenance.unnamed)
      )
    }
    return unit
  }
}

extension TranslationUnit {
  /// The unit with the script of each Serbian text in its language, where the file does not say it: the
  /// text does.
  var withSerbianScripts: TranslationUnit {
    var unit = self
    for index in unit.variants.indices
    where unit.variants[index].language.language == "sr"
      && unit.variants[index].language.script == nil
    {
      let text = unit.variants[index].segment.text
      unit.variants[index].language.script = SerbianScript(of: text)?.code
    }
    return unit
  }
}

extension ImportLogEntry {
  /// What became of a pair that was left out.
  init(refusedAt position: SourcePosition, _ message: String) {
    self.init(
      outcome: .refused,
      position: position,
      reasons: [Reason(code: "refused", position: position, message: message)]
    )
  }
}
