public import BitextCore
internal import UnicodeText

/// Cuts a paragraph into sentences.
///
///     let segmenter = try Segmenter(language: LanguageTag(language: "sr"))
///     let paragraph = "Gen. Petrović je stigao. S njim je bio puk. Jović."
///     try segmenter.segments(of: paragraph).map { paragraph[$0] }
///     // ["Gen. Petrović je stigao.", "S njim je bio puk. Jović."]
///
/// Rules in the sense of SRX decide. For a language for which the rules have no map, ICU's sentence
/// boundaries (UAX 29) do.
///
/// Rules match composed letters; text in decomposed form (NFD) is cut as if it were composed.
///
/// One object serves one thread at a time. It compiles rules as texts need them, which takes some
/// milliseconds for the project's: keep it for all paragraphs.
public final class Segmenter {
  public let language: LanguageTag
  /// Whether rules decide, and not ICU's sentence boundaries.
  public let usesRules: Bool

  private let matcher: BreakMatcher?

  /// Chooses the rules of `language`. Throws when a pattern is wrong, with its place in the file.
  public init(
    rules: SegmentationRules = .standard,
    language: LanguageTag
  ) throws(SegmentationError) {
    self.language = language
    let breakRules = try rules.breakRules(for: language)
    usesRules = !breakRules.isEmpty
    // A test reads every pattern of the project's rules, so that here they are read as texts need them.
    let isChecked = rules.languageRules == SegmentationRules.standard.languageRules
    matcher =
      breakRules.isEmpty
      ? nil : try BreakMatcher(rules: breakRules, language: language, isChecked: isChecked)
  }

  /// The segments of a paragraph, in their order: none is blank or has white space at its ends, and
  /// together they hold every character that is not white space.
  ///
  /// Throws `limitExceeded` when a pattern takes too many steps at a position (5 million),
  /// which well-made rules do not. O(length) in practice; the length may be that of a book.
  public func segments(
    of paragraph: String
  ) throws(SegmentationError) -> [Range<String.Index>] {
    guard paragraph.utf16.count < Int(Int32.max) else {
      throw SegmentationError(
        code: .paragraphTooLong,
        message: "A paragraph is longer than \(Int32.max) characters. Divide the text into lines."
      )
    }
    let boundaries =
      if let matcher {
        try ruleBoundaries(of: paragraph, matcher)
      } else {
        try sentenceBoundaries(of: paragraph)
      }
    return trimmedSegments(of: paragraph, at: boundaries)
  }

  private func ruleBoundaries(
    of text: String,
    _ matcher: BreakMatcher
  ) throws(SegmentationError) -> [Int] {
    guard let composed = ComposedText(text) else { return try matcher.boundaries(in: text) }
    return try matcher.boundaries(in: composed.text).map(composed.original)
  }

  private func sentenceBoundaries(of text: String) throws(SegmentationError) -> [Int] {
    do {
      return try BreakIterator(.sentence, in: text, locale: language.description).boundaries()
    } catch {
      throw SegmentationError(code: .unavailable, message: error.description)
    }
  }
}

/// The pieces of `text` between `boundaries` (UTF-16 offsets in order), without outer white space
/// and without those that are blank.
func trimmedSegments(of text: String, at boundaries: [Int]) -> [Range<String.Index>] {
  var segments: [Range<String.Index>] = []
  var start = text.startIndex
  var offset = 0
  func add(_ end: String.Index) {
    let scalars = text.unicodeScalars
    var lower = start
    var upper = end
    while lower < upper, scalars[lower].properties.isWhitespace {
      scalars.formIndex(after: &lower)
    }
    while lower < upper {
      let last = scalars.index(before: upper)
      if !scalars[last].properties.isWhitespace { break }
      upper = last
    }
    if lower < upper { segments.append(lower..<upper) }
    start = end
  }
  for boundary in boundaries {
    // From the last boundary on: counting from the start each time would be quadratic.
    let end = text.utf16.index(start, offsetBy: boundary - offset)
    offset = boundary
    add(end)
  }
  add(text.endIndex)
  return segments
}
