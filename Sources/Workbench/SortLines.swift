internal import Foundation
public import SerbianText

/// Puts lines in Serbian order, both scripts in one list.
///
/// What does not fit into the memory that is allowed is sorted piece by piece into temporary files, which
/// are then merged (external merge sort: Knuth, The Art of Computer Programming 3, 5.4).
public struct SortLines {
  /// The keys and texts that are held at a time, in bytes; with what Swift needs for them about twice that
  /// is used.
  public static let usualLimit = 96 << 20

  private let collation: SerbianCollation
  private let limit: Int

  /// Throws when this machine's ICU has no Serbian order.
  public init(
    order: SerbianCollation.Order,
    limit: Int = usualLimit
  ) throws(WorkbenchError) {
    self.limit = limit
    do {
      collation = try SerbianCollation(order: order)
    } catch {
      throw WorkbenchError(error)
    }
  }

  /// Calls `body` with each line of a source, in order. Equal lines stay as they stood.
  ///
  /// Throws when the source cannot be read or a temporary file not be written. O(n log n) comparisons.
  public func sort(_ source: LineSource, _ body: (String) -> Void) throws(WorkbenchError) {
    var runs: [SortedRun] = []
    var lines: [SortedRun.Line] = []
    var size = 0
    while let line = try source.next() {
      let key = collation.sortKey(line.text)
      size += key.count + line.text.utf8.count + Self.overhead
      lines.append(SortedRun.Line(key: key, text: line.text))
      if size > limit {
        runs.append(try SortedRun(lines.sortedByKey()))
        lines.removeAll(keepingCapacity: true)
        size = 0
      }
    }
    guard !runs.isEmpty else {
      for line in lines.sortedByKey() { body(line.text) }
      return
    }
    if !lines.isEmpty { runs.append(try SortedRun(lines.sortedByKey())) }
    lines = []
    try merge(runs, body)
  }

  private static let overhead = 64

  /// The least of the heads, again and again; of equal ones that of the earlier run. A heap of runs by
  /// their heads.
  private func merge(_ runs: [SortedRun], _ body: (String) -> Void) throws(WorkbenchError) {
    var heads: [SortedRun.Line?] = []
    for run in runs { heads.append(try run.next()) }
    func isBefore(_ a: Int, _ b: Int) -> Bool {
      guard let first = heads[a] else { return false }
      guard let second = heads[b] else { return true }
      if first.key == second.key { return a < b }
      return first.key.lexicographicallyPrecedes(second.key)
    }
    var heap = Array(runs.indices)
    heap.sort(by: isBefore)
    while let first = heap.first, let line = heads[first] {
      body(line.text)
      heads[first] = try runs[first].next()
      var place = 0
      while true {
        var least = place
        for child in [2 * place + 1, 2 * place + 2]
        where child < heap.count && isBefore(heap[child], heap[least]) {
          least = child
        }
        if least == place { break }
        heap.swapAt(place, least)
        place = least
      }
    }
  }
}

extension [SortedRun.Line] {
  /// Stable, as Swift's sort is.
  fileprivate func sortedByKey() -> Self {
    sorted { $0.key.lexicographicallyPrecedes($1.key) }
  }
}
