internal import UnicodeText

/// Words that are not of one alphabet alone: foreign letters, marks, look-alikes, both scripts.
extension ConversionEngine {
  private typealias Class = LetterTable.Class

  /// A word with letters beyond Serbian Latin, to Cyrillic.
  mutating func convertUnusualToCyrillic(_ scanned: ScannedWord) {
    let word = simplified(scanned)
    let start = output.count
    let kinds = word.classes & ~(Class.upper | Class.digraphCapital)
    if kinds & Class.cyrillic != 0, kinds & Class.latin != 0 {
      convertMixed(word, to: .cyrillic)
      return
    }
    if kinds == Class.serbianLatin {
      convertLatin(word)
      return
    }
    if kinds & Class.latin == 0 {
      emit(word)
      previousWasKept = false
      return
    }
    if kinds & Class.foreignLatin != 0, options.foreignWords == .keep {
      if let visual = lookAlikes(of: word, to: .cyrillic), isBetweenCyrillicWords(word),
        word.capitals == 0
      {
        emit(rescanned(word, letters: visual))
        doubt(word, since: start, .mixedScript)
        return
      }
      keep(word)
      if !isNumeralWithX(word) {
        doubt(word, since: start, .foreignWord)
        previousWasKept = true
      }
      return
    }
    emitLatin(word)
    if kinds & Class.foreignLatin != 0 { doubt(word, since: start, .foreignWord) }
  }

  /// Letters of both scripts in one word: repaired if all letters of one script could be the
  /// other's.
  mutating func convertMixed(_ word: ScannedWord, to target: SerbianScript) {
    let start = output.count
    previousWasKept = false
    if let numeral = numeral(of: word) {
      emit(rescanned(word, letters: numeral))
      return
    }
    let cyrillic = lookAlikes(of: word, to: .cyrillic)
    let latin = lookAlikes(of: word, to: .latin)
    if let cyrillic {
      let repaired = rescanned(word, letters: cyrillic)
      if target == .latin { emitCyrillic(repaired) } else { emit(repaired) }
      if latin != nil { doubt(word, since: start, .mixedScript) }
    } else if let latin {
      let repaired = rescanned(word, letters: latin)
      if target == .latin {
        emit(repaired)
      } else if repaired.classes & Class.foreignLatin != 0 {
        convertUnusualToCyrillic(repaired)
      } else {
        convertLatin(repaired)
      }
    } else {
      if word.classes & Class.foreignLatin != 0, options.foreignWords == .keep {
        keep(word)
      } else if target == .cyrillic {
        emitLatin(word)
      } else {
        emitCyrillic(word)
      }
      doubt(word, since: start, .mixedScript)
    }
  }

  /// The word with every letter of the other script replaced by its look-alike, or nil where one
  /// has none. The letters must be in the buffers.
  private func lookAlikes(of word: ScannedWord, to script: SerbianScript) -> [UInt16]? {
    var result: [UInt16] = []
    for index in 0..<word.count {
      let letter = letters[index]
      let kind = Int(letter) < LetterTable.limit ? table.classes[Int(letter)] : Class.foreignLatin
      let isOther = kind & (script == .cyrillic ? Class.latin : Class.cyrillic) != 0
      if !isOther {
        result.append(letter)
        continue
      }
      let visual = script == .cyrillic ? Homoglyphs.cyrillic(letter) : Homoglyphs.latin(letter)
      if visual == 0 { return nil }
      result.append(visual)
    }
    return result
  }

  /// A Roman numeral some of whose letters are Cyrillic (ХIХ): as Latin letters.
  private func numeral(of word: ScannedWord) -> [UInt16]? {
    guard word.capitals == word.count, word.count > 1,
      let latin = lookAlikes(of: word, to: .latin)
    else { return nil }
    let codes = latin.map { LetterTable.code(of: UInt32($0)) }
    return codes.withUnsafeBufferPointer { NumeralContexts.isNumeral($0) } ? latin : nil
  }

  private func isNumeralWithX(_ word: ScannedWord) -> Bool {
    word.capitals == word.count
      && NumeralContexts.isNumeral(UnsafeBufferPointer(start: codes, count: word.count))
  }

  /// The word with digraph code points taken apart, marks composed, and eth read as đ in a Serbian
  /// word.
  mutating func simplified(_ word: ScannedWord) -> ScannedWord {
    let isSimple = word.classes & (Class.mark | Class.rewritten) == 0
    if isSimple, !(0..<word.count).contains(where: { Self.hasAccent(letters[$0]) }) { return word }
    var result: [UInt16] = []
    let isForeign = (0..<word.count).contains { index in
      let kind = Int(letters[index]) < LetterTable.limit ? table.classes[Int(letters[index])] : 2
      return kind & Class.foreignLatin != 0 && kind & Class.rewritten == 0
    }
    for index in 0..<word.count {
      switch letters[index] {
      case 0x1C4: result += [0x44, 0x17D]
      case 0x1C5: result += [0x44, 0x17E]
      case 0x1C6: result += [0x64, 0x17E]
      case 0x1C7: result += [0x4C, 0x4A]
      case 0x1C8: result += [0x4C, 0x6A]
      case 0x1C9: result += [0x6C, 0x6A]
      case 0x1CA: result += [0x4E, 0x4A]
      case 0x1CB: result += [0x4E, 0x6A]
      case 0x1CC: result += [0x6E, 0x6A]
      case 0xD0, 0x189: result.append(isForeign ? letters[index] : 0x110)
      case 0xF0: result.append(isForeign ? letters[index] : 0x111)
      default: result.append(letters[index])
      }
    }
    if word.classes & Class.mark != 0 {
      let composed = Normalizer.normalize(String(decoding: result, as: UTF16.self), .nfc)
      result = Array(composed.utf16)
    }
    return rescanned(word, letters: withAccentsApart(result))
  }

  /// Whether a letter is in the blocks of those that may have an accent.
  private static func hasAccent(_ letter: UInt16) -> Bool { letter >= 0xC0 && letter < 0x218 }

  /// Vowels with an accent of Serbian prosody become vowel and mark: â at the end of a word (the
  /// genitive plural), the grave, double grave and inverted breve anywhere. Other marks (é, ö) make
  /// a word foreign.
  private func withAccentsApart(_ letters: [UInt16]) -> [UInt16] {
    guard letters.contains(where: Self.hasAccent) else { return letters }
    var result: [UInt16] = []
    for (index, letter) in letters.enumerated() {
      let isGenitive = index == letters.count - 1 && [0xE2, 0xEE, 0xFB].contains(letter)
      if isGenitive || (0x200...0x217).contains(letter) {
        let apart = Normalizer.normalize(String(decoding: [letter], as: UTF16.self), .nfd)
        result += Array(apart.utf16)
      } else {
        result.append(letter)
      }
    }
    return result
  }

  /// Writes the letters of the buffers as they are.
  mutating func emit(_ word: ScannedWord) {
    for index in 0..<word.count { output.append(scalar: letters[index]) }
  }
}

extension ConversionEngine {
  /// Composes what was written since `start`: a letter and its mark become one where they can.
  mutating func composeOutput(from start: Int) {
    let bytes = UnsafeBufferPointer(start: output.base + start, count: output.count - start)
    let composed = Normalizer.normalize(String(decoding: bytes, as: UTF8.self), .nfc)
    output.count = start
    for byte in composed.utf8 { output.append(byte) }
  }
}
