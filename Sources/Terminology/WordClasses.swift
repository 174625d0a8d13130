/// What kinds of words a corpus holds, told from their neighbours and endings: which may begin or end a
/// term.
struct WordClasses {
  /// By key: may the word stand at the beginning of a term, and at its end?
  private(set) var mayBegin: [Bool]
  private(set) var mayEnd: [Bool]
  /// Words that stand inside a term at most.
  private(set) var isSmall: [Bool]
  /// Words that have endings of adjectives.
  private(set) var isAdjective: [Bool]

  /// O(corpus).
  init(_ corpus: PhraseCorpus, background: (String) -> Double) {
    let count = corpus.keys.count
    var small = [Bool](repeating: false, count: count)
    for form in corpus.forms {
      let list = corpus.rules == .serbian ? SmallWords.serbian : SmallWords.english
      if list.contains(form.strict) || background(form.strict) > 4e-3 { small[Int(form.key)] = true }
    }
    isSmall = small
    var begin = small.map { !$0 }
    var end = begin
    var adjective = [Bool](repeating: false, count: count)
    switch corpus.rules {
    case .serbian:
      let shares = Self.endingShares(corpus)
      for key in 0..<count {
        adjective[key] = shares[key].adjective > 0.12
        if adjective[key] { end[key] = false }
        if shares[key].verb > 0.2 {
          begin[key] = false
          end[key] = false
        }
      }
    case .english:
      let uses = Self.uses(corpus, small)
      for key in 0..<count {
        let (noun, verb) = uses[key]
        if verb * 2 > noun { begin[key] = false }
        if verb * 3 > noun { end[key] = false }
        let text = corpus.keys[key]
        if text.hasSuffix("ly") || text.hasSuffix("ed") || text.hasSuffix("ing") && verb > 0 {
          end[key] = false
        }
        if text.hasSuffix("ly") { begin[key] = false }
      }
    case .none: break
    }
    mayBegin = begin
    mayEnd = end
    isAdjective = adjective
  }

  /// Of each word, how often it stands behind words that nouns and adjectives stand behind, and behind
  /// those that verbs do.
  private static func uses(_ corpus: PhraseCorpus, _ small: [Bool]) -> [(noun: Int, verb: Int)] {
    var uses = [(noun: Int, verb: Int)](repeating: (0, 0), count: corpus.keys.count)
    var kinds = [Int8](repeating: 0, count: corpus.forms.count)
    for (number, form) in corpus.forms.enumerated() {
      if SmallWords.beforeNouns.contains(form.strict) { kinds[number] = 1 }
      if SmallWords.beforeVerbs.contains(form.strict) { kinds[number] = 2 }
    }
    for unit in 0..<corpus.unitCount {
      let all = corpus.tokens(of: unit)
      for token in all.dropFirst() {
        let (before, key) = (corpus.tokens[token - 1], corpus.key(token))
        guard before >= 0, key >= 0 else { continue }
        switch kinds[Int(before)] {
        case 1: uses[Int(key)].noun += 1
        case 2: uses[Int(key)].verb += 1
        default: break
        }
      }
    }
    return uses
  }

  /// Of each word, the share of its occurrences in forms that only adjectives have, and only verbs.
  private static func endingShares(
    _ corpus: PhraseCorpus
  ) -> [(adjective: Double, verb: Double)] {
    var counts = [(all: Int, adjective: Int, verb: Int)](
      repeating: (0, 0, 0),
      count: corpus.keys.count
    )
    let kinds = corpus.forms.map { form -> Int in
      let text = form.strict
      if adjectiveEndings.contains(where: text.hasSuffix), text.utf8.count > 4 { return 1 }
      if verbEndings.contains(where: text.hasSuffix), text.utf8.count > 4 { return 2 }
      return 0
    }
    for form in corpus.tokens where form >= 0 {
      let key = Int(corpus.forms[Int(form)].key)
      counts[key].all += 1
      if kinds[Int(form)] == 1 { counts[key].adjective += 1 }
      if kinds[Int(form)] == 2 { counts[key].verb += 1 }
    }
    return counts.map { count in
      let all = Double(max(count.all, 1))
      return (Double(count.adjective) / all, Double(count.verb) / all)
    }
  }

  private static let adjectiveEndings = ["og", "oga", "ih", "oj", "om\u{0}", "omu", "ijeg", "njeg"]
  private static let verbEndings = [
    "ite", "jte", "ati", "iti", "eti", "uti", "jem", "ju\u{0}", "ajući", "ujući", "ali", "ili\u{0}",
    "ujem", "ujete", "ajete", "ujte", "ašem", "imo", "amo", "ćete",
  ]
}
