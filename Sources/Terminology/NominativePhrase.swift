internal import SerbianText

/// Brings a Serbian phrase to the nominative: fascikle to fascikla, podrazumevane vrednosti to
/// podrazumevana vrednost.
struct NominativePhrase {
  let lemmatizer: Lemmatizer

  /// The phrase in its base form.
  ///
  /// - Parameters:
  ///   - words: the most frequent form of each word.
  ///   - rows: the forms of the phrase in the corpus, the most frequent first.
  func text(of words: [String], _ rows: [[String]]) -> String {
    guard let head = headPlace(rows) else { return words.joined(separator: " ") }
    let noun = nominative(of: rows.map { $0[head] })
    // A phrase that stands in the nominative somewhere is taken from there.
    for row in rows where row[head] == noun && agrees(Array(row[..<head]), noun) {
      return row.joined(separator: " ")
    }
    let gender = Gender(noun)
    let attributes = words[..<head].map { gender.adjective(adjective($0)) }
    return (attributes + [noun] + words[(head + 1)...]).joined(separator: " ")
  }

  /// The noun that the other words belong to: the first word that is no adjective.
  private func headPlace(_ rows: [[String]]) -> Int? {
    guard let first = rows.first else { return nil }
    return first.indices.first { place in
      place == first.count - 1 || !rows.contains { Self.isAdjective($0[place]) }
    }
  }

  static func isAdjective(_ word: String) -> Bool {
    ["og", "ih", "oj", "im"].contains(where: word.hasSuffix) && word.utf8.count > 4
      || ["ski", "ska", "sko", "ske", "sku", "ni", "čki", "čka", "čko", "čke"].contains(where: word.hasSuffix)
        && word.utf8.count > 5
  }

  /// The base form that most of the forms have.
  private func nominative(of forms: [String]) -> String {
    var votes: [String: Int] = [:]
    for form in Set(forms) {
      for base in lemmatizer.baseForms(of: form) { votes[base.text, default: 0] += 1 }
    }
    let best = votes.max { a, b in
      // One that stands in the corpus is surer than one that was made.
      (a.value, forms.contains(a.key) ? 1 : 0, b.key) < (b.value, forms.contains(b.key) ? 1 : 0, a.key)
    }
    return best?.key ?? forms.first ?? ""
  }

  private func adjective(_ word: String) -> String {
    lemmatizer.baseForms(of: word).first?.text ?? word
  }

  private func agrees(_ attributes: [String], _ noun: String) -> Bool {
    let gender = Gender(noun)
    return attributes.allSatisfy { gender.mayEnd($0) }
  }

  private enum Gender {
    case masculine, feminine, neuter

    init(_ noun: String) {
      switch noun.last {
      case "a": self = .feminine
      case "o", "e": self = .neuter
      default:
        self = ["ost", "est", "reč", "ćut", "moć"].contains(where: noun.hasSuffix) ? .feminine : .masculine
      }
    }

    func mayEnd(_ adjective: String) -> Bool {
      switch self {
      case .masculine: !["a", "e", "o", "u", "g", "m", "h", "j"].contains(adjective.last)
      case .feminine: adjective.last == "a"
      case .neuter: adjective.last == "o" || adjective.last == "e"
      }
    }

    /// An adjective whose masculine form is given, in this gender.
    func adjective(_ masculine: String) -> String {
      let stem = masculine.hasSuffix("i") ? String(masculine.dropLast()) : masculine
      switch self {
      case .masculine: return masculine
      case .feminine: return stem + "a"
      case .neuter:
        let isSoft = ["č", "ć", "š", "ž", "đ", "j"].contains { stem.hasSuffix($0) }
        return stem + (isSoft ? "e" : "o")
      }
    }
  }
}
