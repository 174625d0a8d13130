/// What was changed between two texts, word by word, for display.
///
///     WordDifference(from: ["most", "na", "Ibru"], to: ["most", "preko", "Ibru"]).steps
///     // [.equal(0, 0), .changed(1, 1), .equal(2, 2)]
public struct WordDifference: Hashable, Sendable {
  /// One step from the first text to the second; the numbers are places of tokens, from 0.
  public enum Step: Hashable, Sendable {
    case equal(Int, Int)
    case changed(Int, Int)
    /// A token that only the first text has.
    case deleted(Int)
    /// A token that only the second text has.
    case inserted(Int)
  }

  public var steps: [Step]

  /// The fewest steps that make `second` of `first`; among equals, those that keep changes late.
  ///
  /// O(m·n) time and memory: meant for the few texts that are shown.
  public init<Element: Equatable>(from first: [Element], to second: [Element]) {
    let width = second.count + 1
    var table = ContiguousArray<Int32>(repeating: 0, count: (first.count + 1) * width)
    for i in 0...first.count { table[i * width] = Int32(i) }
    for j in 0...second.count { table[j] = Int32(j) }
    for i in 0..<first.count {
      for j in 0..<second.count {
        let change = table[i * width + j] + (first[i] == second[j] ? 0 : 1)
        let step = min(table[i * width + j + 1], table[(i + 1) * width + j]) + 1
        table[(i + 1) * width + j + 1] = min(change, step)
      }
    }
    var steps: [Step] = []
    var (i, j) = (first.count, second.count)
    while i > 0 || j > 0 {
      let here = table[i * width + j]
      if i > 0, j > 0, first[i - 1] == second[j - 1], here == table[(i - 1) * width + j - 1] {
        steps.append(.equal(i - 1, j - 1))
        (i, j) = (i - 1, j - 1)
      } else if i > 0, j > 0, here == table[(i - 1) * width + j - 1] + 1 {
        steps.append(.changed(i - 1, j - 1))
        (i, j) = (i - 1, j - 1)
      } else if i > 0, here == table[(i - 1) * width + j] + 1 {
        steps.append(.deleted(i - 1))
        i -= 1
      } else {
        steps.append(.inserted(j - 1))
        j -= 1
      }
    }
    self.steps = steps.reversed()
  }

  /// The number of steps that change something: Levenshtein's distance.
  public var distance: Int {
    steps.count { step in if case .equal = step { false } else { true } }
  }
}
