public import BitextCore

/// An alignment as hunalign writes it: one rung a line, `i TAB j TAB score`.
///
/// The rung (i, j) says that the first i source segments correspond to the first j target segments.
/// The first rung is 0, 0 and the last holds the numbers of all segments. The score of a rung is that
/// of the bead that begins with it; hunalign's readme calls it a confidence, and ladders that we write
/// have the bead's probability, and 0 in the last rung. Ladders by hand lack the scores.
public struct Ladder: Hashable, Sendable {
  public struct Rung: Hashable, Sendable {
    public var source: Int
    public var target: Int
    public var score: Double?

    public init(source: Int, target: Int, score: Double? = nil) {
      self.source = source
      self.target = target
      self.score = score
    }
  }

  public var rungs: [Rung]

  public init(rungs: [Rung]) {
    self.rungs = rungs
  }

  /// The ladder of an alignment.
  public init(_ alignment: Alignment) {
    rungs = alignment.beads.map {
      Rung(
        source: $0.bead.source.lowerBound,
        target: $0.bead.target.lowerBound,
        score: $0.probability
      )
    }
    let last = alignment.beads.last?.bead
    rungs.append(
      Rung(source: last?.source.upperBound ?? 0, target: last?.target.upperBound ?? 0, score: 0)
    )
  }

  /// Reads a ladder, a rung a line; empty lines at the end are left out.
  ///
  /// Throws, with the line, when a line is no rung, when the first is not 0, 0, or when a rung goes
  /// back.
  public init(bytes: [UInt8], name: String? = nil) throws(InterchangeError) {
    let text = String(decoding: try TextDecoding.utf8(bytes, file: name), as: UTF8.self)
    var rungs: [Rung] = []
    var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    while lines.last?.allSatisfy(\.isWhitespace) == true { lines.removeLast() }
    func fault(_ line: Int, _ message: String) -> InterchangeError {
      InterchangeError(
        .invalid,
        file: name,
        position: SourcePosition(line: line, column: 1),
        message: message
      )
    }
    for (index, line) in lines.enumerated() {
      guard let rung = Rung(line) else {
        throw fault(
          index + 1,
          "The line is no rung of a ladder: two numbers and a score, with tabs between them."
        )
      }
      if let last = rungs.last {
        if rung.source < last.source || rung.target < last.target {
          throw fault(index + 1, "The rung goes back behind the one before it.")
        }
      } else if rung.source != 0 || rung.target != 0 {
        throw fault(index + 1, "The first rung of a ladder is 0, 0.")
      }
      rungs.append(rung)
    }
    if rungs.isEmpty { throw fault(1, "The ladder is empty.") }
    self.rungs = rungs
  }

  /// The lines, without their ends.
  public var lines: [String] { rungs.map(\.line) }
}

extension Ladder.Rung {
  /// Reads `i TAB j` or `i TAB j TAB score`; nil for anything else.
  public init?(_ line: some StringProtocol) {
    let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
    guard cells.count == 2 || cells.count == 3,
      cells[0].utf8.first != UInt8(ascii: "+"), cells[1].utf8.first != UInt8(ascii: "+"),
      let source = Int(cells[0]), let target = Int(cells[1]), source >= 0, target >= 0
    else { return nil }
    var score: Double?
    if cells.count == 3 {
      guard let value = Double(cells[2]) else { return nil }
      score = value.isFinite ? value : nil
    }
    self.init(source: source, target: target, score: score)
  }

  /// The rung with its score to four decimal places.
  var line: String {
    guard let score else { return "\(source)\t\(target)" }
    let scaled = (score * 10_000).rounded() / 10_000
    return "\(source)\t\(target)\t\(scaled)"
  }
}
