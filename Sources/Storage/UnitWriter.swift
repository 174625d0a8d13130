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
  private var tokens: TokenRegistry
  private var nextUnit: Int64

  private struct PendingVariant {
    var id: Int64
    var language: NameTables.Language
    var text: String
    var markup: String?
    /// Its place among the folded texts.
    var folded: Int
  }

  private var pending: [PendingVariant] = []
  private var folded = FoldedTexts()
  private(set) var pendingUnits: [UInt64: [(id: Int64, variants: [UnitIdentity.Part])]] = [:]
  private var lists: ListBuffer
  private let concordanceRow: SQLStatement
  private let unitRow: SQLStatement
  private let variantRow: SQLStatement

  private static let pendingLimit = 40_000

  /// With `replacesTexts` what is given to `add` may be in the table already.
  init(_ db: Database, replacesTexts: Bool = false) throws {
    self.db = db
    tokens = try TokenRegistry(db)
    let last = try db.number("SELECT max(id) FROM unit") ?? 0
    let given = try db.number("SELECT value FROM counter WHERE name = 'unit'") ?? 0
    nextUnit = max(last, given) + 1
    lists = try ListBuffer(db)
    concordanceRow = try SQLStatement(db, "INSERT INTO concordance(rowid, words) VALUES (?, ?)")
    unitRow = try SQLStatement(
      db,
      """
      INSERT INTO unit(id, identifier, created_at, creator_id, changed_at, changer_id, import_id)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """
    )
    variantRow = try SQLStatement(
      db,
      """
      INSERT \(replacesTexts ? "OR REPLACE" : "") INTO variant(id, language_id, key_hash, tokens, text, markup)
      VALUES (?, ?, ?, ?, ?, ?)
      """
    )
  }

  /// Where a unit comes from, other than from an alignment.
  struct Origin {
    var importFile: Int64?
  }

  /// Writes a unit that is not in the memory and returns its number. O(text).
  func insert(
    _ unit: TranslationUnit,
    identity: UnitIdentity,
    origin: Origin = Origin()
  ) throws -> Int64 {
    let id = try makeUnit(unit, origin)
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

  /// Writes the unit of a batch that stands there; `languages` are those of the batch. The batch is
  /// to be finished by `finish(_:_:)`.
  func insert(
    _ place: Int,
    of batch: borrowing UnitBatch,
    _ languages: [NameTables.Language],
    origin: Origin
  ) throws -> Int64 {
    let id = try makeUnit(batch.units[place], origin)
    for (index, folded) in batch.texts(ofUnit: place).enumerated() {
      let text = batch.texts[folded]
      pending.append(
        PendingVariant(
          id: VariantID.make(unit: id, place: index),
          language: languages[text.language],
          text: text.text,
          markup: text.markup,
          folded: folded
        )
      )
    }
    try writeWords(batch.folded, row: place, id)
    return id
  }

  /// Writes what is left of a batch.
  func finish(_ batch: borrowing UnitBatch, _ languages: [NameTables.Language]) throws {
    try write(batch.folded) { languages[batch.languageOfFamily[Int($0)]].family }
  }

  private func makeUnit(_ unit: TranslationUnit, _ origin: Origin) throws -> Int64 {
    let id = nextUnit
    guard id <= VariantID.maximumUnit, unit.variants.count <= VariantID.maximumPlaces else {
      throw StorageError(
        code: .full,
        path: nil,
        message: "A memory holds up to \(VariantID.maximumUnit) units "
          + "of up to \(VariantID.maximumPlaces) languages each."
      )
    }
    nextUnit += 1
    try writeRow(of: unit, id, origin)
    try writeDetails(unit.properties, unit.notes, id, variant: -1)
    for (place, variant) in unit.variants.enumerated() {
      try writeDetails(variant.properties, variant.notes, id, variant: place)
    }
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
      copy.withUTF8 { folded.append($0, family: text.language.family) }
      pending.append(
        PendingVariant(
          id: VariantID.make(unit: unit, place: text.place),
          language: text.language,
          text: text.text,
          markup: text.markup,
          folded: folded.texts.count - 1
        )
      )
    }
    try writeWords(folded, row: folded.rows.count - 1, unit)
    if pending.count >= Self.pendingLimit { try writePending() }
  }

  /// Writes what was collected. Nothing may be inserted afterwards.
  func finish() throws {
    try writePending()
    try lists.write(db)
    if nextUnit > 1 { try db.setLastNumber(nextUnit - 1, for: "unit") }
  }

  /// Writes the rows that were collected, so that they can be read.
  func writePending() throws {
    try write(folded) { $0 }
    folded.removeAll()
    pendingUnits.removeAll(keepingCapacity: true)
  }

  /// Writes the pending rows. `family` tells the number of a family of the texts.
  private func write(
    _ folded: borrowing FoldedTexts,
    _ family: (Int64) -> Int64
  ) throws {
    // Each token is looked up once, however often it stands there.
    var places = ContiguousArray<Int>()
    places.reserveCapacity(folded.tokens.count)
    for token in folded.tokens {
      let range = Int(token.text.lowerBound)..<Int(token.text.upperBound)
      try folded.keys.withUnsafeBufferPointer {
        places.append(
          try tokens.place(
            of: UnsafeBufferPointer(rebasing: $0[range]),
            family: family(token.family),
            frequency: token.frequency,
            db
          )
        )
      }
    }
    try tokens.assign(db)
    var numbers = ContiguousArray<UInt32>()
    var encoded: [UInt8] = []
    try folded.keys.withUnsafeBufferPointer { keys in
      for variant in pending {
        let text = folded.texts[variant.folded]
        numbers.removeAll(keepingCapacity: true)
        for place in folded.places[text.tokens] {
          numbers.append(tokens.numbers[places[Int(place)]])
        }
        TokenCodec.encode(numbers, into: &encoded)
        let key = UnsafeBufferPointer(rebasing: keys[text.key])
        variantRow.bind(1, variant.id)
        variantRow.bind(2, variant.language.id)
        variantRow.bind(3, Folding.hash(ofStrict: key))
        variantRow.bind(4, blob: encoded)
        variantRow.bind(5, variant.text)
        variantRow.bind(6, variant.markup)
        try variantRow.run()
        lists.add(
          variant: variant.id,
          tokens: numbers,
          family: variant.language.family,
          key: key
        )
      }
    }
    pending.removeAll(keepingCapacity: true)
    try lists.spillIfLarge(db)
  }

  private func writeWords(_ folded: borrowing FoldedTexts, row: Int, _ unit: Int64) throws {
    concordanceRow.bind(1, unit)
    let range = folded.words(ofRow: row)
    folded.words.withUnsafeBufferPointer {
      concordanceRow.bind(2, text: UnsafeBufferPointer(rebasing: $0[range]))
    }
    try concordanceRow.run()
  }

  private func writeRow(of unit: TranslationUnit, _ id: Int64, _ origin: Origin) throws {
    let row = unitRow
    row.bind(1, id)
    row.bind(2, unit.identifier)
    row.bind(3, unit.creationDate?.timeIntervalSince1970)
    row.bind(4, try names.name(ifAny: unit.creator, db))
    row.bind(5, unit.changeDate?.timeIntervalSince1970)
    row.bind(6, try names.name(ifAny: unit.changer, db))
    row.bind(7, origin.importFile)
    try row.run()
  }

  private func writeDetails(
    _ properties: [Property],
    _ notes: [String],
    _ unit: Int64,
    variant: Int
  ) throws {
    for (position, property) in properties.enumerated() {
      let type = try names.name(property.type, db)
      let row = try SQLStatement(
        db,
        "INSERT INTO property(unit_id, variant, position, type_id, value) VALUES (?, ?, ?, ?, ?)"
      )
      row.bind(1, unit)
      row.bind(2, variant)
      row.bind(3, position)
      row.bind(4, type)
      row.bind(5, property.value)
      try row.run()
    }
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
