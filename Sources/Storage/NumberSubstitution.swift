internal import BitextCore
internal import FuzzyMatching
internal import SerbianText

/// A proposal for a text that differs from a stored one in its numbers alone: the stored translation
/// with the new numbers.
public struct NumberSubstitution: Hashable, Sendable {
  public struct Change: Hashable, Sendable {
    /// As written in the stored target, and in the proposal.
    public var before: String
    public var after: String
  }

  /// The target with the numbers of the query, written as the target language writes numbers.
  public var target: String
  public var changes: [Change]

  /// Whether two texts of a language differ in numbers and in nothing else but case, script and
  /// white space.
  static func differInNumbersOnly(_ query: String, _ source: String) -> Bool {
    guard [query, source].allSatisfy({ $0.utf8.contains { (0x30...0x39).contains($0) } }) else {
      return false
    }
    let (a, b) = (NumberedText(query), NumberedText(source))
    return !a.numbers.isEmpty && a.numbers.count == b.numbers.count
      && a.numbers.map(\.text) != b.numbers.map(\.text)
      && SearchKey.strict(a.skeleton) == SearchKey.strict(b.skeleton)
  }

  /// Whether two texts of a language have the same numbers, written alike.
  static func haveEqualNumbers(_ query: String, _ source: String) -> Bool {
    NumberedText(query).numbers.map(\.text) == NumberedText(source).numbers.map(\.text)
  }

  /// Nil when the texts differ in more than numbers, and when the target does not have each number
  /// that changes exactly once.
  init?(
    query: String,
    source: String,
    target: String,
    from sourceLanguage: LanguageTag,
    to targetLanguage: LanguageTag
  ) {
    guard Self.differInNumbersOnly(query, source) else { return nil }
    let (reading, writing) = (NumberFormat(sourceLanguage), NumberFormat(targetLanguage))
    let old = NumberedText(source).numbers
    let new = NumberedText(query).numbers
    let written = NumberedText(target).numbers
    var edits: [(range: Range<String.Index>, text: String)] = []
    changes = []
    for (index, number) in old.enumerated() where number.text != new[index].text {
      let value = reading.value(of: number.text)
      guard old.count(where: { reading.value(of: $0.text) == value }) == 1 else { return nil }
      let places = written.filter { writing.value(of: $0.text) == value }
      guard places.count == 1, let place = places.first else { return nil }
      let text = writing.text(of: reading.value(of: new[index].text))
      if text == place.text { continue }
      edits.append((place.range, text))
      changes.append(Change(before: place.text, after: text))
    }
    var result = ""
    var end = target.startIndex
    for edit in edits.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      result += target[end..<edit.range.lowerBound] + edit.text
      end = edit.range.upperBound
    }
    self.target = result + target[end...]
  }
}

/// How a language writes numbers: `1,000.5` or `1.000,5`.
private struct NumberFormat {
  struct Value: Hashable {
    /// Digits before and behind the decimal sign; what is no number (a date, a time) as it stands.
    var whole: String
    var fraction: String?
    var isGrouped: Bool

    static func == (a: Value, b: Value) -> Bool { a.whole == b.whole && a.fraction == b.fraction }
    func hash(into hasher: inout Hasher) {
      hasher.combine(whole)
      hasher.combine(fraction)
    }
  }

  private let decimal: Character
  private let group: Character

  /// Languages with a decimal point; all others have a comma.
  private static let withPoint: Set<String> = ["en", "zh", "ja", "ko", "he", "hi", "th", "ga"]

  init(_ language: LanguageTag) {
    let hasPoint = Self.withPoint.contains(language.language)
    decimal = hasPoint ? "." : ","
    group = hasPoint ? "," : "."
  }

  func value(of text: String) -> Value {
    let parts = text.split(separator: decimal, omittingEmptySubsequences: false)
    let groups = parts[0].split(separator: group, omittingEmptySubsequences: false)
    let isGrouped = groups.count > 1
    guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty }),
      parts.count == 1 || parts[1].allSatisfy(\.isNumber),
      groups.allSatisfy({ $0.allSatisfy(\.isNumber) }),
      !isGrouped
        || ((1...3).contains(groups[0].count) && groups.dropFirst().allSatisfy { $0.count == 3 })
    else { return Value(whole: text, fraction: nil, isGrouped: false) }
    return Value(
      whole: groups.joined(),
      fraction: parts.count == 2 ? String(parts[1]) : nil,
      isGrouped: isGrouped
    )
  }

  func text(of value: Value) -> String {
    var text = ""
    for (index, digit) in value.whole.enumerated() {
      if value.isGrouped, index > 0, (value.whole.count - index) % 3 == 0 { text.append(group) }
      text.append(digit)
    }
    if let fraction = value.fraction { text += String(decimal) + fraction }
    return text
  }
}

/// The numbers of a text: runs of digits, with points, commas or colons between digits, that touch no
/// letter.
private struct NumberedText {
  struct Number {
    var range: Range<String.Index>
    var text: String
  }

  var numbers: [Number] = []
  /// The text with a mark in the place of each number.
  var skeleton = ""

  init(_ text: String) {
    func isDigit(_ index: String.Index) -> Bool {
      index < text.endIndex && ("0"..."9").contains(text[index])
    }
    var index = text.startIndex
    var previous: Character = " "
    while index < text.endIndex {
      guard isDigit(index), !previous.isLetter else {
        previous = text[index]
        skeleton.append(previous)
        // The digits of a word of letters and digits are no number.
        if previous.isLetter {
          var next = text.index(after: index)
          while isDigit(next) {
            skeleton.append(text[next])
            next = text.index(after: next)
          }
          index = next
        } else {
          index = text.index(after: index)
        }
        continue
      }
      var end = text.index(after: index)
      while end < text.endIndex {
        if isDigit(end) {
          end = text.index(after: end)
        } else if ".,:".contains(text[end]), isDigit(text.index(after: end)) {
          end = text.index(after: end)
        } else {
          break
        }
      }
      let found = text[index..<end]
      if end < text.endIndex, text[end].isLetter {
        skeleton += found
      } else {
        numbers.append(Number(range: index..<end, text: String(found)))
        skeleton.append("0")
      }
      previous = "0"
      index = end
    }
  }
}
