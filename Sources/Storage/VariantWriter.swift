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
  private var lists: ListBuffer
  /// Of the texts that are being written: the numbers of their tokens, as stored, and where each ends.
  private var encoded: [UInt8] = []
  private var ends: [Int] = []

  /// With `replaces` the texts may be in the table already.
  init(_ db: Database, replaces: Bool) throws {
    self.db = db
    tokens = try TokenRegistry(db)
    lists = try ListBuffer(db)
    rows = try RowInsertion(
      db,
      into: "variant",
      ["id", "language_id", "key_hash", "tokens", "text", "markup"],
      replaces: replaces
    )
  }

  /// Writes texts that belong together, so that their new tokens are numbered by frequency. `new` is what
  /// they add to their vocabulary, and `family` tells the number of a family of it.
  mutating func write(
    _ pending: [Pending],
    _ folded: borrowing FoldedTexts,
    _ new: borrowing Vocabulary.New,
    _ family: (UInt32) -> Int64
  ) throws {
    try tokens.take(new, family, db)
    encoded.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    let numbers = tokens.numbers
    var segment = ContiguousArray<UInt32>()
    folded.keys.withUnsafeBufferPointer { keys in
      for variant in pending {
        let text = folded.texts[variant.folded]
        segment.removeAll(keepingCapacity: true)
        for place in folded.tokens[text.tokens] {
          segment.append(numbers[Int(place)])
          TokenCodec.append(numbers[Int(place)], to: &encoded)
        }
        ends.append(encoded.count)
        segment.withUnsafeBufferPointer {
          lists.add(
            variant: variant.id,
            tokens: $0,
            family: variant.language.family,
            key: UnsafeBufferPointer(rebasing: keys[text.key])
          )
        }
      }
    }
    try writeRows(pending, folded)
    try lists.spillIfLarge(db)
  }

  private func writeRows(_ pending: [Pending], _ folded: borrowing FoldedTexts) throws {
    let texts = folded.texts
    try folded.keys.withUnsafeBufferPointer { keys in
      try folded.written.withUnsafeBufferPointer { written in
        try encoded.withUnsafeBytes { encoded in
          try rows.insert(pending.count) { row, values in
            let variant = pending[row]
            let text = texts[variant.folded]
            let key = UnsafeBufferPointer(rebasing: keys[text.key])
            let tokens = (row == 0 ? 0 : ends[row - 1])..<ends[row]
            values.bind(1, variant.id)
            values.bind(2, variant.language.id)
            values.bind(3, Folding.hash(ofStrict: key))
            values.bind(4, lentBlob: UnsafeRawBufferPointer(rebasing: encoded[tokens]))
            values.bind(5, lentText: UnsafeBufferPointer(rebasing: written[text.written]))
            values.bind(6, variant.markup)
          }
        }
      }
    }
  }

  /// Writes what is left; `texts` are all tokens of the vocabulary. Nothing may be written afterwards.
  mutating func finish(_ texts: TokenTexts, _ family: (UInt32) -> Int64) throws {
    try tokens.write(texts, family, db)
    try lists.write(db)
  }
}
