internal import GRDB
internal import GRDBSQLite

/// Rows on their way into a table, many to a statement: what SQLite does before and after a statement
/// costs as much as a row.
struct RowInsertion {
  private let many: SQLStatement
  private let one: SQLStatement
  private let width: Int32

  /// More save little.
  private static let rowsPerStatement = 32

  /// With `replaces`, rows whose key is there are replaced. An error leaves some of the rows there: the
  /// transaction is to be given up.
  init(_ db: Database, into table: String, _ columns: [String], replaces: Bool = false) throws {
    width = Int32(columns.count)
    let row = "(" + columns.map { _ in "?" }.joined(separator: ",") + ")"
    func statement(_ rows: Int) throws -> SQLStatement {
      let values = repeatElement(row, count: rows).joined(separator: ",")
      // Unlike ABORT, FAIL needs no copy of the pages that the statement changes.
      let sql = "INSERT OR \(replaces ? "REPLACE" : "FAIL") INTO "
      return try SQLStatement(
        db,
        sql + "\(table)(\(columns.joined(separator: ", "))) VALUES \(values)"
      )
    }
    many = try statement(Self.rowsPerStatement)
    one = try statement(1)
  }

  /// Inserts `count` rows. `bind` gives the values of each; what it lends by `bind(_:lentText:)` or `bind(_:lentBlob:)` must stay
  /// where it is until this call returns.
  @inline(__always)
  func insert(_ count: Int, _ bind: (_ row: Int, _ values: Values) throws -> Void) throws {
    var row = 0
    while row < count {
      let isGroup = count - row >= Self.rowsPerStatement
      let statement = isGroup ? many : one
      let group = isGroup ? Self.rowsPerStatement : 1
      for place in 0..<group {
        try bind(row + place, Values(handle: statement.handle, before: Int32(place) * width))
      }
      try statement.run()
      row += group
    }
  }

  /// The places for the values of a row; columns are counted from 1.
  struct Values {
    fileprivate let handle: OpaquePointer
    fileprivate let before: Int32

    func bind(_ column: Int32, _ value: Int64) {
      sqlite3_bind_int64(handle, before + column, value)
    }

    /// Binds the key of a row that is greater than all keys in the table, and that of the row before, if there is one.
    /// Where it is greater by one, SQLite finds that itself, and need not search for its place.
    func bind(_ column: Int32, greatestKey key: Int64, after last: Int64?) {
      if key - 1 == last {
        sqlite3_bind_null(handle, before + column)
      } else {
        sqlite3_bind_int64(handle, before + column, key)
      }
    }

    func bind(_ column: Int32, _ value: Int64?) {
      if let value {
        bind(column, value)
      } else {
        sqlite3_bind_null(handle, before + column)
      }
    }

    func bind(_ column: Int32, _ value: Double?) {
      if let value {
        sqlite3_bind_double(handle, before + column, value)
      } else {
        sqlite3_bind_null(handle, before + column)
      }
    }

    /// Binds a copy of a text.
    func bind(_ column: Int32, _ value: String?) {
      guard var value else {
        sqlite3_bind_null(handle, before + column)
        return
      }
      value.withUTF8 { SQLStatement.bind(handle, before + column, text: $0, isLent: false) }
    }

    /// Binds UTF-8 without copying it.
    func bind(_ column: Int32, lentText bytes: UnsafeBufferPointer<UInt8>) {
      SQLStatement.bind(handle, before + column, text: bytes, isLent: true)
    }

    /// Binds a copy of bytes.
    func bind(_ column: Int32, blob bytes: [UInt8]) {
      bytes.withUnsafeBytes {
        SQLStatement.bind(handle, before + column, blob: $0, isLent: false)
      }
    }

    /// Binds bytes without copying them.
    func bind(_ column: Int32, lentBlob bytes: UnsafeRawBufferPointer) {
      SQLStatement.bind(handle, before + column, blob: bytes, isLent: true)
    }
  }
}
