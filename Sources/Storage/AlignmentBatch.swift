public import BitextCore
public import Foundation
internal import GRDB

/// The alignment of one article pair, to be stored.
public struct AlignmentToStore: Sendable {
  public var source: ArticleRecord
  public var target: ArticleRecord
  public var units: [AlignedUnit]

  public init(source: ArticleRecord, target: ArticleRecord, units: [AlignedUnit]) {
    self.source = source
    self.target = target
    self.units = units
  }

  /// What the log says of it.
  var subject: String { "\(source.location) – \(target.location)" }
}

extension TranslationMemory {
  /// Stores the alignments of several article pairs in one transaction: all of them, or none.
  ///
  /// Each replaces what its pair of articles had before, as `storeAlignment` does.
  public func storeAlignments(
    _ alignments: [AlignmentToStore],
    creator: String?,
    at date: Date
  ) throws(StorageError) -> AlignmentReceipt {
    let subject = alignments.count == 1 ? alignments.first?.subject : "\(alignments.count) pairs"
    return try write(.align, subject: subject, person: creator, at: date) { db, log in
      var sum = AlignmentReceipt()
      for alignment in alignments {
        let receipt = try AlignmentWriter(
          db: db,
          log: log,
          source: alignment.source,
          target: alignment.target
        ).store(alignment.units, creator: creator, at: date)
        sum.stored += receipt.stored
        sum.replaced += receipt.replaced
        sum.keptConfirmed += receipt.keptConfirmed
      }
      return sum
    }
  }

  /// The languages that segments of the memory have or had, in the order of their first use. O(1).
  public func languages() throws(StorageError) -> [LanguageTag] {
    try read { db in try LanguageTable(db).rows.map(\.tag) }
  }

  /// The version of the SQLite library that is linked.
  public static var engineVersion: String {
    (try? DatabaseQueue().read { try String.fetchOne($0, sql: "SELECT sqlite_version()") })
      .flatMap(\.self) ?? "unknown"
  }
}
