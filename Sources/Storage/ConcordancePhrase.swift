internal import BitextCore
internal import FuzzyMatching
internal import SerbianText

/// The words that a concordance looks for.
struct ConcordancePhrase {
  /// How much a place may differ from the words, least first.
  enum Relaxation: Int, CaseIterable {
    /// The same strict keys: case and script differ at most.
    case spelling
    /// The same loose keys: marks differ, or dj stands for đ.
    case diacritics
    /// Forms of the same words, in a language whose endings are known.
    case inflection
  }

  struct Word {
    var strict: String
    var loose: String
    /// Under the endings of Serbian.
    var stem: String
    var englishStem: String
    /// Any ending will do.
    var isOpen: Bool
  }

  let words: [Word]

  /// So many words leave few enough units to be looked at.
  private static let inflectedWords = 3

  /// Nil when the text has no word.
  init?(_ text: String) {
    let tokens = KeyedTokens(text)
    words = tokens.ranges.indices.filter { tokens.areWords[$0] }.map { index in
      let end = tokens.ranges[index].upperBound
      let strict = tokens.keys[index]
      return Word(
        strict: strict,
        loose: SearchKey.loose(fromStrict: strict),
        stem: InflectionKey.of(strict),
        englishStem: EnglishStem.of(strict),
        isOpen: end < text.endIndex && text[end] == "*"
      )
    }
    if words.isEmpty { return nil }
  }

  /// The phrase in the language of the index. Its words are letters and digits, so that nothing need
  /// be escaped. An open word ends a phrase there; the words are then looked for one by one.
  var expression: String {
    if words.dropLast().contains(where: \.isOpen) {
      return words.map { "\"\($0.loose)\"" + ($0.isOpen ? "*" : "") }.joined(separator: " AND ")
    }
    return "\"" + words.map(\.loose).joined(separator: " ") + "\""
      + (words.last?.isOpen == true ? "*" : "")
  }

  /// Units that have the longest words in some form: their beginnings, which are then looked at closely,
  /// as are the other words. The index reads all that begins alike before the first answer, and of
  /// short words that is most of the memory.
  ///
  /// Nil when no word is long enough to have another form that is not found as it stands.
  var inflectedExpression: String? {
    guard words.contains(where: { $0.loose.utf8.count > 2 }) else { return nil }
    let longest = words.sorted { $0.loose.utf8.count > $1.loose.utf8.count }
    return longest.prefix(Self.inflectedWords).map { word in
      let star = word.loose.utf8.count > 2 || word.isOpen ? "*" : ""
      let beginnings = word.beginnings.map { "\"\($0)\"\(star)" }
      return "(" + beginnings.joined(separator: " OR ") + ")"
    }.joined(separator: " AND ")
  }

  /// What all forms of a Serbian word begin with: a case ending has up to three letters, and a fleeting a
  /// before it may go (Ibar, Ibru). ASCII letters only; others are left whole.
  fileprivate static func beginning(of word: String) -> String {
    let count = word.utf8.count
    guard count > 3, word.utf8.allSatisfy({ $0 < 0x80 }) else { return word }
    return String(word.prefix(max(2, count > 6 ? count - 3 : count - 2)))
  }

  /// Where the words stand one after the other in a text.
  func ranges(
    in tokens: KeyedTokens,
    _ relaxation: Relaxation,
    isEnglish: Bool = false
  ) -> [Range<String.Index>] {
    let places = tokens.ranges.indices.filter { tokens.areWords[$0] }
    guard places.count >= words.count else { return [] }
    let keys = places.map { key(tokens.keys[$0], relaxation, isEnglish) }
    let wanted = words.map { word in
      switch relaxation {
      case .spelling: word.strict
      case .diacritics: word.loose
      case .inflection: isEnglish ? word.englishStem : word.stem
      }
    }
    var found: [Range<String.Index>] = []
    var start = 0
    while start + words.count <= keys.count {
      let isHere = words.indices.allSatisfy { index in
        let key = keys[start + index]
        return words[index].isOpen ? key.hasPrefix(wanted[index]) : key == wanted[index]
      }
      if isHere {
        let first = tokens.ranges[places[start]].lowerBound
        found.append(first..<tokens.ranges[places[start + words.count - 1]].upperBound)
        start += words.count
      } else {
        start += 1
      }
    }
    return found
  }

  private func key(_ strict: String, _ relaxation: Relaxation, _ isEnglish: Bool) -> String {
    switch relaxation {
    case .spelling: strict
    case .diacritics: SearchKey.loose(fromStrict: strict)
    case .inflection: isEnglish ? EnglishStem.of(strict) : InflectionKey.of(strict)
    }
  }

  /// Whether the endings of a language are known.
  static func knowsEndings(of tag: LanguageTag?) -> Bool {
    ["sr", "hr", "bs", "en"].contains(tag?.language)
  }
}

extension ConcordancePhrase.Word {
  /// What all its forms begin with, one of these at least.
  fileprivate var beginnings: [String] {
    let beginning = ConcordancePhrase.beginning(of: loose)
    // Longer endings (mostovima) than those that the beginning leaves room for.
    let common = zip(loose, SearchKey.loose(fromStrict: stem)).prefix { $0 == $1 }.count
    var all = [String(beginning.prefix(max(2, common))), englishStem]
    if englishStem.hasSuffix("y") { all.append(englishStem.dropLast() + "i") }
    all = all.filter { $0.utf8.allSatisfy { $0 < 0x80 } || $0 == all[0] }
    return all.indices.filter { index in
      !all.indices.contains { other in
        other != index && all[index].hasPrefix(all[other])
          && (all[index] != all[other] || other < index)
      }
    }.map { all[$0] }
  }
}
