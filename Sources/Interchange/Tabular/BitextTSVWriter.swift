public import BitextCore

/// Writes pairs of segments as tab-separated text: source, target, and notes where there are some.
///
/// Tab-separated text has no escapes, so tabs and line ends in a text become blanks; they are
/// counted. Inline codes are left out, their translatable text stays.
public struct BitextTSVWriter: Sendable {
  /// How many tabs and line ends became blanks.
  public private(set) var replacedCharacterCount = 0

  private let sourceLanguage: LanguageTag
  private let targetLanguage: LanguageTag
  private var bytes: [UInt8] = []

  /// With a header the first line names the columns by their languages, and a third for notes.
  public init(sourceLanguage: LanguageTag, targetLanguage: LanguageTag, writesHeader: Bool) {
    self.sourceLanguage = sourceLanguage
    self.targetLanguage = targetLanguage
    if writesHeader {
      bytes.append(contentsOf: "\(sourceLanguage)\t\(targetLanguage)\tnote\n".utf8)
    }
  }

  /// Writes the first variants in the two languages. Returns false when one of them is missing.
  public mutating func write(_ unit: TranslationUnit) -> Bool {
    guard let source = unit.variant(in: sourceLanguage),
      let target = unit.variant(in: targetLanguage)
    else { return false }
    append(source.segment.text)
    bytes.append(0x09)
    append(target.segment.text)
    if !unit.notes.isEmpty {
      bytes.append(0x09)
      append(unit.notes.joined(separator: " "))
    }
    bytes.append(0x0A)
    return true
  }

  /// What was written since the last call.
  public mutating func takeBytes() -> [UInt8] {
    let taken = bytes
    bytes.removeAll(keepingCapacity: true)
    return taken
  }

  private mutating func append(_ text: String) {
    var isAfterReturn = false
    for byte in text.utf8 {
      switch byte {
      case 0x0A where isAfterReturn: break
      case 0x09, 0x0A, 0x0D:
        replacedCharacterCount += 1
        bytes.append(0x20)
      default: bytes.append(byte)
      }
      isAfterReturn = byte == 0x0D
    }
  }
}
