internal import GRDB

extension ChunkedList {
  /// Adds `count` entries with ascending ids, wherever they belong. `copy(column, index, to)` writes a
  /// value of an entry.
  func insert(
    _ db: Database,
    list: Int64,
    count: Int,
    id: (Int) -> UInt32,
    copy: (_ column: Int, _ index: Int, _ to: UnsafeMutableRawPointer) -> Void
  ) throws {
    if count == 0 { return }
    let isDone = try append(
      db,
      list: list,
      count: count,
      first: id(0),
      copy: copy
    )
    if isDone { return }
    // From the first chunk that reaches beyond the first new id.
    let rows = try SQLStatement(
      db,
      "SELECT key, entries FROM \(table) WHERE key BETWEEN ? AND ? ORDER BY key"
    )
    rows.bind(1, list)
    rows.bind(2, list | lastChunk)
    var chunks: [(key: Int64, blob: [UInt8])] = []
    while try rows.step() {
      let blob = rows.blob(1)
      let last = self.id(blob, blob.count / width - 1)
      if last <= id(0) { continue }
      chunks.append((rows.int64(0), Array(blob)))
      if chunks.count == 1, last > id(count - 1), blob.count / width + count <= 2 * capacity {
        rows.reset()
        break
      }
    }
    guard let start = chunks.first?.key else { return }
    var entries = Entries(self)
    for chunk in chunks { chunk.blob.withUnsafeBytes { entries.append($0) } }
    entries.merge(count, copy)
    // One chunk may become somewhat longer; else the rest of the list is cut anew.
    let share = chunks.count == 1 ? 2 * capacity : capacity
    let put = try SQLStatement(db, "INSERT OR REPLACE INTO \(table)(key, entries) VALUES (?, ?)")
    var key = start
    for from in stride(from: 0, to: entries.count, by: share) {
      guard key <= list | lastChunk else { throw Self.noRoom }
      put.bind(1, key)
      put.bind(2, blob: entries.blob(from..<min(entries.count, from + share)))
      try put.run()
      key += 1
    }
    for chunk in chunks where chunk.key >= key { try write(db, chunk.key, []) }
  }

  /// Removes all entries of a range of ids from all lists. O(table).
  func remove(_ db: Database, allOf variants: ClosedRange<UInt32>) throws {
    let next = try SQLStatement(
      db,
      "SELECT key, entries FROM \(table) WHERE key >= ? ORDER BY key LIMIT 1000"
    )
    var start = Int64.min
    while true {
      var changes: [(key: Int64, blob: [UInt8])] = []
      var last: Int64?
      next.bind(1, start)
      while try next.step() {
        let key = next.int64(0)
        last = key
        let blob = next.blob(1)
        let count = blob.count / width
        if count == 0 || id(blob, 0) > variants.upperBound
          || id(blob, count - 1) < variants.lowerBound
        {
          continue
        }
        let kept = (0..<count).filter { !variants.contains(id(blob, $0)) }
        if kept.count == count { continue }
        changes.append((key, kept.isEmpty ? [] : rest(of: blob, kept)))
      }
      for change in changes { try write(db, change.key, change.blob) }
      guard let last else { return }
      start = last + 1
    }
  }

  private func rest(of blob: UnsafeRawBufferPointer, _ kept: [Int]) -> [UInt8] {
    let count = blob.count / width
    var rest: [UInt8] = []
    rest.reserveCapacity(kept.count * width)
    var start = 0
    for size in columns {
      for index in kept {
        rest.append(contentsOf: blob[start + index * size..<start + (index + 1) * size])
      }
      start += count * size
    }
    return rest
  }

  /// Entries of a list, as columns.
  private struct Entries {
    private let widths: [Int]
    private var columns: [[UInt8]]

    init(_ list: ChunkedList) {
      widths = list.columns
      columns = list.columns.map { _ in [] }
    }

    var count: Int { (columns.last?.count ?? 0) / 4 }

    mutating func append(_ blob: UnsafeRawBufferPointer) {
      let count = blob.count / widths.reduce(0, +)
      var start = 0
      for (column, width) in widths.enumerated() {
        columns[column].append(contentsOf: blob[start..<start + count * width])
        start += count * width
      }
    }

    private func id(_ index: Int) -> UInt32 {
      columns.last?.withUnsafeBytes {
        UInt32(littleEndian: $0.loadUnaligned(fromByteOffset: 4 * index, as: UInt32.self))
      } ?? 0
    }

    /// Adds entries and sorts all by id.
    mutating func merge(
      _ added: Int,
      _ copy: (_ column: Int, _ index: Int, _ to: UnsafeMutableRawPointer) -> Void
    ) {
      for (column, width) in widths.enumerated() {
        let start = columns[column].count
        columns[column].append(contentsOf: repeatElement(0, count: added * width))
        columns[column].withUnsafeMutableBytes { bytes in
          guard let base = bytes.baseAddress else { return }
          for index in 0..<added { copy(column, index, base + start + index * width) }
        }
      }
      let ids = (0..<count).map(id)
      let order = ids.indices.sorted { ids[$0] < ids[$1] }
      for (column, width) in widths.enumerated() {
        var sorted: [UInt8] = []
        sorted.reserveCapacity(columns[column].count)
        for index in order {
          sorted.append(contentsOf: columns[column][index * width..<(index + 1) * width])
        }
        columns[column] = sorted
      }
    }

    func blob(_ entries: Range<Int>) -> [UInt8] {
      zip(columns, widths).flatMap { column, width in
        column[entries.lowerBound * width..<entries.upperBound * width]
      }
    }
  }
}
