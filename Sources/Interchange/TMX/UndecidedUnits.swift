/// Units that wait, in the order of the file, until it shows whether its header names the right language.
///
/// A unit without a variant of the source language is refused where other units have one. Where none
/// has, the header is wrong, as some tools always write `en`, and refusing would lose the whole file.
struct UndecidedUnits {
  /// So many units without the source language, and none with it, are enough.
  static let patience = 1_000

  private enum Entry {
    case item(TMXItem)
    case withoutSource(TMXUnit, TMXRefusal)
  }

  private enum Header { case open, right, wrong }

  private var entries: [Entry] = []
  private var start = 0
  private var header = Header.open

  var isEmpty: Bool { start == entries.count }

  /// A unit with the source language: the header is right, unless it was found to be wrong before.
  mutating func sourceIsFound() {
    if header == .open { header = .right }
  }

  /// No unit follows.
  mutating func end() {
    if header == .open { header = .wrong }
  }

  mutating func append(_ item: TMXItem) { entries.append(.item(item)) }

  mutating func append(_ kept: TMXUnit, _ refusal: TMXRefusal) {
    entries.append(.withoutSource(kept, refusal))
    if entries.count - start >= Self.patience { end() }
  }

  /// The next one, when it is known what becomes of it.
  mutating func takeReady() -> TMXItem? {
    guard start < entries.count, header != .open else { return nil }
    let entry = entries[start]
    start += 1
    if isEmpty {
      entries.removeAll(keepingCapacity: true)
      start = 0
    }
    switch entry {
    case .item(let item): return item
    case .withoutSource(let kept, let refusal):
      return header == .wrong ? .unit(kept) : .refusal(refusal)
    }
  }
}
