/// Acronyms with case endings: KFOR-a, NATO-u, MUP-om, KFORa, Kfora.
enum AcronymEndings {
  private static let endings: Set<String> = [
    "a", "u", "e", "i", "o", "om", "em", "ju", "ja", "je", "jem", "jom", "ima", "ov", "ova", "ove",
    "ovi", "ovih", "ovim", "ovog", "ovom", "ovoj", "ovu", "ovo",
  ]

  /// The acronym in a word that is capitals and a small ending (KFOR-a, KFORa), or capitals alone.
  static func baseForm(of word: LatinForm) -> BaseForm? {
    let scalars = Array(word.text.unicodeScalars)
    let isCapital = { (scalar: Unicode.Scalar) in
      scalar.properties.isUppercase || ("0"..."9").contains(scalar)
    }
    let capitals = scalars.prefix(while: isCapital).count
    guard capitals >= 2, scalars[0].properties.isUppercase else { return nil }
    if capitals == scalars.count { return nil }
    var rest = scalars[capitals...]
    let isHyphenated = rest.first == "-"
    if isHyphenated { rest = rest.dropFirst() }
    var ending = String.UnicodeScalarView()
    ending.append(contentsOf: rest)
    guard endings.contains(String(ending)) else { return nil }
    // NJegoš is no acronym: a digraph in capitals before small letters.
    if !isHyphenated, capitals == 2, String(ending).count > 2 { return nil }
    var stem = String.UnicodeScalarView()
    stem.append(contentsOf: scalars[..<capitals])
    return BaseForm(text: String(stem), ending: String(ending), source: .acronym)
  }

  /// Acronyms that are written and declined as names: Kfora, Nata, Euleksa.
  static func guesses(of word: LatinForm) -> [BaseForm] {
    guard word.isCapitalized, !word.isAllCapitals else { return [] }
    for ending in ["om", "em", "a", "u", "e", ""] where word.lower.hasSuffix(ending) {
      let stem = word.lower.dropLast(ending.count)
      if let acronym = known[String(stem)] ?? (ending.isEmpty ? nil : known[stem + "o"]) {
        return [BaseForm(text: acronym, ending: ending, source: .acronym)]
      }
    }
    return []
  }

  /// Acronyms that newspapers spell as words, by that spelling.
  private static let known: [String: String] = [
    "kfor": "KFOR", "nato": "NATO", "euleks": "EULEX", "eulex": "EULEX", "unmik": "UNMIK",
    "oebs": "OEBS", "unesko": "UNESCO", "unesco": "UNESCO", "unicef": "UNICEF", "unisef": "UNICEF",
    "uefa": "UEFA", "fifa": "FIFA", "nasa": "NASA", "sfor": "SFOR", "ifor": "IFOR", "oun": "OUN",
    "cefta": "CEFTA", "interpol": "INTERPOL", "evropol": "EUROPOL", "opek": "OPEC", "kej": "KEJ",
    "fida": "FIDA", "fiba": "FIBA", "nafta": "NAFTA", "unprofor": "UNPROFOR", "jat": "JAT",
  ]
}
