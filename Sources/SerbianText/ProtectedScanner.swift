/// The search of `ProtectedText` in one chunk.
struct ProtectedScanner {
  let text: UnsafePointer<UInt8>
  /// The length of the whole text: tags may reach beyond the chunk.
  let count: Int
  let start: Int
  let end: Int
  private var found: [Range<Int>] = []

  init(text: UnsafePointer<UInt8>, count: Int, start: Int, end: Int) {
    self.text = text
    self.count = count
    self.start = start
    self.end = end
  }

  /// The protected stretches, in order, none overlapping another. Only the last may pass the end.
  mutating func stretches() -> [Range<Int>] {
    if let whole = address() ?? path() ?? commandOption() {
      return [whole]
    }
    var position = start
    while position < end {
      if let stretch = stretch(at: position), stretch.upperBound > position {
        let lower = max(stretch.lowerBound, found.last?.upperBound ?? start)
        found.append(lower..<stretch.upperBound)
        position = stretch.upperBound
      } else {
        position += 1
      }
    }
    return found
  }

  private func stretch(at position: Int) -> Range<Int>? {
    switch text[position] {
    case UInt8(ascii: "<"): tag(position)
    case UInt8(ascii: "&"): entity(position)
    case UInt8(ascii: "{"): braces(position)
    case UInt8(ascii: "%"): format(position)
    case UInt8(ascii: "$"): variable(position)
    case UInt8(ascii: "@"): mail(position) ?? marked(position)
    case UInt8(ascii: "#"): marked(position)
    case UInt8(ascii: "\\"): escape(position)
    case UInt8(ascii: "_"), UInt8(ascii: "."): dotted(position)
    default: nil
    }
  }

  // MARK: Whole chunks

  /// A URL: from its scheme, or www., to the end of the chunk without closing punctuation.
  private func address() -> Range<Int>? {
    var position = start
    while position + 3 < end {
      if text[position] == 0x3A, text[position + 1] == 0x2F, text[position + 2] == 0x2F {
        var first = position
        let floor = max(start, position - 32)
        while first > floor, Self.isName(text[first - 1]) { first -= 1 }
        if first < position { return first..<trimmed(end) }
      }
      if matches("www.", at: position), position == start || !Self.isWord(text[position - 1]) {
        return position..<trimmed(end)
      }
      if text[position] == 0x3A, matches("mailto", at: position - 6) {
        return (position - 6)..<trimmed(end)
      }
      position += 1
    }
    return nil
  }

  /// A path: /usr/share, ~/x, ./x, ../x, C:\x. One slash between words (i/ili) is none.
  private func path() -> Range<Int>? {
    var first = start
    while first < end, [0x22, 0x27, 0x28].contains(text[first]) { first += 1 }
    guard first + 2 < end else { return nil }
    let isRooted =
      text[first] == 0x2F && Self.isWord(text[first + 1]) && hasSlash(from: first + 1)
      || matches("~/", at: first) || matches("./", at: first) || matches("../", at: first)
    let isDrive =
      Self.isLetter(text[first]) && text[first + 1] == 0x3A && text[first + 2] == 0x5C
    return isRooted || isDrive ? first..<trimmed(end) : nil
  }

  private func hasSlash(from first: Int) -> Bool {
    var position = first
    while position < end - 1 {
      if text[position] == 0x2F { return true }
      position += 1
    }
    return Self.roots.contains { matches($0, at: first) && trimmed(end) == first + $0.utf8.count }
  }

  private static let roots = [
    "etc", "usr", "var", "home", "tmp", "dev", "proc", "bin", "opt", "lib",
  ]

  /// --option, with a value behind = that is converted.
  private func commandOption() -> Range<Int>? {
    guard matches("--", at: start), start + 2 < end, Self.isLetter(text[start + 2]) else {
      return nil
    }
    var last = start + 2
    while last < end, Self.isWord(text[last]) || text[last] == 0x2D { last += 1 }
    return start..<last
  }

  /// The end of the chunk without the punctuation of the sentence around it.
  private func trimmed(_ end: Int) -> Int {
    var last = end
    while last > start {
      let byte = text[last - 1]
      if ".,;:!?)]}'\">".utf8.contains(byte) {
        last -= 1
      } else if last - start >= 3, text[last - 3] == 0xE2, text[last - 2] == 0x80 {
        last -= 3
      } else if last - start >= 2, byte == 0xBB || byte == 0xAB, text[last - 2] == 0xC2 {
        last -= 2
      } else {
        break
      }
    }
    return last
  }

  // MARK: Parts of chunks

  /// How far a stretch may reach from its sign: what keeps hostile chunks linear.
  private static let reach = 256

  /// <b>, </b>, <a href="…">, <!-- … -->: to the > in the next two thousand bytes, with no <
  /// before.
  private func tag(_ position: Int) -> Range<Int>? {
    guard position + 1 < count else { return nil }
    let first = text[position + 1]
    guard Self.isLetter(first) || [0x2F, 0x21, 0x3F].contains(first) else { return nil }
    var last = position + 1
    while last < count, last < position + 2000 {
      if text[last] == 0x3E { return position..<last + 1 }
      if text[last] == 0x3C { return nil }
      last += 1
    }
    return nil
  }

  /// &nbsp; &#8222; &#x201E;
  private func entity(_ position: Int) -> Range<Int>? {
    var last = position + 1
    if last < end, text[last] == 0x23 { last += 1 }
    let first = last
    while last < end, last - first < 32, Self.isAlphanumeric(text[last]) { last += 1 }
    return last > first && last < end && text[last] == 0x3B ? position..<last + 1 : nil
  }

