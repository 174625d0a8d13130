/// Roman numerals, and capitals that stand alone.
extension ConversionEngine {
  /// A well-formed numeral of two letters or more.
  mutating func convertNumeral(_ word: ScannedWord) {
    let start = output.count
    // Only VI is a word as well: in a line of capitals it is one, unless something says otherwise.
    let isPronoun =
      word.count == 2 && codes[0] == 22 && codes[1] == 9 && isInLineOfCapitals(word)
      && !hasNumeralNeighbour(word)
    if isPronoun {
      previousWasKept = false
      emitLatin(word)
    } else {
      previousWasKept = true
      keep(word)
    }
    if isPronoun { doubt(word, since: start, .romanNumeral) }
  }

  /// A letter that stands alone: a word (i, u, a, o, s, k), an initial, a numeral, a unit or a
  /// symbol.
  mutating func convertSingleLatin(_ word: ScannedWord) {
    if isSingleUnit(word) {
      keep(word)
      return
    }
    let code = codes[0]
    let wasKept = previousWasKept
    previousWasKept = false
    let start = output.count
    guard word.capitals == 1 else {
      let visual = Homoglyphs.cyrillic(letters[0])
      if visual != 0, code == 3 || code == 16, isBetweenCyrillicWords(word) {
        output.append(scalar: visual)
        doubt(word, since: start, .mixedScript)
        return
      }
      // The English genitive behind a foreign word: McDonald's.
      if wasKept, code == 19, previous.upperBound < word.start,
        [0x27, 0x99].contains(input[word.start - 1]), word.start - previous.upperBound <= 3
      {
        keep(word)
        return
      }
      if isHyphen(word.end), nextIsForeign(after: word) {
        keep(word)
        doubt(word, since: start, .foreignWord)
        return
      }
      emitLatin(word)
      return
    }
    if code == 9, options.foreignWords == .keep, isEnglishPronoun(word) {
      keep(word)
      previousWasKept = true
      doubt(word, since: start, .foreignWord)
      return
    }
    let isWord = [1, 11, 15, 19, 21].contains(code)
    let isNumeralLetter = [9, 22, 24, 12, 3, 4, 13].contains(code)
    if options.romanNumerals == .keep, isNumeralLetter, isSingleNumeral(word, code: code) {
      keep(word)
      doubt(word, since: start, .romanNumeral)
      return
    }
    if isHyphen(word.end), nextIsForeign(after: word) {
      keep(word)
      doubt(word, since: start, .foreignWord)
      return
    }
    if options.codes == .keep, isDigit(word.end) || isDigit(word.start - 1) {
      keep(word)
      doubt(word, since: start, .code)
      return
    }
    if options.codes == .keep, !isWord, isSymbol(word) {
      keep(word)
      doubt(word, since: start, .singleLetter)
      return
    }
    emitLatin(word)
    if code == 9 {
      if mayBeNumbered(wordBefore(word)) { doubt(word, since: start, .romanNumeral) }
    } else if !isWord, !isDot(word.end) {
      doubt(word, since: start, .singleLetter)
    }
  }

  /// Whether a numeral often stands behind a word: "and" behind it is a guess.
  private func mayBeNumbered(_ before: NeighbourWord?) -> Bool {
    guard let before else { return false }
    return NumeralContexts.matches(before.key, numerals.before)
      || NumeralContexts.matches(before.key, numerals.rulers)
  }

  /// Whether one capital I, V, X … is a numeral: by what stands around it.
  private func isSingleNumeral(_ word: ScannedWord, code: UInt8) -> Bool {
    let before = wordBefore(word)
    let after = wordAfter(word)
    let isCapitals =
      before?.isCapitals == true && after?.isCapitals == true || isInLineOfCapitals(word)
    if isNumeralByPlace(word, code: code, isCapitals)
      || isBeforeOrdinalPhrase(word, before, after)
    {
      return true
    }
    if isDot(word.end) {
      let next = wordAfter(word, skippingDot: true)
      // "Videti glavu I." ends its sentence.
      if next?.isCapitalized != true, NumeralContexts.matches(before?.key, numerals.before) {
        return true
      }
      // "Karlo V. je", "Došao je Ferdinand I." are numbers; a name behind may make it an initial.
      if next?.isCapitalized != true, let before, before.isCapitalized, canNumberRuler(code),
        NumeralContexts.matches(before.key, numerals.rulers)
      {
        return true
      }
      // I. razred is a numeral, I. Petrović an initial.
      guard let next, !isCapitals else { return false }
      return !next.isCapitalized && NumeralContexts.matches(next.key, numerals.after)
    }
    if let after, isDot(after.end), numerals.classes.contains(after.key) { return true }
    if isCapitals { return isNumeralInCapitals(word, code: code, before, after) }
    if let before {
      if canNumberRuler(code), before.isCapitalized,
        NumeralContexts.matches(before.key, numerals.rulers)
      {
        return true
      }
      if NumeralContexts.matches(before.key, numerals.before) {
        return !isTitleOfTwoNouns(word, before, after)
      }
    }
    if code != 9 {
      return NumeralContexts.matches(after?.key, numerals.after)
        || (code == 22 || code == 24) && before != nil && before?.isSingle == false
    }
    // A capital I inside a sentence, where "and" would be small: po I stepenu, Šarl I je.
    guard let before else { return false }
    if before.isSingle {
      // u I kolu, s I mesta
      return !before.isCapitalized && NumeralContexts.matches(after?.key, numerals.after)
    }
    if before.isCapitalized, after?.isCapitalized == true { return false }
    return true
  }

