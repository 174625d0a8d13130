/// The Serbian dictionary of hunspell (package hunspell-sr), read for base forms.
///
///     let dictionary = HunspellDictionary(affixes: affixFile, words: wordFile)   // sr_Latn_RS.aff, .dic
///     dictionary.contains("Mitrovici")   // true
///
/// It reads the two files itself rather than through libhunspell, which tells the stem of a form
/// but not by which suffix it came: that is what keeps derived words (srpski) from their origin
/// (Srbija). The data are the distribution's (GPL-2+, LGPL-2.1, MPL-1.1): they are read where they
/// are installed, never shipped. Reading takes a second, a look-up some microseconds; memory is the
/// word file and a table of about four megabytes.
public final class HunspellDictionary: SerbianLexicon {
  private let suffixes: SuffixTable
  private let words: [UInt8]
  /// Offsets of lines in `words`, by the hash of the stem; -1 is free.
  private var slots: [Int32]
  private let mask: Int
  private var known: [String: [BaseForm]] = [:]

  /// Reads the files of a dictionary in Latin script, in UTF-8, with numbers for flags.
  ///
  /// - Parameters:
  ///   - affixes: the bytes of sr_Latn_RS.aff.
  ///   - words: the bytes of sr_Latn_RS.dic.
  public init(affixes: some Collection<UInt8>, words: some Collection<UInt8>) {
    suffixes = SuffixTable(String(decoding: affixes, as: UTF8.self))
    self.words = Array(words)
    let lines = self.words.count { $0 == 0x0A } + 1
    var size = 1024
    while size < lines * 2 { size *= 2 }
    mask = size - 1
    slots = [Int32](repeating: -1, count: size)
    var start = 0
    while start < self.words.count {
      var end = start
      var hash = Self.seed
      var isStem = true
      while end < self.words.count, self.words[end] != 0x0A {
        if self.words[end] == 0x2F || self.words[end] == 0x0D { isStem = false }
        if isStem { hash = Self.hash(hash, self.words[end]) }
        end += 1
      }
      var slot = Int(truncatingIfNeeded: hash ^ hash >> 29) & mask
      while slots[slot] >= 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(start)
      start = end + 1
    }
  }

  /// Whether the dictionary knows the word, in either script and in any of its forms.
  public func contains(_ word: String) -> Bool { !baseForms(of: LatinForm(word)).isEmpty }

  /// The base forms that the dictionary gives a word; empty when it does not know it.
  ///
  /// A capitalised word is looked up as a name; only when there is none, as a common word.
  func baseForms(of word: LatinForm) -> [BaseForm] {
    if let forms = known[word.text] { return forms }
    var forms: [BaseForm] = []
    if word.isAllCapitals {
      let name = word.lower.prefix(1).uppercased() + word.lower.dropFirst()
      forms = search(word.text) + search(name) + search(word.lower)
    } else {
      forms = search(word.text)
      if forms.isEmpty, word.isCapitalized { forms = search(word.lower) }
    }
    var seen: Set<String> = []
    forms = forms.filter { seen.insert($0.text).inserted }
    // Texts repeat their words; the memory of past answers is bounded.
    if known.count > 50_000 { known.removeAll(keepingCapacity: true) }
    known[word.text] = forms
    return forms
  }

  private func search(_ word: String) -> [BaseForm] {
    let bytes = Array(word.utf8)
    var forms: [BaseForm] = []
    search(bytes, prefixFlag: nil, into: &forms)
    for (text, flag) in suffixes.prefixes
    where bytes.count > text.count + 2 && bytes.starts(with: text) {
      search(Array(bytes.dropFirst(text.count)), prefixFlag: flag, prefix: text, into: &forms)
    }
    return forms
  }

  /// Looks for stems of which `word` is a form. With a prefix, only stems that take it; naj (which
  /// makes superlatives) leaves the base form as it is, ne becomes part of it.
  private func search(
    _ word: [UInt8],
    prefixFlag: Int32?,
    prefix: [UInt8] = [],
    into forms: inout [BaseForm]
  ) {
    let keptPrefix = prefix == Array("naj".utf8) ? [] : prefix
    func add(_ base: [UInt8]) {
      // Some stems of the file end in an underscore that keeps them from being words.
      let text = String(decoding: keptPrefix + base.filter { $0 != 0x5F }, as: UTF8.self)
      if forms.contains(where: { $0.text == text }) { return }
      forms.append(
        BaseForm(text: text, ending: Self.ending(of: word, over: base), source: .dictionary)
      )
    }
    if has(word, flag: nil, prefixFlag: prefixFlag) { add(word) }
    for length in 0...min(suffixes.longest, word.count) {
      let ending = word[(word.count - length)...]
      guard let candidates = suffixes.suffixes[Array(ending)] else { continue }
      let rest = word[..<(word.count - length)]
      for candidate in candidates {
        let stem = rest + candidate.strip
        if has(Array(stem), flag: candidate.flag, prefixFlag: prefixFlag) {
          add(Array(rest + candidate.base))
        }
      }
    }
  }

  /// FNV-1a.
  private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

  private static func hash(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x100_0000_01B3
  }

  /// What a form has beyond the letters that it shares with its base form.
  private static func ending(of form: [UInt8], over base: [UInt8]) -> String {
    var shared = 0
    while shared < min(form.count, base.count), form[shared] == base[shared] { shared += 1 }
    // Not in the middle of a letter of two bytes.
    while shared > 0, shared < form.count, form[shared] & 0xC0 == 0x80 { shared -= 1 }
    return String(decoding: form[shared...], as: UTF8.self)
  }

  /// Whether some line has this stem with the flags asked for.
  private func has(_ stem: [UInt8], flag: Int32?, prefixFlag: Int32?) -> Bool {
    var hash = Self.seed
    for byte in stem { hash = Self.hash(hash, byte) }
    var slot = Int(truncatingIfNeeded: hash ^ hash >> 29) & mask
    while slots[slot] >= 0 {
      if lineMatches(Int(slots[slot]), stem, flag, prefixFlag) { return true }
      slot = (slot + 1) & mask
    }
    return false
  }

  private func lineMatches(
    _ start: Int,
    _ stem: [UInt8],
    _ flag: Int32?,
    _ prefixFlag: Int32?
  ) -> Bool {
    var position = start
    guard start + stem.count <= words.count else { return false }
    for byte in stem {
      if words[position] != byte { return false }
      position += 1
    }
    if position < words.count, words[position] != 0x2F, words[position] != 0x0A { return false }
    var needed = (flag == nil ? 0 : 1) + (prefixFlag == nil ? 0 : 1)
    var number: Int32 = 0
    while position < words.count, words[position] != 0x0A {
      position += 1
      let byte = position < words.count ? words[position] : 0x0A
      if (0x30...0x39).contains(byte) {
        number = number * 10 + Int32(byte - 0x30)
      } else {
        if number == flag { needed -= 1 }
        if number == prefixFlag { needed -= 1 }
        number = 0
      }
    }
    return needed <= 0
  }
}
