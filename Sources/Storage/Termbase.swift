public import BitextCore
public import Foundation
internal import GRDB

/// A glossary in the termbase of a memory.
public struct StoredGlossary: Hashable, Sendable {
  public var name: String
  /// How many concepts it has.
  public var concepts: Int

  public init(name: String, concepts: Int) {
    self.name = name
    self.concepts = concepts
  }
}

/// What an import of a glossary did to its concepts.
public struct GlossaryReceipt: Hashable, Sendable {
  public var added = 0
  public var changed = 0
  public var deleted = 0
  public var alreadyPresent = 0

  public init() {}
}

/// The termbase: concepts with their terms, by glossary, in the same file as the units.
extension TranslationMemory {
  /// Brings a glossary up to date with the concepts of a file, and makes it where there is none.
  ///
  /// Concepts are the same when their identifiers are. Those that differ are changed, those that the
  /// file has no more are deleted; taking the operation back brings them back. Of two concepts with
  /// one identifier the second gets another (`bridge-2`). One transaction; O(concepts).
  ///
  /// - Parameter location: the file, for the log.
  public func importGlossary(
    _ records: [GlossaryRecord],
    named name: String,
    from location: String,
    by person: String? = nil,
    at date: Date
  ) throws(StorageError) -> GlossaryReceipt {
    try write(.glossary, subject: location, person: person, at: date) { db, log in
      try GlossaryImport(db, log, glossary: name).run(records)
    }
  }

  /// Deletes all concepts of a glossary; returns how many there were.
  public func removeGlossary(
    named name: String,
    by person: String? = nil,
    at date: Date
  ) throws(StorageError) -> Int {
    try write(.glossary, subject: name, person: person, at: date) { db, log in
      try GlossaryImport(db, log, glossary: name).run([]).deleted
    }
  }

  /// The glossaries that have concepts, by name. O(concepts).
  public func glossaries() throws(StorageError) -> [StoredGlossary] {
    try read { db in
      guard try Schema.hasTermbase(db) else { return [] }
      let rows = try SQLStatement(
        db,
        """
        SELECT g.name, count(*) FROM concept c JOIN glossary g ON g.id = c.glossary_id
          WHERE c.is_current = 1 GROUP BY g.id ORDER BY g.name
        """
      )
      var found: [StoredGlossary] = []
      while try rows.step() {
        found.append(StoredGlossary(name: rows.text(0), concepts: rows.int(1)))
      }
      return found
    }
  }

  /// The concepts of one glossary, or of all, with the fields that files had besides; in the order in
  /// which they were stored. O(concepts).
  public func concepts(of glossary: String? = nil) throws(StorageError) -> [GlossaryRecord] {
    try read { db in
      guard try Schema.hasTermbase(db) else { return [] }
      return try ConceptReader(db).records(of: glossary).map(\.record)
    }
  }
}
