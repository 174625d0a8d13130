public import BitextCore

/// Reads two texts with a segment a line, of which lines with the same number translate each other: the
/// format that Moses reads, and in which OPUS gives its corpora.
///
///     var reader = try ParallelTextReader(source: "corpus.en", target: "corpus.sr", options: options)
///     while let row = try reader.next() { … }
///
/// Both files may be gzip, each for itself. Memory for the longest line of each; O(length).
public struct ParallelTextReader {
  public struct Options: Sendable {
    public var sourceLanguage: LanguageTag
    public var targetLanguage: LanguageTag
    /// Of both files; nil for UTF-8, or UTF-16 that shows it.
    public var encoding: String?

    public init(
      sourceLanguage: LanguageTag,
      targetLanguage: LanguageTag,
      encoding: String? = nil
    ) {
      self.sourceLanguage = sourceLanguage
      self.targetLanguage = targetLanguage
      self.encoding = encoding
    }
  }

  private let source: TextLines
  private let target: TextLines
  private let options: Options

  /// Opens both files. Throws where one cannot be opened.
  public init(source: String, target: String, options: Options) throws(InterchangeError) {
    self.source = try TextLines(path: source, encoding: options.encoding)
    self.target = try TextLines(path: target, encoding: options.encoding)
    self.options = options
  }

  /// The next pair; nil after the last. The position is the line in either file.
  ///
  /// Throws, with both numbers of lines, where one file has more of them: then no line is sure to be the
  /// translation of its counterpart. Empty lines at the end do not count.
  public mutating func next() throws(InterchangeError) -> PairedRow? {
    let (own, other) = (try source.next(), try target.next())
    guard let own, let other else {
      if own == nil, other == nil { return nil }
      try requireEmptyEnd(own ?? other ?? "")
      return nil
    }
    return PairedRow.of(
      own,
      other,
      (options.sourceLanguage, options.targetLanguage),
      at: SourcePosition(line: source.count, column: 1)
    )
  }

  /// `line` is the first that the other file has not.
  private func requireEmptyEnd(_ line: String) throws(InterchangeError) {
    var hasText = line.hasText
    while let more = try source.next() { hasText = hasText || more.hasText }
    while let more = try target.next() { hasText = hasText || more.hasText }
    guard hasText else { return }
    throw InterchangeError(
      .invalid,
      file: target.file,
      message:
        "The file has \(target.count) lines, and '\(source.file)' has \(source.count). Lines of "
        + "two such files translate each other one by one: make their numbers equal, or use "
        + "'skela align' on them."
    )
  }
}
