/// Finds the base forms of a Serbian word: what it may stand under in a dictionary or a glossary.
///
///     let lemmatizer = Lemmatizer()
///     lemmatizer.baseForms(of: "Mitrovici").map(\.text)   // Mitrovica, …
///
/// Without a dictionary the endings of the language decide, and the answer holds more than one
/// form; with one (hunspell-sr, see `HunspellDictionary`) the dictionary decides where it knows the
/// word. Derivation is no inflection: srpski is not given for Srbija.
///
/// One object serves one thread at a time.
public final class Lemmatizer {
  private let dictionary: HunspellDictionary?

  public init(dictionary: HunspellDictionary? = nil) {
    self.dictionary = dictionary
  }

  /// The possible base forms, the likeliest first; never empty for a word with letters. A few
  /// microseconds.
  ///
  /// - Parameter word: one word in either script, case as written: case tells names from other words.
  public func baseForms(of word: String) -> [BaseForm] {
    let latin = LatinForm(word)
    guard !latin.text.isEmpty else { return [] }
    if let acronym = AcronymEndings.baseForm(of: latin) { return [acronym] }
    var forms: [BaseForm] = []
    let names = EndingRules.knownNames(of: latin)
    if let dictionary {
      forms = dictionary.baseForms(of: latin)
      if !forms.isEmpty {
        // A name that looks like a form of another one (Kurti, of Kurta) may be a base form itself.
        if latin.isCapitalized, !latin.isAllCapitals, !latin.lower.hasSuffix("a") {
          forms.append(BaseForm(text: latin.text, source: .itself))
        }
        // ROSU is an acronym, though rosu is a form of rosa.
        if latin.isAllCapitals { forms.append(BaseForm(text: latin.text, source: .itself)) }
        forms += Self.positives(of: forms)
        return Self.unique(names + forms + AcronymEndings.guesses(of: latin))
      }
    }
    forms = names + EndingRules.baseForms(of: latin)
    forms += AcronymEndings.guesses(of: latin)
    return Self.unique(forms)
  }

  /// The positive of a comparative that has another stem, which no ending tells: bolji, najbolji, dobar.
  private static func positives(of forms: [BaseForm]) -> [BaseForm] {
    forms.compactMap { form in
      let comparative = form.text.hasPrefix("naj") ? String(form.text.dropFirst(3)) : form.text
      return suppletive[comparative].map { BaseForm(text: $0, source: form.source) }
    }
  }

  private static let suppletive = [
    "bolji": "dobar", "gori": "zao", "veći": "velik", "manji": "mali",
  ]

  private static func unique(_ forms: [BaseForm]) -> [BaseForm] {
    var seen: Set<String> = []
    return forms.filter { seen.insert($0.text).inserted }
  }
}
