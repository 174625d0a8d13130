/// A stem on which the inflected forms of an English word agree: plural, -ed, -ing.
///
///     EnglishStem.of("bridges") == EnglishStem.of("bridge")     // true
///     EnglishStem.of("stopped") == EnglishStem.of("stopping")   // true
///
/// By the letters alone: irregular forms stay apart, and a few words meet that are not one.
enum EnglishStem {
  /// The stem of a word given as its strict key. O(length).
  static func of(_ word: String) -> String {
    guard word.utf8.count > 3, word.utf8.allSatisfy({ (0x61...0x7A).contains($0) }) else {
      return word
    }
    var letters = Array(word.utf8)
    if ends(letters, "ies"), letters.count > 4 {
      replaceEnd(&letters, 3, "y")
    } else if ends(letters, "es"),
      ["s", "x", "z", "ch", "sh"].contains(where: {
        ends(letters.dropLast(2), $0)
      })
    {
      letters.removeLast(2)
    } else if ends(letters, "s"), !["ss", "us", "is"].contains(where: { ends(letters, $0) }) {
      letters.removeLast()
    } else if ends(letters, "ied"), letters.count > 4 {
      replaceEnd(&letters, 3, "y")
    } else {
      for ending in ["ing", "ed"] where ends(letters, ending) {
        let stem = letters.dropLast(ending.utf8.count)
        guard stem.count > 2, stem.contains(where: isVowel) else { break }
        letters = Array(stem)
        let count = letters.count
        if letters[count - 1] == letters[count - 2], !isVowel(letters[count - 1]),
          !"lsz".utf8.contains(letters[count - 1])
        {
          letters.removeLast()
        }
        break
      }
    }
    if letters.count > 3, letters.last == UInt8(ascii: "e") { letters.removeLast() }
    return String(decoding: letters, as: UTF8.self)
  }

  private static func isVowel(_ letter: UInt8) -> Bool { "aeiouy".utf8.contains(letter) }

  private static func ends(_ letters: some BidirectionalCollection<UInt8>, _ end: String) -> Bool {
    letters.suffix(end.utf8.count).elementsEqual(end.utf8)
  }

  private static func replaceEnd(_ letters: inout [UInt8], _ count: Int, _ end: String) {
    letters.removeLast(count)
    letters += Array(end.utf8)
  }
}
