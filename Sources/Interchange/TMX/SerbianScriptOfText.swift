internal import BitextCore

/// Which script of Serbian a text is in, where its tag says so.
enum SerbianScriptOfText {
  /// The script of the text when the tag names another; nil when all is well, or not clear.
  static func otherThan(_ tag: LanguageTag, _ survey: TextSurvey) -> String? {
    guard tag.language == "sr", let named = tag.script else { return nil }
    let (latin, cyrillic) = (survey.latinCount, survey.cyrillicCount)
    // A few words of the other script, such as names, do not make it another text.
    if named == "Latn", cyrillic > 3 * latin { return "Cyrl" }
    if named == "Cyrl", cyrillic == 0, latin >= 20 { return "Latn" }
    return nil
  }
}
