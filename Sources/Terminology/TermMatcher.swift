internal import SerbianText

/// Compares words of a text with the terms of an index.
struct TermMatcher {
  /// What may differ between the text and a term.
  enum Strictness {
    /// Whatever a person who looks a word up may have left out.
    case query
    /// A name has its capital, endings agree, and marks are there unless the text has none at all.
    case text(allowsBareLetters: Bool)
  }

  struct Match {
    var term: Int
    /// Numbers of tokens.
    var tokens: Range<Int>
    var relaxations: RelaxationSet
  }

  let index: TermIndex
  let forms: [WordForm]
  let tokens: [TextToken]
  /// For each token the number of its form in `forms`.
  let formNumbers: [Int32]
  let strictness: Strictness

  /// The terms one of whose words is the token, by the rules given. O(candidates).
  func matches(at token: Int, by rules: InflectionRules) -> [Match] {
    var found: [Match] = []
    let stems = forms[Int(formNumbers[token])].looseStems[rules]
    for place in 0..<stems.count where stems[place] >= 0 {
      for number in index.postings(of: stems[place]) {
        let posting = index.posting(number)
        let start = token - Int(posting.word)
        let term = Int(posting.term)
        let count = index.terms[term].words.count
        guard start >= 0, start + count <= tokens.count,
          !found.contains(where: { $0.term == term }),
          let relaxations = compare(term, at: start)
        else { continue }
        found.append(Match(term: term, tokens: start..<(start + count), relaxations: relaxations))
      }
    }
    return found
  }

  /// What a term needs overlooked to stand at a token; nil when it does not stand there.
  private func compare(_ number: Int, at start: Int) -> RelaxationSet? {
    let term = index.terms[number]
    // Most candidates fall here, before anything is copied.
    for place in 0..<term.words.count {
      let word = Int(index.words[term.words.lowerBound + place])
      let form = Int(formNumbers[start + place])
      if place > 0, tokens[start + place].isParted, !index.isParted[term.words.lowerBound + place] {
        return nil
      }
      guard
        forms[form].looseStems[term.rules].meets(index.table.forms[word].looseStems[term.rules])
      else { return nil }
    }
    var found: RelaxationSet = []
    for place in 0..<term.words.count {
      let token = tokens[start + place]
      let form = forms[Int(formNumbers[start + place])]
      let own = index.form(term, place)
      let isBare =
        !form.strictStems[term.rules].meets(own.strictStems[term.rules])
        || Self.differInMarks(form, own)
      if isBare { found.insert(.diacritics) }
      if form.loose != own.loose || token.end > token.coreEnd { found.insert(.inflection) }
      if form.capitals != own.capitals { found.insert(.letterCase) }
      if form.script != own.script { found.insert(.script) }
      if case .text(let allowsBareLetters) = strictness {
        if isBare, term.rules == .serbian,
          !allowsBareLetters || form.isMarked || form.script == .cyrillic
        {
          return nil
        }
        guard hasCapitals(form, of: own, in: term),
          accepts(form, own, isBare: isBare, place: place, in: term)
        else { return nil }
      }
    }
    return found
  }

  /// Whether a word of a text has an ending that the word of the term may have there.
  private func accepts(
    _ form: WordForm,
    _ own: WordForm,
    isBare: Bool,
    place: Int,
    in term: TermIndex.IndexedTerm
  ) -> Bool {
    if form.loose == own.loose { return true }
    let isAlone = term.words.count == 1
    // kap. is no kapa.
    if isAlone, term.isAbbreviation, own.capitals != .all { return false }
    switch term.rules {
    case .none: return true
    case .english:
      // damages are no damage: a plural is not found by its singular.
      return !(isAlone && own.strict.hasEnding("s") && !form.strict.hasEnding("s"))
    case .serbian:
      if own.capitals == .all { return form.loose.hasPrefix(own.loose) }
      let role: DeclensionCheck.Role =
        place + 1 < term.words.count ? .attribute : isAlone && term.isName ? .name : .noun
      return DeclensionCheck.accepts(
        isBare ? form.loose : form.strict,
        asFormOf: isBare ? own.loose : own.strict,
        role: role
      )
    }
  }

  /// Whether the capitals of a word in running text are those that the term asks for.
  private func hasCapitals(
    _ form: WordForm,
    of own: WordForm,
    in term: TermIndex.IndexedTerm
  ) -> Bool {
    switch own.capitals {
    case .none: return true
    case .all:
      // Kfora for KFOR, but not od for OD. KFORa has its ending without a hyphen.
      switch form.capitals {
      case .all: return own.letterCount > 2 || term.words.count > 1 || form.loose == own.loose
      case .mixed: return true
      case .first: return own.letterCount >= 4
      case .none: return false
      }
    case .first, .mixed:
      // A word of a longer name may be written small: Kosovska policija, Kosovska Policija.
      return form.capitals != .none
    }
  }

  /// Whether the first letters that differ are one letter with and without its mark. Behind them may
  /// be other endings.
  private static func differInMarks(_ form: WordForm, _ own: WordForm) -> Bool {
    if form.strict == own.strict { return false }
    var others = own.strict.unicodeScalars.makeIterator()
    for letter in form.strict.unicodeScalars {
      guard let other = others.next() else { return false }
      if letter == other { continue }
      if letter.value < 0x80, other.value < 0x80 { return false }
      let (a, b) = (SearchKey.loose(String(letter)), SearchKey.loose(String(other)))
      return a == b || (a == "dj" && b == "d") || (a == "d" && b == "dj")
    }
    return false
  }
}
