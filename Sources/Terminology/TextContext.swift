/// What a whole text says of its words: which ones it writes small, which lines are headlines. By it
/// matches are sifted that capitals or their lack make doubtful.
struct TextContext {
  private let matcher: TermMatcher
  private let rules: [InflectionRules]
  /// Stems of words that are written small somewhere, and of words that have a capital within a
  /// sentence, by the rules of the line.
  private var small: StemMarks
  private var capitalized: StemMarks
  /// Lines most of whose words are all capitals, and those where most begin with one.
  private var capitalLines: Set<Int> = []
  private var titleLines: Set<Int> = []
  /// For each token, whether a term may stand there.
  private var isCovered: [Bool]

  /// O(number of tokens and matches). `rules` are those of each line, `matches` all that may stand.
  init(_ matcher: TermMatcher, rules: [InflectionRules], matches: [TermMatcher.Match]) {
    self.matcher = matcher
    self.rules = rules
    small = StemMarks(count: matcher.index.table.stemCount)
    capitalized = small
    isCovered = [Bool](repeating: false, count: matcher.tokens.count)
    for match in matches {
      for token in match.tokens { isCovered[token] = true }
    }
    var counts = [(words: Int, all: Int, first: Int)](repeating: (0, 0, 0), count: rules.count)
    for (token, number) in zip(matcher.tokens, matcher.formNumbers) {
      let form = matcher.forms[Int(number)]
      let stems = form.strictStems[rules[token.line]]
      switch form.capitals {
      case .none: stems.forEach { small.insert($0) }
      case .first where !token.beginsSentence: stems.forEach { capitalized.insert($0) }
      default: break
      }
      guard form.letterCount > 1 else { continue }
      counts[token.line].words += 1
      if form.capitals == .all { counts[token.line].all += 1 }
      if form.capitals != .none, form.letterCount > 3 { counts[token.line].first += 1 }
    }
    for (line, count) in counts.enumerated() where count.words > 2 {
      if count.all * 2 > count.words { capitalLines.insert(line) }
      if rules[line] == .english, count.first * 2 > count.words { titleLines.insert(line) }
    }
  }

  /// Whether a match may stand, as far as capitals tell.
  func admits(_ match: TermMatcher.Match) -> Bool {
    let term = matcher.index.terms[match.term]
    guard term.words.count == 1 else { return true }
    let place = match.tokens.lowerBound
    let token = matcher.tokens[place]
    let form = matcher.forms[Int(matcher.formNumbers[place])]
    let own = matcher.index.form(term, 0)
    if own.capitals == .all {
      // Among words in capitals two letters may be any word (SE), and three a small one (SAM).
      let isWord = own.letterCount <= 2 || SmallWords.serbian.contains(form.strict)
      return !isWord || !capitalLines.contains(token.line) && !standsInCapitals(place)
    }
    if term.rules == .serbian, VerbReading.isHomograph(form.strict),
      form.capitals == .none || form.capitals == .first && token.beginsSentence, isVerb(place)
    {
      return false
    }
    if term.isName { return admitsName(match, form, token) }
    // mog izbora (of my choice): behind a singular, the form is not the genitive of izbori (elections).
    if term.rules == .serbian, own.strict.hasEnding("i"), form.strict.hasEnding("a"), place > 0,
      !token.isParted
    {
      let before = matcher.forms[Int(matcher.formNumbers[place - 1])].strict
      if before.hasEnding("og") || before.hasEnding("eg") { return false }
    }
    // vaši izbori (your choices): what a person has is no election.
    if term.rules == .serbian, own.strict.hasEnding("i"), place > 0, !token.isParted,
      Self.possessives.contains(matcher.forms[Int(matcher.formNumbers[place - 1])].strict)
    {
      return false
    }
    // A participle stands for a person behind an article only: the accused; was accused.
    if term.rules == .english, own.strict.hasEnding("ed"), own.letterCount > 5 {
      let before = place > 0 ? matcher.forms[Int(matcher.formNumbers[place - 1])].strict : ""
      return ["the", "an", "a", "his", "her", "each"].contains(before)
    }
    // Words of English prose begin with a capital when they are names, and in titles.
    guard form.capitals == .first, !titleLines.contains(token.line) else { return true }
    if token.beginsSentence { return !isName(form, token) }
    return rules[token.line] == .english
      ? !followsName(place) : matcher.index.isNameHead(term)
  }

  private static let possessives: Set<String> = Set(
    ["moj", "tvoj", "vaš", "svoj"].flatMap { stem in
      ["i", "e", "ih", "im", "ima"].map { stem + $0 }
    }
  )

  /// Whether a word before or behind is all capitals and no acronym, by its length or because no term
  /// is spelled so: a headline within the line has these capitals (NASTAVLJA SE SUĐENJE).
  private func standsInCapitals(_ place: Int) -> Bool {
    func isShouted(_ other: Int) -> Bool {
      let form = matcher.forms[Int(matcher.formNumbers[other])]
      return form.capitals == .all
        && (form.letterCount > 5 || form.letterCount > 3 && !isCovered[other])
    }
    if place > 0, !matcher.tokens[place].isParted, isShouted(place - 1) { return true }
    let next = place + 1
    return next < matcher.tokens.count && !matcher.tokens[next].isParted && isShouted(next)
  }

