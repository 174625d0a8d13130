/// Words in Latin letters on their way to Cyrillic.
extension ConversionEngine {
  private typealias Class = LetterTable.Class

  mutating func convertToCyrillic(_ word: ScannedWord) {
    let kinds = word.classes & ~(Class.upper | Class.digraphCapital)
    if kinds == Class.serbianLatin {
      convertLatin(word)
    } else if kinds & (Class.latin | Class.rewritten) == 0 {
      keep(word)
      previousWasKept = false
    } else {
      convertUnusualToCyrillic(word)
    }
  }

  /// A word of Serbian Latin letters alone, which are in the buffers.
  mutating func convertLatin(_ word: ScannedWord) {
    if word.count == 1 {
      convertSingleLatin(word)
      return
    }
    if !options.protectedWords.isEmpty, options.protectedWords.contains(text(of: word)) {
      keep(word)
      return
    }
    if word.count <= 5, isUnit(word) {
      keep(word)
      return
    }
    let letters = UnsafeBufferPointer(start: codes, count: word.count)
    let start = output.count
    if options.foreignWords == .keep, !isListedSerbian(word) {
      if isListed(word) {
        keep(word)
        previousWasKept = true
        return
      }
      if hasForeignLetters(word, letters)
        || word.capitals > 1 && word.count > 4 && hasInnerCapital(word) && !isScottishName(word)
      {
        keep(word)
        doubt(word, since: start, .foreignWord)
        previousWasKept = true
        return
      }
    }
    if word.capitals == word.count {
      if options.romanNumerals == .keep, NumeralContexts.isNumeral(letters) {
        convertNumeral(word)
        return
      }
      if options.acronyms == .keep, !isInLineOfCapitals(word) {
        keep(word)
        return
      }
    }
    previousWasKept = false
    if options.codes == .keep, isCode(word) {
      keep(word)
      doubt(word, since: start, .code)
      return
    }
    if let restorer, let restored = restorer.restored(text(of: word)) {
      emitLatin(rescanned(word, letters: Array(restored.utf16)))
      doubt(word, since: start, .restoredDiacritics)
      return
    }
    emitLatin(word)
  }

  /// Writes the word in the buffers in Cyrillic.
  mutating func emitLatin(_ word: ScannedWord) {
    if word.pairs & (LetterTable.Pair.digraph | LetterTable.Pair.dj) == 0 {
      for index in 0..<word.count { emitLetter(Int(letters[index])) }
      return
    }
    let start = output.count
    let readsStrokedD = findActions(in: word)
    var index = 0
    while index < word.count {
      let letter = Int(letters[index])
      if index + 1 < word.count, isPairOfCase(index) {
        let pair = table.pair(codes[index], codes[index + 1])
        let isCapital = table.kind(of: letters[index]) & Class.upper != 0
        if pair & LetterTable.Pair.digraph != 0, actions[index] != Action.split {
          let digraph = table.digraphs[Int(codes[index]) + (isCapital ? 32 : 0)]
          output.append(packed: digraph, count: 2)
          index += 2
          continue
        }
        if actions[index] == Action.strokedD {
          emitLetter(isCapital ? 0x110 : 0x111)
          index += 2
          continue
        }
      }
      emitLetter(letter)
      index += 1
    }
    if readsStrokedD { doubt(word, since: start, .strokedD) }
  }

  @inline(__always)
  private mutating func emitLetter(_ letter: Int) {
    let count = letter < LetterTable.limit ? Int(table.convertedCount[letter]) : 0
    if count > 0 {
      output.append(packed: table.converted[letter], count: count)
    } else {
      output.append(scalar: UInt16(letter))
    }
  }

  /// A small letter and a capital (nJ) are no digraph.
  private func isPairOfCase(_ index: Int) -> Bool {
    table.kind(of: letters[index]) & Class.upper != 0
      || table.kind(of: letters[index + 1]) & Class.upper == 0
  }

  /// Marks the pairs that are not digraphs, and those that are đ. Returns whether there is one of
  /// the latter.
  private mutating func findActions(in word: ScannedWord) -> Bool {
    let letters = UnsafeBufferPointer(start: codes, count: word.count)
    var readsStrokedD = false
    actions.update(repeating: 0, count: word.count)
    for index in 0..<(word.count - 1) {
      let pair = table.pair(codes[index], codes[index + 1])
      if pair & LetterTable.Pair.digraph != 0 {
        if splits.isSplit(at: index, in: letters) { actions[index] = Action.split }
      } else if pair & LetterTable.Pair.dj != 0, options.readsDjAsStrokedD,
        !strokes.isSplit(at: index, in: letters), isPairOfCase(index)
      {
        actions[index] = Action.strokedD
        readsStrokedD = true
      }
    }
    return readsStrokedD
  }

