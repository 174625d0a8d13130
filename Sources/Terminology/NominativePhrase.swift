internal import SerbianText

/// Brings a Serbian phrase to the nominative: fascikle to fascikla, podrazumevane vrednosti to
/// podrazumevana vrednost.
struct NominativePhrase {
  /// A phrase as it stands in a corpus, and how often.
  struct Row {
    var words: [String]
    var count: Int
  }

  private let lemmatizer: Lemmatizer
  private let rows: [Row]
  private let head: Int
  private let headForms: [String: Int]

  /// - Parameters:
  ///   - rows: the forms of the phrase, the most frequent first; of equal length.
  ///   - head: the place of the noun that the words before it belong to.
  ///   - headForms: the forms of that noun in the whole corpus, and how often each stands.
  init(_ rows: [Row], head: Int, headForms: [String: Int], lemmatizer: Lemmatizer) {
    self.rows = rows
    self.head = head
    self.headForms = headForms
    self.lemmatizer = lemmatizer
  }

  /// The phrase in the nominative.
  ///
  /// - Parameter isPlural: in the plural, where the corpus has that form of the noun.
  func text(isPlural: Bool) -> String {
    guard let first = rows.first else { return "" }
    let singular = nominative()
    let gender = Gender(singular)
    let plural = isPlural ? self.plural(of: singular, gender) : nil
    let attributes = (0..<head).map { place in
      first.words[place] == first.words[place].uppercased()
        ? first.words[place] : gender.adjective(stem(at: place), isPlural: plural != nil)
    }
    return (attributes + [plural ?? singular] + tail(behind: head)).joined(separator: " ")
  }

  /// What stands behind the noun does not change with it: the most frequent form.
  private func tail(behind head: Int) -> [String] {
    guard let first = rows.first, head + 1 < first.words.count else { return [] }
    var counts: [[String]: Int] = [:]
    for row in rows { counts[Array(row.words[(head + 1)...]), default: 0] += row.count }
    return counts.max { a, b in
      a.value == b.value ? b.key.lexicographicallyPrecedes(a.key) : a.value < b.value
    }?.key ?? []
  }

  /// The base form that accounts for most of the forms. One that stands in the corpus is surer than one
  /// that was made.
  private func nominative() -> String {
    let all = headForms.values.reduce(0, +)
    var votes: [String: Int] = [:]
    for (form, count) in headForms {
      for base in Set(lemmatizer.baseForms(of: form).map(\.text)) {
        votes[base, default: 0] += count
      }
    }
    func best(_ votes: [String: Int]) -> String? {
      votes.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    }
    let known = votes.filter { headForms[$0.key] != nil && $0.value * 5 >= all * 3 }
    return best(known) ?? best(headForms) ?? ""
  }

  /// The nominative plural, as the corpus has it.
  private func plural(of noun: String, _ gender: Gender) -> String? {
    let forms = headForms.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    switch gender {
    case .masculine:
      return forms.first { form in
        form != noun && form.hasSuffix("i")
          && !["ima", "im", "iti"].contains(where: form.hasSuffix)
      }
    case .feminine:
      let wanted = noun.hasSuffix("a") ? noun.dropLast() + "e" : noun + "i"
      return forms.first { $0 == wanted }
    case .neuter:
      let wanted = noun.dropLast() + "a"
      return forms.first { $0 == wanted }
    }
  }

  /// The stem of an adjective: what is left of its forms without their endings.
  private func stem(at place: Int) -> String {
    var counts: [String: Int] = [:]
    for row in rows {
      let word = row.words[place]
      let ending =
        Self.endings.first { word.hasSuffix($0) && word.utf8.count > $0.utf8.count + 2 } ?? ""
      counts[String(word.dropLast(ending.count)), default: 0] += ending.isEmpty ? 0 : row.count
    }
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? ""
  }

  private static let endings = [
    "oga", "ome", "omu", "ima", "ega", "emu", "og", "om", "oj", "ih", "im", "eg", "em", "i", "a",
    "o",
    "e", "u",
  ]
}

/// The gender of a Serbian noun, told from its end.
private enum Gender {
  case masculine, feminine, neuter

  init(_ noun: String) {
    switch noun.last {
    case "a": self = .feminine
    case "o", "e": self = .neuter
    default:
      self =
        ["ost", "est", "reč", "ćut", "moć", "pamet"].contains(where: noun.hasSuffix)
        ? .feminine : .masculine
    }
  }

  /// The nominative of the adjective with a stem.
  func adjective(_ stem: String, isPlural: Bool) -> String {
    switch self {
    case .masculine:
      let isPossessive = ["ov", "ev", "in"].contains(where: stem.hasSuffix)
      return stem + (isPossessive && !isPlural ? "" : "i")
    case .feminine: return stem + (isPlural ? "e" : "a")
    case .neuter:
      if isPlural { return stem + "a" }
      let isSoft = ["č", "ć", "š", "ž", "đ", "j"].contains { stem.hasSuffix($0) }
      return stem + (isSoft ? "e" : "o")
    }
  }
}
