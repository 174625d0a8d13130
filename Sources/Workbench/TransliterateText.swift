internal import Foundation
public import SerbianText
internal import UnicodeText

/// Converts Serbian between its scripts.
public final class TransliterateText {
  private let transliterator: SerbianTransliterator
  private let script: SerbianScript

  /// Loads the rules; to put marks back, the Serbian dictionary too, where it is installed.
  public init(
    to script: SerbianScript,
    options: TransliterationOptions,
    places: FilePlaces
  ) throws(WorkbenchError) {
    self.script = script
    do {
      transliterator = try SerbianTransliterator(
        options: options,
        lexicon: options.restoresDiacritics ? places.serbianDictionary() : nil
      )
    } catch {
      throw WorkbenchError(error)
    }
  }

  /// The line in the script, with the words that were guessed.
  public func convert(_ line: String) -> Conversion {
    transliterator.convert(line, to: script)
  }

  /// Converts a whole file, or standard input for nil, in memory that does not grow with it.
  ///
  /// Throws, with line and column, where the bytes are not UTF-8; what stands before was written.
  public func convert(
    file path: String?,
    _ write: (UnsafeBufferPointer<UInt8>) -> Void
  ) throws(WorkbenchError) {
    let blocks = try TextBlockSource(path: path)
    var stream = TransliterationStream(transliterator, to: script)
    while let block = try blocks.next() { stream.append(block, write) }
    stream.finish(write)
  }
}

extension FilePlaces {
  /// The Serbian dictionary of hunspell, where it is installed.
  func serbianDictionary() -> HunspellDictionary? {
    for folder in spellingDictionaries {
      let stem = folder + "/sr_Latn_RS"
      if let affixes = FileManager.default.contents(atPath: stem + ".aff"),
        let words = FileManager.default.contents(atPath: stem + ".dic")
      {
        return HunspellDictionary(affixes: affixes, words: words)
      }
    }
    return nil
  }
}
