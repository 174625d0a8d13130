internal import BitextCore

/// Which script of Serbian a text is in, where its tag says so.
enum SerbianScriptOfText {
  /// The script of the text when the tag names another; nil when all is well, or not clear.
  static func otherThan(_ tag: LanguageTag, in segment: Segment) -> String? {
    guard tag.language == "sr", let named = tag.script else { return nil }
    var latin = 0
    var cyrillic = 0
    for scalar in segment.text.unicodeScalars {
      switch scalar.value {
      case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F: latin += 1
      case 0x400...0x45F: cyrillic += 1
      default: break
      }
    }
    // A few words of the other script, such as names, do not make it another text.
    if named == "Latn", cyrillic > 3 * latin { return "Cyrl" }
    if named == "Cyrl", cyrillic == 0, latin >= 20 { return "Latn" }
    return nil
  }
}