  private func isVerb(_ place: Int) -> Bool {
    VerbReading(
      strict: { matcher.forms[Int(matcher.formNumbers[$0])].strict },
      isParted: { matcher.tokens[$0].isParted },
      isSmall: { matcher.forms[Int(matcher.formNumbers[$0])].capitals == .none },
      count: matcher.tokens.count
    ).isVerb(place)
  }

  /// A name of one word at the start of a sentence may be a common word: one that the text has without
  /// a capital, or a short one in another form than the name.
  private func admitsName(
    _ match: TermMatcher.Match,
    _ form: WordForm,
    _ token: TextToken
  ) -> Bool {
    let isUncertain = token.beginsSentence || titleLines.contains(token.line)
    if TextLanguage.isFrequent(form.strict) { return false }
    if rules[token.line] == .serbian, isPartOfLongerName(match, form) {
      return false
    }
    guard isUncertain else { return true }
    if rules[token.line] == .serbian, isAttribute(match.tokens.lowerBound, form) { return false }
    if form.strictStems[rules[token.line]].contains(where: small.contains) {
      return false
    }
    return !(match.relaxations.contains(.inflection) && form.letterCount <= 4)
  }

  /// Whether a name that has the ending of an adjective stands before a noun: Nemačka vlada (the German
  /// government), not Nemačka.
  private func isAttribute(_ place: Int, _ form: WordForm) -> Bool {
    let next = place + 1
    guard
      ["sk", "ck", "čk", "šk"].contains(where: String(form.strict.dropLast()).hasEnding)
        || ["skoj", "čkoj", "škoj", "skom", "čkom", "škom"].contains(where: form.strict.hasEnding),
      next < matcher.tokens.count, !matcher.tokens[next].isParted
    else { return false }
    let behind = matcher.forms[Int(matcher.formNumbers[next])]
    return behind.capitals == .none && behind.letterCount > 3
      && !SmallWords.serbian.contains(behind.strict)
      && Agreement.holds(between: form.strict, and: behind.strict)
  }

  /// Whether a name of one word has a neighbour that makes it another name: Banja Luka, Crna Gora.
  /// Terms are no such neighbours (Opština Peć), nor is a name in another case (u Nišu Petrović).
  private func isPartOfLongerName(_ match: TermMatcher.Match, _ form: WordForm) -> Bool {
    let place = match.tokens.lowerBound
    func isForeign(_ other: Int) -> Bool {
      let form = matcher.forms[Int(matcher.formNumbers[other])]
      return form.capitals == .first && form.letterCount > 1 && !isCovered[other]
        && (!form.looseStems[.serbian].contains { $0 >= 0 } || matcher.index.isNameAttribute(form))
    }
    let next = place + 1
    if next < matcher.tokens.count, !matcher.tokens[next].isParted,
      !matcher.tokens[next].beginsSentence, isForeign(next)
    {
      let behind = matcher.forms[Int(matcher.formNumbers[next])].strict
      if !match.relaxations.contains(.inflection) || Agreement.mayShareCase(form.strict, behind) {
        return true
      }
    }
    guard place > 0, !matcher.tokens[place].isParted, !matcher.tokens[place].beginsSentence,
      !matcher.tokens[place - 1].beginsSentence, isForeign(place - 1)
    else { return false }
    let before = matcher.forms[Int(matcher.formNumbers[place - 1])].strict
    return Agreement.holds(between: before, and: form.strict)
  }

  /// Whether a word at the start of a sentence is a name elsewhere in the text, and never a word.
  private func isName(_ form: WordForm, _ token: TextToken) -> Bool {
    let stems = form.strictStems[rules[token.line]]
    return stems.contains(where: capitalized.contains) && !stems.contains(where: small.contains)
  }

  /// Whether the word before has a capital too, as in Tennessee State or Secretary of State.
  private func followsName(_ place: Int) -> Bool {
    guard place > 0, !matcher.tokens[place].isParted else { return false }
    let before = matcher.forms[Int(matcher.formNumbers[place - 1])]
    if before.strict == "of", place > 1 { return isCapital(place - 2) }
    return isCapital(place - 1)
  }

  private func isCapital(_ place: Int) -> Bool {
    let form = matcher.forms[Int(matcher.formNumbers[place])]
    let isName = form.capitals == .first || form.capitals == .mixed
    return isName && !(matcher.tokens[place].beginsSentence && TextLanguage.isFrequent(form.strict))
  }
}

/// Marks on numbers of stems that terms have; other stems have no number to be marked.
private struct StemMarks {
  private var isMarked: [Bool]

  init(count: Int) {
    isMarked = [Bool](repeating: false, count: count)
  }

  mutating func insert(_ stem: Int32) {
    if stem >= 0 { isMarked[Int(stem)] = true }
  }

  func contains(_ stem: Int32) -> Bool {
    stem >= 0 && isMarked[Int(stem)]
  }
}
