internal import SerbianText

/// Finds sources with several translations, and translations of several sources.
public struct ConsistencyCheck {
  private let texts: [(source: String, target: String)]
  private let side: CheckFinding.Side

  /// - Parameter side: the side that should be the same where the other one is.
  public init(_ texts: [(source: String, target: String)], side: CheckFinding.Side) {
    self.texts = texts
    self.side = side
  }

  /// The pairs that differ from the most frequent one with the same other side, each with the number of
  /// that one, ascending. Case, script and white space make no difference. O(length).
  public func inconsistencies() -> [(pair: Int, other: Int)] {
    var groups: [String: [String: [Int]]] = [:]
    for index in texts.indices {
      let (given, varying) =
        side == .target
        ? (texts[index].source, texts[index].target) : (texts[index].target, texts[index].source)
      let key = SearchKey.strict(given)
      // A word alone means many things.
      guard key.contains(" ") else { continue }
      groups[key, default: [:]][Self.key(varying), default: []].append(index)
    }
    var found: [(Int, Int)] = []
    for group in groups.values where group.count > 1 {
      let usual = group.values.max { ($0.count, -$0[0]) < ($1.count, -$1[0]) } ?? []
      for others in group.values where others != usual {
        for index in others { found.append((index, usual[0])) }
      }
    }
    return found.sorted { $0.0 < $1.0 }.map { (pair: $0.0, other: $0.1) }
  }

  /// Letters and digits only: marks and blanks make no other translation.
  private static func key(_ text: String) -> String {
    var key = String.UnicodeScalarView()
    for scalar in SearchKey.strict(text).unicodeScalars
    where scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
      key.append(scalar)
    }
    return String(key)
  }

  /// What to tell of a pair.
  ///
  /// - Parameter place: where the most frequent one stands.
  public func finding(
    at index: Int,
    kind: CheckFinding.Kind,
    other place: String
  ) -> CheckFinding {
    CheckFinding(
      kind: kind,
      side: side,
      range: 0..<(side == .target ? texts[index].target : texts[index].source).utf8.count,
      message: side == .target
        ? "The same source is translated otherwise in \(place)."
        : "The same target stands for another source in \(place)."
    )
  }
}
