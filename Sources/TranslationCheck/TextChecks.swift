internal import SerbianText

/// Checks that need no knowledge of the languages: placeholders, blanks, marks, doubled words.
enum TextChecks {
  /// Placeholders and tags of one side that the other has not, or not as often.
  static func placeholders(_ source: String, _ target: String) -> [CheckFinding] {
    let own = places(source)
    let other = places(target)
    if own.isEmpty && other.isEmpty { return [] }
    // One of several plural forms: a number may be written out there.
    if isSingular(own, over: other, target) || isSingular(other, over: own, source) { return [] }
    var findings: [CheckFinding] = []
    if let place = surplus(of: own, over: other) {
      findings.append(
        CheckFinding(
          kind: .placeholder,
          side: .source,
          range: place.range,
          message: "'\(place.name)' is missing in the target."
        )
      )
    }
    if let place = surplus(of: other, over: own) {
      findings.append(
        CheckFinding(
          kind: .placeholder,
          side: .target,
          range: place.range,
          message: "'\(place.name)' is not in the source."
        )
      )
    }
    return findings
  }

  /// Whether the only difference is the placeholder of a number, for which the other side says one.
  private static func isSingular(
    _ own: [Placeholders.Place],
    over other: [Placeholders.Place],
    _ text: String
  ) -> Bool {
    guard own.count == other.count + 1, let extra = surplus(of: own, over: other),
      numeric.contains(extra.name)
    else { return false }
    let words = text.split { !$0.isLetter && !$0.isNumber }.map { SearchKey.loose(String($0)) }
    return words.contains { $0 == "1" || $0 == "one" || $0.hasPrefix("jedn") || $0 == "jedan" }
  }

  private static let numeric: Set<String> = ["%1", "%n", "%d", "%u", "%i", "%lu", "%ld", "%2"]

  private static func places(_ text: String) -> [Placeholders.Place] {
    var text = text
    return text.withUTF8 { Placeholders.places(in: $0) }
  }

  private static func surplus(
    of own: [Placeholders.Place],
    over other: [Placeholders.Place]
  ) -> Placeholders.Place? {
    var counts: [String: Int] = [:]
    for place in other { counts[place.name, default: 0] += 1 }
    for place in own {
      counts[place.name, default: 0] -= 1
      if counts[place.name] ?? 0 < 0 { return place }
    }
    return nil
  }

  /// Inline codes of which one side has more.
  static func codes(_ source: [String], _ target: [String]) -> [CheckFinding] {
    var counts: [String: Int] = [:]
    for code in source { counts[code, default: 0] += 1 }
    for code in target { counts[code, default: 0] -= 1 }
    guard let (name, count) = counts.filter({ $0.value != 0 }).min(by: { $0.key < $1.key }) else {
      return []
    }
    return [
      CheckFinding(
        kind: .placeholder,
        side: count > 0 ? .source : .target,
        range: 0..<0,
        message: count > 0
          ? "The inline code '\(name)' is missing in the target."
          : "The inline code '\(name)' is not in the source."
      )
    ]
  }

  /// A word of the target that stands twice in a row, where the source has nothing doubled. What a
  /// source doubles is no matter of the translation.
  static func repeatedWords(
    _ source: String,
    _ target: String
  ) -> [CheckFinding] {
    guard doubled(source).isEmpty else { return [] }
    return doubled(target).prefix(1).map { word in
      CheckFinding(
        kind: .repeatedWord,
        side: .target,
        range: word.range,
        message: "'\(word.text)' stands twice."
      )
    }
  }

  /// Words that may stand twice in a good sentence: that that, had had, je je (is and she).
  private static let mayRepeat: Set<String> = [
    "that", "had", "is", "do", "her", "je", "se", "ga", "ju", "su", "sto", "bla", "ha", "no", "ne",
    "da", "very", "bye",
  ]

  private static func doubled(_ text: String) -> [(text: String, range: Range<Int>)] {
    var found: [(String, Range<Int>)] = []
    let bytes = Array(text.utf8)
    var last: (text: String, end: Int)?
    for word in bytes.indices.split(whereSeparator: { bytes[$0] == 0x20 }) {
      guard let first = word.first, var end = word.last else { continue }
      // A mark may end the second of the two: bridge bridge.
      if last != nil, end > first, ".!?".utf8.contains(bytes[end]) { end -= 1 }
      let text = String(decoding: bytes[first...end], as: UTF8.self)
      let letters = text.unicodeScalars
      let isWord = letters.count > 1 && letters.allSatisfy { $0.properties.isAlphabetic }
      if isWord, let last, last.text == text, last.end + 1 == first,
        letters.allSatisfy({ !$0.properties.isUppercase }),
        !mayRepeat.contains(SearchKey.loose(text))
      {
        found.append((text, first..<(end + 1)))
      }
      last = isWord && end == word.last ? (text, end + 1) : nil
    }
    return found
  }

