public import BitextCore

/// Reads a glossary of any format: TBX, a table with a header line, or OmegaT's three columns.
///
///     try GlossaryReader(name: "own.csv").read(bytes: Array("en;sr\nferry;скела\n".utf8))
public struct GlossaryReader: Sendable {
  /// The languages of a table that has no header line: OmegaT's source and target.
  public struct OmegaTColumns: Hashable, Sendable {
    public var source: LanguageTag
    public var target: LanguageTag

    public init(source: LanguageTag, target: LanguageTag) {
      self.source = source
      self.target = target
    }
  }

  private let name: String?
  private let omegaT: OmegaTColumns?

  /// A reader of the glossary of that name, which its entries carry.
  ///
  /// - Parameter omegaT: reads tables as OmegaT does. Without it only a table whose first line is
  ///   OmegaT's is read so, as English and Serbian.
  public init(name: String? = nil, omegaT: OmegaTColumns? = nil) {
    self.name = name
    self.omegaT = omegaT
  }

  /// The concepts of a file, plain or gzip of at most 64 MB of content.
  public func read(path: String) throws(InterchangeError) -> [ConceptEntry] {
    try read(bytes: try FileBytes.read(path, limit: 64 << 20), file: path)
  }

  /// The concepts of bytes; the file name stands in errors.
  public func read(
    bytes: [UInt8],
    file: String? = nil,
    skipping report: ((InterchangeError) -> Void)? = nil
  ) throws(InterchangeError) -> [ConceptEntry] {
    try records(bytes: bytes, file: file, skipping: report).map(\.fullEntry)
  }

  /// The concepts of bytes, with the fields that `ConceptEntry` has no place for. O(length).
  ///
  /// TBX is known by its content, OmegaT's table by its first line; all else is a table with a
  /// header. Throws as `TBXReader` and `GlossaryTable` do; what `skipping` is told of is left out.
  public func records(
    bytes: [UInt8],
    file: String? = nil,
    skipping report: ((InterchangeError) -> Void)? = nil
  ) throws(InterchangeError) -> [GlossaryRecord] {
    if Self.isMarkup(bytes) {
      return try TBXReader(name: name).read(bytes: bytes, file: file, skipping: report)
    }
    let columns = omegaT ?? (Self.isMarkedByOmegaT(bytes) ? Self.englishToSerbian : nil)
    guard let columns else {
      return try GlossaryTable.read(bytes: bytes, file: file, name: name)
    }
    var records = try OmegaTGlossary.read(
      bytes: bytes,
      source: columns.source,
      target: columns.target,
      file: file
    )
    for index in records.indices { records[index].entry.glossary = name }
    return records
  }

  /// Whether a file is a glossary and no table of segments, by what stands in it: TBX, OmegaT's
  /// first line, or a header that names languages and a column that only glossaries have.
  public static func isGlossary(_ bytes: [UInt8]) -> Bool {
    if isMarkup(bytes) {
      let format = FormatDetection.format(of: Array(bytes.prefix(FormatDetection.prefixLength)))
      return format == .tbx
    }
    return isMarkedByOmegaT(bytes) || GlossaryTable.hasGlossaryHeader(bytes)
  }

  /// Whether a file is a glossary, by its beginning; false when it cannot be read.
  public static func isGlossary(path: String) -> Bool {
    FileBytes.prefix(of: path, count: FormatDetection.prefixLength).map(isGlossary) ?? false
  }

  private static let englishToSerbian = OmegaTColumns(
    source: LanguageTag(language: "en"),
    target: LanguageTag(language: "sr")
  )

  private static func isMarkup(_ bytes: [UInt8]) -> Bool {
    if bytes.starts(with: [0xFF, 0xFE, 0x3C, 0]) || bytes.starts(with: [0xFE, 0xFF, 0, 0x3C]) {
      return true
    }
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    return bytes[start...].first { ![0x20, 0x0A, 0x0D, 0x09].contains($0) } == UInt8(ascii: "<")
  }

  /// OmegaT begins the glossary of a project with a comment that names the encoding.
  private static func isMarkedByOmegaT(_ bytes: [UInt8]) -> Bool {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let line = bytes[start...].prefix(200).prefix { $0 != 0x0A && $0 != 0x0D }
    return line.first == UInt8(ascii: "#")
      && String(decoding: line, as: UTF8.self).contains("-*- coding: ")
  }
}
