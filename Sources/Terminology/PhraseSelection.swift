internal import Foundation

/// The phrases of one side that may be terms, and how many units have each.
struct PhraseSelection {
  struct Candidate {
    var phrase: UInt64
    var count: Int32
    /// How much more often than in the language at large, as a natural logarithm.
    var specialness: Double
    /// The share of its occurrences inside sentences that have a capital on each word.
    var capitalShare: Double
  }

  private(set) var candidates: [Candidate] = []
  let classes: WordClasses
  private var numbers: [UInt64: Int32] = [:]

  /// Two passes over the corpus.
  init(_ corpus: PhraseCorpus, minimumCount: Int, background: (String) -> Double) {
    let classes = WordClasses(corpus, background: background)
    self.classes = classes
    var counts: [UInt64: (all: Int32, fitting: Int32)] = [:]
    counts.reserveCapacity(corpus.tokens.count)
    var seen: [UInt64] = []
    for unit in 0..<corpus.unitCount {
      seen.removeAll(keepingCapacity: true)
      corpus.forEachPhrase(in: unit) { phrase, range in
        guard Self.hasFirmEnds(range, corpus, classes), !seen.contains(phrase) else { return }
        seen.append(phrase)
        counts[phrase, default: (0, 0)].all += 1
        if Self.mayBeTerm(range, corpus, classes) { counts[phrase]?.fitting += 1 }
      }
    }
    // Words are told apart by their forms, names by their capitals: those may differ from place to place.
    let kept = counts.filter {
      Int($0.value.all) >= minimumCount && $0.value.fitting * 2 > $0.value.all
    }
    .map(\.key).sorted()
    for phrase in kept {
      numbers[phrase] = Int32(candidates.count)
      candidates.append(
        Candidate(phrase: phrase, count: counts[phrase]?.all ?? 0, specialness: 0, capitalShare: 0)
      )
    }
    addCapitals(corpus)
    addSpecialness(corpus, background)
  }

  /// Whether no small word stands at either end.
  private static func hasFirmEnds(
    _ range: Range<Int>,
    _ corpus: PhraseCorpus,
    _ classes: WordClasses
  ) -> Bool {
    !classes.isSmall[Int(corpus.key(range.lowerBound))]
      && !classes.isSmall[Int(corpus.key(range.upperBound - 1))]
  }

  private static func mayBeTerm(
    _ range: Range<Int>,
    _ corpus: PhraseCorpus,
    _ classes: WordClasses
  ) -> Bool {
    let first = Int(corpus.key(range.lowerBound))
    let last = Int(corpus.key(range.upperBound - 1))
    let isName = range.allSatisfy { token in
      corpus.forms[Int(corpus.tokens[token])].isCapitalized && !corpus.begins[token]
    }
    // Headings have capitals too; a name has no other class to be told by.
    if isName, !classes.isKnown(last) { return true }
    if !classes.mayEnd[last] || !classes.mayBegin[first] { return false }
    // Inside a term, of English, may stand of.
    return range.dropFirst().dropLast().allSatisfy { token in
      let key = Int(corpus.key(token))
      if classes.isSmall[key] { return corpus.keys[key] == "of" }
      return classes.mayBegin[key] || classes.mayEnd[key]
    }
  }

  private mutating func addCapitals(_ corpus: PhraseCorpus) {
    var inside = [Int32](repeating: 0, count: candidates.count)
    var capital = inside
    for unit in 0..<corpus.unitCount {
      corpus.forEachPhrase(in: unit) { phrase, range in
        guard let number = numbers[phrase] else { return }
        inside[Int(number)] += 1
        let isName = range.allSatisfy { token in
          corpus.forms[Int(corpus.tokens[token])].isCapitalized
        }
        if isName { capital[Int(number)] += 1 }
      }
    }
    for index in candidates.indices {
      candidates[index].capitalShare = Double(capital[index]) / Double(max(inside[index], 1))
    }
  }

  private mutating func addSpecialness(_ corpus: PhraseCorpus, _ background: (String) -> Double) {
    var counts = [Int](repeating: 0, count: corpus.keys.count)
    var commonForm = [Int32](repeating: -1, count: corpus.keys.count)
    var formCounts = [Int32](repeating: 0, count: corpus.forms.count)
    var total = 0
    for form in corpus.tokens where form >= 0 {
      formCounts[Int(form)] += 1
      let key = Int(corpus.forms[Int(form)].key)
      counts[key] += 1
      total += 1
      if commonForm[key] < 0 || formCounts[Int(form)] > formCounts[Int(commonForm[key])] {
        commonForm[key] = form
      }
    }
    let specialness = corpus.keys.indices.map { key -> Double in
      guard commonForm[key] >= 0 else { return 0 }
      let usual = background(corpus.forms[Int(commonForm[key])].strict)
      return log(Double(counts[key]) / Double(max(total, 1)) / max(usual, 5e-7))
    }
    for index in candidates.indices {
      let words = PhraseCorpus.words(of: candidates[index].phrase)
      candidates[index].specialness = words.map { specialness[Int($0)] }.max() ?? 0
    }
  }

  /// The numbers of the candidates of a unit, each once.
  func numbers(in unit: Int, _ corpus: PhraseCorpus) -> [Int32] {
    var found: [Int32] = []
    corpus.forEachPhrase(in: unit) { phrase, _ in
      if let number = numbers[phrase], !found.contains(number) { found.append(number) }
    }
    return found
  }
}
