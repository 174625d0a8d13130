public import BitextCore
public import Foundation
internal import GRDB

/// A translation memory: units in two or more languages in one SQLite file, found again by text.
///
///     let memory = try TranslationMemory(path: "memory.sqlite", access: .readWrite)
///     try memory.exactAndFuzzyMatches(
///       MatchQuery(text: "Most na Ibru", sourceLanguage: sr, targetLanguage: en))
///
/// Every call that writes is one transaction: it happens as a whole or not at all, also when the
/// process is killed. Several processes may read while one writes; a second writer waits up to ten
/// seconds. One object serves many threads.
public final class TranslationMemory: Sendable {
  public enum Access: Sendable {
    case readOnly
    /// Makes the file when there is none, but no folder.
    case readWrite
  }

  /// The file; nil for a memory without one.
  public let path: String?
  let reader: any DatabaseReader
  private let writer: (any DatabaseWriter)?

  /// Makes an empty memory at a path that nobody else knows yet, and where no file is; it is whole on
  /// the disk when this returns. Constant time.
  ///
  /// Throws when the folder is not there or cannot be written to. What a crash leaves is no memory.
  public static func makeFile(at path: String) throws(StorageError) {
    try draft(at: path).finishDraft()
  }

  /// Makes a memory at a path that nobody else knows yet, and where no file is, for filling it before
  /// anybody reads it: an import into it takes two thirds of the time that it takes into another.
  ///
  /// Throws when the folder is not there or cannot be written to. Until `finishDraft()` what is at
  /// the path is no memory.
  public static func draft(at path: String) throws(StorageError) -> TranslationMemory {
    TranslationMemory(draft: try MemoryFile.openDraft(path), at: path)
  }

  private init(draft: any DatabaseWriter, at path: String) {
    self.path = path
    reader = draft
    writer = draft
  }

  /// Ends a draft: it is whole on the disk when this returns, and a memory like any other. This object is
  /// of no use afterwards.
  public func finishDraft() throws(StorageError) {
    guard let writer, let path else { throw notWritable }
    try MemoryFile.finishDraft(writer, path)
  }

  /// Opens a memory, and brings the schema of an older one up to date when it may write. Before, it
  /// copies the file to one beside it: `memory.sqlite.schema-1` for a memory of schema 1.
  ///
  /// Throws `.notAMemory` for a file of another program and `.newerSchema` for one of a newer
  /// version; neither is changed.
  public init(path: String, access: Access) throws(StorageError) {
    self.path = path
    switch access {
    case .readOnly:
      reader = try MemoryFile.openForReading(path)
      writer = nil
    case .readWrite:
      let opened = try MemoryFile.openForWriting(path)
      reader = opened
      writer = opened
    }
  }

  private init(inMemory opened: any DatabaseWriter) {
    path = nil
    reader = opened
    writer = opened
  }

  /// A memory that lasts as long as the object.
  public static func inMemory() throws(StorageError) -> TranslationMemory {
    TranslationMemory(inMemory: try MemoryFile.openInMemory())
  }

  // MARK: Writing

  /// Stores the pairs of an alignment, in the place of an earlier alignment of the same articles.
  ///
  /// The articles are the same when both locations are, or both hashes. A pair of texts that the
  /// memory has in these languages gets a further occurrence and is not stored again. Units of the
  /// earlier alignment that are left without occurrence, import and confirmation are deleted.
  public func storeAlignment(
    source: ArticleRecord,
    target: ArticleRecord,
    units: [AlignedUnit],
    creator: String?,
    at date: Date
  ) throws(StorageError) -> AlignmentReceipt {
    let alignment = AlignmentToStore(source: source, target: target, units: units)
    return try storeAlignments([alignment], creator: creator, at: date)
  }

