public import BitextCore

/// Writes units as tab-separated text: a column for each language, and notes where there are some.
///
/// Tab-separated text has no escapes, so tabs and line ends in a text become blanks; they are
/// counted. Inline codes are left out, their translatable text stays.
public struct BitextTSVWriter: Sendable {
  /// How many tabs and line ends became blanks.
  public private(set) var replacedCharacterCount = 0
  /// How many variants of the written units had no column, or were not the first of theirs.
  public private(set) var furtherVariantCount = 0

  private let languages: [LanguageTag]
  private var bytes: [UInt8] = []

  /// The languages are the columns in their order: the source, then the target or, where it is
  /// written in several scripts, each of them. With a header the first line names them, and a further
  /// column for notes.
  public init(languages: [LanguageTag], writesHeader: Bool) {
    self.languages = languages
    if writesHeader {
      let names = languages.map(\.description) + ["note"]
      bytes.append(contentsOf: "\(names.joined(separator: "\t"))\n".utf8)
    }
  }

  /// Writes the first variant in each language. Returns false, and writes nothing, when one is missing.
  public mutating func write(_ unit: TranslationUnit) -> Bool {
    let variants = languages.compactMap { unit.variant(in: $0) }
    if variants.count < languages.count { return false }
    furtherVariantCount += unit.variants.count - variants.count
    for (column, variant) in variants.enumerated() {
      if column > 0 { bytes.append(0x09) }
      append(variant.segment.text)
    }
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
