internal import BitextCore
internal import Foundation
internal import GRDB

/// Imports a stream of units in one transaction, in memory that does not grow with the stream but
/// for some 24 bytes a unit when the memory was empty.
struct UnitImport {
  let db: Database
  let log: OperationLog

  func run(
    from location: String,
    at date: Date,
    confirmation: (inout TranslationUnit) -> Confirmation?,
    next: () throws -> UnitsToImport?
  ) throws -> ImportReceipt {
    let isEmpty = try db.number("SELECT 1 FROM variant LIMIT 1") == nil
    let file = try insertFile(location, at: date)
    if !isEmpty { try setConcordance(hashSize: 8 << 20) }
    let receipt = try insert(file, isEmpty: isEmpty, confirmation, next)
    if !isEmpty { try setConcordance(hashSize: 1 << 20) }
    return receipt
  }

  /// How many bytes FTS5 collects for the concordance before it writes a piece of its index.
  private func setConcordance(hashSize: Int) throws {
    try db.execute(
      sql: "INSERT INTO concordance(concordance, rank) VALUES ('hashsize', ?)",
      arguments: [hashSize]
    )
  }

  private func insert(
    _ file: Int64,
    isEmpty: Bool,
    _ confirmation: (inout TranslationUnit) -> Confirmation?,
    _ next: () throws -> UnitsToImport?
  ) throws -> ImportReceipt {
    // Reading, folding and writing have a thread each. Some parts wait before each of them: with two cores for four
    // threads, all of them are at work then.
    try withoutActuallyEscaping({
      try Self.read(confirmation, next)
    }) { (next: @escaping () throws -> [UnitBatches.Source]?) in
      let read = OneAhead<[UnitBatches.Source]>(depth: 4, next)
      defer { read.stop() }
      var sources: [UnitBatches.Source] = []
      var place = 0
      let rowForm: FoldedTexts.RowForm =
        try isEmpty && ConcordanceBuilder.knowsFormat(db) ? .words : .text
      let folding = UnitBatches(rowForm) {
        if place == sources.count {
          sources = try read.next() ?? []
          place = 0
        }
        guard place < sources.count else { return nil }
        place += 1
        return sources[place - 1]
      }
      let batches = OneAhead<UnitBatch>(depth: 4) { try folding.make() }
      defer { batches.stop() }
      // Where the memory was empty, the hashes that this import has seen stand in for the index of exact matches.
      let writer = try UnitWriter(db, rowForm: rowForm, writesKeysLast: isEmpty)
      var receipt = ImportReceipt()
      var seen = SeenUnits()
      var families: [Int64] = []
      while let batch = try batches.next() {
        families = try write(batch, file, isEmpty: isEmpty, writer, &seen, &receipt)
      }
      seen = SeenUnits()
      try writer.finish(folding.tokens) { families[Int($0)] }
      return receipt
    }
  }

  /// So many units are read at a time, or fewer with so many bytes of text.
  private static let partLimits = (units: 1000, bytes: 1 << 20)

  /// Some of the units that come next; nil after the last.
  private static func read(
    _ confirmation: (inout TranslationUnit) -> Confirmation?,
    _ next: () throws -> UnitsToImport?
  ) throws -> [UnitBatches.Source]? {
    var sources: [UnitBatches.Source] = []
    var (count, bytes) = (0, 0)
    while count < partLimits.units, bytes < partLimits.bytes, let units = try next() {
      switch units {
      case .unit(var unit):
        let confirmation = confirmation(&unit)
        count += 1
        bytes += unit.variants.reduce(0) { $0 + $1.segment.text.utf8.count }
        sources.append(.unit(unit, confirmation))
      case .plain(let units):
        count += units.count
        bytes += units.bytes.count
        sources.append(.plain(units))
      }
    }
    return sources.isEmpty ? nil : sources
  }

