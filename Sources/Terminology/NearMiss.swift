/// Distances between spellings, for "did you mean".
enum NearMiss {
  /// How many slips a query of that many letters may hold.
  static func limit(letters: Int) -> Int { letters < 4 ? 0 : letters < 8 ? 1 : 2 }

  /// The restricted edit distance of two keys: letters left out, put in, put for others, and two
  /// neighbours exchanged, each of them once; nil above `limit`. O(length · limit).
  static func distance(_ a: [UInt8], _ b: [UInt8], limit: Int) -> Int? {
    guard abs(a.count - b.count) <= limit else { return nil }
    if a == b { return 0 }
    if b.isEmpty { return a.count }
    let width = b.count + 1
    var before = [Int](repeating: 0, count: width)
    var last = Array(0..<width)
    var row = last
    let far = limit + 1
    for i in 0..<a.count {
      row[0] = i + 1
      let low = max(0, i - limit)
      let high = min(b.count - 1, i + limit)
      if low > 0 { row[low] = far }
      var least = row[0]
      for j in low...high {
        let above = j + 1 > i + limit ? far : last[j + 1]
        var best = min(last[j] + (a[i] == b[j] ? 0 : 1), min(row[j], above) + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, before[j - 1] + 1) }
        row[j + 1] = best
        least = min(least, best)
      }
      if least > limit { return nil }
      (before, last, row) = (last, row, before)
    }
    return last[b.count] <= limit ? last[b.count] : nil
  }
}
