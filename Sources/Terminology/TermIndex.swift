public import BitextCore
internal import SerbianText

/// The terms of glossaries, found by the stems of their words.
///
/// Each term stands under the stems of the word that fewest terms have: a text is full of *snage*
/// and has few *bezbednosne*. Building is O(total length of the terms).
public struct TermIndex: Sendable {
  struct IndexedTerm {
    var entry: Int
    var language: Int
    var term: Term
    /// Numbers of forms.
    var words: [Int32]
    /// Whether more than a blank stands before the word in the term: d.o.o.
    var isParted: [Bool]
    var rules: InflectionRules
    /// A name: a word of it other than an acronym begins with a capital.
    var isName: Bool
  }

  struct Posting {
    var term: Int32
    /// Which of its words stands here.
    var word: Int32
  }

  let entries: [ConceptEntry]
  let languages: [LanguageTag]
  let terms: [IndexedTerm]
  let table: WordFormTable
  /// By number of a stem.
  let postings: [[Posting]]

  /// Indexes all terms of the entries.
  public init(entries: [ConceptEntry]) {
    var table = WordFormTable()
    var terms: [IndexedTerm] = []
    var languages: [LanguageTag] = []
    var languageNumbers: [LanguageTag: Int] = [:]
    for (number, entry) in entries.enumerated() {
      for section in entry.sections {
        let language: Int
        if let known = languageNumbers[section.language] {
          language = known
        } else {
          language = languages.count
          languageNumbers[section.language] = language
          languages.append(section.language)
        }
        let rules = InflectionRules(section.language)
        for term in section.terms {
          let (words, isParted) = Self.words(of: term.text, rules, &table)
          guard !words.isEmpty else { continue }
          let isName = words.contains {
            let capitals = table.forms[Int($0)].capitals
            return capitals == .first || capitals == .mixed
          }
          terms.append(
            IndexedTerm(
              entry: number,
              language: language,
              term: term,
              words: words,
              isParted: isParted,
              rules: rules,
              isName: isName
            )
          )
        }
      }
    }
    self.entries = entries
    self.languages = languages
    self.terms = terms
    postings = Self.postings(terms, table)
    self.table = table
  }

  private static func words(
    of text: String,
    _ rules: InflectionRules,
    _ table: inout WordFormTable
  ) -> (words: [Int32], isParted: [Bool]) {
    var text = text
    return text.withUTF8 { bytes in
      let tokens = TextTokenizer.tokens(in: bytes)
      let words = tokens.map { token in
        table.number(
          of: String(decoding: bytes[token.start..<token.coreEnd], as: UTF8.self),
          by: [rules]
        )
      }
      return (words, tokens.map(\.isParted))
    }
  }

  private static func postings(_ terms: [IndexedTerm], _ table: WordFormTable) -> [[Posting]] {
    func stems(_ term: IndexedTerm, _ word: Int) -> [Int32] {
      table.forms[Int(term.words[word])].looseStems[Int(term.rules.rawValue)]
    }
    var counts = [Int32](repeating: 0, count: table.stemCount)
    for term in terms {
      for word in term.words.indices {
        for stem in stems(term, word) { counts[Int(stem)] += 1 }
      }
    }
    var postings = [[Posting]](repeating: [], count: table.stemCount)
    for (number, term) in terms.enumerated() {
      let rarest = term.words.indices.min { a, b in
        (stems(term, a).map { counts[Int($0)] }.max() ?? 0)
          < (stems(term, b).map { counts[Int($0)] }.max() ?? 0)
      }
      guard let rarest else { continue }
      for stem in stems(term, rarest) {
        postings[Int(stem)].append(Posting(term: Int32(number), word: Int32(rarest)))
      }
    }
    return postings
  }
}
