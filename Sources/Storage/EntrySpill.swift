internal import FuzzyMatching

/// An entry on its way to a list of a table.
protocol ListEntry: BitwiseCopyable {
  /// Key of the list's chunk 0.
  var list: Int64 { get }
}

extension UnsafeBufferPointer where Element: ListEntry {
  /// Calls `body` with the entries of each list, where those of a list stand together.
  @inline(__always)
  func forEachList(_ body: (UnsafeBufferPointer<Element>) throws -> Void) rethrows {
    var start = 0
    while start < count {
      let list = self[start].list
      var end = start + 1
      while end < count && self[end].list == list { end += 1 }
      try body(UnsafeBufferPointer(rebasing: self[start..<end]))
      start = end
    }
  }
}

/// Sorted runs of entries of chunked lists in a temporary file: an import of any size touches each
/// list once, in little memory.
final class EntrySpill<Entry: ListEntry> {
  private let file: TemporaryFile
  /// Places of the runs, in entries.
  private var runs: [Range<Int>] = []

  private static var stride: Int { MemoryLayout<Entry>.stride }
  /// How many entries of each run are in memory while they are merged.
  private static var window: Int { 4096 }

  /// The file is made in `folder`.
  init(folder: String) throws {
    file = try Self.named { () throws(TemporaryFile.Failure) in try TemporaryFile(folder: folder) }
  }

  /// Writes a run of entries that are in order. Before it is merged.
  func write(_ entries: UnsafeBufferPointer<Entry>) throws {
    if entries.isEmpty { return }
    let start = runs.last?.upperBound ?? 0
    try Self.named { () throws(TemporaryFile.Failure) in
      try file.write(UnsafeRawBufferPointer(entries))
    }
    runs.append(start..<start + entries.count)
  }

  fileprivate func refill(_ run: inout EntryMerge<Entry>.Run) throws {
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

  fileprivate func open() throws -> [EntryMerge<Entry>.Run] {
    try Self.named { () throws(TemporaryFile.Failure) in try file.rewind() }
    return runs.map { EntryMerge<Entry>.Run(rest: $0) }
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

/// Merges runs into lists, in the order of the lists.
///
/// Runs hold ids in the order of their writing, so that lists need no further sorting when the ids came ascending.
struct EntryMerge<Entry: ListEntry> {
  fileprivate struct Run {
    var rest: Range<Int>
    var entries = ContiguousArray<Entry>()
    var place = 0
  }

  private let spill: EntrySpill<Entry>
  private var open: [Run]
  /// The list at the head of each run, and a number beyond all lists where a run has ended.
  private var heads = ContiguousArray<Int64>()
  private var list = ContiguousArray<Entry>()

  /// Nothing may be written to `spill` any more.
  init(_ spill: EntrySpill<Entry>) throws {
    self.spill = spill
    open = try spill.open()
    for index in open.indices {
      try spill.refill(&open[index])
      heads.append(open[index].entries.first?.list ?? .max)
    }
  }

  /// Calls `body` with the entries of the next list; false after the last. O(runs + entries).
  mutating func next(_ body: (UnsafeBufferPointer<Entry>) throws -> Void) throws -> Bool {
    var least = Int64.max
    for head in heads { least = min(least, head) }
    if least == Int64.max { return false }
    list.removeAll(keepingCapacity: true)
    for index in heads.indices where heads[index] == least {
      heads[index] = try take(least, from: index)
    }
    try list.withUnsafeBufferPointer { try body($0) }
    return true
  }

  /// Moves the entries of a list out of a run; returns the list that is at its head then.
  private mutating func take(_ wanted: Int64, from run: Int) throws -> Int64 {
    while open[run].place < open[run].entries.count {
      let entry = open[run].entries[open[run].place]
      if entry.list != wanted { return entry.list }
      list.append(entry)
      open[run].place += 1
      if open[run].place == open[run].entries.count { try spill.refill(&open[run]) }
    }
    return .max
  }
}
