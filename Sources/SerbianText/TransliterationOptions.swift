/// What the converter decides by policy of style, where usage and not grammar has the word.
///
/// The defaults are those of Serbian newspapers and software: foreign words, Roman numerals and
/// symbols of units keep their Latin letters, Serbian acronyms are converted. Facts of the language
/// (which digraphs are two letters, what is a capital Nj) are not options.
public struct TransliterationOptions: Hashable, Sendable {
  /// What happens to letters that the alphabet of the target does not need.
  public enum Treatment: String, Hashable, Sendable, CaseIterable {
    /// They stay in the script they are in.
    case keep
    /// They are converted, letter by letter.
    case convert
  }

  /// Words with q, w, x, y or foreign letters, and the words of the list `foreign-words.txt`.
  public var foreignWords: Treatment
  /// Words in capitals such as NATO, EU.
  public var acronyms: Treatment
  /// Symbols of units after a number: 5 km.
  public var units: Treatment
  /// Roman numerals: XXI vek, Petar I.
  public var romanNumerals: Treatment
  /// Names of types in letters and digits: F16, MP3, 3D.
  public var codes: Treatment
  /// Whether dj is read as đ where it cannot be d + j (Djakovica). Each such reading is a doubt.
  public var readsDjAsStrokedD: Bool
  /// Whether marks that were dropped (Decani, Pristina) are put back. Needs a lexicon to be more
  /// than a list of place names; each restored word is a doubt.
  public var restoresDiacritics: Bool
  /// Words that are never touched, as written.
  public var protectedWords: Set<String>

  public init(
    foreignWords: Treatment = .keep,
    acronyms: Treatment = .convert,
    units: Treatment = .keep,
    romanNumerals: Treatment = .keep,
    codes: Treatment = .keep,
    readsDjAsStrokedD: Bool = true,
    restoresDiacritics: Bool = false,
    protectedWords: Set<String> = []
  ) {
    self.foreignWords = foreignWords
    self.acronyms = acronyms
    self.units = units
    self.romanNumerals = romanNumerals
    self.codes = codes
    self.readsDjAsStrokedD = readsDjAsStrokedD
    self.restoresDiacritics = restoresDiacritics
    self.protectedWords = protectedWords
  }

  /// Every letter is brought to the target script, as sort keys and search need it.
  public static let everything = TransliterationOptions(
    foreignWords: .convert,
    acronyms: .convert,
    units: .convert,
    romanNumerals: .convert,
    codes: .convert,
    readsDjAsStrokedD: false
  )
}
