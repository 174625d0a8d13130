/// Makes well-formed XML of a piece of TMX that is not: one unit, or what stands before the first.
///
/// What TMX is made of is known, so it shows what was meant: a `tuv` ends where the next begins, a
/// `<` that begins no element of TMX and no element that ends is a character of the text, of two equal
/// attributes the first holds. Text is never changed. A variant whose text has no end is left out,
/// since nobody knows how much is missing. O(length): looking ahead is bounded.
struct MarkupMender {
  /// Something that was mended, with how often.
  struct Finding: Hashable {
    var kind: TMXRepair.Kind
    /// The name of an element or attribute; nil for how often.
    var detail: String?
  }

  private struct Open {
    var name: [UInt8]
    /// The same in small letters.
    var word: String
    /// Where its start stands in the output.
    var start: Int
  }

  private let input: [UInt8]
  private var output: [UInt8] = []
  private var open: [Open] = []
  private var index = 0
  /// How many bytes were looked at ahead of the place.
  private var lookedAt = 0
  private static let lookAhead = 64 * 1024
  private let mostLookedAt: Int
  private(set) var findings: [Finding: Int] = [:]

  /// The mended piece, and what was mended in it; nil where nothing of it can be kept.
  ///
  /// `markup` is UTF-8 that begins with the start of its outermost element.
  static func mend(_ markup: [UInt8]) -> (markup: [UInt8], findings: [Finding: Int])? {
    var mender = MarkupMender(input: markup)
    mender.run()
    return mender.output.isEmpty || mender.lookedAt > mender.mostLookedAt
      ? nil : (mender.output, mender.findings)
  }

  private init(input: [UInt8]) {
    self.input = input
    mostLookedAt = 32 * input.count + Self.lookAhead
  }

  private var isInSegment: Bool { open.contains { $0.word == "seg" } }

  private mutating func found(_ kind: TMXRepair.Kind, _ detail: String? = nil) {
    findings[Finding(kind: kind, detail: detail), default: 0] += 1
  }

  private mutating func run() {
    output.reserveCapacity(input.count + 64)
    while index < input.count, lookedAt <= mostLookedAt {
      switch input[index] {
      case UInt8(ascii: "<"): markup()
      case UInt8(ascii: "&"): ampersand()
      case UInt8(ascii: ">"): add("&gt;", over: 1)
      default:
        // Text outside of the outermost element belongs to nobody.
        if !open.isEmpty { output.append(input[index]) }
        index += 1
      }
      if open.isEmpty, !output.isEmpty { return }
    }
    // A text that has no end may have been longer.
    if let variant = open.firstIndex(where: { $0.word == "tuv" }), isInSegment {
      found(.cutVariant)
      output.removeLast(output.count - open[variant].start)
      open.removeLast(open.count - variant)
    }
    while let last = open.popLast() {
      if last.word != "tmx", last.word != "body" { found(.missingEnd, last.word) }
      write(endOf: last.name)
    }
  }

  private mutating func add(_ text: String, over length: Int) {
    if !open.isEmpty { output.append(contentsOf: text.utf8) }
    index += length
  }

  private mutating func ampersand() {
    let rest = input[index...].prefix(48)
    let reference = rest.withUnsafeBufferPointer { NumericReference($0) }
    if let reference, reference.isCharacter {
      if !open.isEmpty { output.append(contentsOf: rest.prefix(reference.length)) }
      index += reference.length
      return
    }
    let isKnown = ["&amp;", "&lt;", "&gt;", "&quot;", "&apos;"].contains {
      rest.starts(with: $0.utf8)
    }
    let name = rest.dropFirst().prefix { LenientTag.isNameByte($0) }
    if !isKnown, rest.dropFirst(1 + name.count).first == UInt8(ascii: ";"),
      let scalar = NamedCharacters.scalar(String(decoding: name, as: UTF8.self))
    {
      found(.htmlEntities)
      return add("&#\(scalar.value);", over: name.count + 2)
    }
    if !isKnown { found(.bareMarkup) }
    add(isKnown ? "&" : "&amp;", over: 1)
  }

