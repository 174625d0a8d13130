internal import FuzzyMatching
internal import SerbianText

/// What was changed between two texts, word by word, as ranges of both.
///
/// Words are compared under the strict search key: another case or script is no change.
public struct TextDifference: Hashable, Sendable {
  public enum Kind: String, Sendable, Codable {
    case equal, changed, deleted, inserted
  }

  public struct Step: Hashable, Sendable {
    public var kind: Kind
    /// The token in the first text; nil when it is inserted.
    public var first: Range<String.Index>?
    /// The token in the second text; nil when it is deleted.
    public var second: Range<String.Index>?
  }

  public var steps: [Step]

  /// O(m·n) in tokens.
  public init(from first: String, to second: String) {
    let a = KeyedTokens(first)
    let b = KeyedTokens(second)
    steps = WordDifference(from: a.keys, to: b.keys).steps.map { step in
      switch step {
      case .equal(let i, let j): Step(kind: .equal, first: a.ranges[i], second: b.ranges[j])
      case .changed(let i, let j): Step(kind: .changed, first: a.ranges[i], second: b.ranges[j])
      case .deleted(let i): Step(kind: .deleted, first: a.ranges[i], second: nil)
      case .inserted(let j): Step(kind: .inserted, first: nil, second: b.ranges[j])
      }
    }
  }
}

/// The tokens of a text as it is written: where they stand, and their keys.
///
/// Tokens are found in the text itself, because a key does not tell where its parts come from; what
/// the key leaves out (a soft hyphen, a joiner) belongs to the word around it.
struct KeyedTokens {
  var ranges: [Range<String.Index>] = []
  /// Strict keys.
  var keys: [String] = []
  var areWords: [Bool] = []

  init(_ text: String) {
    let scalars = text.unicodeScalars
    var start: String.Index?
    var index = scalars.startIndex
    func isIgnorable(_ value: UInt32) -> Bool {
      value == 0xAD || (0x200B...0x200D).contains(value) || value == 0x2060 || value == 0xFEFF
    }
    while index < scalars.endIndex {
      let scalar = scalars[index]
      let next = scalars.index(after: index)
      if Tokenizer.isWordScalar(scalar) || (start != nil && isIgnorable(scalar.value)) {
        if start == nil { start = index }
      } else {
        if let from = start { append(from..<index, text, isWord: true) }
        start = nil
        if !scalar.properties.isWhitespace && !isIgnorable(scalar.value) {
          append(index..<next, text, isWord: false)
        }
      }
      index = next
    }
    if let from = start { append(from..<scalars.endIndex, text, isWord: true) }
  }

  private mutating func append(_ range: Range<String.Index>, _ text: String, isWord: Bool) {
    ranges.append(range)
    keys.append(SearchKey.strict(String(text[range])))
    areWords.append(isWord)
  }
}
