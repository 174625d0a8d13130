internal import BitextCore
internal import Foundation
internal import GRDB

/// Imports a stream of units in one transaction, in memory that does not grow with the stream but
/// for some 24 bytes a unit when the memory was empty.
struct UnitImport {
  let db: Database
  let log: OperationLog

  func run(
    from location: String,
    at date: Date,
    next: () throws -> TranslationUnit?
  ) throws -> ImportReceipt {
    let isEmpty = try db.number("SELECT 1 FROM variant LIMIT 1") == nil
    let file = try insertFile(location, at: date)
    // An index that is sorted at the end costs a third of one that is kept sorted all along; until
    // then the hashes that this import has seen stand in for it.
    if isEmpty { try db.execute(sql: "DROP INDEX variant_by_key") }
    try setConcordance(hashSize: isEmpty ? 48 << 20 : 8 << 20, merge: isEmpty ? 0 : 4)
    let receipt = try insert(file, isEmpty: isEmpty, next)
    try setConcordance(hashSize: 1 << 20, merge: 4)
    if isEmpty { try db.execute(sql: Schema.exactIndex) }
    return receipt
  }

  /// How many bytes the concordance collects before it writes a piece of its index, and how many
  /// pieces of a size it joins (0: none; there are few when each is large).
  private func setConcordance(hashSize: Int, merge: Int) throws {
    for (name, value) in [("hashsize", hashSize), ("automerge", merge)] {
      try db.execute(
        sql: "INSERT INTO concordance(concordance, rank) VALUES (?, ?)",
        arguments: [name, value]
      )
    }
  }

  private func insert(
    _ file: Int64,
    isEmpty: Bool,
    _ next: () throws -> TranslationUnit?
  ) throws -> ImportReceipt {
    var receipt = ImportReceipt()
    let writer = try UnitWriter(db)
    var seen: [UInt64: UInt32] = [:]
    while let unit = try next() {
      let identity = try UnitIdentity(of: unit.variants, &writer.names, db)
      var known = writer.pendingUnits[identity.hash]?.first { $0.variants == identity.parts }?.id
      if known == nil, isEmpty, let id = seen[identity.hash],
        try identity.isStored(as: Int64(id), db)
      {
        known = Int64(id)
      }
      if known == nil, !isEmpty { known = try identity.stored(db) }
      if let known {
        receipt.alreadyPresent += 1
        log.meet(known)
        try note(file, on: known)
      } else {
        let id = try writer.insert(
          unit,
          identity: identity,
          origin: UnitWriter.Origin(importFile: file)
        )
        log.make(id)
        if isEmpty, seen[identity.hash] == nil {
          seen[identity.hash] = UInt32(truncatingIfNeeded: id)
        }
        receipt.stored += 1
      }
    }
    try writer.finish()
    return receipt
  }

  private func insertFile(_ location: String, at date: Date) throws -> Int64 {
    let row = try SQLStatement(
      db,
      "INSERT INTO import_file(location, imported_at) VALUES (?, ?)"
    )
    row.bind(1, location)
    row.bind(2, date.timeIntervalSince1970)
    try row.run()
    return db.lastInsertedRowID
  }

  /// Says that a unit that was there stands in the file too: what was only aligned so far stays
  /// from now on, also when its article is aligned anew.
  private func note(_ file: Int64, on unit: Int64) throws {
    guard try log.keepRowWithoutImport(unit) else { return }
    let row = try SQLStatement(db, "UPDATE unit SET import_id = ? WHERE id = ?")
    row.bind(1, file)
    row.bind(2, unit)
    try row.run()
  }
}
