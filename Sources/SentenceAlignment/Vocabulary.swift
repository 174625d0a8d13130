/// The vocabulary of one side: its distinct words, where they stand, how common they are.
struct Vocabulary {
  /// Words more common than this in the language are left out: articles, and, of, is. They stand in
  /// nearly every sentence, so that they tell nothing and cost most.
  static let commonest = 0.01

  private(set) var words: [Word] = []
  /// For each segment its types, each once, in the order of their first places.
  private(set) var types = PackedLists()
  /// For each type the segments that hold it, ascending, each once.
  private(set) var places = PackedLists()
  private(set) var backgrounds: [Double] = []

  var segmentCount: Int { types.count }

  /// O(words).
  init(_ profiles: [SegmentProfile], background: BackgroundFrequencies) {
    var table = WordTable()
    var counts: [Int] = []
    var lastSegment: [Int] = []
    var total = 0
    for (index, profile) in profiles.enumerated() {
      for word in profile.words {
        let (type, isNew) = table.number(of: word)
        if isNew {
          words.append(word)
          backgrounds.append(background.probability(of: word.stem))
          counts.append(0)
          lastSegment.append(-1)
        }
        // A word is one type with a capital and without; the capital is remembered.
        if words[type].skeleton == 0 { words[type].skeleton = word.skeleton }
        counts[type] += 1
        total += 1
        if lastSegment[type] != index, backgrounds[type] <= Self.commonest {
          lastSegment[type] = index
          types.append(type)
        }
      }
      types.closeList()
    }
    places = types.inverted(count: words.count)
    if !background.isKnown { estimateBackgrounds(counts, total) }
  }

  /// The segments of a range that hold the type, as places among the elements of `places`.
  /// O(log places + found).
  @inline(__always) func places(of type: Int, in range: Range<Int>) -> Range<Int> {
    let all = places.range(type)
    guard !all.isEmpty else { return all }
    return places.elements.withUnsafeBufferPointer { elements in
      let (first, last) = (Int(elements[all.lowerBound]), Int(elements[all.upperBound - 1]))
      if first >= range.lowerBound, last < range.upperBound { return all }
      if first >= range.upperBound || last < range.lowerBound {
        return all.lowerBound..<all.lowerBound
      }
      var low = all.lowerBound
      var high = all.upperBound
      while low < high {
        let middle = (low + high) / 2
        if Int(elements[middle]) < range.lowerBound { low = middle + 1 } else { high = middle }
      }
      var end = low
      while end < all.upperBound, Int(elements[end]) < range.upperBound { end += 1 }
      return low..<end
    }
  }

  /// The distinct types of a run of segments, in the order of their first places.
  func types(in run: Range<Int>) -> [Int] {
    var found: [Int] = []
    for segment in run {
      for type in types[segment] where segment == run.lowerBound || !found.contains(Int(type)) {
        found.append(Int(type))
      }
    }
    return found
  }

  /// Without a table: shares in this text itself, held down, since one text tells little.
  private mutating func estimateBackgrounds(_ counts: [Int], _ total: Int) {
    for type in words.indices where !words[type].stem.isNumber {
      // A word that stands once in a short text is rarer in the language than there.
      backgrounds[type] = max(1e-5, (Double(counts[type]) - 0.9) / Double(max(total, 500)))
    }
  }
}

/// Numbers words in the order in which they first come.
private struct WordTable {
  private var slots: [Int32] = Array(repeating: -1, count: 256)
  private var keys: [(stem: UInt64, respelled: UInt64)] = []

  mutating func number(of word: Word) -> (type: Int, isNew: Bool) {
    let key = (stem: word.stem.raw, respelled: word.respelled.raw)
    var slot = place(of: key)
    while slots[slot] >= 0 {
      let type = Int(slots[slot])
      if keys[type] == key { return (type, false) }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = Int32(keys.count)
    keys.append(key)
    if keys.count * 2 > slots.count { grow() }
    return (keys.count - 1, true)
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 4)
    for (type, key) in keys.enumerated() {
      var slot = place(of: key)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(type)
    }
  }

  private func place(of key: (stem: UInt64, respelled: UInt64)) -> Int {
    let mixed = (key.stem ^ (key.respelled &* 0xC2B2_AE3D_27D4_EB4F)) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: (mixed ^ mixed >> 32)) & (slots.count - 1)
  }
}
