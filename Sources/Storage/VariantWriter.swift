internal import GRDB

/// Writes texts of units: their rows, and their entries in the word index and that of short segments.
struct VariantWriter {
  /// A text on its way into the table.
  struct Pending {
    var id: Int64
    var language: NameTables.Language
    /// See `MarkupCodec`.
    var markup: String?
    /// Its place among the folded texts.
    var folded: Int
  }

  private let db: Database
  private let rows: RowInsertion
  private var tokens: TokenRegistry
  private let work: IndexWork
  /// Those that are written with their texts; nil where `work` has them.
  private var exactKeys: ExactKeyBuffer?
  /// Of the texts that are being written: the numbers of their tokens, as stored, and where each ends.
  private var encoded: [UInt8] = []
  private var ends: [Int] = []

  /// With `replaces` the texts may be in the table already. `work` has the lists that they go to.
  init(_ db: Database, replaces: Bool, _ work: IndexWork) throws {
    self.db = db
    self.work = work
    tokens = try TokenRegistry(db)
    exactKeys = work.exactKeys == nil ? try ExactKeyBuffer(db) : nil
    rows = try RowInsertion(
      db,
      into: "variant",
      ["id", "language_id", "key_hash", "tokens", "text", "markup"],
      replaces: replaces
    )
  }

  /// Writes of the lists of the texts before what must be written.
  func writeFullLists() throws {
    guard work.needsCaller else { return }
    try work.settle()
    try work.lists.writeShortSegmentsIfMany(db)
  }

  /// Writes texts that belong together, so that their new tokens are numbered by frequency. `new` is what
  /// they add to their vocabulary, and `family` tells the number of a family of it. With `areLast` they have greater
  /// numbers than all that are in the table, and ascending ones.
  mutating func write(
    _ pending: [Pending],
    _ folded: borrowing FoldedTexts,
    _ new: borrowing Vocabulary.New,
    areLast: Bool = false,
    _ family: (UInt32) -> Int64
  ) throws {
    try tokens.take(new, family, db)
    let numbers = encode(pending, folded)
    addToLists(pending, copy folded, numbers)
    try writeRows(pending, folded, areLast: areLast)
    if exactKeys == nil { return }
    for variant in pending {
      exactKeys?.add(variant: variant.id, hash: folded.texts[variant.folded].keyHash)
    }
    try exactKeys?.write(db)
  }

  /// Encodes the tokens of texts, and gives their numbers.
  private mutating func encode(
    _ pending: [Pending],
    _ folded: borrowing FoldedTexts
  ) -> ContiguousArray<UInt32> {
    let (count, places, known) = (folded.tokens.count, folded.tokens, tokens.numbers)
    ends.removeAll(keepingCapacity: true)
    // Numbers first: each waits for memory, and together they wait little longer than one.
    let numbers = ContiguousArray<UInt32>(unsafeUninitializedCapacity: count) { numbers, filled in
      for variant in pending {
        for index in folded.texts[variant.folded].tokens {
          numbers[filled] = known[Int(places[index])]
          filled += 1
        }
      }
    }
    encoded = [UInt8](unsafeUninitializedCapacity: count * TokenCodec.longest) { bytes, filled in
      guard let start = bytes.baseAddress else { return }
      var end = start
      var next = 0
      for variant in pending {
        let last = next + folded.texts[variant.folded].tokens.count
        while next < last {
          TokenCodec.write(numbers[next], to: &end)
          next += 1
        }
        ends.append(end - start)
      }
      filled = end - start
    }
    if count == 0 { ends = pending.map { _ in 0 } }
    return numbers
  }

  /// Has texts added to the lists; `numbers` are those of their tokens.
  private func addToLists(
    _ pending: [Pending],
    _ folded: FoldedTexts,
    _ numbers: ContiguousArray<UInt32>
  ) {
    work.start { work in
      Self.add(pending, folded, numbers, to: &work.lists, &work.exactKeys)
      try work.lists.spillPostingsIfLarge()
      try work.exactKeys?.spillIfLarge()
    }
  }

  private static func add(
    _ pending: [Pending],
    _ folded: FoldedTexts,
    _ numbers: ContiguousArray<UInt32>,
    to lists: inout ListBuffer,
    _ exactKeys: inout ExactKeyBuffer?
  ) {
    var start = 0
    numbers.withUnsafeBufferPointer { numbers in
      folded.keys.withUnsafeBufferPointer { keys in
        for variant in pending {
          let text = folded.texts[variant.folded]
          let end = start + text.tokens.count
          lists.add(
            variant: variant.id,
            tokens: UnsafeBufferPointer(rebasing: numbers[start..<end]),
            family: variant.language.family,
            key: UnsafeBufferPointer(rebasing: keys[text.key])
          )
          exactKeys?.add(variant: variant.id, hash: text.keyHash)
          start = end
        }
      }
    }
  }

  private func writeRows(
    _ pending: [Pending],
    _ folded: borrowing FoldedTexts,
    areLast: Bool
  ) throws {
    let texts = folded.texts
    try folded.written.withUnsafeBufferPointer { written in
      try encoded.withUnsafeBytes { encoded in
        try rows.insert(pending.count) { row, values in
          let variant = pending[row]
          let text = texts[variant.folded]
          let tokens = (row == 0 ? 0 : ends[row - 1])..<ends[row]
          if areLast {
            values.bind(1, greatestKey: variant.id, after: row == 0 ? nil : pending[row - 1].id)
          } else {
            values.bind(1, variant.id)
          }
          values.bind(2, variant.language.id)
          values.bind(3, text.keyHash)
          values.bind(4, lentBlob: UnsafeRawBufferPointer(rebasing: encoded[tokens]))
          values.bind(5, lentText: UnsafeBufferPointer(rebasing: written[text.written]))
          values.bind(6, variant.markup)
        }
      }
    }
  }

  /// Writes what is left; `texts` are all tokens of the vocabulary. Nothing may be written afterwards.
  mutating func finish(_ texts: TokenTexts, _ family: (UInt32) -> Int64) throws {
    work.start { try $0.lists.endRuns() }
    try tokens.write(texts, family, db)
    // The concordance is merged while the lists are written; not before, since both sort all words.
    work.start { try $0.concordance?.beginSegment() }
    try work.settle()
    try work.lists.write(db)
    try work.exactKeys?.writeNew(db)
  }
}
