public import BitextCore
internal import SerbianText

/// Finds the terms of glossaries in running text.
///
///     let recognizer = TermRecognizer(index: TermIndex(entries: glossary))
///     recognizer.occurrences(in: "Припадници безбедносних снага …")   // безбедносних снага
///
/// A term may be inflected, all its words together, and in the other script. A name needs its
/// capital. Where two terms overlap the longer one stands. Times grow with the text, not with the
/// number of terms.
public struct TermRecognizer: Sendable {
  private let index: TermIndex

  public init(index: TermIndex) {
    self.index = index
  }

  /// The occurrences, in the order of the text; none overlaps another.
  ///
  /// - Parameter language: the language of the whole text. Without it each line is taken for Serbian
  ///   or for English by its script and its small words.
  /// - Complexity: O(length + occurrences · log occurrences), for terms that share few words.
  public func occurrences(
    in text: String,
    language: LanguageTag? = nil
  ) -> [TermOccurrence] {
    var text = text
    return text.withUTF8 { bytes in
      let tokens = TextTokenizer.tokens(in: bytes)
      guard !tokens.isEmpty else { return [] }
      var table = WordFormTable(forTextWith: index.table)
      let formNumbers = tokens.map { token in
        table.number(
          of: UnsafeBufferPointer(rebasing: bytes[token.start..<token.coreEnd]),
          by: []
        )
      }
      let rules =
        language.map { tag in
          [InflectionRules](
            repeating: InflectionRules(tag),
            count: (tokens.last?.line ?? 0) + 1
          )
        } ?? TextLanguage.rules(of: tokens, forms: table.forms, formNumbers: formNumbers)
      for (token, word) in zip(tokens, formNumbers) {
        table.addStems(to: Int(word), by: rules[token.line])
        if table.forms[Int(word)].capitals == .all {
          for other in InflectionRules.allCases {
            table.addStems(to: Int(word), by: other)
          }
        }
      }
      let forms = table.forms
      let matcher = TermMatcher(
        index: index,
        forms: forms,
        tokens: tokens,
        formNumbers: formNumbers,
        strictness: .text(allowsBareLetters: Self.isBare(formNumbers, forms))
      )
      var matches: [TermMatcher.Match] = []
      for token in tokens.indices {
        let own = rules[tokens[token].line]
        for match in matcher.matches(at: token, by: own) where fits(match, language) {
          matches.append(match)
        }
        // Acronyms belong to all languages.
        let number = Int(formNumbers[token])
        guard forms[number].capitals == .all, forms[number].letterCount >= 3 else { continue }
        for other in InflectionRules.allCases where other != own {
          matches += matcher.matches(at: token, by: other).filter { match in
            let term = index.terms[match.term]
            return term.words.count == 1 && index.form(term, 0).capitals == .all
          }
        }
      }
      let context = TextContext(matcher, rules: rules, matches: matches)
      matches.removeAll { !context.admits($0) }
      matches = TermSupport.supported(matches, index, tokens)
      return Self.withoutOverlaps(matches).map { group in
        let first = tokens[group[0].tokens.lowerBound]
        let range = first.start..<tokens[group[0].tokens.upperBound - 1].end
        return TermOccurrence(
          range: range,
          text: String(decoding: bytes[range], as: UTF8.self),
          line: first.line + 1,
          hits: index.hits(group)
        )
      }
    }
  }

  /// Whether a term is of the language asked for: of all that follow the same rules where none is.
  private func fits(_ match: TermMatcher.Match, _ language: LanguageTag?) -> Bool {
    guard let language else { return true }
    return index.languages[Int(index.terms[match.term].language)].language == language.language
  }

  /// Whether hardly a word of a Latin text has a letter with a mark: then marks were dropped.
  private static func isBare(_ formNumbers: [Int32], _ forms: [WordForm]) -> Bool {
    var latin = 0
    var marked = 0
    for number in formNumbers {
      let form = forms[Int(number)]
      if form.script == .latin { latin += 1 }
      if form.isMarked { marked += 1 }
    }
    // About one word in six has a mark where marks are written.
    return marked * 50 < latin
  }

  /// The matches that stand: longer ones before shorter ones, those that begin first before others.
  /// Matches of one range are one group.
  private static func withoutOverlaps(_ matches: [TermMatcher.Match]) -> [[TermMatcher.Match]] {
    var groups: [Range<Int>: [TermMatcher.Match]] = [:]
    for match in matches { groups[match.tokens, default: []].append(match) }
    var taken: Set<Int> = []
    var standing: [Range<Int>] = []
    let order = groups.keys.sorted { ($1.count, $0.lowerBound) < ($0.count, $1.lowerBound) }
    for range in order where taken.isDisjoint(with: range) {
      taken.formUnion(range)
      standing.append(range)
    }
    return standing.sorted { $0.lowerBound < $1.lowerBound }.compactMap { groups[$0] }
  }
}

extension TermIndex {
  /// Matches as hits: one of each concept, what needs least overlooking first, then concepts of which
  /// the term is the first.
  func hits(_ matches: [TermMatcher.Match]) -> [TermHit] {
    if matches.count == 1 { return [hit(matches[0].term, matches[0].relaxations)] }
    // A local function would take the whole index with it into each comparison.
    let order = matches.map { match in
      let key = (match.relaxations.weight, terms[match.term].place, match.term)
      return (key: key, match: match)
    }
    .sorted { $0.key < $1.key }
    var seen: [Int32] = []
    var hits: [TermHit] = []
    for (_, match) in order {
      let entry = terms[match.term].entry
      // Few concepts meet in one place.
      if seen.contains(entry) { continue }
      seen.append(entry)
      hits.append(hit(match.term, match.relaxations))
    }
    return hits
  }

  /// A term as a hit.
  func hit(
    _ number: Int,
    _ relaxations: RelaxationSet,
    part: String? = nil
  ) -> TermHit {
    let term = terms[number]
    return TermHit(
      entry: entries[Int(term.entry)],
      language: languages[Int(term.language)],
      term: self.term(term),
      relaxations: relaxations.sorted(),
      part: part
    )
  }
}
