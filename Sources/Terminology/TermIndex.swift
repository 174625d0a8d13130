public import BitextCore
internal import SerbianText

/// The terms of glossaries, found by the stems of their words.
///
/// Each term stands under the stems of the word that fewest terms have: a text is full of *snage*
/// and has few *bezbednosne*. Building is O(total length of the terms).
public struct TermIndex: Sendable {
  /// Holds nothing that is counted: there are as many as terms.
  struct IndexedTerm {
    var entry: Int32
    /// The section of the entry, and the term in it.
    var section: Int32
    var place: Int32
    var language: Int32
    /// Its words, in `words` and `isParted` of the index.
    var words: Range<Int>
    var rules: InflectionRules
    /// A name: a word of it other than an acronym begins with a capital.
    var isName: Bool
    var isAbbreviation: Bool
    var isAmbiguous: Bool
  }

  struct Posting {
    var term: Int32
    /// Which of its words stands here.
    var word: Int32
  }

  let entries: [ConceptEntry]
  let languages: [LanguageTag]
  let terms: [IndexedTerm]
  /// The words of all terms, one term after the other: numbers of forms.
  let words: [Int32]
  /// Whether more than a blank stands before the word in its term: d.o.o.
  let isParted: [Bool]
  let table: WordFormTable
  /// Where the postings of each stem begin in `postings`, and the end of the last.
  private let postingStarts: [Int32]
  private let postings: [Posting]
  /// Stems of the first words of Serbian names of several words: vlada, of Vlada Republike Srbije.
  private let nameHeads: Set<Int32>
  /// Stems of the adjectives that Serbian names begin with: crna, of Crna Trava.
  private let nameAttributes: Set<Int32>

  /// Indexes all terms of the entries.
  public init(entries: [ConceptEntry]) {
    var builder = TermIndexBuilder()
    for (number, entry) in entries.enumerated() { builder.add(entry, number) }
    self.entries = entries
    languages = builder.languages
    terms = builder.terms
    words = builder.words
    isParted = builder.isParted
    table = builder.table
    (postingStarts, postings) = builder.postings()
    (nameHeads, nameAttributes) = builder.nameHeads()
  }

  /// The postings of a stem that terms have.
  func postings(of stem: Int32) -> Range<Int> {
    Int(postingStarts[Int(stem)])..<Int(postingStarts[Int(stem) + 1])
  }

  func posting(_ number: Int) -> Posting { postings[number] }

  /// The form of a word of a term.
  func form(_ term: IndexedTerm, _ place: Int) -> WordForm {
    table.forms[Int(words[term.words.lowerBound + place])]
  }

  /// The term as its glossary has it.
  func term(_ indexed: IndexedTerm) -> Term {
    entries[Int(indexed.entry)].sections[Int(indexed.section)].terms[Int(indexed.place)]
  }

  /// The forms of the words of a term.
  func forms(_ term: IndexedTerm) -> [WordForm] {
    words[term.words].map { table.forms[Int($0)] }
  }

  /// Whether the first word of a term begins longer names, so that it may stand with a capital for one
  /// of them.
  func isNameHead(_ term: IndexedTerm) -> Bool {
    table.forms[Int(words[term.words.lowerBound])].strictStems[.serbian]
      .contains(where: nameHeads.contains)
  }

  /// Whether a word may be the adjective that names begin with.
  func isNameAttribute(_ form: WordForm) -> Bool {
    form.strictStems[.serbian].contains(where: nameAttributes.contains)
  }
}

/// Collects what an index holds.
private struct TermIndexBuilder {
  private(set) var languages: [LanguageTag] = []
  private(set) var terms: [TermIndex.IndexedTerm] = []
  private(set) var words: [Int32] = []
  private(set) var isParted: [Bool] = []
  private(set) var table = WordFormTable()
  private var languageNumbers: [LanguageTag: Int32] = [:]

