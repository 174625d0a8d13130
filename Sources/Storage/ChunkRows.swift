internal import GRDB

/// Chunks of new lists on their way to their table, as many as are written at a time.
///
/// The lists must be given in ascending order, and the table must have none of them.
struct ChunkPiece: Sendable {
  private let list: ChunkedList
  fileprivate private(set) var keys: [Int64] = []
  /// Where the blob of each row ends in `bytes`.
  fileprivate private(set) var ends: [Int] = []
  fileprivate private(set) var bytes: [UInt8] = []

  init(_ list: ChunkedList) { self.list = list }

  var count: Int { keys.count }

  /// Takes the entries of a list, as `ChunkedList.append` does.
  @inline(__always)
  mutating func add(
    list first: Int64,
    count: Int,
    copy: (_ column: Int, _ index: Int, _ to: UnsafeMutableRawPointer) -> Void
  ) throws {
    var index = 0
    var key = first
    while index < count {
      guard key <= first | list.lastChunk else { throw ChunkedList.noRoom }
      let added = min(count - index, list.capacity)
      let start = bytes.count
      bytes.append(contentsOf: repeatElement(0, count: added * list.width))
      bytes.withUnsafeMutableBytes { bytes in
        guard let base = bytes.baseAddress else { return }
        var to = base + start
        for (column, size) in list.columns.enumerated() {
          for entry in 0..<added {
            copy(column, index + entry, to)
            to += size
          }
        }
      }
      keys.append(key)
      ends.append(bytes.count)
      key += 1
      index += added
    }
  }

  fileprivate mutating func removeAll() {
    keys.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
  }
}

/// Writes chunks of new lists, many rows at a time.
struct ChunkRows {
  private var piece: ChunkPiece
  private let rows: RowInsertion

  /// Rows that are collected before they are written.
  private static let limit = 512

  init(_ db: Database, _ list: ChunkedList) throws {
    piece = ChunkPiece(list)
    rows = try RowInsertion(db, into: list.table, ["key", "entries"])
  }

  /// Takes the entries of a list.
  @inline(__always)
  mutating func add(
    list first: Int64,
    count: Int,
    copy: (_ column: Int, _ index: Int, _ to: UnsafeMutableRawPointer) -> Void
  ) throws {
    try piece.add(list: first, count: count, copy: copy)
    if piece.count >= Self.limit { try write() }
  }

  /// Writes what was collected.
  mutating func write() throws {
    try write(piece)
    piece.removeAll()
  }

  /// Writes rows that come behind those before.
  func write(_ piece: ChunkPiece) throws {
    try piece.bytes.withUnsafeBytes { bytes in
      try rows.insert(piece.count) { row, values in
        values.bind(1, piece.keys[row])
        let start = row == 0 ? 0 : piece.ends[row - 1]
        values.bind(2, lentBlob: UnsafeRawBufferPointer(rebasing: bytes[start..<piece.ends[row]]))
      }
    }
  }
}
