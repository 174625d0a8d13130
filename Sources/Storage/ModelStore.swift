public import Foundation
internal import GRDB

/// An alignment model as the memory keeps it.
public struct StoredModel: Hashable, Sendable {
  /// By which alignments name it: the beginning of the digest of its bytes.
  public var name: String
  public var learnedAt: Date
  /// The form that the model gives itself.
  public var bytes: Data

  public init(name: String, learnedAt: Date, bytes: Data) {
    self.name = name
    self.learnedAt = learnedAt
    self.bytes = bytes
  }
}

/// The table of models, part of schema version 2.
///
/// A model is never changed; one that is learned again from the same units has the same name.
enum ModelTable {
  static let sql = """
    CREATE TABLE model(
      id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, learned_at REAL NOT NULL,
      bytes BLOB NOT NULL);
    """
}

extension TranslationMemory {
  /// Keeps a model. One of the same name that is there stays as it is, and counts as the newest.
  public func store(_ model: StoredModel) throws(StorageError) {
    try write { db in
      try db.execute(
        sql: """
          INSERT INTO model(name, learned_at, bytes) VALUES (?, ?, ?)
            ON CONFLICT(name) DO UPDATE SET learned_at = max(learned_at, excluded.learned_at)
          """,
        arguments: [model.name, model.learnedAt.timeIntervalSince1970, model.bytes]
      )
    }
  }

  /// All models, the newest first.
  public func models() throws(StorageError) -> [StoredModel] {
    try read { db in
      guard try Schema.hasHistory(db) else { return [] }
      return try Row.fetchAll(
        db,
        sql: "SELECT name, learned_at, bytes FROM model ORDER BY learned_at DESC, id DESC"
      ).map { row in
        StoredModel(
          name: row["name"],
          learnedAt: Date(timeIntervalSince1970: row["learned_at"]),
          bytes: row["bytes"]
        )
      }
    }
  }
}
