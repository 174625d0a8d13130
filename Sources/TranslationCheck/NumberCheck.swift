/// Finds numbers that only one side of a pair has.
struct NumberCheck {
  private let sourceReader: NumberReader
  private let targetReader: NumberReader

  /// - Parameters: codes of ISO 639-1.
  init(source: String, target: String) {
    sourceReader = NumberReader(language: source)
    targetReader = NumberReader(language: target)
  }

  /// At most one finding: numbers that do not agree come in pairs, and one place tells all.
  ///
  /// - Parameter isFilledIn: placeholders stand for numbers, so that a one may stand on one side only.
  func findings(
    _ source: String,
    _ target: String,
    isFilledIn: Bool = false
  ) -> [CheckFinding] {
    let own = sourceReader.numbers(in: source)
    let other = targetReader.numbers(in: target)
    func isNeeded(_ token: NumberToken) -> Bool { !(isFilledIn && token.values == [1]) }
    let lonelyOwn = Self.lonely(own, other).filter(isNeeded)
    let lonelyOther = Self.lonely(other, own).filter(isNeeded)
    // A number in digits is seldom left out. A word may be: two of them is both of them.
    let digits = (lonelyOwn + lonelyOther).contains { $0.form == .digits }
    let words = [lonelyOwn, lonelyOther].allSatisfy { $0.contains { $0.form != .hint } }
    guard digits || words else { return [] }
    let first = lonelyOwn.first { $0.form == .digits } ?? lonelyOwn.first { $0.form == .word }
    let second =
      lonelyOther.first { $0.form == .digits } ?? lonelyOther.first { $0.form == .word }
    if let first, let second {
      let texts = (Self.text(first, source), Self.text(second, target))
      return [
        CheckFinding(
          kind: .number,
          side: .target,
          range: second.range,
          message: "The source has the number '\(texts.0)', the target '\(texts.1)'."
        )
      ]
    }
    if let first {
      let text = Self.text(first, source)
      return [
        CheckFinding(
          kind: .number,
          side: .source,
          range: first.range,
          message: "The number '\(text)' is missing in the target."
        )
      ]
    }
    guard let second else { return [] }
    return [
      CheckFinding(
        kind: .number,
        side: .target,
        range: second.range,
        message: "The number '\(Self.text(second, target))' is not in the source."
      )
    ]
  }

  /// The numbers that the other side lacks. One that says another of its own side once more in another
  /// measure (six meters, 18 feet) may be left out.
  private static func lonely(_ own: [NumberToken], _ other: [NumberToken]) -> [NumberToken] {
    own.filter { token in
      !isFound(token, in: other)
        && !own.contains {
          $0.range != token.range && $0.measure != nil && token.measure != nil
            && token.isConverted(to: $0)
        }
    }
  }

  private static func isFound(_ token: NumberToken, in others: [NumberToken]) -> Bool {
    if others.contains(where: { token.agrees(with: $0) }) { return true }
    func stands(_ value: Double) -> Bool {
      others.contains { other in
        other.values.contains { abs($0 - value) < 1e-9 } || other.parts.contains { $0 == value }
      }
    }
    if token.magnitude == 1, !token.parts.isEmpty, token.parts.allSatisfy(stands) { return true }
    // Half, and 50 percent.
    if token.values.contains(50), stands(0.5) { return true }
    if token.values.contains(0.5), stands(50) { return true }
    // A part of a date on the other side.
    return token.magnitude == 1
      && token.values.contains { value in
        others.contains { $0.parts.contains(value) }
      }
  }

  private static func text(_ token: NumberToken, _ text: String) -> String {
    String(decoding: Array(text.utf8)[token.range], as: UTF8.self)
  }
}
