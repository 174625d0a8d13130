internal import Foundation
internal import FuzzyMatching

/// Sorted runs of entries of posting lists in a file that has no name: an import of any size touches
/// each list once, in little memory.
final class EntrySpill {
  typealias Entry = PostingList.Entry

  private let file: UnsafeMutablePointer<FILE>
  /// Places of the runs, in entries.
  private var runs: [Range<Int>] = []

  private static let stride = MemoryLayout<Entry>.stride
  /// How many entries of each run are in memory while they are merged.
  private static let window = 8192

  /// The file is made in `folder`, and goes with the object, also when the process is killed.
  init(folder: String) throws {
    var name = Array((folder + "/.skela-XXXXXX").utf8CString)
    let descriptor = mkstemp(&name)
    guard descriptor >= 0 else { throw Self.failure }
    unlink(name)
    guard let file = fdopen(descriptor, "w+") else {
      close(descriptor)
      throw Self.failure
    }
    self.file = file
  }

  deinit { fclose(file) }

  private static var failure: StorageError {
    StorageError(
      code: .full,
      path: nil,
      message: "What the import sets aside does not fit on the disk."
    )
  }

  /// Writes a run of entries that are in order.
  func write(_ entries: UnsafeBufferPointer<Entry>) throws {
    if entries.isEmpty { return }
    let start = runs.last?.upperBound ?? 0
    guard fseek(file, start * Self.stride, SEEK_SET) == 0,
      fwrite(entries.baseAddress, Self.stride, entries.count, file) == entries.count,
      fflush(file) == 0
    else { throw Self.failure }
    runs.append(start..<start + entries.count)
  }

  private struct Run {
    var rest: Range<Int>
    var entries = ContiguousArray<Entry>()
    var place = 0
  }

  /// Calls `body` with the entries of each list, in the order of the lists. Runs hold ids in the
  /// order of their writing, so that lists need no further sorting when the ids came ascending.
  func forEachList(_ body: (ContiguousArray<Entry>) throws -> Void) throws {
    var open = runs.map { Run(rest: $0) }
    for index in open.indices { try refill(&open[index]) }
    var list = ContiguousArray<Entry>()
    while true {
      var least = Int64.max
      for run in open where run.place < run.entries.count {
        least = min(least, run.entries[run.place].list)
      }
      if least == Int64.max { return }
      list.removeAll(keepingCapacity: true)
      for index in open.indices {
        while open[index].place < open[index].entries.count {
          let entry = open[index].entries[open[index].place]
          if entry.list != least { break }
          list.append(entry)
          open[index].place += 1
          if open[index].place == open[index].entries.count { try refill(&open[index]) }
        }
      }
      try body(list)
    }
  }

  private func refill(_ run: inout Run) throws {
    let count = min(Self.window, run.rest.count)
    let start = run.rest.lowerBound
    var isRead = true
    run.entries = ContiguousArray(unsafeUninitializedCapacity: count) { buffer, initialized in
      isRead =
        count == 0
        || (fseek(file, start * Self.stride, SEEK_SET) == 0
          && fread(buffer.baseAddress, Self.stride, count, file) == count)
      initialized = isRead ? count : 0
    }
    guard isRead else { throw Self.failure }
    run.rest = start + count..<run.rest.upperBound
    run.place = 0
  }
}