  mutating func add(_ entry: ConceptEntry, _ number: Int) {
    for (sectionNumber, section) in entry.sections.enumerated() {
      let language = languageNumber(of: section.language)
      let rules = InflectionRules(section.language)
      for (place, term) in section.terms.enumerated() {
        let (range, isName) = addWords(of: term.text, rules)
        guard !range.isEmpty else { continue }
        terms.append(
          TermIndex.IndexedTerm(
            entry: Int32(number),
            section: Int32(sectionNumber),
            place: Int32(place),
            language: language,
            words: range,
            rules: rules,
            isName: isName,
            isAbbreviation: term.kind == .abbreviation,
            isAmbiguous: term.isAmbiguous
          )
        )
      }
    }
  }

  private mutating func languageNumber(of language: LanguageTag) -> Int32 {
    if let known = languageNumbers[language] { return known }
    let number = Int32(languages.count)
    languageNumbers[language] = number
    languages.append(language)
    return number
  }

  private mutating func addWords(
    of text: String,
    _ rules: InflectionRules
  ) -> (words: Range<Int>, isName: Bool) {
    var text = text
    let start = words.count
    var isName = false
    text.withUTF8 { bytes in
      for token in TextTokenizer.tokens(in: bytes) {
        let word = UnsafeBufferPointer(rebasing: bytes[token.start..<token.coreEnd])
        let number = table.number(of: word, by: [rules])
        let capitals = table.forms[Int(number)].capitals
        if capitals == .first || capitals == .mixed { isName = true }
        words.append(number)
        isParted.append(token.isParted)
      }
    }
    return (start..<words.count, isName)
  }

  private func stems(_ word: Int, _ rules: InflectionRules) -> StemList {
    table.forms[Int(words[word])].looseStems[rules]
  }

  /// The stems of the word of a term that fewest terms have, and which word that is.
  private func rarest(_ term: TermIndex.IndexedTerm, _ counts: [Int32]) -> Int {
    var best = term.words.lowerBound
    if term.words.count == 1 { return best }
    var least = Int32.max
    for word in term.words {
      let own = stems(word, term.rules)
      var most: Int32 = 0
      own.forEach { most = max(most, counts[Int($0)]) }
      if most < least { (least, best) = (most, word) }
    }
    return best
  }

  func postings() -> (starts: [Int32], postings: [TermIndex.Posting]) {
    var counts = [Int32](repeating: 0, count: table.stemCount)
    for term in terms {
      for word in term.words { stems(word, term.rules).forEach { counts[Int($0)] += 1 } }
    }
    let places = terms.map { rarest($0, counts) }
    var starts = [Int32](repeating: 0, count: table.stemCount + 1)
    for (term, word) in zip(terms, places) {
      stems(word, term.rules).forEach { starts[Int($0) + 1] += 1 }
    }
    for stem in 0..<table.stemCount { starts[stem + 1] += starts[stem] }
    var next = starts
    var postings = [TermIndex.Posting](
      repeating: TermIndex.Posting(term: 0, word: 0),
      count: Int(starts.last ?? 0)
    )
    for (number, (term, word)) in zip(terms, places).enumerated() {
      stems(word, term.rules).forEach { stem in
        postings[Int(next[Int(stem)])] = TermIndex.Posting(
          term: Int32(number),
          word: Int32(word - term.words.lowerBound)
        )
        next[Int(stem)] += 1
      }
    }
    return (starts, postings)
  }

  func nameHeads() -> (all: Set<Int32>, attributes: Set<Int32>) {
    var heads: Set<Int32> = []
    var attributes: Set<Int32> = []
    for term in terms where term.isName && term.words.count > 1 && term.rules == .serbian {
      let head = Int(words[term.words.lowerBound])
      guard table.forms[head].capitals == .first else { continue }
      table.forms[head].strictStems[.serbian].forEach { heads.insert($0) }
      let next = table.forms[Int(words[term.words.lowerBound + 1])]
      if next.capitals == .first,
        Agreement.holds(between: table.forms[head].strict, and: next.strict)
      {
        table.forms[head].strictStems[.serbian].forEach { attributes.insert($0) }
      }
    }
    return (heads, attributes)
  }
}
