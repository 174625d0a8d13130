internal import BitextCore
internal import Interchange
internal import Storage

/// The pairs of alignments as one TMX document, without a memory.
public enum AlignedTMX {
  /// Writes the document to `sink`, in pieces. Pairs below the probability are left out.
  ///
  /// The header names the language of the sources where they all have one, scripts included.
  public static func write(
    _ alignments: [AlignedDocuments],
    minimumProbability: Double,
    programVersion: String,
    sink: @escaping ([UInt8]) -> Void
  ) throws(WorkbenchError) {
    let languages = Set(alignments.map(\.source.record.language))
    do {
      var writer = try TMXWriter(
        header: TMXHeader(
          sourceLanguage: languages.first.flatMap { languages.count == 1 ? .tag($0) : nil } ?? .all,
          creationToolVersion: programVersion
        ),
        sink: { sink($0) }
      )
      for documents in alignments {
        for unit in documents.units(minimumProbability: minimumProbability) {
          try writer.write(described(unit, documents))
        }
      }
      try writer.finish()
    } catch {
      throw WorkbenchError(error)
    }
  }

  private static func described(
    _ unit: AlignedUnit,
    _ documents: AlignedDocuments
  ) -> TranslationUnit {
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
  }
}
