internal import UnicodeText

/// Escapes and sets in brackets.
extension PatternParser {
  enum Item {
    case character(Unicode.Scalar)
    case characterClass(CharacterClass)
  }

  /// What a backslash makes, in brackets and outside.
  mutating func escapedItem() throws(NotUnderstood) -> Item {
    guard index + 1 < scalars.count else { throw NotUnderstood() }
    let kind = scalars[index + 1]
    index += 2
    switch kind {
    case "s": return .characterClass(.blank)
    case "S": return .characterClass(.complement(.blank))
    case "w": return .characterClass(.word)
    case "W": return .characterClass(.complement(.word))
    case "d": return .characterClass(.categories(1 << 8))
    case "D": return .characterClass(.complement(.categories(1 << 8)))
    case "h": return .characterClass(Self.horizontal)
    case "H": return .characterClass(.complement(Self.horizontal))
    case "v": return .characterClass(.lineEnd)
    case "V": return .characterClass(.complement(.lineEnd))
    case "n": return .character("\n")
    case "r": return .character("\r")
    case "t": return .character("\t")
    case "f": return .character("\u{C}")
    case "p", "P": return try property(isNegated: kind == "P")
    case "u": return .character(try hexadecimal(4))
    case "x":
      guard next == "{" else { return .character(try hexadecimal(2)) }
      index += 1
      var length = 0
      while index + length < scalars.count, scalars[index + length] != "}" { length += 1 }
      guard (1...6).contains(length) else { throw NotUnderstood() }
      let scalar = try hexadecimal(length)
      index += 1
      return .character(scalar)
    default:
      // Quoted punctuation; other letters and digits have meanings of their own.
      guard kind.isASCII, !kind.properties.isAlphabetic, !("0"..."9").contains(kind) else {
        throw NotUnderstood()
      }
      return .character(kind)
    }
  }

  /// Blanks within a line.
  private static var horizontal: CharacterClass {
    .union([.ranges([9...9]), .categories(1 << 22)])
  }

  private mutating func hexadecimal(_ length: Int) throws(NotUnderstood) -> Unicode.Scalar {
    guard index + length <= scalars.count else { throw NotUnderstood() }
    let digits = String(String.UnicodeScalarView(scalars[index..<(index + length)]))
    index += length
    guard let value = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(value),
      digits.first != "+"
    else { throw NotUnderstood() }
    return scalar
  }

  private mutating func property(isNegated: Bool) throws(NotUnderstood) -> Item {
    let start = index - 2
    if !ignoresCase, let mask = shortCategories() {
      return .characterClass(.categories(isNegated ? ~mask : mask))
    }
    var name = String.UnicodeScalarView()
    if next == "{" {
      index += 1
      while let scalar = next, scalar != "}" {
        name.append(scalar)
        index += 1
      }
    } else if let scalar = next {
      name.append(scalar)
    }
    guard next != nil else { throw NotUnderstood() }
    index += 1
    if let mask = categories(named: String(name)) {
      if !ignoresCase { return .characterClass(.categories(isNegated ? ~mask : mask)) }
      let letters = inAnyCase(.categories(mask))
      return .characterClass(isNegated ? .complement(letters) : letters)
    }
    return .characterClass(try other(text(from: start)))
  }

  /// `{Lu}` or `{L}` at the index, and passes over it: most properties are that.
  private mutating func shortCategories() -> UInt32? {
    guard index + 2 < scalars.count, scalars[index] == "{" else { return nil }
    let length = scalars[index + 2] == "}" ? 1 : 2
    guard index + length + 1 < scalars.count, scalars[index + length + 1] == "}" else { return nil }
    let second: Unicode.Scalar? = length == 2 ? scalars[index + 2] : nil
    guard let mask = frequentCategories(scalars[index + 1], second) else { return nil }
    index += length + 2
    return mask
  }

  /// Cases are added before a set is negated, as ICU does it.
  private func inAnyCase(_ characters: CharacterClass) -> CharacterClass {
    ignoresCase ? .ignoringCase(characters) : characters
  }

