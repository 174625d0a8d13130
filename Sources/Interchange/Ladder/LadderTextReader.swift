internal import BitextCore

/// Reads a ladder and the two texts whose lines it counts, bead by bead.
///
/// The texts have a segment a line, as hunalign gets them; its paragraph marks, lines with `<p>`, count
/// as segments and are no text. Both texts are held in memory.
public struct LadderTextReader {
  private let ladder: Ladder
  private let source: [String]
  private let target: [String]
  private let options: ParallelTextReader.Options
  private var rung = 0

  /// Reads all three files. Throws where one is not what it should be, and, with the numbers, where the
  /// ladder counts other lines than the texts have.
  public init(
    ladder path: String,
    source: String,
    target: String,
    options: ParallelTextReader.Options
  ) throws(InterchangeError) {
    ladder = try Ladder(bytes: FileBytes.read(path, limit: 1 << 30), name: path)
    self.options = options
    let last = ladder.rungs.last ?? .init(source: 0, target: 0)
    self.source = try Self.lines(source, options.encoding, counted: last.source, by: path)
    self.target = try Self.lines(target, options.encoding, counted: last.target, by: path)
  }

  private static func lines(
    _ path: String,
    _ encoding: String?,
    counted count: Int,
    by ladder: String
  ) throws(InterchangeError) -> [String] {
    let input = try TextLines(path: path, encoding: encoding)
    var lines: [String] = []
    while let line = try input.next() { lines.append(line) }
    while lines.count > count, lines.last?.hasText == false { lines.removeLast() }
    if lines.count == count { return lines }
    throw InterchangeError(
      .invalid,
      file: path,
      message:
        "The file has \(lines.count) lines, and the ladder '\(ladder)' counts \(count). Name the "
        + "files that were aligned, with a segment a line, the source before the target."
    )
  }

  /// The next bead; nil after the last. The position is the line of the ladder.
  public mutating func next() -> PairedRow? {
    guard rung + 1 < ladder.rungs.count else { return nil }
    let (own, following) = (ladder.rungs[rung], ladder.rungs[rung + 1])
    rung += 1
    var properties = [
      Property(
        type: "x-segments",
        value: Self.numbers(own.source..<following.source) + ":"
          + Self.numbers(own.target..<following.target)
      )
    ]
    if let score = own.score { properties.append(Property(type: "x-score", value: "\(score)")) }
    return PairedRow.of(
      Self.joined(source[own.source..<following.source]),
      Self.joined(target[own.target..<following.target]),
      (options.sourceLanguage, options.targetLanguage),
      at: SourcePosition(line: rung, column: 1),
      properties: properties
    )
  }

  private static func joined(_ lines: ArraySlice<String>) -> String {
    lines.lazy.map { $0.trimmingBlanks() }.filter { $0.hasText && $0 != "<p>" }
      .joined(separator: " ")
  }

  private static func numbers(_ range: Range<Int>) -> String {
    range.map(String.init).joined(separator: ",")
  }
}
