public import BitextCore

/// Writes pairs of segments as two texts with a segment a line.
///
/// Line ends inside a segment become blanks, also those that only some readers know (U+0085, U+2028), so
/// that every reader finds the same number of lines in both; they are counted. Inline codes are left
/// out, their translatable text stays.
public struct ParallelTextWriter: Sendable {
  /// How many line ends inside segments became blanks.
  public private(set) var replacedCharacterCount = 0

  private let sourceLanguage: LanguageTag
  private let targetLanguage: LanguageTag
  private var source: [UInt8] = []
  private var target: [UInt8] = []

  public init(sourceLanguage: LanguageTag, targetLanguage: LanguageTag) {
    self.sourceLanguage = sourceLanguage
    self.targetLanguage = targetLanguage
  }

  /// Writes the first variants in the two languages. Returns false, and writes nothing, when one of them
  /// is missing or has no text.
  public mutating func write(_ unit: TranslationUnit) -> Bool {
    guard let own = unit.variant(in: sourceLanguage)?.segment.text,
      let other = unit.variant(in: targetLanguage)?.segment.text, Self.hasText(own),
      Self.hasText(other)
    else { return false }
    replacedCharacterCount += Self.append(own, to: &source) + Self.append(other, to: &target)
    return true
  }

  /// What was written since the last call.
  public mutating func takeBytes() -> (source: [UInt8], target: [UInt8]) {
    defer {
      source.removeAll(keepingCapacity: true)
      target.removeAll(keepingCapacity: true)
    }
    return (source, target)
  }

  /// Whether a line with it is more than blank.
  private static func hasText(_ text: String) -> Bool {
    text.unicodeScalars.contains { !$0.properties.isWhitespace && !isLineEnd($0) }
  }

  private static func append(_ text: String, to bytes: inout [UInt8]) -> Int {
    defer { bytes.append(0x0A) }
    guard text.unicodeScalars.contains(where: isLineEnd) else {
      bytes += text.utf8
      return 0
    }
    var count = 0
    var isAfterReturn = false
    for scalar in text.unicodeScalars {
      // CRLF is one line end.
      if !(scalar == "\n" && isAfterReturn) {
        count += isLineEnd(scalar) ? 1 : 0
        bytes += String(isLineEnd(scalar) ? " " : scalar).utf8
      }
      isAfterReturn = scalar == "\r"
    }
    return count
  }

  private static func isLineEnd(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A...0x0D, 0x1C...0x1E, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }
}
