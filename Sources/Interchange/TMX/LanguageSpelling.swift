internal import BitextCore

/// Languages as programs name them where a language tag belongs: by a number of Windows, in words of
/// English, Serbian or their own, by abbreviations of Windows.
///
///     LanguageSpelling.tag("Serbian (Latin)")   // sr-Latn
///     LanguageSpelling.tag("9242")              // sr-Latn-RS
enum LanguageSpelling {
  /// The tag that is meant; nil for what is neither a tag nor any of these.
  static func tag(_ spelling: String) -> LanguageTag? {
    let text = spelling.trimmed
    if let number = number(text) {
      return WindowsLanguages.tags[number].flatMap { LanguageTag($0) }
    }
    let key = text.lowercased()
    if let tag = WindowsLanguages.abbreviations[key] { return LanguageTag(tag) }
    // Nearly all are tags. No name of a language has so few letters.
    if let tag = LanguageTag(text), tag.language.utf8.count <= 3 { return tag }
    if let tag = inWords(key) { return tag }
    // Private use alone, as "x-none", is no language that BCP 47 knows: "und" says so.
    if key.hasPrefix("x-") || key.hasPrefix("x_") { return LanguageTag("und-" + key) }
    return LanguageTag(text.filter { !$0.isWhitespace })
  }

  /// A number of Windows (LCID), decimal or with "0x".
  private static func number(_ text: String) -> Int? {
    if text.hasPrefix("0x") || text.hasPrefix("0X") { return Int(text.dropFirst(2), radix: 16) }
    return text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
  }

  /// "english (united states)", "srpski - latinica", "српски": the first word, or two, name the language,
  /// others a script or a country. Words that are neither are passed over.
  private static func inWords(_ key: String) -> LanguageTag? {
    let words = key.split { !$0.isLetter }.map(String.init)
    guard let first = words.first, let code = LanguageNames.languages[first] else {
      guard words.count > 1, let code = LanguageNames.languages[words[1]],
        LanguageNames.scripts[words[0]] != nil
      else { return nil }
      return inWords(([words[1], words[0]] + words.dropFirst(2)).joined(separator: " "), code)
    }
    return inWords(key, code)
  }

  private static func inWords(_ key: String, _ code: String) -> LanguageTag? {
    guard var tag = LanguageTag(code) else { return nil }
    let words = key.split { !$0.isLetter }.map(String.init).dropFirst()
    for word in words where tag.script == nil {
      tag.script = LanguageNames.scripts[word]
    }
    if tag.region == nil {
      // The longer names go first: "serbia and montenegro" is no longer, "new zealand" has two words.
      let rest = words.joined(separator: " ")
      tag.region = LanguageNames.regions.first { rest.contains($0.name) }?.code
    }
    return tag
  }
}

extension String {
  fileprivate var trimmed: String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}