  /// Imports units until `next` returns nil. An error of `next` is passed on, and nothing is stored.
  ///
  /// A unit whose set of languages and texts is there is not stored again; if it had no import
  /// file, it gets this one. Memory use does not depend on the number of units, but for some 24
  /// bytes each. `next` must not use this object.
  ///
  /// - Parameter confirmation: Tells whether a unit comes as confirmed, and takes what says so out of
  ///   it. A unit that nobody here has confirmed is confirmed then, also when it was there.
  public func importUnits(
    from location: String,
    at date: Date,
    confirmation: (inout TranslationUnit) -> Confirmation? = { _ in nil },
    next: () throws -> TranslationUnit?
  ) throws -> ImportReceipt {
    try importPieces(
      from: location,
      at: date,
      confirmation: confirmation,
      next: { try next().map { .unit($0) } }
    )
  }

  /// The same of units that may come many at a time.
  public func importPieces(
    from location: String,
    at date: Date,
    confirmation: (inout TranslationUnit) -> Confirmation? = { _ in nil },
    next: () throws -> UnitsToImport?
  ) throws -> ImportReceipt {
    try prepareBulkWriting()
    defer { endBulkWriting() }
    let receipt = try writePassingErrors { db in
      let log = try OperationLog(db, .import, subject: location, at: date)
      let receipt = try UnitImport(db: db, log: log).run(
        from: location,
        at: date,
        confirmation: confirmation,
        next: next
      )
      try log.finish()
      return receipt
    }
    checkpoint()
    return receipt
  }

  /// Marks units as confirmed; returns how many of the numbers there are. A unit confirmed before
  /// gets the new name and date.
  public func confirm(
    ids: [Int64],
    by person: String?,
    at date: Date
  ) throws(StorageError) -> Int {
    try write(.confirm, person: person, at: date) { db, log in
      var names = NameTables()
      let name = try names.name(ifAny: person, db)
      var count = 0
      for id in Set(ids).sorted() {
        guard try db.number("SELECT 1 FROM unit WHERE id = ?", id) != nil else { continue }
        try log.keep(id, .row)
        let update = try SQLStatement(
          db,
          "UPDATE unit SET confirmed_at = ?, confirmer_id = ? WHERE id = ?"
        )
        update.bind(1, date.timeIntervalSince1970)
        update.bind(2, name)
        update.bind(3, id)
        try update.run()
        count += 1
      }
      return count
    }
  }

  /// Deletes units with all that belongs to them; returns how many there were. They can be brought
  /// back by `restore` or `undo`.
  public func delete(
    ids: [Int64],
    by person: String? = nil,
    at date: Date = Date()
  ) throws(StorageError) -> Int {
    try write(.delete, person: person, at: date) { _, log in
      try Set(ids).sorted().count { try log.delete($0) }
    }
  }

  // MARK: Reading

  /// The unit of that number, or nil. Some six look-ups.
  public func unit(id: Int64) throws(StorageError) -> StoredUnit? {
    try read { db in try UnitReader(db).unit(id) }
  }

  /// Calls `body` with each unit, in the order in which they were stored. Errors of `body` end the
  /// walk and are passed on.
  ///
  /// The units are read in groups, and `body` may use the memory: units stored meanwhile come at
  /// the end, units deleted meanwhile may be missing.
  public func forEachUnit(_ body: (StoredUnit) throws -> Void) throws {
    var last: Int64 = 0
    while let group = try units(behind: last) {
      for unit in group { try body(unit) }
      last = group.last?.id ?? .max
    }
  }

  /// The same for a `body` that does not change units: the next ones are read on a thread of their own
  /// while it works.
  public func forEachUnitReadAhead(_ body: (StoredUnit) throws -> Void) throws {
    var last: Int64 = 0
    let groups = OneAhead<[StoredUnit]>(depth: 2) {
      let group = try self.units(behind: last)
      last = group?.last?.id ?? .max
      return group
    }
    defer { groups.stop() }
    while let group = try groups.next() {
      for unit in group { try body(unit) }
    }
  }

  /// The units that follow a number, so many that a group costs little more than its rows; nil where none does.
  private func units(behind last: Int64) throws(StorageError) -> [StoredUnit]? {
    let group = try read { db in
      try UnitReader(db).units(from: last + 1, through: .max, limit: 500)
    }
    return group.isEmpty ? nil : group
  }

