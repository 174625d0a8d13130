/// Rules that say where two letters that look like a digraph are two letters: `split-digraphs.txt`
/// for nj, lj, dž, `stroked-d.txt` for dj.
///
/// A word is given as codes (see `LetterTable.codes`); the rules look at the letters around one
/// pair. O(rules of that pair), most of which one comparison rejects.
struct SplitDigraphs {
  private enum Place {
    /// `^`: the beginning of the word.
    case start
    /// The beginning, or behind prefixes.
    case stem
    /// `*`
    case anywhere
  }

  private struct Rule {
    var before: [UInt8]
    var after: [UInt8]
    var place: Place
    /// Whether the rule says that the pair is one letter after all; such rules come first.
    var forbids: Bool
    /// Beginnings, counted from the first letter of `before`, for which the rule does not hold.
    var guards: [[UInt8]]
  }

  private var rules: [Int: [Rule]] = [:]
  private var prefixes: [[UInt8]] = []

  /// Reads the rules, and notes in `table` (if given) around which letters they hold.
  init(_ lines: [Substring], table: LetterTable? = nil) {
    for line in lines {
      if line.hasPrefix("prefixes:") {
        prefixes = line.split(separator: " ").dropFirst().map { Self.codes($0) }
        continue
      }
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      let forbids = fields[0].hasPrefix("!")
      let pattern = fields[0].dropFirst(forbids ? 1 : 0)
      let place: Place =
        pattern.hasPrefix("*") ? .anywhere : pattern.hasPrefix("^") ? .start : .stem
      let halves = pattern.dropFirst(place == .stem ? 0 : 1).split(separator: "|")
      guard halves.count == 2 else { continue }
      let rule = Rule(
        before: Self.codes(halves[0]),
        after: Self.codes(halves[1]),
        place: place,
        forbids: forbids,
        guards: fields.count > 1 ? fields[1].split(separator: " ").map { Self.codes($0) } : []
      )
      guard let first = rule.before.last, let second = rule.after.first else { continue }
      let key = Self.key(first, second)
      table?.noteSplit(
        first: first,
        before: rule.before.dropLast().last ?? 0,
        after: rule.after.dropFirst().first ?? 0,
        next: rule.after.dropFirst(2).first ?? 0
      )
      rules[key, default: []].insert(rule, at: forbids ? 0 : rules[key]?.count ?? 0)
    }
  }

  /// Whether the pair at `index` and `index + 1` of a word is two letters.
  func isSplit(at index: Int, in word: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let rules = rules[Self.key(word[index], word[index + 1])] else { return false }
    for rule in rules where matches(rule.after, in: word, at: index + 1) {
      let start = index + 1 - rule.before.count
      guard start >= 0, matches(rule.before, in: word, at: start),
        rule.place == .anywhere || start == 0
          || rule.place == .stem && isPrefix(upTo: start, in: word),
        !rule.guards.contains(where: { matches($0, in: word, at: start) })
      else { continue }
      return !rule.forbids
    }
    return false
  }

  /// Whether the letters before `end` are a chain of derivational prefixes.
  private func isPrefix(upTo end: Int, in word: UnsafeBufferPointer<UInt8>) -> Bool {
    if end == 0 { return true }
    if end > 16 { return false }
    return prefixes.contains { prefix in
      prefix.count <= end && matches(prefix, in: word, at: end - prefix.count)
        && isPrefix(upTo: end - prefix.count, in: word)
    }
  }

  private func matches(_ part: [UInt8], in word: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool
  {
    // A code of 0 (`$`) is the end of the word.
    let isWhole = part.last == 0
    let count = part.count - (isWhole ? 1 : 0)
    guard isWhole ? start + count == word.count : start + count <= word.count else { return false }
    for index in 0..<count where word[start + index] != part[index] { return false }
    return true
  }

  private static func key(_ first: UInt8, _ second: UInt8) -> Int { Int(first) << 5 | Int(second) }

  private static func codes(_ text: Substring) -> [UInt8] {
    text.unicodeScalars.map { LetterTable.code(of: $0.value) }
  }
}
