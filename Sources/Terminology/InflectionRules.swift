internal import BitextCore

/// How the words of a language change, as far as look-up knows.
enum InflectionRules: UInt8, CaseIterable {
  /// Serbian and the languages that decline like it.
  case serbian
  /// A plural and a possessive.
  case english
  /// Unknown: a word is found as it stands.
  case none

  init(_ tag: LanguageTag) {
    switch tag.language {
    case "sr", "hr", "bs", "cnr": self = .serbian
    case "en": self = .english
    default: self = .none
    }
  }
}
