/// Whether one capital letter is a Roman numeral: by the numbers, abbreviations and numerals around.
///
/// What decides is the shape of a reference, a date, a range or a list, so that it holds for any text:
/// "Knj. I, sv. 2", "14. V 2024.", "I–III", "I, II i III", "V i X". Each look is bounded.
extension ConversionEngine {
  /// By what stands around, whatever the words are.
  func isNumeralByPlace(_ word: ScannedWord, code: UInt8, _ isCapitals: Bool) -> Bool {
    isInDate(word, code: code) || isBehindAbbreviation(word) || isInRange(word)
      || (isCapitals ? isInListOfCapitals(word) : isInList(word, code: code))
  }

  /// The month of a date: "14. V 2024.", "10. I. 2020."; the first of two: "od 1. I do 31. XII".
  private func isInDate(_ word: ScannedWord, code: UInt8) -> Bool {
    guard [9, 22, 24].contains(code), let day = numberBefore(word.start), (1...31).contains(day)
    else { return false }
    var place = word.end
    let hasDot = byte(place) == 0x2E
    if hasDot { place += 1 }
    let next = afterBlank(place)
    let digits = digitCount(at: next)
    // A year; two digits would be the next item of a list: "1. I 2. maja".
    if digits == 3 || digits == 4 { return true }
    if let after = wordAfter(position: place), after.key == "do", !after.isCapitalized,
      digitCount(at: afterBlank(after.end)) > 0
    {
      return true
    }
    // "5. V. Petrović" has an initial; no word of one letter is V or X.
    return code != 9 && !hasDot && digits == 0
  }

  /// Behind an abbreviation that takes a number: "knj. I", "čl. V". Behind a number of its own the
  /// abbreviation is complete: "1999. god. I tako dalje".
  private func isBehindAbbreviation(_ word: ScannedWord) -> Bool {
    let dot = beforeBlank(word.start) - 1
    guard dot > 0, byte(dot) == 0x2E else { return false }
    var start = dot
    while start > max(0, dot - 16), isLetter(start - 1) { start -= 1 }
    guard start < dot, numerals.abbreviations.contains(key(start..<dot)) else { return false }
    let before = beforeBlank(start)
    if before < start, isDigit(before - 1) || byte(before - 1) == 0x2E && isDigit(before - 2) {
      return false
    }
    // "sv. I. Bogoslov" has an initial.
    guard byte(word.end) == 0x2E else { return true }
    return wordAfter(position: word.end + 1)?.isCapitalized != true
  }

  /// On one side of a dash, with a numeral or another such letter on the other: "I–III", "V-X".
  private func isInRange(_ word: ScannedWord) -> Bool {
    let behind = afterDash(word.end)
    if behind > word.end, isNumeral(from: behind, ofAtLeast: 1) { return true }
    let before = beforeDash(word.start)
    guard before < word.start else { return false }
    var start = before
    while start > max(0, before - 16), isLetter(start - 1) { start -= 1 }
    return start < before && isNumeral(from: start, ofAtLeast: 1)
  }

  /// One of several: "I, II i III", "I ili II"; "V i X", for the letters that are no words.
  private func isInList(_ word: ScannedWord, code: UInt8) -> Bool {
    var place = word.end
    if byte(place) == 0x2C { place += 1 }
    var next = afterBlank(place)
    if next > place, let linking = wordAfter(position: place), Self.linking.contains(linking.key),
      !linking.isCapitalized
    {
      next = afterBlank(linking.end)
    } else if place == word.end {
      next = place
    }
    if next > place, isNumeral(from: next, ofAtLeast: 2) { return true }
    guard code != 9, let linking = wordBefore(word), Self.linking.contains(linking.key),
      !linking.isCapitalized, let first = wordBefore(position: linking.start)
    else { return false }
    return isNumeral(from: first.start, ofAtLeast: 1)
  }

  /// The same in capitals: "I, II I III", "I I II SVETSKI RAT", "I ILI II RAZRED". The I between is "and".
  private func isInListOfCapitals(_ word: ScannedWord) -> Bool {
    var next = word.end
    if byte(next) == 0x2C {
      next = afterBlank(next + 1)
    } else {
      guard let linking = wordAfter(word), Self.linking.contains(linking.key) else { return false }
      next = afterBlank(linking.end)
    }
    return isNumeral(from: next, ofAtLeast: 2)
  }

  private static let linking: Set<String> = ["i", "ili", "do", "ni", "te"]

  // MARK: Looking at bytes

  private func byte(_ place: Int) -> UInt8 {
    place >= 0 && place < inputCount ? input[place] : 0
  }

  private func isDigit(_ place: Int) -> Bool { (0x30...0x39).contains(byte(place)) }

  private func isLetter(_ place: Int) -> Bool {
    let byte = byte(place)
    return byte >= 0x80 || (0x61...0x7A).contains(byte | 0x20)
  }

  private func key(_ range: Range<Int>) -> String {
    SearchKey.strict(
      String(
        decoding: UnsafeBufferPointer(start: input + range.lowerBound, count: range.count),
        as: UTF8.self
      )
    )
  }

  /// The place behind one blank; the same place when there is none.
  private func afterBlank(_ place: Int) -> Int {
    if byte(place) == 0x20 { return place + 1 }
    return byte(place) == 0xC2 && byte(place + 1) == 0xA0 ? place + 2 : place
  }

  private func beforeBlank(_ place: Int) -> Int {
    if byte(place - 1) == 0x20 { return place - 1 }
    return byte(place - 1) == 0xA0 && byte(place - 2) == 0xC2 ? place - 2 : place
  }

  /// The place behind a hyphen or an en dash.
  private func afterDash(_ place: Int) -> Int {
    if byte(place) == 0x2D { return place + 1 }
    return byte(place) == 0xE2 && byte(place + 1) == 0x80 && byte(place + 2) == 0x93
      ? place + 3 : place
  }

  private func beforeDash(_ place: Int) -> Int {
    if byte(place - 1) == 0x2D { return place - 1 }
    return byte(place - 1) == 0x93 && byte(place - 2) == 0x80 && byte(place - 3) == 0xE2
      ? place - 3 : place
  }

  private func digitCount(at place: Int) -> Int {
    var end = place
    while end < place + 6, isDigit(end) { end += 1 }
    return end - place
  }

  /// The number of one or two digits and a dot that stands before a place, with or without a blank.
  private func numberBefore(_ place: Int) -> Int? {
    let dot = beforeBlank(place) - 1
    guard byte(dot) == 0x2E, isDigit(dot - 1) else { return nil }
    let unit = Int(byte(dot - 1)) - 0x30
    guard isDigit(dot - 2) else { return isLetter(dot - 2) ? nil : unit }
    if isDigit(dot - 3) || byte(dot - 3) == 0x2E || isLetter(dot - 3) { return nil }
    return (Int(byte(dot - 2)) - 0x30) * 10 + unit
  }

  /// Whether a word of `least` letters or more begins here that are all letters of numerals.
  private func isNumeral(from start: Int, ofAtLeast least: Int) -> Bool {
    var end = start
    while end < start + 10, "IVXLC".utf8.contains(byte(end)) { end += 1 }
    return end - start >= least && !isLetter(end)
  }
}
