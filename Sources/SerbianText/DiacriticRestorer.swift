/// Puts the marks back on letters that lost them: Decani, Pristina, sta.
///
/// A guess, and only made when asked for: the names of `marked-names.txt` in all their cases; and
/// with a lexicon every word that is none as written, where exactly one spelling with marks is a
/// word.
final class DiacriticRestorer {
  private let lexicon: (any SerbianLexicon)?
  /// Stems without marks, and the same with them.
  private var stems: [String: String] = [:]

  init(lexicon: (any SerbianLexicon)?) {
    self.lexicon = lexicon
    for word in SerbianResource.markedNames.words {
      let lower = word.lowercased()
      let stem = lower.last.map { "aeiou".contains($0) } ?? false ? String(lower.dropLast()) : lower
      for bare in [SearchKey.loose(fromStrict: stem), SearchKey.bare(fromStrict: stem)] {
        stems[bare] = stem
      }
    }
  }

  /// The word with marks, or nil when it stays as it is.
  func restored(_ word: String) -> String? {
    // Only words in plain letters: one that has a mark was written with care.
    guard word.utf8.allSatisfy({ $0 < 0x80 }), word.utf8.count > 2 else { return nil }
    if let name = restoredName(word) { return name }
    guard let lexicon, !lexicon.contains(word) else { return nil }
    let words = spellings(word).filter { $0 != word && lexicon.contains($0) }
    return words.count == 1 ? words[0] : nil
  }

  private func restoredName(_ word: String) -> String? {
    guard word.first?.isUppercase ?? false else { return nil }
    let lower = word.lowercased()
    for ending in Self.endings where lower.hasSuffix(ending) {
      guard let stem = stems[String(lower.dropLast(ending.count))] else { continue }
      return recased(stem + ending, like: word)
    }
    return nil
  }

  private static let endings = [
    "ima", "ama", "om", "em", "oj", "og", "im", "ih", "a", "e", "i", "o", "u", "",
  ]

  private func recased(_ word: String, like model: String) -> String {
    if model == model.uppercased() { return word.uppercased() }
    return word.prefix(1).uppercased() + word.dropFirst()
  }

  /// Every spelling with marks, up to 256: c, č, ć; s, š; z, ž; dj, đ.
  private func spellings(_ word: String) -> [String] {
    var found = [""]
    var letters = Array(word)[...]
    while let letter = letters.popFirst() {
      var choices = [String(letter)]
      switch letter {
      case "c": choices += ["č", "ć"]
      case "C": choices += ["Č", "Ć"]
      case "s": choices.append("š")
      case "S": choices.append("Š")
      case "z": choices.append("ž")
      case "Z": choices.append("Ž")
      case "d" where letters.first == "j": choices.append("đ")
      case "D" where letters.first == "j" || letters.first == "J": choices.append("Đ")
      case "d": choices.append("đ")
      default: break
      }
      if found.count * choices.count > 256 { return [] }
      found = found.flatMap { start in
        choices.map { choice -> String in start + choice }
      }
    }
    return found.map { $0.replacing("đj", with: "đ").replacing("Đj", with: "Đ") }
  }
}
