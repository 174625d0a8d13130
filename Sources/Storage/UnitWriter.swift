internal import BitextCore
internal import Foundation
internal import GRDB

/// Writes units and keeps every index right. Lives during one transaction; call `finish` at its end.
///
/// What is written is collected first: rows of variants until the frequencies of new tokens are
/// known, entries of the lists until there are so many that each list is touched rarely. So memory
/// stays the same however many units come.
final class UnitWriter {
  let db: Database
  var names = NameTables()
  private var nextUnit: Int64
  private var pending: [VariantWriter.Pending] = []
  private var folded = FoldedTexts(.text)
  private var vocabulary = Vocabulary()
  private(set) var pendingUnits: [UInt64: [(id: Int64, variants: [UnitIdentity.Part])]] = [:]
  private var variants: VariantWriter
  private let concordanceRow: SQLStatement
  private let work: IndexWork
  private let rowForm: FoldedTexts.RowForm
  private let unitRows: RowInsertion
  private let propertyRows: RowInsertion

  /// So many texts, or bytes of them, are written together.
  private static let pendingLimit = (texts: 40_000, bytes: 8 << 20)

  /// With `replacesTexts` what is given to `add` may be in the table already. `rowForm` is that of the batches;
  /// words need a memory whose concordance is empty, and then nothing else may be given than batches. With
  /// `writesKeysLast` the index of exact matches, which must be empty, is written by `finish` alone.
  init(
    _ db: Database,
    replacesTexts: Bool = false,
    rowForm: FoldedTexts.RowForm = .text,
    writesKeysLast: Bool = false
  ) throws {
    self.db = db
    self.rowForm = rowForm
    work = try IndexWork(
      ListBuffer(db),
      exactKeys: writesKeysLast ? ExactKeyBuffer(db) : nil,
      rowForm == .words ? ConcordanceBuilder(db) : nil
    )
    let last = try db.number("SELECT max(id) FROM unit") ?? 0
    let given = try db.number("SELECT value FROM counter WHERE name = 'unit'") ?? 0
    // Rows of a damaged memory may have lost their unit; new ones go behind them all the same.
    let lastOfVariants = VariantID.unit(of: try db.number("SELECT max(id) FROM variant") ?? 0)
    nextUnit = max(last, given, lastOfVariants) + 1
    variants = try VariantWriter(db, replaces: replacesTexts, work)
    concordanceRow = try SQLStatement(db, "INSERT INTO concordance(rowid, words) VALUES (?, ?)")
    unitRows = try RowInsertion(
      db,
      into: "unit",
      [
        "id", "identifier", "created_at", "creator_id", "changed_at", "changer_id", "import_id",
      ]
    )
    propertyRows = try RowInsertion(
      db,
      into: "property",
      ["unit_id", "variant", "position", "type_id", "value"]
    )
  }

  // MARK: One unit

  /// Writes a unit that is not in the memory and returns its number. O(text).
  func insert(_ unit: TranslationUnit, identity: UnitIdentity) throws -> Int64 {
    let id = try newUnit(variants: unit.variants.count)
    try writeRows(of: [(id, 0)], in: [UnitRow(unit)], importFile: nil)
    var texts: [Text] = []
    for (place, variant) in unit.variants.enumerated() {
      texts.append(
        Text(
          place: place,
          language: try names.language(variant.language, db),
          text: variant.segment.text,
          markup: try MarkupCodec.encode(variant.segment)
        )
      )
    }
    pendingUnits[identity.hash, default: []].append((id, identity.parts))
    try add(texts, to: id)
    return id
  }

  /// The text of a unit in one language.
  struct Text {
    /// Its place among those of the unit.
    var place: Int
    var language: NameTables.Language
    var text: String
    /// See `MarkupCodec`.
    var markup: String?
  }

  /// Gives a unit that has no texts its texts, and puts them into the indexes.
  func add(_ texts: [Text], to unit: Int64) throws {
    if texts.isEmpty { return }
    folded.beginRow()
    for text in texts {
      var copy = text.text
      copy.withUTF8 {
        folded.append(
          $0,
          family: UInt32(truncatingIfNeeded: text.language.family),
          &vocabulary
        )
      }
      pending.append(
        VariantWriter.Pending(
          id: VariantID.make(unit: unit, place: text.place),
          language: text.language,
          markup: text.markup,
          folded: folded.texts.count - 1
        )
      )
    }
    let row = folded.range(ofRow: folded.rowCount - 1)
    try folded.rowText.withUnsafeBufferPointer {
      try writeWords(UnsafeBufferPointer(rebasing: $0[row]), unit)
    }
    let limit = Self.pendingLimit
    if pending.count >= limit.texts || folded.written.count >= limit.bytes { try writePending() }
  }

  /// Writes the rows that were collected, so that they can be read.
  func writePending() throws {
    try variants.writeFullLists()
    folded.finish(&vocabulary)
    try variants.write(pending, folded, vocabulary.takeNew()) { Int64($0) }
    pending.removeAll(keepingCapacity: true)
    folded.removeAll()
    pendingUnits.removeAll(keepingCapacity: true)
  }

  // MARK: Many units

