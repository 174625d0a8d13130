/// A word in Latin letters with its case, as the lemmatizer needs it.
struct LatinForm {
  /// Case as written.
  let text: String
  let lower: String
  let isCapitalized: Bool
  let isAllCapitals: Bool

  init(_ word: String) {
    var view = String.UnicodeScalarView()
    var letters = 0
    var capitals = 0
    for scalar in SearchKey.repaired(word).unicodeScalars {
      if scalar.value < 0x80 || !scalar.properties.isWhitespace {
        SerbianLetters.appendLatin(scalar, to: &view)
      }
      let properties = scalar.properties
      if properties.isAlphabetic {
        letters += 1
        if properties.isUppercase { capitals += 1 }
      }
    }
    text = String(view)
    lower = SearchKey.strict(word)
    isCapitalized = capitals > 0 && (text.unicodeScalars.first?.properties.isUppercase ?? false)
    isAllCapitals = letters > 1 && capitals == letters
  }

  /// A base form in the case of this word: a name keeps its capital.
  func cased(_ base: String) -> String {
    guard isCapitalized else { return base }
    return base.prefix(1).uppercased() + base.dropFirst()
  }
}
