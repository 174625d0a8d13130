public import SerbianText
internal import UnicodeText

/// Converts lines of Serbian between its scripts.
public final class TransliterateText {
  private let transliterator: SerbianTransliterator
  private let script: SerbianScript

  public init(
    to script: SerbianScript,
    options: TransliterationOptions
  ) throws(WorkbenchError) {
    self.script = script
    do {
      transliterator = try SerbianTransliterator(options: options)
    } catch {
      throw WorkbenchError(error)
    }
  }

  /// The line in the script, with the words that were guessed.
  public func convert(_ line: String) -> Conversion {
    transliterator.convert(line, to: script)
  }
}