  /// Whether the list has the word as a Serbian one, and nothing foreign stands beside it: Maria Callas.
  private func isListedSerbian(_ word: ScannedWord) -> Bool {
    switch foreign.entry(of: word.hash) {
    case .serbian: !isBesideForeign(word)
    case .serbianName: word.capitals == 0 || !isBesideForeign(word)
    default: false
    }
  }

  /// Whether the list of foreign words has the word, or the name that a case ending stands on.
  private func isListed(_ word: ScannedWord) -> Bool {
    if let entry = foreign.entry(of: word.hash) { return fits(entry, word) }
    guard word.count > 5, word.capitals == 1 else { return false }
    let isVowel = [1, 5, 9, 21].contains(codes[word.count - 1])
    if isVowel, foreign.entry(of: word.hashWithoutOne) == .capitalized { return true }
    let last = codes[word.count - 1]
    let isEnding = codes[word.count - 2] == 15 && (last == 13 || last == 22)
    return isEnding && foreign.entry(of: word.hashWithoutTwo) == .capitalized
  }

  private func fits(_ entry: ForeignWords.Entry, _ word: ScannedWord) -> Bool {
    switch entry {
    case .anyCase: true
    case .capitalized: word.capitals > 0
    case .exact: word.capitals == word.count
    case .exactAmongSmall:
      word.capitals == word.count && !isInLineOfCapitals(word, others: 0)
    case .capitalizedAmongSmall:
      word.capitals > 0
        && (word.capitals < word.count || !isInLineOfCapitals(word, others: 0))
    case .smallLetters: word.capitals < word.count || isBesideForeign(word)
    // Nothing foreign beside it: `isListedSerbian`.
    case .serbian, .serbianName: true
    }
  }

  /// Sequences that Serbian does not have; abbreviations of three letters may have any.
  private func hasForeignLetters(
    _ word: ScannedWord,
    _ letters: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    if word.capitals == word.count, word.count <= 3 { return false }
    if word.pairs & LetterTable.Pair.foreign != 0 { return true }
    return word.pairs & LetterTable.Pair.maybeForeign != 0 && foreign.hasLongPattern(letters)
  }

  /// MekGregor, MakDonald: names with Mac or Mc, as Serbian spells them.
  private func isScottishName(_ word: ScannedWord) -> Bool {
    let isMac = codes[0] == 13 && (codes[1] == 5 || codes[1] == 1) && codes[2] == 11
    return isMac && word.capitals == 2 && table.kind(of: letters[3]) & Class.upper != 0
      && table.kind(of: letters[0]) & Class.upper != 0
  }

  /// iPhone, LinkedIn, RedState.
  private func hasInnerCapital(_ word: ScannedWord) -> Bool {
    guard word.capitals < word.count else { return false }
    for index in 1..<word.count
    where table.kind(of: letters[index]) & Class.upper != 0
      && table.kind(of: letters[index - 1]) & Class.upper == 0
    {
      return true
    }
    return false
  }

  /// Whether the word is a symbol of a unit right behind a number, or behind such a unit and a
  /// slash.
  private mutating func isUnit(_ word: ScannedWord) -> Bool {
    guard options.units == .keep, word.start > 0 else { return false }
    var before = word.start - 1
    if input[before] == 0x2F {
      guard previousWasKept, previous.upperBound == before else { return false }
    } else {
      if input[before] == 0x20 {
        before -= 1
      } else if before > 0, input[before] == 0xA0, input[before - 1] == 0xC2 {
        before -= 2
      }
      guard before >= 0, (0x30...0x39).contains(input[before]) else { return false }
    }
    guard units.contains(text(of: word)) else { return false }
    previousWasKept = true
    return true
  }

  /// Capitals with a digit next to them: F16, MP3, 3D. Small letters there are endings: 90ih.
  private func isCode(_ word: ScannedWord) -> Bool {
    guard word.count <= 4, word.capitals == word.count else { return false }
    let isBehind = word.start > 0 && (0x30...0x39).contains(input[word.start - 1])
    let isBefore = word.end < inputCount && (0x30...0x39).contains(input[word.end])
    return isBehind || isBefore
  }

  /// The word as it stands in the input.
  func text(of word: ScannedWord) -> String {
    String(
      decoding: UnsafeBufferPointer(start: input + word.start, count: word.end - word.start),
      as: UTF8.self
    )
  }
}
