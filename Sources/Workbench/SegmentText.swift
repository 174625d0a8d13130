public import BitextCore
public import Segmentation

/// Cuts the paragraphs of a text into sentences.
public final class SegmentText {
  private let segmenter: Segmenter

  public init(language: LanguageTag, rules: SegmentationRules = .standard) throws(WorkbenchError) {
    do {
      segmenter = try Segmenter(rules: rules, language: language)
    } catch {
      throw WorkbenchError(error)
    }
  }

  /// Reads a file of rules (SRX).
  public static func rules(file path: String) throws(WorkbenchError) -> SegmentationRules {
    do {
      return try SRXReader.read(InputFile(reading: path).bytes)
    } catch {
      throw WorkbenchError(error, file: path)
    }
  }

  /// The sentences of a line, in order.
  public func sentences(of line: String) throws(WorkbenchError) -> [String] {
    do {
      return try segmenter.segments(of: line).map { String(line[$0]) }
    } catch {
      throw WorkbenchError(error)
    }
  }
}
