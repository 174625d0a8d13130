internal import SerbianText

/// The forms of phrases in a corpus, and from them the form in which a dictionary has them.
struct BaseForms {
  private let corpus: PhraseCorpus
  private let classes: WordClasses
  private let lemmatizer: Lemmatizer?
  /// Of each word, the forms that it has in the whole corpus.
  private let formsOfKey: [[Int32: Int]]
  /// For each phrase its forms as they stand, as numbers of forms, and how often.
  private var forms: [UInt64: [[Int32]: Int]] = [:]

  /// Collects the forms of some phrases. One pass over the corpus.
  init(
    _ corpus: PhraseCorpus,
    _ classes: WordClasses,
    _ phrases: Set<UInt64>,
    _ lemmatizer: Lemmatizer?
  ) {
    self.corpus = corpus
    self.classes = classes
    formsOfKey = corpus.formCounts()
    self.lemmatizer = lemmatizer
    var forms: [UInt64: [[Int32]: Int]] = [:]
    for unit in 0..<corpus.unitCount {
      corpus.forEachPhrase(in: unit) { phrase, range in
        guard phrases.contains(phrase) else { return }
        forms[phrase, default: [:]][Array(corpus.tokens[range]), default: 0] += 1
      }
    }
    self.forms = forms
  }

  /// The base form of a phrase, and whether it stands in the plural. A name keeps capitals, a term has
  /// none but those of acronyms.
  ///
  /// - Parameters:
  ///   - isPlural: in the plural, for Serbian.
  ///   - other: the term in the other language: a name is most like itself in the nominative.
  func text(
    of phrase: UInt64,
    isName: Bool,
    isPlural: Bool = false,
    like other: String = ""
  ) -> (text: String, isPlural: Bool) {
    let rows = (forms[phrase] ?? [:]).sorted { a, b in
      a.value == b.value ? a.key.lexicographicallyPrecedes(b.key) : a.value > b.value
    }.map { row in
      NominativePhrase.Row(
        words: row.key.map { cased(corpus.forms[Int($0)], isName) },
        count: row.value
      )
    }
    guard let first = rows.first else { return ("", false) }
    let joined = Self.merged(rows)
    let keys = PhraseCorpus.words(of: phrase).map(Int.init)
    if let lemmatizer, corpus.rules == .serbian {
      if isName, let same = sameName(keys, other) { return (same, false) }
      let head =
        keys.indices.first { place in
          place == keys.count - 1
            || !classes.isAdjective[keys[place]] && !isAcronym(joined[0].words[place])
        } ?? 0
      // An acronym has no other form.
      if isAcronym(joined[0].words[head]), keys.count == 1 { return (joined[0].words[0], false) }
      let all = formsOfKey[keys[head]].reduce(into: [String: Int]()) { counts, form in
        counts[cased(corpus.forms[Int(form.key)], isName), default: 0] += form.value
      }
      let phrase = NominativePhrase(joined, head: head, headForms: all, lemmatizer: lemmatizer)
      return (phrase.text(isPlural: isPlural), isPlural)
    }
    if isName { return (first.words.joined(separator: " "), false) }
    guard corpus.rules == .english else { return (first.words.joined(separator: " "), false) }
    // The singular, where the corpus has it.
    let all = joined.reduce(0) { $0 + $1.count }
    let singular = joined.first { row in
      row.words.last.map {
        WordStem.stems(of: SearchKey.strict($0), by: .english)[0] == SearchKey.strict($0)
      }
        ?? false
    }
    if let singular, singular.count * 20 >= all {
      return (singular.words.joined(separator: " "), false)
    }
    return (joined[0].words.joined(separator: " "), true)
  }

  /// Rows that have become equal as one.
  private static func merged(_ rows: [NominativePhrase.Row]) -> [NominativePhrase.Row] {
    var counts: [[String]: Int] = [:]
    for row in rows { counts[row.words, default: 0] += row.count }
    return counts.sorted { a, b in
      a.value == b.value ? a.key.lexicographicallyPrecedes(b.key) : a.value > b.value
    }.map { NominativePhrase.Row(words: $0.key, count: $0.value) }
  }

  private func isAcronym(_ word: String) -> Bool {
    word.utf8.count > 1 && word == word.uppercased()
  }

  /// The form of a name of one word that is as in the other language.
  private func sameName(_ keys: [Int], _ other: String) -> String? {
    guard keys.count == 1 else { return nil }
    return formsOfKey[keys[0]].keys.map { cased(corpus.forms[Int($0)], true) }
      .first { SearchKey.strict($0) == SearchKey.strict(other) }
  }

  private func cased(_ form: PhraseCorpus.Form, _ isName: Bool) -> String {
    if form.isAllCapitals, form.strict.utf8.count <= 6 { return form.strict.uppercased() }
    guard isName, form.isCapitalized else { return form.strict }
    return form.strict.prefix(1).uppercased() + form.strict.dropFirst()
  }
}
