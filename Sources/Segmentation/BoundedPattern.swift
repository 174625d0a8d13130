/// Turns a pattern into one whose matches have a greatest length, as ICU's look-behind demands.
///
///     boundedPattern("\\b\\p{L}+\\.")   // "\\b\\p{L}{1,100}\\."
///
/// `*`, `+` and `{n,}` get an upper bound; what the pattern matches otherwise stays the same. Text
/// that would need a longer match right before a boundary is not found; 100 is the bound that
/// other readers of SRX use too. With `onlyLookBehind` this is done to the look-behinds in the
/// pattern, not to the rest: rule files made for Java have such. O(length).
func boundedPattern(
  _ pattern: String,
  limit: Int = 100,
  onlyLookBehind: Bool = false
) -> String {
  var scanner = BoundedPatternScanner(
    units: Array(pattern.unicodeScalars),
    limit: limit,
    bounds: !onlyLookBehind
  )
  return scanner.scan()
}

private struct BoundedPatternScanner {
  let units: [Unicode.Scalar]
  let limit: Int
  private var index = 0
  private var result = String.UnicodeScalarView()
  private var depthOfSets = 0
  /// Whether something stands before that a repetition can repeat; `(?` opens an option.
  private var canRepeat = false
  /// Of every open group, and last of the place at the index: whether repetitions get a bound.
  private var bounds: [Bool]

  init(units: [Unicode.Scalar], limit: Int, bounds: Bool) {
    self.units = units
    self.limit = limit
    self.bounds = [bounds]
  }

  mutating func scan() -> String {
    while index < units.count {
      let scalar = units[index]
      if scalar == "\\" {
        copyEscape()
      } else if depthOfSets > 0 {
        if scalar == "[" { depthOfSets += 1 }
        if scalar == "]" { depthOfSets -= 1 }
        copy()
        canRepeat = true
      } else {
        copyOperator(scalar)
      }
    }
    return String(result)
  }

  private mutating func copyOperator(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "[":
      depthOfSets = 1
      copy()
    case "*" where canRepeat && bounds.last == true: replaceRepetition(minimum: 0, length: 1)
    case "+" where canRepeat && bounds.last == true: replaceRepetition(minimum: 1, length: 1)
    case "{" where canRepeat && bounds.last == true:
      if let (minimum, length) = openInterval() {
        replaceRepetition(minimum: minimum, length: length)
      } else {
        copy()
      }
    case "(":
      bounds.append(bounds.last == true || beginsLookBehind())
      copy()
      canRepeat = false
    case ")":
      if bounds.count > 1 { bounds.removeLast() }
      copy()
      canRepeat = true
    case "|":
      copy()
      canRepeat = false
    default:
      copy()
      canRepeat = true
    }
  }

  private func beginsLookBehind() -> Bool {
    index + 3 < units.count && units[index + 1] == "?" && units[index + 2] == "<"
      && (units[index + 3] == "=" || units[index + 3] == "!")
  }

  private mutating func replaceRepetition(minimum: Int, length: Int) {
    index += length
    result.append(contentsOf: "{\(minimum),\(max(limit, minimum))}".unicodeScalars)
    // `+` for possessive and `?` for reluctant follow as they are.
    if index < units.count, units[index] == "+" || units[index] == "?" { copy() }
    canRepeat = false
  }

  /// `{n,}` at the index: n, and how many scalars it takes.
  private func openInterval() -> (minimum: Int, length: Int)? {
    var end = index + 1
    while end < units.count, ("0"..."9").contains(units[end]) { end += 1 }
    guard end + 1 < units.count, units[end] == ",", units[end + 1] == "}" else { return nil }
    let digits = String(String.UnicodeScalarView(units[(index + 1)..<end]))
    guard let minimum = Int(digits) else { return nil }
    return (minimum, end + 2 - index)
  }

  private mutating func copyEscape() {
    copy()
    guard index < units.count else { return }
    let kind = units[index]
    copy()
    if kind == "Q" {
      // Everything to \E is literal.
      while index < units.count {
        if units[index] == "\\", index + 1 < units.count, units[index + 1] == "E" {
          copy()
          copy()
          break
        }
        copy()
      }
    } else if "pPxN".unicodeScalars.contains(kind), index < units.count, units[index] == "{" {
      while index < units.count, units[index] != "}" { copy() }
      if index < units.count { copy() }
    }
    canRepeat = true
  }

  private mutating func copy() {
    result.append(units[index])
    index += 1
  }
}
