/// Sets of rules, one for each two UTF-16 units that were met beside a position.
///
/// A set is `wordCount` words of bits from its start on in `words`, a bit for each rule in their order.
struct RuleSets {
  let wordCount: Int
  private let ruleCount: Int
  private(set) var words: [UInt64] = []
  private var starts: [UInt32: Int] = [:]
  /// The two units that were asked for last: most sentence ends look alike.
  private var last: UInt32?
  private var lastStart = 0

  init(ruleCount: Int) {
    self.ruleCount = ruleCount
    wordCount = (ruleCount + 63) / 64
  }

  /// Where the set of two units begins, or nil if it is not there yet.
  mutating func start(_ nearer: UInt16, _ farther: UInt16) -> Int? {
    let key = UInt32(nearer) << 16 | UInt32(farther)
    if key == last { return lastStart }
    guard let start = starts[key] else { return nil }
    (last, lastStart) = (key, start)
    return start
  }

  /// Adds the set of two units, of the rules for which `isMember` holds; returns where it begins.
  mutating func add(_ nearer: UInt16, _ farther: UInt16, _ isMember: (Int) -> Bool) -> Int {
    let start = words.count
    words.append(contentsOf: repeatElement(0, count: wordCount))
    for rule in 0..<ruleCount where isMember(rule) {
      words[start + (rule >> 6)] |= 1 << UInt64(rule & 63)
    }
    starts[UInt32(nearer) << 16 | UInt32(farther)] = start
    return start
  }
}
