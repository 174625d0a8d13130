public import BitextCore
internal import Interchange

/// What became of one unit of a file, for a log. No text of a segment stands in it.
public struct ImportLogEntry: Hashable, Sendable {
  public enum Outcome: String, Hashable, Sendable {
    case kept, repaired, refused
    /// Not of a unit, but of the file as a whole.
    case file
  }

  public var outcome: Outcome
  /// Where the unit begins.
  public var position: SourcePosition
  /// Why: a code that stays the same from version to version, a place, and a sentence.
  public var reasons: [Reason]

  public struct Reason: Hashable, Sendable {
    public var code: String
    public var position: SourcePosition
    public var message: String
  }
}

extension ImportLogEntry {
  init(_ outcome: Outcome, at position: SourcePosition, _ repairs: [TMXRepair]) {
    self.init(
      outcome: outcome,
      position: position,
      reasons: repairs.map {
        Reason(code: $0.kind.rawValue, position: $0.position, message: $0.description)
      }
    )
  }

  init(_ refusal: TMXRefusal) {
    self.init(.refused, at: refusal.position, refusal.repairs)
    reasons.insert(
      Reason(code: "refused", position: refusal.position, message: refusal.description),
      at: 0
    )
    if case .illFormed(let message, let place) = refusal.reason {
      reasons.append(Reason(code: "illFormed", position: place, message: message))
    }
  }
}

/// Writes a log of units as a table: one row a unit with its place, its outcome, codes and reasons.
public final class ImportLog {
  private let output: OutputFile
  private var bytes: [UInt8]

  /// A log in a file, or on standard output for "-".
  public init(path: String) throws(WorkbenchError) {
    output = try OutputFile(path: path)
    bytes = Array("line\tcolumn\toutcome\tcodes\treasons\n".utf8)
  }

  /// Writes the row of one unit.
  public func add(_ entry: ImportLogEntry) throws(WorkbenchError) {
    append(String(entry.position.line))
    bytes.append(0x09)
    append(String(entry.position.column))
    bytes.append(0x09)
    append(entry.outcome.rawValue)
    bytes.append(0x09)
    for (index, reason) in entry.reasons.enumerated() {
      if index > 0 { append(",") }
      append(reason.code)
    }
    bytes.append(0x09)
    for (index, reason) in entry.reasons.enumerated() {
      if index > 0 { append(" ") }
      if reason.position != entry.position { append("\(reason.position): ") }
      append(reason.message)
    }
    bytes.append(0x0A)
    if bytes.count > 65_536 {
      try output.write(bytes)
      bytes.removeAll(keepingCapacity: true)
    }
  }

  private func append(_ text: String) {
    // A name from a hostile file may hold what would part a row.
    if text.utf8.contains(where: { $0 < 0x20 || $0 >= 0x80 }) {
      bytes += String(text.map { $0 == "\t" || $0.isNewline ? " " : $0 }).utf8
    } else {
      bytes += text.utf8
    }
  }

  /// Puts the file in its place.
  public func finish() throws(WorkbenchError) {
    try output.write(bytes)
    bytes.removeAll()
    try output.finish()
  }

  /// Removes what was begun.
  public func discard() { output.discard() }
}
