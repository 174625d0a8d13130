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
      if list.contains(form.strict) || background(form.strict) > 4e-3 {
        small[Int(form.key)] = true
      }
    }
    isSmall = small
    var begin = small.map { !$0 }
    var end = begin
    var adjective = [Bool](repeating: false, count: count)
    switch corpus.rules {
    case .serbian:
      let kinds = Self.endingKinds(corpus)
      for key in 0..<count {
        adjective[key] = kinds[key].isAdjective
        if adjective[key] { end[key] = false }
        if kinds[key].isVerb {
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

  /// Whether the class of a word is known from elsewhere than its capitals: a verb, an adjective.
  func isKnown(_ key: Int) -> Bool { !mayEnd[key] }

  /// Of each word whether its forms are those of an adjective, of a verb.
  ///
  /// Adjectives have endings that nouns have not (-og, -oj, -ih, -im) on a stem that stands with a vowel
  /// too; a noun may end so by itself (nalog, broj).
  private static func endingKinds(
    _ corpus: PhraseCorpus
  ) -> [(isAdjective: Bool, isVerb: Bool)] {
    var forms: [Set<String>] = Array(repeating: [], count: corpus.keys.count)
    for form in corpus.forms { forms[Int(form.key)].insert(form.strict) }
    var counts = [(all: Int, verb: Int)](repeating: (0, 0), count: corpus.keys.count)
    let isVerb = corpus.forms.map { form in
      form.strict.utf8.count > 4 && verbEndings.contains(where: form.strict.hasSuffix)
    }
    for form in corpus.tokens where form >= 0 {
      let key = Int(corpus.forms[Int(form)].key)
      counts[key].all += 1
      if isVerb[Int(form)] { counts[key].verb += 1 }
    }
    return forms.indices.map { key in
      let own = forms[key]
      let endings = adjectiveEndings.filter { ending in
        own.contains { form in
          form.hasSuffix(ending) && form.utf8.count > ending.utf8.count + 2
            && ["a", "o", "e", "i"].contains { own.contains(form.dropLast(ending.utf8.count) + $0) }
        }
      }
      return (endings.count >= 2, Double(counts[key].verb) > 0.2 * Double(max(counts[key].all, 1)))
    }
  }

  private static let adjectiveEndings = ["og", "oj", "ih", "im"]
  private static let verbEndings = [
    "ite", "jte", "ati", "iti", "eti", "uti", "jem", "ajući", "ujući", "ali", "ujem", "ujete",
    "ajete", "ujte", "imo", "amo", "ćete", "avam", "aju", "uju",
  ]
}