  /// A set that ICU answers for, in any case if that is so here.
  func other(_ pattern: String) throws(NotUnderstood) -> CharacterClass {
    do {
      return .other(try OtherClass(pattern, ignoringCase: ignoresCase))
    } catch {
      throw NotUnderstood()
    }
  }

  /// The class that is written from `start` on, if it was met before.
  func number(ofClassFrom start: Int) -> Int32? {
    classes.number(for: scalars[start..<index], ignoresCase)
  }

  func text(from start: Int) -> String {
    String(String.UnicodeScalarView(scalars[start..<index]))
  }

  mutating func bracketed() throws(NotUnderstood) -> Int32 {
    let start = index
    try skipSet()
    let end = index
    if let known = number(ofClassFrom: start) { return add(class: known) }
    index = start
    var characters: CharacterClass
    do {
      characters = try set()
      guard index == end else { throw NotUnderstood() }
    } catch {
      // Intersections, names of ICU and the like.
      index = end
      characters = try other(text(from: start))
    }
    return add(class: classes.number(characters, for: scalars[start..<end], ignoresCase))
  }

  private mutating func set() throws(NotUnderstood) -> CharacterClass {
    index += 1
    let isNegated = next == "^"
    if isNegated { index += 1 }
    var ranges: [ClosedRange<UInt32>] = []
    var parts: [CharacterClass] = []
    let start = index
    while let scalar = next, scalar != "]" || index == start {
      switch scalar {
      case "[":
        parts.append(try set())
        if next == "-" || next == "&" { throw NotUnderstood() }
      case "\\":
        switch try escapedItem() {
        case .character(let scalar): ranges.append(try range(from: scalar))
        case .characterClass(let characters):
          parts.append(characters)
          let isLast = index + 1 < scalars.count && scalars[index + 1] == "]"
          if next == "&" || (next == "-" && !isLast) { throw NotUnderstood() }
        }
      // At the start, and where ICU has operators.
      case "&" where index + 1 < scalars.count && scalars[index + 1] != "&" && parts.isEmpty:
        index += 1
        ranges.append(0x26...0x26)
      case "]", "&": throw NotUnderstood()
      case "-":
        index += 1
        // Elsewhere it may be one of ICU's operators.
        guard next == "]" || index == start + 1, next != "-" else { throw NotUnderstood() }
        ranges.append(0x2D...0x2D)
      default:
        index += 1
        ranges.append(try range(from: scalar))
      }
    }
    guard next == "]", index > start else { throw NotUnderstood() }
    index += 1
    if !ranges.isEmpty { parts.append(inAnyCase(.ranges(ranges))) }
    let all = parts.count == 1 ? parts[0] : .union(parts)
    return isNegated ? .complement(all) : all
  }

  /// A character of a set, or the range that begins with it.
  private mutating func range(
    from scalar: Unicode.Scalar
  ) throws(NotUnderstood) -> ClosedRange<UInt32> {
    guard next == "-", index + 1 < scalars.count, scalars[index + 1] != "]" else {
      return scalar.value...scalar.value
    }
    index += 1
    guard let last = next, last != "[", last != "-" else { throw NotUnderstood() }
    var upper = last
    if last == "\\" {
      guard case .character(let escaped) = try escapedItem() else { throw NotUnderstood() }
      upper = escaped
    } else {
      index += 1
    }
    guard scalar.value <= upper.value else { throw NotUnderstood() }
    return scalar.value...upper.value
  }

  private mutating func skipSet() throws(NotUnderstood) {
    var depth = 0
    repeat {
      guard let scalar = next else { throw NotUnderstood() }
      index += scalar == "\\" ? 2 : 1
      if scalar == "[" { depth += 1 }
      if scalar == "]" { depth -= 1 }
    } while depth > 0
    guard index <= scalars.count else { throw NotUnderstood() }
  }
}
