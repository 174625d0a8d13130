internal import Foundation
internal import GRDB
internal import GRDBSQLite

/// A prepared statement, used through SQLite itself: a look-up runs a hundred of them, and the rows
/// of GRDB cost several times what the look-up in SQLite does.
///
/// Valid while the access to the database lasts. Use one only from the place that took it: it is
/// shared through the cache of the connection.
struct SQLStatement {
  private let statement: Statement
  let handle: OpaquePointer
  private let connection: OpaquePointer?

  init(_ db: Database, _ sql: String) throws {
    statement = try db.cachedStatement(sql: sql)
    handle = statement.sqliteStatement
    connection = db.sqliteConnection
    sqlite3_reset(handle)
  }

  func bind(_ index: Int32, _ value: Int64) { sqlite3_bind_int64(handle, index, value) }
  func bind(_ index: Int32, _ value: Int) { sqlite3_bind_int64(handle, index, Int64(value)) }
  func bind(_ index: Int32, _ value: Double) { sqlite3_bind_double(handle, index, value) }

  func bind(_ index: Int32, _ value: Int64?) {
    if let value { bind(index, value) } else { sqlite3_bind_null(handle, index) }
  }

  func bind(_ index: Int32, _ value: Double?) {
    if let value { bind(index, value) } else { sqlite3_bind_null(handle, index) }
  }

  func bind(_ index: Int32, _ value: String?) {
    guard var value else {
      sqlite3_bind_null(handle, index)
      return
    }
    value.withUTF8 { bind(index, text: $0) }
  }

  /// Binds a copy of UTF-8.
  func bind(_ index: Int32, text bytes: UnsafeBufferPointer<UInt8>) {
    Self.bind(handle, index, text: bytes, isLent: false)
  }

  /// Binds UTF-8 that stays where it is until the statement has run.
  func bind(_ index: Int32, lentText bytes: UnsafeBufferPointer<UInt8>) {
    Self.bind(handle, index, text: bytes, isLent: true)
  }

  static func bind(
    _ handle: OpaquePointer,
    _ index: Int32,
    text bytes: UnsafeBufferPointer<UInt8>,
    isLent: Bool
  ) {
    guard let base = bytes.baseAddress else {
      sqlite3_bind_text(handle, index, "", 0, transient)
      return
    }
    base.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
      _ = sqlite3_bind_text(handle, index, $0, Int32(bytes.count), isLent ? nil : transient)
    }
  }

  /// Binds a copy of bytes.
  func bind(_ index: Int32, blob bytes: UnsafeRawBufferPointer) {
    Self.bind(handle, index, blob: bytes, isLent: false)
  }

  static func bind(
    _ handle: OpaquePointer,
    _ index: Int32,
    blob bytes: UnsafeRawBufferPointer,
    isLent: Bool
  ) {
    if let base = bytes.baseAddress, !bytes.isEmpty {
      sqlite3_bind_blob(handle, index, base, Int32(bytes.count), isLent ? nil : transient)
    } else {
      sqlite3_bind_zeroblob(handle, index, 0)
    }
  }

  func bind(_ index: Int32, blob bytes: [UInt8]) {
    bytes.withUnsafeBytes { bind(index, blob: $0) }
  }

  /// Goes to the next row; false after the last, when the statement is ready to be bound anew.
  @inline(__always)
  func step() throws -> Bool {
    let result = sqlite3_step(handle)
    if result == SQLITE_ROW { return true }
    if result == SQLITE_DONE {
      sqlite3_reset(handle)
      return false
    }
    throw failure(result)
  }

  /// Runs a statement that has no rows to read.
  func run() throws {
    while try step() {}
  }

  /// Lets go of the rows that were not read.
  func reset() { sqlite3_reset(handle) }

  private func failure(_ result: Int32) -> StorageError {
    let code = connection.map { sqlite3_extended_errcode($0) } ?? result
    let detail = connection.flatMap { sqlite3_errmsg($0) }.map { String(cString: $0) }
    sqlite3_reset(handle)
    return StorageError(sqlite: code, detail: detail ?? "no message", path: nil)
  }

  func isNull(_ column: Int32) -> Bool { sqlite3_column_type(handle, column) == SQLITE_NULL }
  func int(_ column: Int32) -> Int { Int(sqlite3_column_int64(handle, column)) }
  func int64(_ column: Int32) -> Int64 { sqlite3_column_int64(handle, column) }
  func double(_ column: Int32) -> Double { sqlite3_column_double(handle, column) }
  func optionalInt64(_ column: Int32) -> Int64? { isNull(column) ? nil : int64(column) }
  func optionalDouble(_ column: Int32) -> Double? { isNull(column) ? nil : double(column) }
  func optionalText(_ column: Int32) -> String? { isNull(column) ? nil : text(column) }

  func text(_ column: Int32) -> String { String(decoding: utf8(column), as: UTF8.self) }

  /// The UTF-8 of a column, valid until the next step.
  @inline(__always)
  func utf8(_ column: Int32) -> UnsafeBufferPointer<UInt8> {
    let start = sqlite3_column_text(handle, column)
    return UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column)))
  }

  /// The bytes of a column, valid until the next step.
  @inline(__always)
  func blob(_ column: Int32) -> UnsafeRawBufferPointer {
    let start = sqlite3_column_blob(handle, column)
    return UnsafeRawBufferPointer(
      start: start,
      count: start == nil ? 0 : Int(sqlite3_column_bytes(handle, column))
    )
  }

  /// SQLITE_TRANSIENT, which is a macro and not seen by Swift.
  private static let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
}

extension Database {
  /// Calls `body` in a transaction, so that all that it reads is of one moment.
  func lookUp<Result>(_ body: () throws -> Result) throws -> Result {
    try SQLStatement(self, "BEGIN").run()
    defer { try? SQLStatement(self, "COMMIT").run() }
    return try body()
  }

  /// A number for a row of a table that no row of it had before.
  func newNumber(for table: String) throws -> Int64 {
    let last = try number("SELECT max(id) FROM \(table)") ?? 0
    let given = try number("SELECT value FROM counter WHERE name = '\(table)'") ?? 0
    let new = max(last, given) + 1
    try setLastNumber(new, for: table)
    return new
  }

  /// Notes the greatest number that was given to a row of a table.
  func setLastNumber(_ number: Int64, for table: String) throws {
    let set = try SQLStatement(
      self,
      """
      INSERT INTO counter(name, value) VALUES (?1, ?2)
        ON CONFLICT(name) DO UPDATE SET value = max(value, ?2)
      """
    )
    set.bind(1, table)
    set.bind(2, number)
    try set.run()
  }

  /// The folder of the memory's file, for temporary ones: they are as large as parts of it.
  func temporaryFolder() throws -> String {
    let path = try SQLStatement(
      self,
      "SELECT file FROM pragma_database_list WHERE name = 'main'"
    )
    let file = try path.step() ? path.text(0) : ""
    path.reset()
    return file.isEmpty
      ? NSTemporaryDirectory() : URL(fileURLWithPath: file).deletingLastPathComponent().path
  }

  /// One number of one row, or nil when there is no row.
  func number(_ sql: String, _ arguments: Int64...) throws -> Int64? {
    let statement = try SQLStatement(self, sql)
    for (index, value) in arguments.enumerated() { statement.bind(Int32(index + 1), value) }
    guard try statement.step() else { return nil }
    defer { statement.reset() }
    return statement.optionalInt64(0)
  }
}
