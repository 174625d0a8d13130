internal import GRDB

/// The tables of a memory, and how an older file is brought up to date.
///
/// Nothing here depends on a function, collation or tokenizer of the program: the file opens in any
/// SQLite shell. Migrations are numbered and, once released, never changed.
enum Schema {
  /// "SKLA": what `PRAGMA application_id` of a memory says.
  static let applicationID: Int64 = 0x534B_4C41
  /// What `PRAGMA user_version` says: the number of the last migration.
  static let version = 4
  /// Larger than usual, so that a chunk of a posting list fits in a page.
  static let pageSize = 8192

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1") { db in
      try db.execute(sql: firstTables)
      try db.execute(sql: "PRAGMA application_id = \(applicationID); PRAGMA user_version = 1")
    }
    migrator.registerMigration("2") { db in
      try db.execute(sql: HistoryTables.sql)
      try db.execute(sql: ModelTable.sql)
      try db.execute(sql: "PRAGMA user_version = 2")
    }
    migrator.registerMigration("3") { db in
      try db.execute(sql: TermbaseTables.sql)
      try db.execute(sql: "PRAGMA user_version = 3")
    }
    migrator.registerMigration("4") { db in
      try db.execute(sql: exactKeyTable)
      try writeExactKeys(db)
      try db.execute(sql: "DROP INDEX IF EXISTS variant_by_key; PRAGMA user_version = 4")
    }
    return migrator
  }

  /// Whether a memory has a log and models: one of schema 1, opened for reading only, has none.
  static func hasHistory(_ db: Database) throws -> Bool {
    try (db.number("PRAGMA user_version") ?? 0) >= 2
  }

  /// Whether a memory has a termbase: one of schema 2, opened for reading only, has none.
  static func hasTermbase(_ db: Database) throws -> Bool {
    try (db.number("PRAGMA user_version") ?? 0) >= 3
  }

  /// Whether a memory has lists of exact keys: one of schema 3, opened for reading only, has an index of
  /// `key_hash` instead.
  static func hasExactKeys(_ db: Database) throws -> Bool {
    try (db.number("PRAGMA user_version") ?? 0) >= 4
  }

  /// `exact_key`: the key is the upper half of `key_hash` · 2^16 + chunk; see ExactKeyList.
  static let exactKeyTable =
    "CREATE TABLE exact_key(key INTEGER PRIMARY KEY, entries BLOB NOT NULL);"

  private static func writeExactKeys(_ db: Database) throws {
    var keys = try ExactKeyBuffer(db)
    let rows = try SQLStatement(db, "SELECT id, key_hash FROM variant ORDER BY id")
    while try rows.step() {
      keys.add(variant: rows.int64(0), hash: rows.int64(1))
      try keys.spillIfLarge()
    }
    try keys.writeNew(db)
  }

  /// - `counter`: `token` is the next number of a token; of other names it is the last number given to
  ///   a row of that table, so that no number is given twice; `pruned` is the number of the last
  ///   operation that can no longer be taken back.
  /// - `name`: persons, aligners, types of properties; each text once.
  /// - `unit`: dates in seconds since 1970 (UTC).
  /// - `variant`: its id is 64 · unit + place among the unit's variants. `key_hash` is a hash of the
  ///   strict search key in 32 bits; `tokens` are the numbers of the key's tokens, seven bits a byte, low ones
  ///   first; `markup` is JSON, where there are inline codes.
  /// - `property`, `note`: `variant` is the place of the variant, -1 for the unit itself.
  /// - `token`: `family` is the least language id of the primary language.
  /// - `posting`: the key is token · 2^22 + tokens of the segment · 2^14 + chunk; see PostingList.
  /// - `short_segment`: the key is family · 2^40 + characters · 2^32 + chunk; see ShortSegmentList.
  /// - `concordance`: loose keys of the words, all variants of a unit in one row; `concordance_word`
  ///   shows what is in it.
  private static let firstTables = """
    CREATE TABLE language(
      id INTEGER PRIMARY KEY, tag TEXT NOT NULL UNIQUE, family INTEGER NOT NULL);
    CREATE TABLE name(id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);
    CREATE TABLE counter(name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;

    CREATE TABLE article(
      id INTEGER PRIMARY KEY, location TEXT NOT NULL, hash TEXT NOT NULL, language TEXT NOT NULL,
      title TEXT, date TEXT, source TEXT);
    CREATE INDEX article_by_location ON article(location);
    CREATE INDEX article_by_hash ON article(hash);
    CREATE TABLE article_pair(
      id INTEGER PRIMARY KEY,
      source_id INTEGER NOT NULL REFERENCES article(id),
      target_id INTEGER NOT NULL REFERENCES article(id),
      aligner_id INTEGER REFERENCES name(id), aligned_at REAL NOT NULL);
    CREATE INDEX article_pair_by_source ON article_pair(source_id);
    CREATE INDEX article_pair_by_target ON article_pair(target_id);
    CREATE TABLE import_file(
      id INTEGER PRIMARY KEY, location TEXT NOT NULL, imported_at REAL NOT NULL);

    CREATE TABLE unit(
      id INTEGER PRIMARY KEY, identifier TEXT,
      created_at REAL, creator_id INTEGER REFERENCES name(id),
      changed_at REAL, changer_id INTEGER REFERENCES name(id),
      confirmed_at REAL, confirmer_id INTEGER REFERENCES name(id),
      import_id INTEGER REFERENCES import_file(id));
    CREATE TABLE variant(
      id INTEGER PRIMARY KEY, language_id INTEGER NOT NULL REFERENCES language(id),
      key_hash INTEGER NOT NULL, tokens BLOB NOT NULL, text TEXT NOT NULL, markup TEXT);
    CREATE INDEX variant_by_key ON variant(key_hash);
    CREATE TABLE property(
      unit_id INTEGER NOT NULL REFERENCES unit(id) ON DELETE CASCADE,
      variant INTEGER NOT NULL, position INTEGER NOT NULL,
      type_id INTEGER NOT NULL REFERENCES name(id), value TEXT NOT NULL,
      PRIMARY KEY(unit_id, variant, position)) WITHOUT ROWID;
    CREATE TABLE note(
      unit_id INTEGER NOT NULL REFERENCES unit(id) ON DELETE CASCADE,
      variant INTEGER NOT NULL, position INTEGER NOT NULL, text TEXT NOT NULL,
      PRIMARY KEY(unit_id, variant, position)) WITHOUT ROWID;
    CREATE TABLE occurrence(
      id INTEGER PRIMARY KEY,
      unit_id INTEGER NOT NULL REFERENCES unit(id) ON DELETE CASCADE,
      pair_id INTEGER NOT NULL REFERENCES article_pair(id) ON DELETE CASCADE,
      source_paragraph INTEGER NOT NULL, target_paragraph INTEGER NOT NULL,
      source_segments TEXT NOT NULL, target_segments TEXT NOT NULL,
      probability REAL NOT NULL, aligner_id INTEGER NOT NULL REFERENCES name(id));
    CREATE INDEX occurrence_by_unit ON occurrence(unit_id);
    CREATE INDEX occurrence_by_pair ON occurrence(pair_id);

    CREATE TABLE token(
      family INTEGER NOT NULL, text TEXT NOT NULL, id INTEGER NOT NULL,
      PRIMARY KEY(family, text)) WITHOUT ROWID;
    CREATE TABLE posting(key INTEGER PRIMARY KEY, entries BLOB NOT NULL);
    CREATE TABLE short_segment(key INTEGER PRIMARY KEY, entries BLOB NOT NULL);
    CREATE VIRTUAL TABLE concordance USING fts5(
      words, content='', columnsize=0, tokenize="ascii tokenchars '_'");
    CREATE VIRTUAL TABLE concordance_word USING fts5vocab(concordance, instance);
    """
}
