internal import BitextCore
internal import GzipStream
internal import Interchange
internal import SerbianText

/// The translated segments of an XLIFF or PO file as units of a memory.
struct BilingualSource: UnitSource {
  let formatName: String
  private let options: ImportMemory.Options
  private let segments: [BilingualSegment]
  private let document: String
  private let log: ((ImportLogEntry) throws -> Void)?
  private var place = 0

  /// `name` is what the person called the file; units tell it as the place they are from.
  init(
    path: String,
    name: String,
    options: ImportMemory.Options,
    log: ((ImportLogEntry) throws -> Void)?
  ) throws {
    let bytes = try Self.expanded(try InputFile(reading: path).bytes, path)
    let file: any BilingualDocument
    do throws(InterchangeError) {
      file = try BilingualReader.open(
        bytes,
        // The ending of the name tells PO; standard input has none.
        name: path.hasSuffix(".gz") ? String(path.dropLast(3)) : path,
        targetLanguage: options.targetLanguage
      )
    } catch {
      var named = error
      named.file = path
      throw named
    }
    formatName = file.formatName
    segments = file.segments
    (self.options, self.log) = (options, log)
    document =
      name == "-" ? "standard input" : name.split(separator: "/").last.map(String.init) ?? name
  }

  private static func expanded(_ bytes: [UInt8], _ path: String) throws -> [UInt8] {
    guard isGzip(bytes) else { return bytes }
    do throws(GzipError) {
      return try gunzip(bytes, limit: BilingualReader.lengthLimit)
    } catch {
      throw WorkbenchError(.badData, file: path, error.description)
    }
  }

  mutating func next(_ report: inout ImportMemory.Report) throws -> TranslationUnit? {
    while place < segments.count {
      let segment = segments[place]
      place += 1
      if let reason = refusal(of: segment) {
        report.refused += 1
        report.add(reason, at: segment.position, isRefusal: true)
        try log?(ImportLogEntry(refusedAt: segment.position, reason))
        continue
      }
      if let unit = unit(segment) {
        try log?(ImportLogEntry(outcome: .kept, position: segment.position, reasons: []))
        return unit
      }
    }
    return nil
  }

  private func refusal(of segment: BilingualSegment) -> String? {
    if case .unfinished(let reason) = segment.readiness { return reason }
    guard segment.target?.text.contains(where: { !$0.isWhitespace }) == true,
      segment.source.text.contains(where: { !$0.isWhitespace })
    else { return "The segment was left out: it has no text." }
    return nil
  }

  private func unit(_ segment: BilingualSegment) -> TranslationUnit? {
    guard let target = segment.target else { return nil }
    var unit = TranslationUnit(
      variants: [
        variant(segment.sourceLanguage ?? options.sourceLanguage, segment.source),
        variant(segment.targetLanguage ?? options.targetLanguage, target),
      ],
      properties: [Property(type: "x-document", value: document)]
    )
    if let context = segment.context, !context.isEmpty {
      unit.properties.append(Property(type: ProposalRanking.contextType, value: context))
    }
    if let form = segment.pluralForm {
      unit.properties.append(Property(type: ProposalRanking.formType, value: String(form)))
    }
    return unit
  }

  /// Files seldom say the script of Serbian; the text does.
  private func variant(_ language: LanguageTag, _ segment: Segment) -> TranslationUnitVariant {
    var language = language
    if language.language == "sr" {
      language.script = SerbianScript(of: segment.text)?.code ?? language.script
    }
    return TranslationUnitVariant(language: language, segment: segment)
  }
}