  private mutating func literal() {
    found(.bareMarkup)
    add("&lt;", over: 1)
  }

  private func rest(startsWith word: String) -> Bool {
    input[index...].starts(with: word.utf8)
  }

  /// Where some words of ASCII, in small letters, stand next in any case.
  private mutating func find(_ word: String, from start: Int, isNear: Bool = false) -> Int? {
    let wanted = Array(word.utf8)
    let limit = isNear ? min(input.count, start + Self.lookAhead) : input.count
    var at = start
    defer { lookedAt += at - start }
    while at + wanted.count <= limit {
      guard let next = input[at..<limit].firstIndex(of: wanted[0]) else {
        at = limit
        return nil
      }
      at = next
      let isHere =
        next + wanted.count <= limit
        && zip(input[next...], wanted).allSatisfy { byte, letter in
          byte == letter || (0x61...0x7A).contains(letter) && byte | 0x20 == letter
        }
      if isHere { return next }
      at = next + 1
    }
    return nil
  }

  private mutating func markup() {
    if rest(startsWith: "<!--") {
      if let end = find("-->", from: index + 4) {
        index = end + 3
      } else {
        found(.strayMarkup)
        index += 4
      }
    } else if rest(startsWith: "<![CDATA[") {
      section()
    } else if rest(startsWith: "<?") || rest(startsWith: "<!") {
      let isInstruction = input[index + 1] == UInt8(ascii: "?")
      if let end = find(isInstruction ? "?>" : ">", from: index + 2) {
        if !isInstruction, !open.isEmpty { found(.strayMarkup) }
        index = end + (isInstruction ? 2 : 1)
      } else {
        literal()
      }
    } else if rest(startsWith: "</") {
      end()
    } else {
      start()
    }
  }

  private mutating func section() {
    guard let end = find("]]>", from: index + 9) else {
      found(.strayMarkup)
      index += 9
      return
    }
    if !open.isEmpty {
      for byte in input[(index + 9)..<end] { escape(byte) }
    }
    index = end + 3
  }

  private mutating func escape(_ byte: UInt8) {
    switch byte {
    case 0x26: output.append(contentsOf: "&amp;".utf8)
    case 0x3C: output.append(contentsOf: "&lt;".utf8)
    case 0x3E: output.append(contentsOf: "&gt;".utf8)
    case 0x22: output.append(contentsOf: "&quot;".utf8)
    default: output.append(byte)
    }
  }

  // MARK: Tags

  private static let words: Set<String> = [
    "tmx", "header", "body", "tu", "tuv", "seg", "prop", "note", "ude", "map", "bpt", "ept", "ph",
    "it", "hi", "ut", "sub",
  ]
  private static let inline: Set<String> = ["bpt", "ept", "ph", "it", "hi", "ut", "sub"]
  /// Elements that end some that are open by beginning.
  private static let ending: [String: Set<String>] = [
    "tuv": ["tuv"], "seg": ["seg", "prop", "note"], "prop": ["seg", "prop", "note"],
    "note": ["seg", "prop", "note"], "body": ["header"], "header": ["header"],
  ]

  private mutating func start() {
    guard let tag = LenientTag(input, at: index) else { return literal() }
    let word = String(decoding: tag.name, as: UTF8.self).lowercased()
    if !Self.words.contains(word) {
      // What does not end is no element, but text that looks like one.
      return tag.isMended || !tag.isEmpty && !hasEnd(tag, word) ? literal() : write(tag, word)
    }
    if isInSegment, !["tu", "tuv", "seg"].contains(word) {
      if tag.isEmpty || hasEnd(tag, word) {
        if Self.inline.contains(word) { return write(tag, word) }
      } else if !Self.inline.contains(word) || tag.attributes.isEmpty {
        return literal()
      } else {
        // A code without end would take the text behind it for its own.
        found(.missingEnd, word)
        var empty = tag
        empty.isEmpty = true
        return write(empty, word)
      }
    }
    if ["tmx", "tu"].contains(word), !open.isEmpty {
      found(.strayMarkup)
      index = tag.end
      return
    }
    if let others = Self.ending[word],
      let first = open.firstIndex(where: { others.contains($0.word) })
    {
      close(downTo: first)
    }
    write(tag, word)
  }

