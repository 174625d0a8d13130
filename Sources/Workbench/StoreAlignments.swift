public import Foundation
public import Storage

/// Puts the pairs of aligned documents into the memory, in place of what an earlier alignment of the
/// same documents put there.
public enum StoreAlignments {
  /// Stores the pairs of at least that probability. What a person has confirmed is kept.
  public static func store(
    _ results: [AlignedDocuments],
    minimumProbability: Double,
    in path: String,
    creator: String? = nil,
    at date: Date = Date()
  ) throws(WorkbenchError) -> AlignmentReceipt {
    let memory = try MemoryFolder.openForWriting(path)
    do {
      return try memory.storeAlignments(
        results.map { result in
          AlignmentToStore(
            source: result.source.record,
            target: result.target.record,
            units: result.units(minimumProbability: minimumProbability)
          )
        },
        creator: creator,
        at: date
      )
    } catch {
      throw WorkbenchError(error, file: path)
    }
  }
}
