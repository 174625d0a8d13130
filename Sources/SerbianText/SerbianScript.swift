public import BitextCore

/// The two scripts of Serbian.
///
///     SerbianScript(of: "Mitrovica")   // .latin
///     SerbianScript(of: "Митровица")   // .cyrillic
public enum SerbianScript: String, Sendable, CaseIterable, Codable {
  case latin
  case cyrillic

  /// The script that most letters of `text` belong to; nil when it has no letter of either.
  /// O(length).
  public init?(of text: String) {
    var latin = 0
    var cyrillic = 0
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F: latin += 1
      case 0x400...0x52F: cyrillic += 1
      default: break
      }
    }
    if latin == 0 && cyrillic == 0 { return nil }
    self = cyrillic > latin ? .cyrillic : .latin
  }

  /// The script of a language tag: `Latn` or `Cyrl`.
  public init?(_ tag: LanguageTag) {
    switch tag.script {
    case "Latn": self = .latin
    case "Cyrl": self = .cyrillic
    default: return nil
    }
  }

  /// The ISO 15924 code.
  public var code: String { self == .latin ? "Latn" : "Cyrl" }

  /// The tag of Serbian in this script.
  public var languageTag: LanguageTag { LanguageTag(language: "sr", script: code) }
}
