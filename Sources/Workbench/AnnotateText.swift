public import BitextCore
public import Storage
public import Terminology

/// Finds all terms of a text.
public struct AnnotateText {
  private let recognizer: TermRecognizer

  /// Reads the glossaries that the project ships, the user's own, further files, and those of a memory.
  public init(
    places: FilePlaces,
    files: [String] = [],
    memory: TranslationMemory? = nil
  ) throws(WorkbenchError) {
    let entries = try GlossaryShelf(places: places, files: files, memory: memory).entries
    recognizer = TermRecognizer(index: TermIndex(entries: entries))
  }

  /// A text and the terms in it.
  public struct Annotated: Sendable {
    public let text: String
    public let occurrences: [TermOccurrence]
  }

  /// Reads a file in UTF-8, or standard input for "-", and finds its terms.
  ///
  /// - Parameter language: the language of the text; without it each line is taken for Serbian or
  ///   English by what stands in it.
  /// Throws, with line and column, where the bytes are not UTF-8.
  public func annotate(
    file: String,
    language: LanguageTag? = nil
  ) throws(WorkbenchError) -> Annotated {
    let text = try Self.text(of: InputFile(reading: file))
    return Annotated(text: text, occurrences: recognizer.occurrences(in: text, language: language))
  }

  private static func text(of file: InputFile) throws(WorkbenchError) -> String {
    if let text = String(validating: file.bytes, as: UTF8.self) { return text }
    let fault = file.bytes.withUnsafeBufferPointer { UTF8Check.firstFault(in: $0) } ?? 0
    let before = file.bytes[..<fault]
    let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    throw WorkbenchError(
      .badData,
      file: file.name,
      position: SourcePosition(
        line: before.count { $0 == 0x0A } + 1,
        column: before[lineStart...].count { $0 & 0xC0 != 0x80 } + 1
      ),
      "The bytes are not UTF-8. Convert the file first, for example with iconv."
    )
  }
}
