/// Stems a key as a list of letters: the slow twin of `StemLetters`.
enum StemTwin {
  static func stem(_ key: String) -> String {
    var letters = Array(key.unicodeScalars)
    if let hyphen = letters.lastIndex(of: "-"), hyphen > 0, letters.count - hyphen <= 4,
      ["a", "u", "e", "i", "o", "om", "em", "ju", "ja", "je", "ima", "ov", "ova"]
        .contains(text(letters[(hyphen + 1)...]))
    {
      letters.removeSubrange(hyphen...)
    }
    guard letters.count > 3 else { return text(letters[...]) }
    stripEnding(&letters)
    normalize(&letters)
    return text(letters[...])
  }

  private static func stripEnding(_ letters: inout [Unicode.Scalar]) {
    if text(letters[...]).hasSuffix("šću") {
      letters.removeLast(3)
      letters += ["s", "t"]
      return
    }
    let endings = [
      "ovima", "evima", "ama", "ima", "oga", "ega", "ome", "omu", "emu", "ovi", "evi", "og", "eg",
      "om", "em", "oj", "ih", "im", "a", "e", "i", "o", "u",
    ]
    for ending in endings where text(letters[...]).hasSuffix(ending) {
      let stem = letters.dropLast(ending.count)
      guard stem.count >= 2, stem.contains(where: { isVowel($0) || $0 == "r" }) else { continue }
      letters = Array(stem)
      return
    }
  }

  private static func normalize(_ letters: inout [Unicode.Scalar]) {
    func ends(_ ending: String) -> Bool { text(letters[...]).hasSuffix(ending) }
    if ends("anin") { letters.removeLast(2) }
    let long = ["kosov", "osnov", "trgov", "ponov", "gotov"]
    if letters.count > 4, ends("ov") || ends("ev"), !long.contains(text(letters[...])),
      letters.dropLast(2).count(where: isVowel) <= 1
    {
      letters.removeLast(2)
    }
    if letters.count > 3, ends("a") { letters.append("l") }
    if letters.count > 4, ends("oc"), isVowel(letters[letters.count - 3]) {
      letters[letters.count - 2] = "l"
    }
    if ends("ij") { letters.removeLast() }
    let count = letters.count
    if count > 3, letters[count - 2] == "a", !isVowel(letters[count - 1]),
      !isVowel(letters[count - 3]),
      ["r", "l", "n", "c", "k", "v", "m", "t", "j"].contains(letters[count - 1])
    {
      letters.remove(at: count - 2)
    }
    let palatals: [Unicode.Scalar: Unicode.Scalar] = [
      "c": "k", "č": "k", "z": "g", "ž": "g", "š": "h", "s": "h",
    ]
    if let last = letters.last, let velar = palatals[last] { letters[letters.count - 1] = velar }
  }

  private static func isVowel(_ letter: Unicode.Scalar) -> Bool {
    "aeiou".unicodeScalars.contains(letter)
  }

  private static func text(_ letters: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: letters)
    return String(view)
  }
}