  /// I, V or X: nobody was the fiftieth of his name, so that "Stefan L. je" has an initial.
  private func canNumberRuler(_ code: UInt8) -> Bool { [9, 22, 24].contains(code) }

  /// I svetski rat, U I SVETSKOM RATU; a line of nothing but the numeral and its noun: I DEO,
  /// "I kolo: …".
  ///
  /// Behind another word in capitals it is "and" as often: SRBIJA I SVETSKI RAT.
  private func isBeforeOrdinalPhrase(
    _ word: ScannedWord,
    _ before: NeighbourWord?,
    _ after: NeighbourWord?
  ) -> Bool {
    guard let after, before == nil || numerals.prepositions.contains(before?.key ?? "") else {
      return false
    }
    if let second = wordAfter(position: after.end) {
      return numerals.phrases.contains {
        after.key.hasPrefix($0.0) && second.key.hasPrefix($0.1)
      }
    }
    let isFirst = word.start == 0 || input[word.start - 1] == 0x0A
    let isLast = after.end == inputCount || [0x0A, 0x0D, 0x3A].contains(input[after.end])
    return isFirst && isLast && NumeralContexts.matches(after.key, numerals.nouns)
  }

  /// I of an English sentence: between words that stay Latin, or before a verb that takes no other subject.
  private func isEnglishPronoun(_ word: ScannedWord) -> Bool {
    guard isBlank(word.end) else { return false }
    if previousWasKept, previous.upperBound == word.start - 1, nextIsForeign(after: word) {
      return true
    }
    guard let verb = wordAfter(word), Self.englishVerbs.contains(verb.key) else { return false }
    return !isInLineOfCapitals(word)
  }

  private static let englishVerbs: Set<String> = [
    "am", "was", "have", "had", "will", "would", "could", "should", "know", "think", "want", "need",
    "believe", "remember",
  ]

  private func isBlank(_ position: Int) -> Bool {
    position < inputCount && input[position] == 0x20
  }

  /// Vitamin C, C i D vitamin, hepatitis B.
  private func isSymbol(_ word: ScannedWord) -> Bool {
    var position = word.end
    for _ in 0..<3 {
      guard let next = wordAfter(position: position) else { break }
      if Self.symbolNouns.contains(where: { next.key.hasPrefix($0) }) { return true }
      position = next.end
    }
    position = word.start
    for _ in 0..<3 {
      guard let before = wordBefore(position: position) else { break }
      if Self.symbolNouns.contains(where: { before.key.hasPrefix($0) }) { return true }
      position = before.start
    }
    return false
  }

  private static let symbolNouns = ["vitamin", "hepatitis"]

  private func hasNumeralNeighbour(_ word: ScannedWord) -> Bool {
    let before = wordBefore(word)
    return NumeralContexts.matches(before?.key, numerals.rulers)
      || NumeralContexts.matches(before?.key, numerals.before)
      || NumeralContexts.matches(wordAfter(word)?.key, numerals.after)
      || NumeralContexts.matches(wordAfter(word, skippingDot: true)?.key, numerals.after)
  }

  private mutating func isSingleUnit(_ word: ScannedWord) -> Bool {
    guard options.units == .keep, word.start > 1, input[word.start] < 0x80 else { return false }
    let letter = input[word.start]
    if letter == 0x43 || letter == 0x46, isBehindDegree(word) {
      previousWasKept = true
      return true
    }
    guard units.contains(String(UnicodeScalar(letter))), !isFirstOfInitials(word) else {
      return false
    }
    var before = word.start - 1
    if input[before] == 0x2F {
      guard previousWasKept, previous.upperBound == before else { return false }
    } else {
      if input[before] == 0x20 { before -= 1 } else if input[before] == 0xA0 { before -= 2 }
      guard before >= 0, (0x30...0x39).contains(input[before]) else { return false }
    }
    // "5 s njima", "20 h i": the preposition s takes a word behind it, and "2 g." may be years.
    if letter == 0x73, wordAfter(word) != nil { return false }
    previousWasKept = true
    return true
  }

  /// A capital with a dot, and another behind it: "br. 1184/2 K.O. Vrčin" has no kelvins.
  private func isFirstOfInitials(_ word: ScannedWord) -> Bool {
    guard input[word.start] < 0x60, isDot(word.end) else { return false }
    var next = word.end + 1
    if isBlank(next) { next += 1 }
    guard next < inputCount, (0x41...0x5A).contains(input[next]) else { return false }
    return isDot(next + 1)
  }

  /// °C, º C: behind a degree sign, or behind one and a blank where a number is before it.
  func isBehindDegree(_ word: ScannedWord) -> Bool {
    var place = word.start - 1
    let hasBlank = place >= 0 && input[place] == 0x20
    if hasBlank { place -= 1 }
    guard place >= 1, input[place - 1] == 0xC2, input[place] == 0xB0 || input[place] == 0xBA
    else { return false }
    return !hasBlank || isDigit(place - 2)
  }

  private func isDot(_ position: Int) -> Bool { position < inputCount && input[position] == 0x2E }

  private func isHyphen(_ position: Int) -> Bool {
    position >= 0 && position < inputCount && input[position] == 0x2D
  }

  private func isDigit(_ position: Int) -> Bool {
    position >= 0 && position < inputCount && (0x30...0x39).contains(input[position])
  }
}
