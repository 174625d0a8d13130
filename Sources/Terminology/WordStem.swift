internal import SerbianText

/// The stems under which the forms of one word meet.
///
///     WordStem.stems(of: "nišu", by: .serbian)   // meets the stems of "niš"
///
/// A word has one stem, or a few where its letters leave open what was taken off it. Two words may
/// be forms of one when they have a stem in common; `DeclensionCheck` looks closer.
enum WordStem {
  /// The stems of one word, given by its strict search key without a hyphenated ending. O(length).
  static func stems(of word: String, by rules: InflectionRules) -> [String] {
    switch rules {
    case .serbian: serbian(word)
    case .english: [english(word)]
    case .none: [word]
    }
  }

  private static func serbian(_ word: String) -> [String] {
    let count = word.utf8.count
    if count <= 2 { return [word] }
    if count <= 6, word.unicodeScalars.count <= 3 {
      // InflectionKey leaves short words as they are; their longer forms have a stem all the same.
      if word.unicodeScalars.count <= 2 { return [word] }
      if endsInVowel(word) {
        let stem = InflectionKey.of(word.dropLast() + "om")
        return word.hasEnding("eo") || word.hasEnding("ao")
          ? [stem, InflectionKey.of(word.dropLast() + "la")] : [stem]
      }
      return [InflectionKey.of(word + "u")]
    }
    var stems = [InflectionKey.of(word)]
    func add(_ stem: String) {
      if !stems.contains(stem) { stems.append(stem) }
    }
    if word.hasEnding("eo") || word.hasEnding("ao") || word.hasEnding("io") {
      // deo, dela: an l that became o.
      add(InflectionKey.of(word.dropLast() + "la"))
    }
    if looksInflected.contains(where: word.hasEnding) {
      // sistem, nalog, Drim: what looks like an ending belongs to the word.
      add(InflectionKey.of(word + "i"))
    } else if looksLongInflected.contains(where: word.hasEnding) {
      // opremu, naloga: only the last vowel is an ending.
      add(InflectionKey.of(word.dropLast() + "i"))
    }
    // zemalja: the genitive plural of zemlja.
    if word.hasEnding("alja") { add(InflectionKey.of(word.dropLast(4) + "lja")) }
    if word.hasEnding("anja"), count > 5 { add(InflectionKey.of(word.dropLast(4) + "nja")) }
    // bezbednoscu, without its marks, is bezbednošću.
    if word.hasEnding("scu") { add(InflectionKey.of(word.dropLast(3) + "sti")) }
    return stems
  }

  private static let looksInflected = ["og", "eg", "om", "em", "im", "ih", "oj"]
  private static let looksLongInflected = [
    "oga", "ega", "ome", "omu", "emu", "ima", "ama", "ova", "eva", "ovi", "evi",
  ]

  private static func endsInVowel(_ word: String) -> Bool {
    word.utf8.last.map { "aeiou".utf8.contains($0) } ?? false
  }

  /// patrols, bodies and churches under their singulars.
  private static func english(_ word: String) -> String {
    if word.utf8.count <= 3 { return word }
    if word.hasEnding("ies"), word.utf8.count > 4 { return word.dropLast(3) + "y" }
    for ending in ["ches", "shes", "sses", "xes"] where word.hasEnding(ending) {
      return String(word.dropLast(2))
    }
    if word.hasEnding("s"), !word.hasEnding("ss"), !word.hasEnding("us") {
      return String(word.dropLast())
    }
    return word
  }
}
