/// A word next to the current one.
struct NeighbourWord {
  /// Its strict search key: Latin, lower case.
  var key: String
  var start: Int
  var end: Int
  var isCapitalized: Bool
  var isSingle: Bool
  /// Two capitals or more and no small letter.
  var isCapitals: Bool
  var script: SerbianScript?
}

/// Looks around a word. Each look is bounded by a hundred bytes or so, so that a text of any shape
/// takes linear time.
extension ConversionEngine {
  private static let reach = 120

  /// The word right before, with nothing but one blank between.
  func wordBefore(_ word: ScannedWord) -> NeighbourWord? { wordBefore(position: word.start) }

  func wordBefore(position: Int) -> NeighbourWord? {
    var end = position
    if end >= 1, input[end - 1] == 0x20 {
      end -= 1
    } else if end >= 2, input[end - 1] == 0xA0, input[end - 2] == 0xC2 {
      end -= 2
    } else {
      return nil
    }
    var start = end
    while start > max(0, end - Self.reach), isLetterByte(start - 1) { start -= 1 }
    return start < end ? neighbour(start, end) : nil
  }

  /// The word right behind, with nothing but one blank (or a dot and a blank) between.
  func wordAfter(_ word: ScannedWord, skippingDot: Bool = false) -> NeighbourWord? {
    var position = word.end
    if skippingDot {
      guard position < inputCount, input[position] == 0x2E else { return nil }
      position += 1
    }
    return wordAfter(position: position)
  }

  func wordAfter(position: Int) -> NeighbourWord? {
    var start = position
    if start < inputCount, input[start] == 0x20 {
      start += 1
    } else if start + 1 < inputCount, input[start] == 0xC2, input[start + 1] == 0xA0 {
      start += 2
    } else {
      return nil
    }
    var end = start
    while end < min(inputCount, start + Self.reach), isLetterByte(end) { end += 1 }
    return start < end ? neighbour(start, end) : nil
  }

  /// Whether no word around the current one has small letters, and the others have at
  /// least as many capitals as asked for.
  func isInLineOfCapitals(_ word: ScannedWord, others: Int = 2) -> Bool {
    var capitals = 0
    func look(_ range: Range<Int>) -> Bool {
      var position = range.lowerBound
      while position < range.upperBound {
        let byte = input[position]
        var value = Int(byte)
        if byte >= 0xC3, byte < 0xE0, position + 1 < range.upperBound {
          value = Int(byte & 0x1F) << 6 | Int(input[position + 1] & 0x3F)
          position += 1
        }
        position += 1
        guard value < LetterTable.limit else { continue }
        let kind = table.classes[value]
        if kind & (LetterTable.Class.latin | LetterTable.Class.cyrillic) == 0 { continue }
        if kind & LetterTable.Class.upper == 0 { return false }
        capitals += 1
      }
      return true
    }
    var first = word.start
    while first > max(0, word.start - Self.reach), input[first - 1] != 0x0A { first -= 1 }
    var last = word.end
    while last < min(inputCount, word.end + Self.reach), input[last] != 0x0A { last += 1 }
    return look(first..<word.start) && look(word.end..<last) && capitals >= others
  }

  /// Whether the words on both sides are Cyrillic, or on the one side that has a word.
  func isBetweenCyrillicWords(_ word: ScannedWord) -> Bool {
    let neighbours = [wordBefore(word), wordAfter(word)].compactMap(\.self)
    return !neighbours.isEmpty && neighbours.allSatisfy { $0.script == .cyrillic }
  }

  /// Whether behind the character at the end of the word stands a word that is kept as foreign.
  func nextIsForeign(after word: ScannedWord) -> Bool {
    let start = word.end + 1
    var end = start
    var hash = ForeignWords.seed
    var last = 0
    var capitals = 0
    while end < min(inputCount, start + Self.reach), input[end] < 0x80, isLetterByte(end) {
      let kind = table.classes[Int(input[end])]
      if kind & LetterTable.Class.foreignLatin != 0 { return true }
      let code = table.codes[Int(input[end])]
      hash = ForeignWords.hash(hash, code)
      last = (last << 5 | Int(code)) & 0x7FFF
      if table.triples[last] & LetterTable.Pair.foreign != 0 { return true }
      capitals += Int(kind >> 5 & 1)
      end += 1
    }
    guard end > start else { return false }
    if table.triples[last << 5 & 0x7FFF] & LetterTable.Pair.foreign != 0 { return true }
    switch foreign.entry(of: hash) {
    case .anyCase: return true
    case .smallLetters: return capitals < end - start
    case .capitalized: return capitals > 0
    default: return false
    }
  }

  /// Whether the word before or the one behind stays Latin as a foreign one, with only a blank between.
  func isBesideForeign(_ word: ScannedWord) -> Bool {
    if previousWasKept, previous.upperBound == word.start - 1, input[word.start - 1] == 0x20 {
      return true
    }
    return word.end < inputCount && input[word.end] == 0x20 && nextIsForeign(after: word)
  }

  private func isLetterByte(_ position: Int) -> Bool {
    let byte = input[position]
    if byte < 0x80 { return table.classes[Int(byte)] != 0 }
    // A later byte of a character goes with its first: quotation marks and no-break spaces end a word.
    var first = position
    while first > max(0, position - 3), input[first] & 0xC0 == 0x80 { first -= 1 }
    return (0xC3..<0xE0).contains(input[first])
  }

  private func neighbour(_ start: Int, _ end: Int) -> NeighbourWord {
    let text = String(
      decoding: UnsafeBufferPointer(start: input + start, count: end - start),
      as: UTF8.self
    )
    return NeighbourWord(
      key: SearchKey.strict(text),
      start: start,
      end: end,
      isCapitalized: text.unicodeScalars.first?.properties.isUppercase ?? false,
      isSingle: text.unicodeScalars.count == 1,
      isCapitals: text.unicodeScalars.count > 1
        && text.unicodeScalars.allSatisfy(\.properties.isUppercase),
      script: SerbianScript(of: text)
    )
  }
}
