internal import BitextCore
internal import Interchange
internal import Storage

/// The pairs of an alignment as TMX, without a memory.
public enum AlignedTMX {
  /// The bytes of the file, in pieces. Pairs below the probability are left out.
  public static func bytes(
    of documents: AlignedDocuments,
    minimumProbability: Double,
    programVersion: String
  ) throws(WorkbenchError) -> [[UInt8]] {
    var pieces: [[UInt8]] = []
    do {
      var writer = try TMXWriter(
        header: TMXHeader(
          sourceLanguage: .tag(documents.source.record.language),
          creationToolVersion: programVersion
        ),
        sink: { pieces.append($0) }
      )
      for unit in documents.units(minimumProbability: minimumProbability) {
        try writer.write(
          UnitProvenance.described(
            StoredUnit(
              id: 0,
              unit: .init(variants: [unit.source, unit.target]),
              occurrences: [
                Occurrence(
                  source: documents.source.record,
                  target: documents.target.record,
                  provenance: unit.provenance
                )
              ]
            )
          )
        )
      }
      try writer.finish()
    } catch {
      throw WorkbenchError(error)
    }
    return pieces
  }
}