  /// `seen` has the units that this import made, where the memory was empty. Returns the numbers of the
  /// families of tokens.
  private func write(
    _ batch: UnitBatch,
    _ file: Int64,
    isEmpty: Bool,
    _ writer: UnitWriter,
    _ seen: inout SeenUnits,
    _ receipt: inout ImportReceipt
  ) throws -> [Int64] {
    let languages = try batch.languages.map { try writer.names.language($0, db) }
    if !isEmpty { seen.removeAll() }
    // Those of this batch, which are not in the table yet.
    var new: [(id: Int64, place: Int)] = []
    let hashes = ContiguousArray(
      batch.units.indices.lazy.map { place in
        UnitIdentity.hash(
          batch.texts[batch.texts(ofUnit: place)].lazy.map { (languages[$0.language].id, $0.hash) }
        )
      }
    )
    new.reserveCapacity(seen.countOfNew(hashes))
    var met: [(id: Int64, confirmation: Confirmation)] = []
    for place in batch.units.indices {
      let hash = hashes[place]
      var known = try seen.first(hash) { id in
        let first = new.first?.id ?? .max
        return if id >= first {
          identity(place, batch, languages).parts
            == identity(new[Int(id - first)].place, batch, languages).parts
        } else {
          try identity(place, batch, languages).isStored(as: id, db)
        }
      }
      if known == nil && !isEmpty { known = try identity(place, batch, languages).stored(db) }
      if let known {
        receipt.alreadyPresent += 1
        log.meet(known)
        try note(file, on: known)
        if let confirmation = batch.confirmations[place] {
          met.append((known, confirmation))
        }
        continue
      }
      let id = try writer.newUnit(variants: batch.texts(ofUnit: place).count)
      new.append((id, place))
      log.make(id)
      seen.insert(id, hash)
      receipt.stored += 1
    }
    try writer.insert(new, of: batch, languages, importFile: file)
    for (id, place) in new {
      if let confirmation = batch.confirmations[place] { met.append((id, confirmation)) }
    }
    for (id, confirmation) in met where try confirm(id, confirmation, &writer.names) {
      receipt.confirmed += 1
    }
    return batch.languageOfFamily.map { languages[$0].family }
  }

  /// Confirms a unit that nobody has confirmed; false when somebody has.
  private func confirm(
    _ unit: Int64,
    _ confirmation: Confirmation,
    _ names: inout NameTables
  ) throws -> Bool {
    let isOpen = try db.number("SELECT confirmed_at IS NULL FROM unit WHERE id = ?", unit) == 1
    guard isOpen else { return false }
    try log.keepRow(unit)
    let row = try SQLStatement(
      db,
      "UPDATE unit SET confirmed_at = ?, confirmer_id = ? WHERE id = ?"
    )
    row.bind(1, confirmation.date.timeIntervalSince1970)
    row.bind(2, try names.name(ifAny: confirmation.person, db))
    row.bind(3, unit)
    try row.run()
    return true
  }

  private func identity(
    _ place: Int,
    _ batch: UnitBatch,
    _ languages: [NameTables.Language]
  ) -> UnitIdentity {
    UnitIdentity(
      batch.texts(ofUnit: place).map {
        UnitIdentity.Part(
          language: languages[batch.texts[$0].language].id,
          text: batch.text($0)
        )
      }
    )
  }

  private func insertFile(_ location: String, at date: Date) throws -> Int64 {
    let row = try SQLStatement(
      db,
      "INSERT INTO import_file(location, imported_at) VALUES (?, ?)"
    )
    row.bind(1, location)
    row.bind(2, date.timeIntervalSince1970)
    try row.run()
    return db.lastInsertedRowID
  }

  /// Says that a unit that was there stands in the file too: what was only aligned so far stays
  /// from now on, also when its article is aligned anew.
  private func note(_ file: Int64, on unit: Int64) throws {
    guard try log.keepRowWithoutImport(unit) else { return }
    let row = try SQLStatement(db, "UPDATE unit SET import_id = ? WHERE id = ?")
    row.bind(1, file)
    row.bind(2, unit)
    try row.run()
  }
}
