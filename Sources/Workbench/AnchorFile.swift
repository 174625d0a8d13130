internal import BitextCore
internal import Interchange
internal import SentenceAlignment

/// Pairs that are known to be right, as a person wrote them down or edited them: `align --anchors`.
///
/// A file has one of these forms, found out from its first line:
/// - beads as `--format beads` writes them: `[0]:[0, 1]`, numbers of segments from 0;
/// - `0 TAB 0, 1`: the same numbers in two columns;
/// - a ladder, as `--format ladder` and hunalign write it: `i TAB j TAB score` from `0 TAB 0` on. A step
///   of at most four segments a side is a bead; of a longer one only the ends are fixed;
/// - texts: source, tab, target, with a probability before them as `--format tsv` writes it, or behind
///   them as hunalign does. ` ~~~ ` between segments, as hunalign writes it, counts as a blank.
///
/// Empty lines and lines that begin with `#` are passed over. A line with one side says that its
/// segments have no counterpart.
public struct AnchorFile: Sendable {
  enum Side: Equatable {
    case numbers([Int])
    case text(String)
  }

  struct Line: Equatable {
    var number: Int
    var source: Side
    var target: Side
  }

  let name: String
  private(set) var lines: [Line] = []
  /// The rungs of a ladder, with the lines they stand on.
  private(set) var rungs: [(rung: Ladder.Rung, line: Int)] = []

  /// No anchors.
  init() { name = "" }

  /// Reads the file. Throws when it cannot be read, or a line is not of the file's form.
  public init(reading path: String) throws(WorkbenchError) {
    try self.init(InputFile(reading: path))
  }

  init(_ file: InputFile) throws(WorkbenchError) {
    name = file.name
    guard let text = String(validating: file.bytes, as: UTF8.self) else {
      throw WorkbenchError(.badData, file: name, "The file is not UTF-8.")
    }
    var content: [(number: Int, text: Substring)] = []
    for (index, line) in text.split(
      omittingEmptySubsequences: false,
      whereSeparator: \.isNewline
    ).enumerated() {
      let line = index == 0 && line.hasPrefix("\u{FEFF}") ? line.dropFirst() : line
      if line.hasPrefix("#") || line.allSatisfy(\.isWhitespace) { continue }
      content.append((index + 1, line))
    }
    guard let first = content.first else {
      throw WorkbenchError(.badData, file: name, "The file holds no pair.")
    }
    if first.text.hasPrefix("[") {
      for line in content { lines.append(try bead(line)) }
    } else if let rung = Ladder.Rung(first.text), rung.source == 0, rung.target == 0,
      content.count > 1, rung.score != nil || Ladder.Rung(content[1].text)?.score != nil
    {
      do {
        let ladder = try Ladder(bytes: file.bytes, name: name)
        rungs = ladder.rungs.enumerated().map { ($1, $0 + 1) }
      } catch {
        throw WorkbenchError(error, file: name)
      }
    } else if content.allSatisfy({ Self.numberColumns($0.text) != nil }) {
      lines = content.compactMap { line in
        Self.numberColumns(line.text).map { Line(number: line.number, source: $0, target: $1) }
      }
    } else {
      for line in content { lines.append(try texts(line)) }
    }
  }

  func fault(_ line: Int, _ message: String) -> WorkbenchError {
    WorkbenchError(.badData, file: name, position: .init(line: line, column: 1), message)
  }

  /// `[0]:[0, 1]`, with anything behind a further colon passed over.
  private func bead(_ line: (number: Int, text: Substring)) throws(WorkbenchError) -> Line {
    let sides = line.text.split(separator: ":", omittingEmptySubsequences: false).prefix(2)
      .map { side -> [Int]? in
        let side = side.filter { !$0.isWhitespace }
        guard side.hasPrefix("["), side.hasSuffix("]"), side.count >= 2 else { return nil }
        return Self.numbers(side.dropFirst().dropLast())
      }
    guard sides.count == 2, let source = sides[0], let target = sides[1],
      !(source.isEmpty && target.isEmpty)
    else { throw fault(line.number, "The line is no bead such as '[0]:[0, 1]'.") }
    return Line(number: line.number, source: .numbers(source), target: .numbers(target))
  }

  private static func numberColumns(_ line: Substring) -> (Side, Side)? {
    let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
    guard cells.count == 2, let source = numbers(cells[0]), let target = numbers(cells[1]),
      !(source.isEmpty && target.isEmpty)
    else { return nil }
    return (.numbers(source), .numbers(target))
  }

  /// Numbers with commas or blanks between them; nil for anything else.
  private static func numbers(_ text: some StringProtocol) -> [Int]? {
    var numbers: [Int] = []
    for word in text.split(whereSeparator: { $0 == "," || $0.isWhitespace }) {
      guard word.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(word),
        number < 1 << 32
      else { return nil }
      numbers.append(number)
    }
    return numbers
  }

  private func texts(_ line: (number: Int, text: Substring)) throws(WorkbenchError) -> Line {
    var cells = line.text.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    if cells.count == 3 {
      // The probability stands first in our own files, last in hunalign's.
      if Double(cells[0]) != nil {
        cells.removeFirst()
      } else if Double(cells[2]) != nil {
        cells.removeLast()
      }
    }
    guard cells.count == 2 else {
      throw fault(line.number, "The line does not hold a source and a target with a tab between.")
    }
    let sides = cells.map {
      SegmentTexts.normalized($0.replacing(" ~~~ ", with: " "))
    }
    if sides.allSatisfy(\.isEmpty) { throw fault(line.number, "Both sides are empty.") }
    return Line(number: line.number, source: .text(sides[0]), target: .text(sides[1]))
  }
}
