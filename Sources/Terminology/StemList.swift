/// The numbers of the stems of one word, in place: a table has as many lists as words.
struct StemList: Sendable {
  /// `WordStem` gives at most three stems of a key; those of the key without marks come to them.
  static let capacity = 6

  private var values = InlineArray<6, Int32>(repeating: 0)
  private(set) var count = 0

  var isEmpty: Bool { count == 0 }

  subscript(place: Int) -> Int32 { values[place] }

  mutating func append(_ number: Int32) {
    guard count < Self.capacity else { return }
    values[count] = number
    count += 1
  }

  func contains(_ number: Int32) -> Bool {
    for place in 0..<count where values[place] == number { return true }
    return false
  }

  /// Whether a stem that terms have stands in both.
  func meets(_ other: StemList) -> Bool {
    for place in 0..<count where values[place] >= 0 && other.contains(values[place]) {
      return true
    }
    return false
  }

  func contains(where isWanted: (Int32) -> Bool) -> Bool {
    for place in 0..<count where isWanted(values[place]) { return true }
    return false
  }

  func forEach(_ body: (Int32) -> Void) {
    for place in 0..<count { body(values[place]) }
  }
}

/// The stems of one key by the rules of each kind of language; empty where nobody has asked for them.
struct StemsByRules: Sendable {
  private var serbian = StemList()
  private var english = StemList()
  private var none = StemList()

  subscript(rules: InflectionRules) -> StemList {
    get {
      switch rules {
      case .serbian: serbian
      case .english: english
      case .none: none
      }
    }
    set {
      switch rules {
      case .serbian: serbian = newValue
      case .english: english = newValue
      case .none: none = newValue
      }
    }
  }
}