  /// Gives a new unit its number.
  func newUnit(variants: Int) throws -> Int64 {
    let id = nextUnit
    guard id <= VariantID.maximumUnit, variants <= VariantID.maximumPlaces else {
      throw StorageError(
        code: .full,
        path: nil,
        message: "A memory holds up to \(VariantID.maximumUnit) units "
          + "of up to \(VariantID.maximumPlaces) languages each."
      )
    }
    nextUnit += 1
    return id
  }

  /// Writes units of a batch, each with the number that `newUnit` gave; `languages` are those of the batch.
  func insert(
    _ units: [(id: Int64, place: Int)],
    of batch: borrowing UnitBatch,
    _ languages: [NameTables.Language],
    importFile: Int64
  ) throws {
    try variants.writeFullLists()
    try writeConcordance(of: units, batch)
    var pending = self.pending
    self.pending = []
    for (id, place) in units {
      for (index, text) in batch.texts(ofUnit: place).enumerated() {
        pending.append(
          VariantWriter.Pending(
            id: VariantID.make(unit: id, place: index),
            language: languages[batch.texts[text].language],
            markup: batch.texts[text].markup,
            folded: text
          )
        )
      }
    }
    let families = batch.languageOfFamily
    try variants.write(pending, batch.folded, batch.new, areLast: true) {
      languages[families[Int($0)]].family
    }
    pending.removeAll(keepingCapacity: true)
    self.pending = pending
    try writeRows(of: units, in: batch.units, importFile: importFile)
  }

  /// Writes what was collected. Nothing may be inserted afterwards.
  func finish() throws {
    try writePending()
    try finish(vocabulary.takeTokenTexts()) { Int64($0) }
  }

  /// The same for batches: `tokens` are all that their vocabulary holds, and `family` is what it was for
  /// the last of them.
  func finish(_ tokens: TokenTexts, _ family: (UInt32) -> Int64) throws {
    defer {
      try? work.settle()
      work.concordance?.stop()
    }
    try variants.finish(tokens, family)
    try work.concordance?.write(db)
    if nextUnit > 1 { try db.setLastNumber(nextUnit - 1, for: "unit") }
  }

  // MARK: Rows

  private func writeWords(_ words: UnsafeBufferPointer<UInt8>, _ unit: Int64) throws {
    concordanceRow.bind(1, unit)
    concordanceRow.bind(2, lentText: words)
    try concordanceRow.run()
  }

  private func writeConcordance(
    of units: [(id: Int64, place: Int)],
    _ batch: borrowing UnitBatch
  ) throws {
    if rowForm == .text {
      return try batch.folded.rowText.withUnsafeBufferPointer { text in
        for (id, place) in units {
          let range = batch.folded.range(ofRow: place)
          try writeWords(UnsafeBufferPointer(rebasing: text[range]), id)
        }
      }
    }
    if batch.new.retired != nil {
      try work.settle()
      try work.concordance?.writeSegment(db)
    }
    let (folded, words) = (batch.folded, batch.new.words)
    work.start { work in
      work.concordance?.take(words)
      folded.rowWords.withUnsafeBufferPointer { words in
        for (id, place) in units {
          let range = folded.range(ofRow: place)
          work.concordance?.add(row: id, words: UnsafeBufferPointer(rebasing: words[range]))
        }
      }
      try work.concordance?.spillIfLarge()
    }
  }

  private func writeRows(
    of new: [(id: Int64, place: Int)],
    in units: [UnitRow],
    importFile: Int64?
  ) throws {
    // Fields one by one: to copy a unit is to count references to all that it holds.
    try unitRows.insert(new.count) { row, values in
      let (id, place) = new[row]
      values.bind(1, greatestKey: id, after: row == 0 ? nil : new[row - 1].id)
      values.bind(2, units[place].identifier)
      values.bind(3, units[place].creationDate)
      values.bind(4, try names.name(ifAny: units[place].creator, db))
      values.bind(5, units[place].changeDate)
      values.bind(6, try names.name(ifAny: units[place].changer, db))
      values.bind(7, importFile)
    }
    var found: [PropertyRow] = []
    for (id, unit) in new {
      for (variant, properties, notes) in units[unit].details {
        for (position, property) in properties.enumerated() {
          found.append(
            PropertyRow(
              unit: id,
              variant: variant,
              position: position,
              type: try names.name(property.type, db),
              value: property.value
            )
          )
        }
        try writeNotes(notes, id, variant: variant)
      }
    }
    try propertyRows.insert(found.count) { row, values in
      values.bind(1, found[row].unit)
      values.bind(2, Int64(found[row].variant))
      values.bind(3, Int64(found[row].position))
      values.bind(4, found[row].type)
      values.bind(5, found[row].value)
    }
  }

  private struct PropertyRow {
    var unit: Int64
    var variant: Int
    var position: Int
    var type: Int64
    var value: String
  }

  private func writeNotes(_ notes: [String], _ unit: Int64, variant: Int) throws {
    for (position, note) in notes.enumerated() {
      let row = try SQLStatement(
        db,
        "INSERT INTO note(unit_id, variant, position, text) VALUES (?, ?, ?, ?)"
      )
      row.bind(1, unit)
      row.bind(2, variant)
      row.bind(3, position)
      row.bind(4, note)
      try row.run()
    }
  }
}
