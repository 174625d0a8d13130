internal import GRDB

/// A table of chunked lists (`posting`, `short_segment`, `exact_key`): integer keys whose low part numbers the
/// chunks of one list, and blobs of columns of fixed width, of which the last holds ascending ids.
///
/// Adding at the end fills the last chunk and opens a new one; adding within a list, as when a unit is
/// brought back, rewrites one chunk, or the list from there on; removing rewrites one chunk, and
/// deletes it when it was the last entry. All keep the ids ascending through a list.
struct ChunkedList {
  let table: String
  /// Widths of the columns in bytes; the last is 4.
  let columns: [Int]
  let capacity: Int
  let lastChunk: Int64

  static let postings = ChunkedList(
    table: "posting",
    columns: [8, 4],
    capacity: PostingList.chunkCapacity,
    lastChunk: PostingList.lastChunk
  )
  static let shortSegments = ChunkedList(
    table: "short_segment",
    columns: [8, 8, 4],
    capacity: ShortSegmentList.chunkCapacity,
    lastChunk: ShortSegmentList.lastChunk
  )

  static let exactKeys = ChunkedList(
    table: "exact_key",
    columns: [2, 4],
    capacity: ExactKeyList.chunkCapacity,
    lastChunk: ExactKeyList.lastChunk
  )

  var width: Int { columns.reduce(0, +) }

  static let noRoom = StorageError(
    code: .full,
    path: nil,
    message: "The index of the memory has no room for more."
  )

  /// Adds `count` entries at the end of a list. `copy(column, index, to)` writes a value of an entry.
  ///
  /// The ids must ascend and be greater than those in the list; otherwise nothing is done, and the
  /// answer is false.
  func append(
    _ db: Database,
    list: Int64,
    count: Int,
    first: UInt32,
    copy: (_ column: Int, _ index: Int, _ to: UnsafeMutableRawPointer) -> Void
  ) throws -> Bool {
    var key = list
    var kept: [UInt8] = []
    let last = try SQLStatement(
      db,
      "SELECT key, entries FROM \(table) WHERE key BETWEEN ? AND ? ORDER BY key DESC LIMIT 1"
    )
    last.bind(1, list)
    last.bind(2, list | lastChunk)
    if try last.step() {
      key = last.int64(0)
      let blob = last.blob(1)
      if blob.count >= 4, id(blob, blob.count / width - 1) >= first {
        last.reset()
        return false
      }
      if blob.count / width >= capacity { key += 1 } else { kept = Array(blob) }
      last.reset()
    }
    let put = try SQLStatement(db, "INSERT OR REPLACE INTO \(table)(key, entries) VALUES (?, ?)")
    var index = 0
    while index < count {
      guard key <= list | lastChunk else { throw Self.noRoom }
      let before = kept.count / width
      let added = min(count - index, capacity - before)
      let total = before + added
      withUnsafeTemporaryAllocation(byteCount: total * width, alignment: 8) { chunk in
        guard let start = chunk.baseAddress else { return }
        var from = 0
        var to = 0
        for (column, size) in columns.enumerated() {
          kept.withUnsafeBytes { old in
            if let old = old.baseAddress {
              (start + to).copyMemory(from: old + from, byteCount: before * size)
            }
          }
          for entry in 0..<added {
            copy(column, index + entry, start + to + (before + entry) * size)
          }
          from += before * size
          to += total * size
        }
        put.bind(1, key)
        put.bind(2, blob: UnsafeRawBufferPointer(chunk))
      }
      try put.run()
      kept = []
      key += 1
      index += added
    }
    return true
  }

  /// The id of an entry of a chunk.
  func id(_ blob: UnsafeRawBufferPointer, _ index: Int) -> UInt32 {
    let ids = (width - 4) * (blob.count / width)
    return UInt32(
      littleEndian: blob.loadUnaligned(fromByteOffset: ids + 4 * index, as: UInt32.self)
    )
  }

  /// Removes the entry of an id from a list; false when it is not there.
  func remove(_ db: Database, list: Int64, variant: UInt32) throws -> Bool {
    let rows = try SQLStatement(
      db,
      "SELECT key, entries FROM \(table) WHERE key BETWEEN ? AND ? ORDER BY key"
    )
    rows.bind(1, list)
    rows.bind(2, list | lastChunk)
    while try rows.step() {
      let blob = rows.blob(1)
      let count = blob.count / width
      if count == 0 || id(blob, count - 1) < variant { continue }
      var (low, high) = (0, count - 1)
      while low < high {
        let middle = (low + high) / 2
        if id(blob, middle) < variant { low = middle + 1 } else { high = middle }
      }
      guard id(blob, low) == variant else { break }
      let key = rows.int64(0)
      let rest = without(low, blob)
      rows.reset()
      try write(db, key, rest)
      return true
    }
    rows.reset()
    return false
  }

  func write(_ db: Database, _ key: Int64, _ entries: [UInt8]) throws {
    if entries.isEmpty {
      let delete = try SQLStatement(db, "DELETE FROM \(table) WHERE key = ?")
      delete.bind(1, key)
      try delete.run()
    } else {
      let update = try SQLStatement(db, "UPDATE \(table) SET entries = ? WHERE key = ?")
      update.bind(1, blob: entries)
      update.bind(2, key)
      try update.run()
    }
  }

  /// The blob without one of its entries.
  private func without(_ index: Int, _ blob: UnsafeRawBufferPointer) -> [UInt8] {
    let count = blob.count / width
    var rest: [UInt8] = []
    rest.reserveCapacity((count - 1) * width)
    var start = 0
    for size in columns {
      rest.append(contentsOf: blob[start..<start + index * size])
      rest.append(contentsOf: blob[start + (index + 1) * size..<start + count * size])
      start += count * size
    }
    return rest
  }
}
