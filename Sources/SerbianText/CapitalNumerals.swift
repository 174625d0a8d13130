/// Whether one capital letter among words in capitals is a Roman numeral, or "and": KNJIGA I OLOVKA, but
/// GLAVA I OPŠTE ODREDBE; KRALJ PETAR I KRALJICA MARIJA, but KRALJ PETAR I KARAĐORĐEVIĆ.
///
/// "And" is the common one, so that a numeral needs a reason: its place, or what stands around it.
extension ConversionEngine {
  func isNumeralInCapitals(
    _ word: ScannedWord,
    code: UInt8,
    _ before: NeighbourWord?,
    _ after: NeighbourWord?
  ) -> Bool {
    guard let before else {
      // V and X are no words: V MEĐUNARODNI SAJAM.
      return code != 9 && NumeralContexts.matches(after?.key, numerals.after)
    }
    if code != 9 {
      return NumeralContexts.matches(before.key, numerals.before)
        || NumeralContexts.matches(after?.key, numerals.after)
        || (code == 22 || code == 24) && !before.isSingle
    }
    guard let after else {
      // "And" ends nothing: ČLAN I, STEPEN I: UVOD. A title may go on in the next line.
      return NumeralContexts.matches(before.key, numerals.before)
        || !before.isSingle && endsPhrase(word)
    }
    if NumeralContexts.matches(before.key, numerals.rulers) {
      return isNumberOfRuler(before, after)
    }
    if numerals.prepositions.contains(before.key) {
      // U I KOLU, OD I DO V RAZREDA; but ZA I PROTIV.
      return NumeralContexts.matches(after.key, numerals.nouns)
        || before.key == "od" && after.key == "do"
    }
    let isFirst = before.start == 0 || input[before.start - 1] == 0x0A
    guard isFirst, numerals.headings.contains(before.key) else { return false }
    // A chapter has a title of several words; of a single noun the words tell: GLAVA I VRAT.
    return NumeralContexts.matches(after.key, numerals.titleWords)
      || numerals.chapters.contains(before.key) && wordAfter(position: after.end) != nil
  }

  /// Whether a capitalised line is the title of two nouns: Knjiga I Olovka.
  func isTitleOfTwoNouns(
    _ word: ScannedWord,
    _ before: NeighbourWord,
    _ after: NeighbourWord?
  ) -> Bool {
    guard let after, codes[0] == 9, before.isCapitalized, after.isCapitalized,
      numerals.headings.contains(before.key)
    else { return false }
    return wordAfter(position: after.end) == nil
      && !NumeralContexts.matches(after.key, numerals.titleWords)
  }

  /// Behind a name that rulers have: with a title before it, or with the name of a house or a byname behind
  /// the number. Another name or title there is the second of two.
  private func isNumberOfRuler(_ name: NeighbourWord, _ after: NeighbourWord) -> Bool {
    if NumeralContexts.matches(after.key, numerals.bynames) { return true }
    if NumeralContexts.matches(after.key, numerals.titles)
      || NumeralContexts.matches(after.key, numerals.rulers)
    {
      return false
    }
    guard let title = wordBefore(position: name.start) else { return false }
    if NumeralContexts.matches(title.key, numerals.titles) { return true }
    // CAR FRANC JOSIF I
    return NumeralContexts.matches(title.key, numerals.rulers)
      && NumeralContexts.matches(wordBefore(position: title.start)?.key, numerals.titles)
  }

  /// Whether a comma, a colon, a bracket or a quotation mark follows, or an empty line, or nothing.
  private func endsPhrase(_ word: ScannedWord) -> Bool {
    var place = word.end
    guard place < inputCount else { return true }
    switch input[place] {
    case 0x2C, 0x3A, 0x3B, 0x29, 0x22: return true
    case 0xC2: return place + 1 < inputCount && input[place + 1] == 0xBB
    case 0xE2:
      return place + 2 < inputCount && input[place + 1] == 0x80
        && [0x99, 0x9C, 0x9D].contains(input[place + 2])
    case 0x0A, 0x0D: break
    default: return false
    }
    if input[place] == 0x0D { place += 1 }
    place += 1
    return place >= inputCount || input[place] == 0x0A || input[place] == 0x0D
  }
}
