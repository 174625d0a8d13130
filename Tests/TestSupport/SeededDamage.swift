extension SeededGenerator {
  /// A number from 0 to below the limit.
  public mutating func below(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &self) }

  /// What markup and tables mind most, a byte each.
  public static let marks = "<>&;'\"/![]#\t".utf8.map { [$0] }

  /// Changes, removes, doubles or cuts a few pieces of a file, or puts one of `pieces` into it. With
  /// more than two changes one of them may stand there some hundred times.
  public mutating func mutate(
    _ bytes: [UInt8],
    pieces: [[UInt8]] = SeededGenerator.marks,
    changes: Int = 2
  ) -> [UInt8] {
    var bytes = bytes
    for _ in 0...below(changes) where !bytes.isEmpty {
      let start = below(bytes.count)
      let end = min(bytes.count, start + Int.random(in: 1..<20, using: &self))
      switch below(changes > 2 ? 6 : 5) {
      case 0: bytes[start] = UInt8.random(in: 0...255, using: &self)
      case 1: bytes.removeSubrange(start..<end)
      case 2: bytes.insert(contentsOf: bytes[start..<end], at: start)
      case 3: bytes.insert(contentsOf: pieces.randomElement(using: &self) ?? [], at: start)
      case 4: bytes.removeSubrange(end...)
      default:
        let piece = Array(bytes[start..<end])
        bytes.insert(contentsOf: (0..<below(300)).flatMap { _ in piece }, at: end)
      }
    }
    return bytes
  }
}
