internal import FuzzyMatching

/// Sorted runs of entries of posting lists in a temporary file: an import of any size touches each
/// list once, in little memory.
final class EntrySpill {
  typealias Entry = PostingList.Entry

  private let file: TemporaryFile
  /// Places of the runs, in entries.
  private var runs: [Range<Int>] = []

  private static let stride = MemoryLayout<Entry>.stride
  /// How many entries of each run are in memory while they are merged.
  private static let window = 4096

  /// The file is made in `folder`.
  init(folder: String) throws {
    file = try Self.named { () throws(TemporaryFile.Failure) in try TemporaryFile(folder: folder) }
  }

  /// Writes a run of entries that are in order. Before the first `forEachList`.
  func write(_ entries: UnsafeBufferPointer<Entry>) throws {
    if entries.isEmpty { return }
    let start = runs.last?.upperBound ?? 0
    try Self.named { () throws(TemporaryFile.Failure) in
      try file.write(UnsafeRawBufferPointer(entries))
    }
    runs.append(start..<start + entries.count)
  }

  private struct Run {
    var rest: Range<Int>
    var entries = ContiguousArray<Entry>()
    var place = 0
  }

  /// Calls `body` with the entries of each list, in the order of the lists. Runs hold ids in the
  /// order of their writing, so that lists need no further sorting when the ids came ascending.
  func forEachList(_ body: (UnsafeBufferPointer<Entry>) throws -> Void) throws {
    try Self.named { () throws(TemporaryFile.Failure) in try file.rewind() }
    var open = runs.map { Run(rest: $0) }
    // The list at the head of each run, and a number beyond all lists where a run has ended.
    var heads = ContiguousArray<Int64>()
    for index in open.indices {
      try refill(&open[index])
      heads.append(open[index].entries.first?.list ?? .max)
    }
    var list = ContiguousArray<Entry>()
    while true {
      var least = Int64.max
      for head in heads { least = min(least, head) }
      if least == Int64.max { return }
      list.removeAll(keepingCapacity: true)
      for index in heads.indices where heads[index] == least {
        heads[index] = try take(least, from: &open[index], into: &list)
      }
      try list.withUnsafeBufferPointer { try body($0) }
    }
  }

  /// Moves the entries of a list out of a run; returns the list that is at its head then.
  private func take(
    _ list: Int64,
    from run: inout Run,
    into entries: inout ContiguousArray<Entry>
  ) throws -> Int64 {
    while run.place < run.entries.count {
      let entry = run.entries[run.place]
      if entry.list != list { return entry.list }
      entries.append(entry)
      run.place += 1
      if run.place == run.entries.count { try refill(&run) }
    }
    return .max
  }

  private func refill(_ run: inout Run) throws {
    let count = min(Self.window, run.rest.count)
    let start = run.rest.lowerBound
    run.place = 0
    run.entries.removeAll(keepingCapacity: true)
    if count == 0 { return }
    run.entries = try ContiguousArray(unsafeUninitializedCapacity: count) { buffer, initialized in
      try Self.named { () throws(TemporaryFile.Failure) in
        try file.seek(to: start * Self.stride)
        let bytes = UnsafeMutableRawBufferPointer(
          start: buffer.baseAddress,
          count: count * Self.stride
        )
        initialized = try file.read(bytes) ? count : 0
      }
    }
    run.rest = start + count..<run.rest.upperBound
  }

  private static func named<Result>(
    _ body: () throws(TemporaryFile.Failure) -> Result
  ) throws(StorageError) -> Result {
    do {
      return try body()
    } catch {
      throw StorageError.noRoomAside(error)
    }
  }
}
