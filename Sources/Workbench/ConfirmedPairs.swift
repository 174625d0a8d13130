internal import BitextCore
internal import Storage

/// The units of a memory that a person has confirmed, to be kept when their articles are aligned
/// again.
public struct ConfirmedPairs: Sendable {
  private let memory: TranslationMemory?
  private let path: String

  /// Opens the memory, if there is one at that place.
  public init(memory path: String) throws(WorkbenchError) {
    self.path = path
    memory = MemoryFolder.isMissing(path) ? nil : try MemoryFolder.openForReading(path)
  }

  /// Where the confirmed units of two articles stand in them now, each a bead, none in the way of
  /// another.
  ///
  /// A unit stands where it stood, if its texts are still there; else where its texts are, if that is
  /// one place on either side; else nowhere.
  func beads(_ source: Document, _ target: Document) throws(WorkbenchError) -> [Bead] {
    guard let memory else { return [] }
    let units: [StoredUnit]
    do {
      units = try memory.confirmedUnits(source: source.record, target: target.record)
    } catch {
      throw WorkbenchError(error, file: path)
    }
    let sourceTexts = SegmentTexts(source.segments.map(\.text))
    let targetTexts = SegmentTexts(target.segments.map(\.text))
    var beads: [Bead] = []
    for unit in units {
      guard let sourceText = unit.unit.variants.first?.segment.text,
        let targetText = unit.unit.variants.dropFirst().first?.segment.text
      else { continue }
      for occurrence in unit.occurrences {
        let place = occurrence.provenance
        guard
          let sourceRun = sourceTexts.run(of: sourceText, usually: place.sourceSegments),
          let targetRun = targetTexts.run(of: targetText, usually: place.targetSegments)
        else { continue }
        beads.append(Bead(source: sourceRun, target: targetRun))
      }
    }
    return beads
  }
}

/// The segments of a document, to be found by their texts.
struct SegmentTexts {
  private let texts: [String]

  init(_ texts: [String]) {
    self.texts = texts.map(Self.normalized)
  }

  /// The runs of segments whose texts, joined by blanks, are that text. White space counts as one
  /// blank. O(segments).
  func runs(of text: String) -> [Range<Int>] {
    let wanted = Self.normalized(text)
    guard !wanted.isEmpty else { return [] }
    return texts.indices.compactMap { start in
      guard !texts[start].isEmpty, wanted.hasPrefix(texts[start]) else { return nil }
      var joined = texts[start]
      var end = start + 1
      while joined.utf8.count < wanted.utf8.count, end < texts.count {
        joined += " " + texts[end]
        end += 1
      }
      return joined == wanted ? start..<end : nil
    }
  }

  /// The run of a text: the usual one when it has the text, else the only one; nil otherwise.
  func run(of text: String, usually numbers: [Int]) -> Range<Int>? {
    let found = runs(of: text)
    if let usual = found.first(where: { Array($0) == numbers }) { return usual }
    return found.count == 1 ? found[0] : nil
  }

  static func normalized(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
