/// Base forms by the endings of Serbian declension, for words that no dictionary knows: names above
/// all.
///
/// Over-generates on purpose; the order is the likelihood. The word itself is among the forms.
enum EndingRules {
  /// An ending of a word, and what base forms it may come from, the likeliest first. `-` stands for
  /// a consonant stem, which takes a fleeting a where its end needs one.
  private static let rules: [(ending: String, bases: [String])] = [
    ("skoga", ["ski"]), ("skome", ["ski"]), ("skomu", ["ski"]), ("skog", ["ski"]),
    ("skom", ["ski"]),
    ("skoj", ["ski"]), ("skim", ["ski"]), ("skima", ["ski"]), ("skih", ["ski"]), ("sku", ["ski"]),
    ("ske", ["ski"]), ("ska", ["ski", "ska"]), ("sko", ["ski", "sko"]),
    ("čkoga", ["čki"]), ("čkog", ["čki"]), ("čkom", ["čki"]), ("čkoj", ["čki"]), ("čkim", ["čki"]),
    ("čkih", ["čki"]), ("čku", ["čki", "čka"]), ("čke", ["čki", "čka"]), ("čka", ["čki", "čka"]),
    ("čko", ["čki", "čko"]),
    ("škoga", ["ški"]), ("škog", ["ški"]), ("škom", ["ški"]), ("škoj", ["ški"]), ("škim", ["ški"]),
    ("ških", ["ški"]), ("šku", ["ški", "ška"]), ("ške", ["ški", "ška"]), ("ška", ["ški", "ška"]),
    ("ško", ["ški", "ško"]),
    ("inima", ["ini", "in"]), ("ovima", ["", "ovi"]), ("evima", ["", "evi"]),
    ("anima", ["ani", "anin", "an"]), ("anina", ["anin"]), ("aninu", ["anin"]),
    ("aninom", ["anin"]), ("anine", ["anin"]),
    ("ima", ["i", "-", "o"]), ("ama", ["a", "e"]),
    ("ici", ["ica", "ik", "ici"]), ("ovci", ["ovci", "ovac"]), ("evci", ["evci", "evac"]),
    ("inci", ["inci", "inac"]),
    ("ići", ["ići", "ić"]), ("oci", ["oka", "ok", "oci"]), ("uci", ["uka", "uk", "uci"]),
    ("aci", ["aka", "ak", "aci"]), ("ozi", ["oga", "og", "oza"]), ("ezi", ["ega", "eg", "eza"]),
    ("azi", ["aga", "ag", "aza"]), ("uzi", ["uga", "ug", "uza"]),
    ("iju", ["ija", "i", "ij"]), ("ijem", ["ij", "i", "ije"]), ("ija", ["ija", "i", "ij"]),
    ("ije", ["ija", "ije"]), ("iji", ["ija"]), ("ijom", ["ija"]),
    ("oga", ["i", "o", "-"]), ("ome", ["i"]), ("og", ["i", "-"]), ("oj", ["i", "a"]),
    ("ih", ["i", "-"]), ("im", ["i", "-"]),
    ("om", ["-", "a", "o", "i"]), ("em", ["-", "e", "lje"]), ("a", ["-", "a", "o", "e", "i"]),
    ("u", ["-", "a", "o", "e", "u"]), ("e", ["a", "-", "i", "e"]), ("i", ["a", "-", "i"]),
    ("o", ["o", "a"]),
  ]

  static func baseForms(of word: LatinForm) -> [BaseForm] {
    let lower = word.lower
    var forms: [BaseForm] = []
    func add(_ text: String, _ ending: String) {
      let cased = word.cased(text)
      if !forms.contains(where: { $0.text == cased }) {
        forms.append(
          BaseForm(text: cased, ending: ending, source: text == lower ? .itself : .rule)
        )
      }
    }
    for (ending, bases) in rules where lower.hasSuffix(ending) {
      let stem = lower.dropLast(ending.count)
      guard stem.unicodeScalars.count >= 2 else { continue }
      for base in bases {
        if base == "-" || base.isEmpty {
          for form in consonantStems(String(stem)) { add(form, ending) }
        } else {
          add(stem + base, ending)
        }
      }
      break
    }
    add(lower, "")
    return forms
  }

  /// The base forms that are names of `place-names.txt`: they outrank what a dictionary makes of a
  /// form.
  static func knownNames(of word: LatinForm) -> [BaseForm] {
    guard word.isCapitalized else { return [] }
    return baseForms(of: word).filter { placeNames.contains($0.text.lowercased()) }
  }

  private static let placeNames = Set(SerbianResource.placeNames.words.map { $0.lowercased() })

  /// A masculine base form from its stem: with a fleeting a where the end could not be spoken (Ibr:
  /// Ibar), and with the velar behind a palatal ending.
  private static func consonantStems(_ stem: String) -> [String] {
    let letters = Array(stem.unicodeScalars)
    guard letters.count >= 3, let last = letters.last else { return [stem] }
    let before = letters[letters.count - 2]
    guard !isVowel(last), !isVowel(before), !isDigraph(before, last) else {
      return isVowel(last) ? [stem + "j", stem] : [stem]
    }
    let withA = stem.dropLast() + "a" + String(last)
    if speakable.contains(String(before) + String(last)) { return [stem, withA] }
    return [withA, stem]
  }

  /// Pairs of consonants that a Serbian word or name may end in.
  private static let speakable: Set<String> = [
    "st", "št", "zd", "žd", "nt", "rt", "rd", "rk", "rg", "rs", "rš", "rž", "rć", "rč", "lt", "ld",
    "lk", "lm", "lf", "ls", "nd", "ng", "nk", "ns", "nc", "rm", "rn", "rf", "rv", "rl", "mp", "kt",
    "ks", "ps", "jt", "jn", "js", "jd", "jl", "jm", "jk", "mb", "nč", "rh", "lc",
  ]

  private static func isDigraph(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Bool {
    second == "j" && (first == "l" || first == "n") || first == "d" && second == "ž"
  }

  private static func isVowel(_ letter: Unicode.Scalar) -> Bool {
    ["a", "e", "i", "o", "u"].contains(letter)
  }
}
