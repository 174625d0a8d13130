/// The set of characters that a match of a pattern can end with, in ICU's syntax; nil when the
/// pattern can match nothing, or is written in a way that is not analysed.
///
///     lastCharacters(of: "\\b(?:dr|prof)\\.")   // "[\\.]"
///     lastCharacters(of: "[.?!]\"?")            // "[[.?!]\\x{22}]"
///
/// A look at one character before a position then saves looking backwards for a whole pattern. The
/// set may hold too much, never too little. O(length).
func lastCharacters(of pattern: String) -> String? {
  var analysis = LastCharacterAnalysis(scalars: Array(pattern.unicodeScalars))
  guard let end = try? analysis.alternation(), analysis.isAtEnd, !end.isNullable,
    !end.set.contains(PatternEnd.anyCharacter)
  else { return nil }
  return "[" + end.set + "]"
}

/// What a part of a pattern can end with, as the inside of a set, and whether it can be empty.
private struct PatternEnd {
  /// The set of a part that is not analysed further.
  static let anyCharacter = "\\p{Any}"

  var set = ""
  var isNullable = true
}

private struct NotAnalysed: Error {}

private struct LastCharacterAnalysis {
  let scalars: [Unicode.Scalar]
  private var index = 0
  /// Whether the option `i` is on.
  private var ignoresCase = false

  init(scalars: [Unicode.Scalar]) { self.scalars = scalars }

  var isAtEnd: Bool { index == scalars.count }

  private var next: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

  mutating func alternation() throws(NotAnalysed) -> PatternEnd {
    var whole = try sequence()
    while next == "|" {
      index += 1
      let other = try sequence()
      whole.set += other.set
      whole.isNullable = whole.isNullable || other.isNullable
    }
    return whole
  }

  private mutating func sequence() throws(NotAnalysed) -> PatternEnd {
    var whole = PatternEnd()
    while let scalar = next, scalar != "|", scalar != ")" {
      var part = try atom(scalar)
      if try quantifierAllowsNone() { part.isNullable = true }
      if part.isNullable {
        whole.set += part.set
      } else {
        whole = part
      }
    }
    return whole
  }

  private mutating func atom(_ scalar: Unicode.Scalar) throws(NotAnalysed) -> PatternEnd {
    switch scalar {
    case "(": return try group()
    case "[":
      let start = index
      try skipSet()
      return part(text(start..<index), dependsOnCase: true)
    case "\\": return try escape()
    case "^", "$":
      index += 1
      return PatternEnd()
    case ".":
      index += 1
      return PatternEnd(set: PatternEnd.anyCharacter, isNullable: false)
    case "*", "+", "?", "{": throw NotAnalysed()
    default:
      index += 1
      return part(
        "\\x{\(String(scalar.value, radix: 16))}",
        dependsOnCase: scalar.properties.isCased
      )
    }
  }

  /// What the option `i` does to a set, above all to a complement, is ICU's own affair.
  private func part(_ set: String, dependsOnCase: Bool) -> PatternEnd {
    PatternEnd(
      set: ignoresCase && dependsOnCase ? PatternEnd.anyCharacter : set,
      isNullable: false
    )
  }

  private mutating func group() throws(NotAnalysed) -> PatternEnd {
    index += 1
    let outerCase = ignoresCase
    var isLookAround = false
    if next == "?" {
      index += 1
      let start = index
      while let scalar = next, !":=!>)".unicodeScalars.contains(scalar) { index += 1 }
      let kind = text(start..<index)
      switch (kind, next) {
      case ("", ":"), ("", ">"): break
      case ("i", ":"): ignoresCase = true
      case ("i", ")"):
        // An option for the rest of the group.
        ignoresCase = true
        index += 1
        return PatternEnd()
      case ("", "="), ("", "!"), ("<", "="), ("<", "!"): isLookAround = true
      default: throw NotAnalysed()
      }
      index += 1
    }
    let inside = try alternation()
    guard next == ")" else { throw NotAnalysed() }
    index += 1
    ignoresCase = outerCase
    return isLookAround ? PatternEnd() : inside
  }

  private mutating func escape() throws(NotAnalysed) -> PatternEnd {
    guard index + 1 < scalars.count else { throw NotAnalysed() }
    let start = index
    let kind = scalars[index + 1]
    index += 2
    switch kind {
    case "b", "B", "A", "Z", "z", "G": return PatternEnd()
    case "d", "D", "s", "S", "w", "W", "h", "v", "n", "r", "t", "f": break
    case "p", "P", "x":
      guard next == "{" else { throw NotAnalysed() }
      while let scalar = next, scalar != "}" {
        index += 1
        _ = scalar
      }
      index += 1
    case "u": index += 4
    default:
      // Quoted punctuation; letters and digits have meanings that are not analysed.
      guard kind.isASCII, !kind.properties.isAlphabetic, kind.properties.numericType == nil else {
        throw NotAnalysed()
      }
    }
    guard index <= scalars.count else { throw NotAnalysed() }
    return part(text(start..<index), dependsOnCase: "pPxu".unicodeScalars.contains(kind))
  }

  private mutating func skipSet() throws(NotAnalysed) {
    var depth = 0
    repeat {
      guard let scalar = next else { throw NotAnalysed() }
      index += scalar == "\\" ? 2 : 1
      if scalar == "[" { depth += 1 }
      if scalar == "]" { depth -= 1 }
    } while depth > 0
  }

  /// Reads `*`, `+`, `?` or `{…}` with what follows; whether it allows no repetition at all.
  private mutating func quantifierAllowsNone() throws(NotAnalysed) -> Bool {
    var allowsNone = false
    switch next {
    case "*", "?": allowsNone = true
    case "+": break
    case "{":
      let start = index + 1
      while let scalar = next, scalar != "}" {
        guard ("0"..."9").contains(scalar) || scalar == "," || scalar == "{" else {
          throw NotAnalysed()
        }
        index += 1
      }
      allowsNone = text(start..<index).hasPrefix("0")
    default: return false
    }
    index += 1
    if next == "+" || next == "?" { index += 1 }
    return allowsNone
  }

  private func text(_ range: Range<Int>) -> String {
    String(String.UnicodeScalarView(scalars[range]))
  }
}
