internal import GRDB

/// The index of exact matches: by hash of the strict key, the texts that have it.
///
/// A row of `exact_key` is a chunk. Its key is the upper half of the hash and the number of the chunk; its
/// blob holds first the lower halves (two bytes each), then the ids of the variants (four bytes each,
/// ascending), least byte first. A B-tree of SQLite's with a row for each text takes ten times as long
/// to make, and twice the room.
enum ExactKeyList {
  /// Two full chunks fill a page.
  static let chunkCapacity = 640
  static let entrySize = 6

  static let lastChunk: Int64 = 1 << 16 - 1

  /// Key of chunk 0 of the list that has a hash.
  static func list(ofHash hash: Int64) -> Int64 {
    Int64(UInt32(truncatingIfNeeded: hash) >> 16) << 16
  }

  struct Entry: ListEntry, Hashable {
    var hash: UInt32
    var variant: UInt32

    init(hash: Int64, variant: Int64) {
      self.hash = UInt32(truncatingIfNeeded: hash)
      self.variant = UInt32(truncatingIfNeeded: variant)
    }

    var list: Int64 { Int64(hash >> 16) << 16 }
  }

  static func count(of blob: UnsafeRawBufferPointer) -> Int { blob.count / entrySize }

  /// The lower half of the hash of an entry.
  @inline(__always)
  static func half(_ blob: UnsafeRawBufferPointer, _ index: Int) -> UInt16 {
    UInt16(littleEndian: blob.loadUnaligned(fromByteOffset: index * 2, as: UInt16.self))
  }

  @inline(__always)
  static func variant(_ blob: UnsafeRawBufferPointer, _ index: Int, count: Int) -> UInt32 {
    UInt32(
      littleEndian: blob.loadUnaligned(fromByteOffset: count * 2 + index * 4, as: UInt32.self)
    )
  }
}

/// Looks texts up by the hashes of their strict keys.
struct ExactKeyLookUp {
  private let db: Database
  /// Whether the memory has the lists: one of an earlier schema, opened for reading only, has an index of
  /// SQLite's instead.
  private let hasLists: Bool

  init(_ db: Database) throws {
    self.db = db
    hasLists = try Schema.hasExactKeys(db)
  }

  /// The ids of the texts whose strict keys have a hash, ascending: those of equal keys, and seldom others.
  /// O(texts of the list).
  func variants(withHash hash: Int64) throws -> [Int64] {
    var variants: [Int64] = []
    guard hasLists else {
      let rows = try SQLStatement(db, "SELECT id FROM variant WHERE key_hash = ? ORDER BY id")
      rows.bind(1, hash)
      while try rows.step() { variants.append(rows.int64(0)) }
      return variants
    }
    let rows = try SQLStatement(
      db,
      "SELECT entries FROM exact_key WHERE key BETWEEN ? AND ? ORDER BY key"
    )
    let list = ExactKeyList.list(ofHash: hash)
    let wanted = UInt16(truncatingIfNeeded: hash)
    rows.bind(1, list)
    rows.bind(2, list | ExactKeyList.lastChunk)
    while try rows.step() {
      let blob = rows.blob(0)
      let count = ExactKeyList.count(of: blob)
      for index in 0..<count where ExactKeyList.half(blob, index) == wanted {
        variants.append(Int64(ExactKeyList.variant(blob, index, count: count)))
      }
    }
    return variants
  }

  /// Calls `body` with the ids, ascending, of the texts of each hash that several have. O(memory).
  func forEachShared(_ body: ([Int64]) throws -> Void) throws {
    guard hasLists else {
      let hashes = try SQLStatement(
        db,
        "SELECT key_hash FROM variant GROUP BY key_hash HAVING count(*) > 1"
      )
      while try hashes.step() { try body(variants(withHash: hashes.int64(0))) }
      return
    }
    var list: Int64 = -1
    var entries = ContiguousArray<ExactKeyList.Entry>()
    func endList() throws {
      RadixSort.sort(&entries) { UInt64($0.hash) }
      var start = 0
      while start < entries.count {
        var end = start + 1
        while end < entries.count, entries[end].hash == entries[start].hash { end += 1 }
        if end - start > 1 { try body(entries[start..<end].map { Int64($0.variant) }) }
        start = end
      }
      entries.removeAll(keepingCapacity: true)
    }
    let rows = try SQLStatement(db, "SELECT key, entries FROM exact_key ORDER BY key")
    defer { rows.reset() }
    while try rows.step() {
      let key = rows.int64(0)
      if key & ~ExactKeyList.lastChunk != list {
        try endList()
        list = key & ~ExactKeyList.lastChunk
      }
      let blob = rows.blob(1)
      let count = ExactKeyList.count(of: blob)
      for index in 0..<count {
        entries.append(
          ExactKeyList.Entry(
            hash: Int64(ExactKeyList.half(blob, index)),
            variant: Int64(ExactKeyList.variant(blob, index, count: count))
          )
        )
      }
    }
    try endList()
  }
}
