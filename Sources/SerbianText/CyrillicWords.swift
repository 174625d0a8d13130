/// Words in Cyrillic letters on their way to Latin.
extension ConversionEngine {
  private typealias Class = LetterTable.Class

  mutating func convertToLatin(_ scanned: ScannedWord) {
    let kinds = scanned.classes & ~(Class.upper | Class.digraphCapital)
    if !options.protectedWords.isEmpty, options.protectedWords.contains(text(of: scanned)) {
      keep(scanned)
    } else if kinds == Class.serbianCyrillic {
      if isCelsius(scanned) {
        let start = output.count
        output.append(0x43)
        doubt(scanned, since: start, .mixedScript)
      } else if isDoubleX(scanned.start, scanned.end) {
        let start = output.count
        for _ in 0..<scanned.count { output.append(0x58) }
        doubt(scanned, since: start, .romanNumeral)
      } else {
        emitCyrillic(scanned)
      }
    } else if kinds & Class.cyrillic == 0 {
      if kinds & Class.rewritten != 0 || kinds & Class.mark != 0 {
        emitComposed(simplified(scanned))
      } else {
        keep(scanned)
      }
    } else if kinds & Class.latin != 0 {
      convertMixed(simplified(scanned), to: .latin)
    } else if kinds & Class.foreignCyrillic != 0 {
      let start = output.count
      if options.foreignWords == .keep { keep(scanned) } else { emitCyrillic(scanned) }
      doubt(scanned, since: start, .foreignWord)
    } else {
      emitCyrillic(simplified(scanned))
    }
  }

  /// С right behind the sign of a degree, which is no word: the Latin C that it looks like.
  private func isCelsius(_ word: ScannedWord) -> Bool {
    word.count == 1 && letters[0] == 0x421 && options.units == .keep
      && word.start > 0 && input[word.start - 1] != 0x20 && isBehindDegree(word)
  }

  /// Writes the word in the buffers in Latin.
  mutating func emitCyrillic(_ word: ScannedWord) {
    let start = output.count
    for index in 0..<word.count {
      let value = Int(letters[index])
      let kind = value < LetterTable.limit ? table.classes[value] : 0
      if kind & Class.digraphCapital != 0 {
        let isCapital = takesCapitalPair(index, in: word)
        let letter = isCapital ? table.capitals[value] : table.converted[value]
        output.append(packed: letter, count: Int(table.convertedCount[value]))
      } else if kind & Class.cyrillic != 0, table.convertedCount[value] > 0 {
        output.append(packed: table.converted[value], count: Int(table.convertedCount[value]))
      } else if kind & Class.cyrillic != 0, value == 0x44C || value == 0x44A {
        continue
      } else {
        output.append(scalar: letters[index])
      }
    }
    if word.classes & Class.mark != 0 { composeOutput(from: start) }
  }

  /// Whether Љ, Њ or Џ becomes LJ, NJ, DŽ: before a capital, at the end of a word in capitals, and
  /// alone in a line without small letters; an initial takes Lj, Nj, Dž.
  private func takesCapitalPair(_ index: Int, in word: ScannedWord) -> Bool {
    func isCapital(_ index: Int) -> Bool {
      let value = Int(letters[index])
      return value < LetterTable.limit && table.classes[value] & Class.upper != 0
    }
    if index + 1 < word.count { return isCapital(index + 1) }
    if index > 0 { return isCapital(index - 1) }
    if word.end < inputCount, input[word.end] == 0x2E { return false }
    return isInLineOfCapitals(word, others: 0)
  }

  private mutating func emitComposed(_ word: ScannedWord) {
    let start = output.count
    emit(word)
    composeOutput(from: start)
  }
}
