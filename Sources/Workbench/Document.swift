public import ArticleText
public import BitextCore
internal import Segmentation
internal import SerbianText

/// A document cut into segments, ready to be aligned.
public struct Document: Sendable {
  public struct DocumentSegment: Sendable {
    public var text: String
    /// The number of its paragraph, from 1.
    public var paragraph: Int
  }

  /// What the person called the file.
  public let name: String
  public var record: ArticleRecord
  public var segments: [DocumentSegment]
  /// Lines of the page that are no text of the article.
  public var setAside: [SetAsideLine]

  /// For each segment whether a paragraph ends with it.
  public var paragraphEnds: [Bool] {
    segments.indices.map {
      $0 + 1 == segments.count || segments[$0].paragraph != segments[$0 + 1].paragraph
    }
  }

  /// The text of a run of segments, joined by blanks.
  public func text(_ run: Range<Int>) -> String {
    segments[run].map(\.text).joined(separator: " ")
  }

  /// The language of a text of the document. Serbian that is not said to be in one script has the
  /// script that the text is written in.
  func language(of text: String) -> LanguageTag {
    guard record.language.language == "sr", declaredLanguage.script == nil,
      let script = SerbianScript(of: text)
    else { return record.language }
    var tag = record.language
    tag.script = script.code
    return tag
  }

  private let declaredLanguage: LanguageTag

  /// Takes an article that was read, and cuts its paragraphs into sentences.
  init(
    article: Article,
    file: InputFile,
    language: LanguageTag,
    segmenter: Segmenter
  ) throws(WorkbenchError) {
    var segments: [DocumentSegment] = []
    do {
      for (index, paragraph) in article.paragraphs.enumerated() {
        for range in try segmenter.segments(of: paragraph.text) {
          segments.append(
            DocumentSegment(text: String(paragraph.text[range]), paragraph: index + 1)
          )
        }
      }
    } catch {
      throw WorkbenchError(error, file: file.name)
    }
    self.init(
      file,
      language,
      segments,
      setAside: article.setAside,
      title: article.title,
      date: article.date,
      source: article.source
    )
  }

  /// Reads a file with one segment a line. An empty line is an empty segment: numbers are line
  /// numbers less one.
  init(
    segmented file: InputFile,
    language: LanguageTag,
    encoding: String?
  ) throws(WorkbenchError) {
    do {
      let lines = try ArticleReader.lines(of: file.bytes, encoding: encoding)
      self.init(
        file,
        language,
        lines.enumerated().map { DocumentSegment(text: $1, paragraph: $0 + 1) }
      )
    } catch {
      throw WorkbenchError(error, file: file.name)
    }
  }

  /// A list of segments that comes from elsewhere; `file` tells where from.
  init(segments: [String], language: LanguageTag, file: InputFile) {
    self.init(
      file,
      language,
      segments.enumerated().map { DocumentSegment(text: $1, paragraph: $0 + 1) }
    )
  }

  private init(
    _ file: InputFile,
    _ language: LanguageTag,
    _ segments: [DocumentSegment],
    setAside: [SetAsideLine] = [],
    title: String? = nil,
    date: String? = nil,
    source: String? = nil
  ) {
    var tag = language
    if language.language == "sr", language.script == nil {
      tag.script = SerbianScript(of: segments.map(\.text).joined(separator: " "))?.code
    }
    name = file.name
    declaredLanguage = language
    record = ArticleRecord(
      location: file.location,
      hash: file.digest,
      language: tag,
      title: title,
      date: date,
      source: source
    )
    self.segments = segments
    self.setAside = setAside
  }
}
