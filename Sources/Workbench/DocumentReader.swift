internal import ArticleText
internal import BitextCore
internal import Segmentation

/// Reads files as documents, one after the other. The rules are compiled once.
///
/// One object serves one thread at a time.
final class DocumentReader {
  private let options: AlignDocuments.Options
  private var readers: [String?: ArticleReader] = [:]
  private var segmenters: [LanguageTag: Segmenter] = [:]

  init(options: AlignDocuments.Options) {
    self.options = options
  }

  /// Reads an article, or a file with one segment a line where the options say so.
  func document(
    _ file: InputFile,
    language: LanguageTag,
    encoding: String?
  ) throws(WorkbenchError) -> Document {
    if options.isSegmented {
      return try Document(segmented: file, language: language, encoding: encoding)
    }
    do {
      return try Document(
        article: articleReader(encoding).read(file.bytes),
        file: file,
        language: language,
        segmenter: try segmenter(language)
      )
    } catch {
      throw WorkbenchError(error, file: file.name)
    }
  }

  /// The lines that were set aside of a file that holds nothing else; none of any other file.
  func linesOfClutter(_ file: InputFile, encoding: String?) -> [SetAsideLine] {
    if options.isSegmented { return [] }
    do throws(ArticleError) {
      _ = try articleReader(encoding).read(file.bytes)
      return []
    } catch {
      return error.setAside
    }
  }

  private func articleReader(_ encoding: String?) -> ArticleReader {
    if let reader = readers[encoding] { return reader }
    var reading = ArticleReader.Options()
    reading.encoding = encoding
    reading.keepsEverything = options.keepsEverything
    let reader = ArticleReader(options: reading)
    readers[encoding] = reader
    return reader
  }

  private func segmenter(_ language: LanguageTag) throws(SegmentationError) -> Segmenter {
    if let segmenter = segmenters[language] { return segmenter }
    let segmenter = try Segmenter(rules: options.rules, language: language)
    segmenters[language] = segmenter
    return segmenter
  }
}