  /// What the memory holds, in numbers. O(memory).
  public func statistics() throws(StorageError) -> MemoryStatistics {
    try read { db in try MemoryStatistics(db) }
  }

  /// How many variants there are of each language tag. O(memory), several times faster than
  /// `statistics()`.
  public func variantCounts() throws(StorageError) -> [String: Int] {
    try read { db in try MemoryStatistics.variantCounts(db) }
  }

  /// What is wrong with the file: damage that SQLite finds, rows that point nowhere, indexes that
  /// differ from what they were made of. Empty when all is well. O(memory).
  public func integrityProblems() throws(StorageError) -> [String] {
    try read { db in try IntegrityCheck(db).problems() }
  }

  // MARK: Access

  func read<Result>(_ body: (Database) throws -> Result) throws(StorageError) -> Result {
    do {
      return try reader.read(body)
    } catch {
      throw StorageError(error, path: path)
    }
  }

  /// `read` for look-ups: what GRDB does around a read takes a tenth of their time.
  func lookUp<Result>(_ body: (Database) throws -> Result) throws(StorageError) -> Result {
    do {
      return try reader.unsafeRead { db in try db.lookUp { try body(db) } }
    } catch {
      throw StorageError(error, path: path)
    }
  }

  func write<Result>(_ body: (Database) throws -> Result) throws(StorageError) -> Result {
    guard let writer else { throw notWritable }
    do {
      return try writer.write(body)
    } catch {
      throw StorageError(error, path: path)
    }
  }

  /// A bulk write appends mostly: it needs a small cache, and leaves its memory to sorting. It points at
  /// rows that it made or found itself, so that nobody else need look whether they are there.
  private func prepareBulkWriting() throws(StorageError) {
    guard let writer else { throw notWritable }
    do {
      try writer.writeWithoutTransaction { db in
        try db.execute(
          sql: "PRAGMA cache_size = -\(24 * 1024); PRAGMA temp_store = FILE; PRAGMA threads = 2; "
            + "PRAGMA foreign_keys = OFF"
        )
      }
    } catch {
      throw StorageError(error, path: path)
    }
  }

  private func endBulkWriting() {
    _ = try? writer?.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA foreign_keys = ON")
      try db.execute(sql: "PRAGMA threads = 0; PRAGMA temp_store = MEMORY")
      try db.execute(sql: "PRAGMA cache_size = -\(MemoryFile.cacheKilobytes)")
    }
  }

  /// Takes what the log of SQLite holds into the file: after a large change it is as large as the
  /// memory. Another process may still read from it; then the next one that writes does it.
  func checkpoint() {
    _ = try? writer?.writeWithoutTransaction { try $0.checkpoint(.truncate) }
  }

  /// `read`, where an error of `body` that is no error of storage is passed on as it is.
  func readPassingErrors<Result>(_ body: (Database) throws -> Result) throws -> Result {
    do {
      return try reader.read(body)
    } catch let error as DatabaseError {
      throw StorageError(error, path: path)
    } catch let error as StorageError {
      throw StorageError(error, path: path)
    }
  }

  /// `write`, where an error of `body` that is no error of storage is passed on as it is.
  func writePassingErrors<Result>(_ body: (Database) throws -> Result) throws -> Result {
    guard let writer else { throw notWritable }
    do {
      return try writer.write(body)
    } catch let error as DatabaseError {
      throw StorageError(error, path: path)
    } catch let error as StorageError {
      throw StorageError(error, path: path)
    }
  }

  /// Writes as an operation that the log tells of.
  func write<Result>(
    _ kind: MemoryOperation.Kind,
    subject: String? = nil,
    person: String? = nil,
    at date: Date,
    _ body: (Database, OperationLog) throws -> Result
  ) throws(StorageError) -> Result {
    try write { db in
      let log = try OperationLog(db, kind, subject: subject, person: person, at: date)
      let result = try body(db, log)
      try log.finish()
      return result
    }
  }

  private var notWritable: StorageError {
    StorageError(
      code: .readOnly,
      path: path,
      message: "The memory was opened for reading only."
    )
  }
}
