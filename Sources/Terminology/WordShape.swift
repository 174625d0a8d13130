/// The stems that a Serbian noun or adjective has before its endings.
///
///     WordShape("tužilac").has("tužioca", with: ["a"])   // true
struct WordShape {
  /// Whether the word has one vowel.
  let isShort: Bool
  private let word: [UInt8]
  /// Stems before a vowel, and stems before no ending or the genitive plural's.
  private let stems: [[UInt8]]
  private let longStems: [[UInt8]]
  private let isPlural: Bool

  /// - Parameter key: a strict or a loose search key of the word as a glossary has it. O(length).
  init(_ key: String) {
    let word = Array(key.utf8)
    self.word = word
    isShort = word.count(where: Self.isVowel) <= 1
    isPlural = word.last == UInt8(ascii: "i")
    var stems: [[UInt8]] = []
    var longStems: [[UInt8]] = []
    func add(_ stem: [UInt8]) { stems.append(stem) }
    if let last = word.last, Self.isVowel(last) {
      let stem = Array(word.dropLast())
      add(stem)
      longStems = [stem] + Self.withA(stem)
      if last == UInt8(ascii: "o"), let before = stem.last, Self.isVowel(before) {
        // deo, dela; posao, posla; radio, radija.
        add(stem + Array("l".utf8))
        if before == UInt8(ascii: "a") { add(stem.dropLast() + Array("l".utf8)) }
        if before == UInt8(ascii: "i") { add(stem + Array("j".utf8)) }
      }
      // vreme, vremena; names of other languages keep their vowel: Bakua, Helsinkija.
      if word.count > 2, last == UInt8(ascii: "e"), stem.last == UInt8(ascii: "m") {
        add(word + Array("n".utf8))
      }
      if last == UInt8(ascii: "u") || last == UInt8(ascii: "i") {
        add(word)
        add(word + Array("j".utf8))
      }
      if last == UInt8(ascii: "u") {
        stems.removeFirst()
        longStems = []
      }
    } else {
      add(word)
      longStems = [word] + Self.withA(word)
      for stem in Self.withoutA(word) { add(stem) }
      if key.hasEnding("in"), word.count > 4 { add(Array(word.dropLast(2))) }
    }
    self.stems = stems
    self.longStems = longStems
  }

  /// Whether a form is one of the stems with one of the endings; `isPlural`: also of the longer
  /// stems that the genitive plural has.
  func has(_ form: String, with endings: [String], isPlural: Bool = true) -> Bool {
    let form = Array(form.utf8)
    return endings.contains { ending in
      let tail = ending.utf8
      let count = tail.count
      guard form.count > count, form.suffix(count).elementsEqual(tail) else { return false }
      let rest = form.dropLast(count)
      if stems.contains(where: { meets(rest, $0, before: tail.first) }) { return true }
      return isPlural && (count == 0 || count == 1 && tail.first == UInt8(ascii: "a"))
        && longStems.contains { rest.elementsEqual($0) }
    }
  }

  /// The instrumental of feminine nouns in a consonant: nezavisnošću, smrću, ljubavlju.
  func isInstrumental(_ form: String) -> Bool {
    let text = String(decoding: word, as: UTF8.self)
    if text.hasEnding("st") {
      return form == text.dropLast(2) + "šću" || form == text.dropLast(2) + "scu"
    }
    if text.hasEnding("t") {
      return form == text.dropLast() + "ću" || form == text.dropLast() + "cu"
    }
    return text.hasEnding("v") && form == text + "lju"
  }

  /// Whether a stem in a text is one of the word, where k, g and h change before e and i.
  private func meets(_ stem: ArraySlice<UInt8>, _ own: [UInt8], before ending: UInt8?) -> Bool {
    if stem.elementsEqual(own) { return true }
    guard let last = own.last else { return false }
    let common = own.count - 1
    guard stem.count > common, stem.prefix(common).elementsEqual(own.prefix(common)) else {
      return false
    }
    let found = String(decoding: stem.dropFirst(common), as: UTF8.self)
    switch ending {
    case UInt8(ascii: "i"):
      switch last {
      case UInt8(ascii: "k"): return found == "c"
      case UInt8(ascii: "g"): return found == "z"
      case UInt8(ascii: "h"): return found == "s"
      default: return false
      }
    case UInt8(ascii: "e"), UInt8(ascii: "a"):
      // pripadnici, pripadnike.
      if isPlural {
        switch last {
        case UInt8(ascii: "c"): return found == "k"
        case UInt8(ascii: "z"): return found == "g"
        case UInt8(ascii: "s"): return found == "h"
        default: return false
        }
      }
      if ending == UInt8(ascii: "a") { return false }
      switch last {
      case UInt8(ascii: "k"), UInt8(ascii: "c"): return found == "č" || found == "c"
      case UInt8(ascii: "g"): return found == "ž" || found == "z"
      case UInt8(ascii: "h"): return found == "š" || found == "s"
      default: return false
      }
    default: return false
    }
  }

  /// Ibar, Ibr-; predak, pretk-; otac, oc-; tužilac, tužioc-.
  private static func withoutA(_ word: [UInt8]) -> [[UInt8]] {
    guard word.count > 3, let last = word.last, word[word.count - 2] == UInt8(ascii: "a"),
      !isVowel(word[word.count - 3])
    else { return [] }
    var stem = Array(word.dropLast(2))
    var found = [stem + [last]]
    let isVoiceless = "ckptsh".utf8.contains(last)
    if isVoiceless, let before = stem.last {
      let voiceless: UInt8? =
        switch before {
        case UInt8(ascii: "b"): UInt8(ascii: "p")
        case UInt8(ascii: "d"): UInt8(ascii: "t")
        case UInt8(ascii: "z"): UInt8(ascii: "s")
        case UInt8(ascii: "g"): UInt8(ascii: "k")
        default: nil
        }
      if let voiceless { found.append(stem.dropLast() + [voiceless, last]) }
      if before == UInt8(ascii: "l"), last == UInt8(ascii: "c") {
        found.append(stem.dropLast() + Array("oc".utf8))
      }
      if before == UInt8(ascii: "t") || before == UInt8(ascii: "d") {
        stem.removeLast()
        if last == UInt8(ascii: "c") { found.append(stem + [last]) }
        // početak, počeci: the nominative plural has c for tk.
        if last == UInt8(ascii: "k") { found.append(stem + Array("k".utf8)) }
      }
    }
    return found
  }

  /// sestr-, sestar-; zemlj-, zemalj-; dokument, dokumenat-.
  private static func withA(_ stem: [UInt8]) -> [[UInt8]] {
    var first = stem.count - 1
    guard first > 1 else { return [] }
    // lj and nj are one letter, and so are the two bytes of a letter with a mark.
    if stem[first] == UInt8(ascii: "j"),
      stem[first - 1] == UInt8(ascii: "l")
        || stem[first - 1] == UInt8(ascii: "n")
    {
      first -= 1
    }
    while first > 1, stem[first] & 0xC0 == 0x80 { first -= 1 }
    guard first > 1, !isVowel(stem[first - 1]), !isVowel(stem[first]) else { return [] }
    return [stem[..<first] + [UInt8(ascii: "a")] + stem[first...]]
  }

  static func isVowel(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"),
      UInt8(ascii: "u"):
      true
    default: false
    }
  }
}