  /// {0}, {name}, {{ name }}
  private func braces(_ position: Int) -> Range<Int>? {
    let isDouble = matches("{{", at: position)
    let limit = isDouble ? min(count, position + 200) : min(end, position + 100)
    var last = position + (isDouble ? 2 : 1)
    while last < limit, text[last] != 0x7D {
      if text[last] == 0x7B || text[last] == 0x0A { return nil }
      last += 1
    }
    guard last < limit, text[last] == 0x7D else { return nil }
    return position..<min(last + (isDouble ? 2 : 1), count)
  }

  /// %s, %1$s, %-5.2f, %(name)s, %{name}, %@, %%; a sign behind a digit is a percentage.
  private func format(_ position: Int) -> Range<Int>? {
    if position > start, Self.isDigit(text[position - 1]) { return nil }
    var last = position + 1
    guard last < end else { return nil }
    if text[last] == 0x25 || text[last] == 0x40 { return position..<last + 1 }
    if text[last] == 0x7B { return braces(last).map { position..<$0.upperBound } }
    if text[last] == 0x28 {
      while last < min(end, position + Self.reach), text[last] != 0x29 { last += 1 }
      return last + 1 < end ? position..<last + 2 : nil
    }
    while last < end, Self.isDigit(text[last]) || "$-+#.*'hlLqjzt".utf8.contains(text[last]) {
      last += 1
    }
    guard last < end, "diouxXeEfFgGaAcsSpnmI".utf8.contains(text[last]) else { return nil }
    return position..<last + 1
  }

  /// $name, $1, ${name}
  private func variable(_ position: Int) -> Range<Int>? {
    guard position + 1 < end else { return nil }
    if text[position + 1] == 0x7B { return braces(position + 1).map { position..<$0.upperBound } }
    var last = position + 1
    while last < end, Self.isAlphanumeric(text[last]) || text[last] == 0x5F { last += 1 }
    return last > position + 1 ? position..<last : nil
  }

  /// name@example.org: the name before the sign, and a host with a dot behind it.
  private func mail(_ position: Int) -> Range<Int>? {
    var first = position
    let floor = max(found.last?.upperBound ?? start, position - Self.reach)
    while first > floor, Self.isWord(text[first - 1]) || ".+-%".utf8.contains(text[first - 1]) {
      first -= 1
    }
    var last = position + 1
    while last < end, Self.isWord(text[last]) || text[last] == 0x2E || text[last] == 0x2D {
      last += 1
    }
    while last > position, text[last - 1] == 0x2E || text[last - 1] == 0x2D { last -= 1 }
    return first < position && last > position + 1 ? first..<last : nil
  }

  /// @user, #topic
  private func marked(_ position: Int) -> Range<Int>? {
    if position > start, Self.isWord(text[position - 1]) { return nil }
    var last = position + 1
    while last < end, Self.isWord(text[last]) { last += 1 }
    return last > position + 1 ? position..<last : nil
  }

  /// \n, \t in texts of programs
  private func escape(_ position: Int) -> Range<Int>? {
    guard position + 1 < end, "nrtbfv0\"'\\".utf8.contains(text[position + 1]) else { return nil }
    return position..<position + 2
  }

  /// A name joined by underscores, or by dots where the last part is an ending of files or hosts.
  private func dotted(_ position: Int) -> Range<Int>? {
    var first = position
    let floor = max(found.last?.upperBound ?? start, position - Self.reach)
    while first > floor, Self.isName(text[first - 1]) { first -= 1 }
    var last = position + 1
    while last < min(end, position + Self.reach), Self.isName(text[last]) { last += 1 }
    while last > position, text[last - 1] == 0x2E || text[last - 1] == 0x2D { last -= 1 }
    guard first < position, last > position + 1 else { return nil }
    if text[position] == 0x5F {
      return Self.isAlphanumeric(text[position - 1]) && Self.isAlphanumeric(text[position + 1])
        ? first..<last : nil
    }
    var dot = last
    while dot > first, text[dot - 1] != 0x2E { dot -= 1 }
    let bytes = UnsafeBufferPointer(start: text + dot, count: last - dot)
    let ending = String(decoding: bytes, as: UTF8.self)
    return Self.endings.contains(ending) ? first..<last : nil
  }

  private static let endings = Set(
    """
    com org net rs int eu info gov edu mil uk me ba hr mk al xk io tv us biz online app dev srb
    txt pdf doc docx xls xlsx ppt pptx odt ods odp rtf csv tsv json xml html htm css js py sh php c h cpp
    rs go swift java rb pl sql po mo tmx tbx srx xlf xliff ini conf cfg log md exe dll so bin iso img
    deb rpm zip gz bz2 xz tar 7z rar png jpg jpeg gif svg bmp webp ico mp3 mp4 ogg oga ogv flac wav avi
    mkv webm mov ttf otf woff desktop service bashrc profile sqlite db lock tmp bak
    """.split { $0 == " " || $0 == "\n" }.map(String.init)
  )

  private func matches(_ literal: String, at position: Int) -> Bool {
    guard position >= start, position + literal.utf8.count <= end else { return false }
    return literal.utf8.enumerated().allSatisfy { text[position + $0.offset] == $0.element }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool { isDigit(byte) || isLetter(byte) }

  /// Letters, digits, the underscore, and every byte of a character beyond ASCII.
  static func isWord(_ byte: UInt8) -> Bool {
    isAlphanumeric(byte) || byte == 0x5F || byte >= 0x80
  }

  private static func isName(_ byte: UInt8) -> Bool {
    isAlphanumeric(byte) || byte == 0x5F || byte == 0x2D || byte == 0x2E
  }
}
