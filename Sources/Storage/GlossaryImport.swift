internal import BitextCore
internal import GRDB

/// Brings the concepts of one glossary up to date.
struct GlossaryImport {
  private let db: Database
  private let log: OperationLog
  private let name: String
  private let glossary: Int64

  init(_ db: Database, _ log: OperationLog, glossary name: String) throws {
    self.db = db
    self.log = log
    self.name = name
    let insert = try SQLStatement(db, "INSERT OR IGNORE INTO glossary(name) VALUES (?)")
    insert.bind(1, name)
    try insert.run()
    let select = try SQLStatement(db, "SELECT id FROM glossary WHERE name = ?")
    select.bind(1, name)
    glossary = try select.step() ? select.int64(0) : 0
    select.reset()
  }

  func run(_ records: [GlossaryRecord]) throws -> GlossaryReceipt {
    var receipt = GlossaryReceipt()
    var old: [String: ConceptReader.Stored] = [:]
    for stored in try ConceptReader(db).records(of: name) {
      old[stored.record.entry.identifier] = stored
    }
    var taken: Set<String> = []
    let switches = try ConceptSwitch(db, log)
    let writer = try ConceptWriter(db, glossary: glossary)
    for record in records {
      var record = record
      record.entry.identifier = Self.free(record.entry.identifier, &taken)
      record.entry.glossary = name
      record.entry.sections.removeAll { $0.terms.isEmpty }
      if let known = old.removeValue(forKey: record.entry.identifier) {
        if known.record == record {
          receipt.alreadyPresent += 1
          continue
        }
        try switches.set(known.id, isCurrent: false)
        receipt.changed += 1
      } else {
        receipt.added += 1
      }
      try switches.note(try writer.write(record), isCurrent: true)
    }
    for stored in old.values.sorted(by: { $0.id < $1.id }) {
      try switches.set(stored.id, isCurrent: false)
      receipt.deleted += 1
    }
    log.noteConcepts(added: receipt.added, changed: receipt.changed, deleted: receipt.deleted)
    return receipt
  }

  private static func free(_ wanted: String, _ taken: inout Set<String>) -> String {
    var identifier = wanted
    var number = 2
    while !taken.insert(identifier).inserted {
      identifier = "\(wanted)-\(number)"
      number += 1
    }
    return identifier
  }
}

/// Says which versions of concepts count, and remembers which ones an operation changed.
struct ConceptSwitch {
  private let update: SQLStatement
  private let change: SQLStatement
  private let operation: Int64

  init(_ db: Database, _ log: OperationLog) throws {
    update = try SQLStatement(db, "UPDATE concept SET is_current = ? WHERE id = ?")
    change = try SQLStatement(db, "INSERT INTO concept_change VALUES (?, ?, ?)")
    operation = log.id
  }

  func set(_ concept: Int64, isCurrent: Bool) throws {
    update.bind(1, isCurrent ? 1 : 0)
    update.bind(2, concept)
    try update.run()
    try note(concept, isCurrent: isCurrent)
  }

  /// Remembers a version that is as it should be already.
  func note(_ concept: Int64, isCurrent: Bool) throws {
    change.bind(1, concept)
    change.bind(2, operation)
    change.bind(3, isCurrent ? 1 : 0)
    try change.run()
  }
}

/// Writes new versions of concepts.
private struct ConceptWriter {
  private let db: Database
  private let concept: SQLStatement
  private let term: SQLStatement
  private let note: SQLStatement
  private let field: SQLStatement
  private let glossary: Int64

  init(_ db: Database, glossary: Int64) throws {
    self.db = db
    self.glossary = glossary
    concept = try SQLStatement(
      db,
      """
      INSERT INTO concept(glossary_id, identifier, is_current, subject_field, definition, source)
        VALUES (?, ?, 1, ?, ?, ?)
      """
    )
    term = try SQLStatement(db, "INSERT INTO term VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
    note = try SQLStatement(db, "INSERT INTO concept_note VALUES (?, ?, ?)")
    field = try SQLStatement(db, "INSERT INTO concept_field VALUES (?, ?, ?, ?, ?, ?, ?)")
  }

  /// Writes a version that counts; returns its number.
  func write(_ record: GlossaryRecord) throws -> Int64 {
    let entry = record.entry
    concept.bind(1, glossary)
    concept.bind(2, entry.identifier)
    concept.bind(3, entry.subjectField)
    concept.bind(4, entry.definition)
    concept.bind(5, entry.source)
    try concept.run()
    let id = db.lastInsertedRowID
    for (position, text) in entry.notes.enumerated() {
      note.bind(1, id)
      note.bind(2, position)
      note.bind(3, text)
      try note.run()
    }
    for (place, section) in entry.sections.enumerated() {
      let language = section.language.description
      for (position, value) in section.terms.enumerated() {
        term.bind(1, id)
        term.bind(2, place)
        term.bind(3, position)
        term.bind(4, language)
        term.bind(5, value.text)
        term.bind(6, value.status.rawValue)
        term.bind(7, value.kind.rawValue)
        term.bind(8, value.partOfSpeech?.rawValue)
        term.bind(9, value.gender?.rawValue)
        term.bind(10, value.usageNote)
        term.bind(11, value.isAmbiguous ? 1 : 0)
        try term.run()
      }
    }
    for (position, value) in record.fields.enumerated() {
      field.bind(1, id)
      field.bind(2, position)
      field.bind(3, value.element)
      field.bind(4, value.type)
      field.bind(5, value.text)
      field.bind(6, value.language?.description)
      field.bind(7, value.term.map { Int64($0) })
      try field.run()
    }
    return id
  }
}