  /// Doubled blanks inside, and blanks at the ends of one side only.
  static func whitespace(_ source: String, _ target: String) -> [CheckFinding] {
    let bytes = Array(target.utf8)
    let hasOwn = source.utf8.indices.contains { index in
      source.utf8[index...].starts(with: [0x20, 0x20])
    }
    if !hasOwn, let place = bytes.indices.first(where: { bytes[$0...].starts(with: [0x20, 0x20]) })
    {
      return [
        CheckFinding(
          kind: .whitespace,
          side: .target,
          range: place..<(place + 2),
          message: "Two blanks stand where the source has none."
        )
      ]
    }
    func ends(_ text: String) -> [Bool] {
      [text.first?.isWhitespace ?? false, text.last?.isWhitespace ?? false]
    }
    guard ends(source) != ends(target) else { return [] }
    return [
      CheckFinding(
        kind: .whitespace,
        side: .target,
        range: 0..<bytes.count,
        message: "Only one side begins or ends with a blank."
      )
    ]
  }

  /// A preposition of a Serbian target with no word behind it that it could stand for: a word is gone.
  ///
  /// *navodi se u .*, *zalažu za su imale*. O(length).
  static func missingWord(_ target: String) -> [CheckFinding] {
    let bytes = Array(target.utf8)
    let words = bytes.indices.split { bytes[$0] == 0x20 }
    for (number, word) in words.enumerated() {
      let (core, hasMark) = core(bytes, word)
      let key = SearchKey.loose(core)
      guard prepositions.contains(key), core == core.lowercased() else { continue }
      let next = number + 1 < words.count ? Self.core(bytes, words[number + 1]) : ("", true)
      let isBare = key != "za" && (hasMark || next.0.isEmpty && next.1)
      guard isBare || !hasMark && clitics.contains(SearchKey.loose(next.0)) else { continue }
      return [
        CheckFinding(
          kind: .missingWord,
          side: .target,
          range: (word.first ?? 0)..<((word.last ?? 0) + 1),
          message: "Behind '\(core)' a word seems to be missing."
        )
      ]
    }
    return []
  }

  /// A run without blanks, without the mark that ends it, and whether there is one.
  private static func core(_ bytes: [UInt8], _ word: Range<Int>.SubSequence) -> (String, Bool) {
    let text = word.map { bytes[$0] }
    let core = text.prefix { !".,;!?".utf8.contains($0) }
    return (String(decoding: core, as: UTF8.self), core.count < text.count)
  }

  /// Those that are no other word: not kod (code) or do (a valley).
  private static let prepositions: Set<String> = [
    "u", "na", "za", "od", "iz", "sa", "pri", "prema",
  ]
  /// What cannot stand behind a preposition.
  private static let clitics: Set<String> = ["su", "je", "bi", "ce", "sam", "smo", "ste"]

  private static let endMarks: [Character: String] = [
    ".": ".", "!": "!", "?": "?", "…": "…", ":": ":", ";": ";", ",": ",",
  ]
  private static let closing: Set<Character> = ["\"", "”", "“", "»", "«", "’", "'", ")", "]", " "]

  /// A sentence that ends in another mark than its translation.
  static func punctuation(_ source: String, _ target: String) -> [CheckFinding] {
    func end(_ text: String) -> String {
      var rest = text[...]
      while let last = rest.last, closing.contains(last) { rest.removeLast() }
      if rest.hasSuffix("...") { return "…" }
      return rest.last.flatMap { endMarks[$0] } ?? ""
    }
    let (own, other) = (end(source), end(target))
    guard own != other else { return [] }
    let count = target.utf8.count
    return [
      CheckFinding(
        kind: .punctuation,
        side: .target,
        range: max(0, count - 1)..<count,
        message: own.isEmpty
          ? "The source ends without a mark, the target in '\(other)'."
          : other.isEmpty
            ? "The source ends in '\(own)', the target without a mark."
            : "The source ends in '\(own)', the target in '\(other)'."
      )
    ]
  }
}
