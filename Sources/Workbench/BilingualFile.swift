public import BitextCore
internal import Interchange
internal import SerbianText
internal import Storage

/// Reads pairs of segments from one file, with their places: TMX, TSV, CSV, XLIFF, PO.
public struct BilingualFile {
  /// A pair as it stood in the file.
  public struct Pair: Sendable {
    public var source: TranslationUnitVariant
    public var target: TranslationUnitVariant
    public var position: SourcePosition
    /// `tuid` of TMX, `msgctxt` of PO.
    public var identifier: String?
    /// Which of several translations of one source it is, for a number of things: an index of PO.
    public var pluralForm: Int?
  }

  /// What was read.
  public struct Contents: Sendable {
    public var pairs: [Pair] = []
    /// Rows or units without text in both languages.
    public var leftOut = 0
  }

  private let source: LanguageTag
  private let target: LanguageTag

  public init(source: LanguageTag, target: LanguageTag) {
    self.source = source
    self.target = target
  }

  /// Reads a file whole, or standard input for "-". Throws, with line and column, where it is not what its
  /// format asks for.
  public func read(_ name: String) throws(WorkbenchError) -> Contents {
    let copy = name == "-" ? try InputFile.spoolStandardInput() : nil
    defer { withExtendedLifetime(copy) {} }
    let path = copy?.path ?? name
    try InputFile.checkReadable(path)
    do {
      var contents = Contents()
      let format = try FormatDetection.format(ofFile: path)
      switch format {
      case .tmx, .gzip, .zip, .xml:
        let reader = try TMXReader(
          path: path,
          options: TMXReader.Options(sourceLanguage: source)
        )
        while let item = try reader.next() {
          switch item {
          case .unit(let found): add(found.unit, at: found.position, to: &contents)
          case .refusal: contents.leftOut += 1
          }
        }
      case .tsv, .csv:
        var reader = try BitextTSVReader(
          path: path,
          options: BitextTSVReader.Options(sourceLanguage: source, targetLanguage: target)
        )
        while let row = try reader.next() {
          switch row {
          case .unit(let unit, let position): add(unit, at: position, to: &contents)
          case .refusal: contents.leftOut += 1
          }
        }
      case .xliff, .po: try readDocument(path, into: &contents)
      case .empty: throw WorkbenchError(.badData, file: name, "The file is empty.")
      default:
        throw WorkbenchError(
          .badData,
          file: name,
          "This is \(Self.name(of: format)), which holds no pairs that can be read. TMX, TSV, CSV, "
            + "XLIFF and PO can be."
        )
      }
      return contents
    } catch {
      var failure = WorkbenchError(error, file: name)
      if copy != nil { failure.file = name }
      throw failure
    }
  }

  /// Reads the segments that have a target, finished or not: a draft wants to be checked most.
  private func readDocument(_ path: String, into contents: inout Contents) throws {
    let document = try BilingualReader.open(
      InputFile(reading: path).bytes,
      name: path,
      targetLanguage: target
    )
    for segment in document.segments {
      let languages = (segment.sourceLanguage ?? source, segment.targetLanguage ?? target)
      guard let translation = segment.target, source.language == languages.0.language,
        Self.hasText(segment.source), Self.hasText(translation),
        target.language == languages.1.language
      else {
        contents.leftOut += 1
        continue
      }
      contents.pairs.append(
        Pair(
          source: TranslationUnitVariant(language: languages.0, segment: segment.source),
          target: TranslationUnitVariant(language: languages.1, segment: translation),
          position: segment.position,
          identifier: segment.context,
          pluralForm: segment.pluralForm
        )
      )
    }
  }

  private static func hasText(_ segment: Segment) -> Bool {
    segment.text.contains { !$0.isWhitespace }
  }

  private func add(
    _ unit: TranslationUnit,
    at position: SourcePosition,
    to contents: inout Contents
  ) {
    guard let own = unit.variant(in: source), let other = unit.variant(in: target) else {
      contents.leftOut += 1
      return
    }
    contents.pairs.append(
      Pair(source: own, target: other, position: position, identifier: unit.identifier)
    )
  }

  static func name(of format: FileFormat) -> String {
    switch format {
    case .pdf: "a PDF"
    case .zip: "a zip archive or an office document"
    case .sqlite: "a database (name a memory with --memory)"
    case .binary: "a binary file"
    case .text: "text without columns"
    default: "a file of the format \(format.rawValue)"
    }
  }
}
