internal import SerbianText

/// The forms of phrases in a corpus, and from them the form in which a dictionary has them.
struct BaseForms {
  private let corpus: PhraseCorpus
  private let lemmatizer: Lemmatizer?
  /// For each phrase its forms as they stand, as numbers of forms, and how often.
  private var forms: [UInt64: [[Int32]: Int]] = [:]

  /// Collects the forms of some phrases. One pass over the corpus.
  init(_ corpus: PhraseCorpus, _ phrases: Set<UInt64>, _ lemmatizer: Lemmatizer?) {
    self.corpus = corpus
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

  /// The base form of a phrase. A name keeps capitals, a term has none but those of acronyms.
  func text(of phrase: UInt64, isName: Bool) -> String {
    let rows = (forms[phrase] ?? [:]).sorted { a, b in
      a.value == b.value ? a.key.lexicographicallyPrecedes(b.key) : a.value > b.value
    }
    let words = PhraseCorpus.words(of: phrase).indices.map { place in
      word(at: place, rows.map { (Int($0.key[place]), $0.value) }, isName: isName)
    }
    guard let lemmatizer, corpus.rules == .serbian else {
      return words.map(\.text).joined(separator: " ")
    }
    return NominativePhrase(lemmatizer: lemmatizer).text(of: words.map(\.text), rows.map { row in
      row.key.map { cased(corpus.forms[Int($0)], isName) }
    })
  }

  /// The most frequent form of one word of a phrase.
  private func word(
    at place: Int,
    _ counted: [(form: Int, count: Int)],
    isName: Bool
  ) -> (text: String, count: Int) {
    var counts: [String: Int] = [:]
    for (form, count) in counted { counts[cased(corpus.forms[form], isName), default: 0] += count }
    let best = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }
    return (best?.key ?? "", best?.value ?? 0)
  }

  private func cased(_ form: PhraseCorpus.Form, _ isName: Bool) -> String {
    if form.isAllCapitals, form.strict.utf8.count <= 6 { return form.strict.uppercased() }
    guard isName, form.isCapitalized else { return form.strict }
    return form.strict.prefix(1).uppercased() + form.strict.dropFirst()
  }
}