  private mutating func write(_ tag: LenientTag, _ word: String) {
    for name in tag.doubled { found(.doubledAttribute, String(decoding: name, as: UTF8.self)) }
    if tag.isMended, tag.doubled.isEmpty {
      found(.damagedTag, String(decoding: tag.name, as: UTF8.self))
    }
    let start = output.count
    output.append(UInt8(ascii: "<"))
    output.append(contentsOf: tag.name)
    for attribute in tag.attributes {
      output.append(0x20)
      output.append(contentsOf: attribute.name)
      output.append(contentsOf: "=\"".utf8)
      value(attribute.value)
      output.append(0x22)
    }
    if tag.isEmpty { output.append(UInt8(ascii: "/")) }
    output.append(UInt8(ascii: ">"))
    index = tag.end
    if !tag.isEmpty { open.append(Open(name: tag.name, word: word, start: start)) }
  }

  /// References stay as they are, where they are some.
  private mutating func value(_ bytes: [UInt8]) {
    for at in bytes.indices {
      let rest = bytes[at...].prefix(48)
      let isReference =
        bytes[at] == 0x26
        && (rest.withUnsafeBufferPointer { NumericReference($0)?.isCharacter ?? false }
          || ["&amp;", "&lt;", "&gt;", "&quot;", "&apos;"].contains { rest.starts(with: $0.utf8) })
      if isReference { output.append(0x26) } else { escape(bytes[at]) }
    }
  }

  /// Whether an element ends before the text that it stands in does.
  private mutating func hasEnd(_ tag: LenientTag, _ word: String) -> Bool {
    guard let end = find("</\(word)", from: tag.end, isNear: true) else { return false }
    let after = end + 2 + tag.name.count
    guard after < input.count, input[after] <= 0x20 || input[after] == UInt8(ascii: ">") else {
      return false
    }
    for other in ["seg", "prop", "note", "tuv", "tu"] where other != word {
      if let next = find("</\(other)", from: tag.end, isNear: true), next < end { return false }
    }
    return true
  }

  private mutating func end() {
    var at = index + 2
    while at < input.count, LenientTag.isNameByte(input[at]) { at += 1 }
    let word = String(decoding: input[(index + 2)..<at], as: UTF8.self).lowercased()
    let isKnown = Self.words.contains(word)
    while at < input.count, input[at] <= 0x20 { at += 1 }
    let isClosed = at < input.count && input[at] == UInt8(ascii: ">")
    guard isClosed || isKnown && at < input.count && input[at] == UInt8(ascii: "<") else {
      return literal()
    }
    if !isClosed { found(.damagedTag, word) }
    let behind = isClosed ? at + 1 : at
    if let place = open.lastIndex(where: { $0.word == word }) {
      index = behind
      close(downTo: place + 1)
      guard let last = open.popLast() else { return }
      write(endOf: last.name)
    } else if ["body", "tmx"].contains(word), !open.isEmpty {
      // The unit ends where the units do.
      index = input.count
    } else if isKnown || !isInSegment {
      found(.strayMarkup)
      index = behind
    } else {
      literal()
    }
  }

  /// Ends all elements from a place on, whose ends are missing.
  private mutating func close(downTo place: Int) {
    while open.count > place, let last = open.popLast() {
      found(.missingEnd, last.word)
      write(endOf: last.name)
    }
  }

  private mutating func write(endOf name: [UInt8]) {
    output.append(contentsOf: "</".utf8)
    output.append(contentsOf: name)
    output.append(UInt8(ascii: ">"))
  }
}
