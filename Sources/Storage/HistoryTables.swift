/// The tables of what commands did: schema version 2.
///
/// - `operation`: a row for each command that changed something. `at` is in seconds since 1970 (UTC);
///   `undoes` and `undone_by` tie an operation to the one that took it back.
/// - `unit_range`: the units that an operation made (`is_made` 1), or found there and relied on (0).
///   An import of any size is a few rows.
/// - `…_image`: rows as they were before the operation changed or deleted them. `parts` of a unit's
///   image says what was kept: 1 its row, 2 its texts, properties and notes, 4 its occurrences.
///   `is_made` of a pair says that the operation made it.
///
/// In each table the columns of the key come first: the integrity check of SQLite 3.40 takes another
/// order for damage. Images point to other tables without a foreign key: what they name is kept by other images.
enum HistoryTables {
  static let sql = """
    CREATE TABLE operation(
      id INTEGER PRIMARY KEY, at REAL NOT NULL, kind TEXT NOT NULL, subject TEXT, person TEXT,
      added INTEGER NOT NULL DEFAULT 0, changed INTEGER NOT NULL DEFAULT 0,
      deleted INTEGER NOT NULL DEFAULT 0,
      undoes INTEGER REFERENCES operation(id), undone_by INTEGER REFERENCES operation(id));
    CREATE TABLE unit_range(
      operation_id INTEGER NOT NULL, is_made INTEGER NOT NULL, first INTEGER NOT NULL,
      last INTEGER NOT NULL,
      PRIMARY KEY(operation_id, is_made, first)) WITHOUT ROWID;

    CREATE TABLE unit_image(
      operation_id INTEGER NOT NULL, unit_id INTEGER NOT NULL, parts INTEGER NOT NULL,
      identifier TEXT, created_at REAL, creator_id INTEGER, changed_at REAL, changer_id INTEGER,
      confirmed_at REAL, confirmer_id INTEGER, import_id INTEGER,
      PRIMARY KEY(operation_id, unit_id)) WITHOUT ROWID;
    CREATE INDEX unit_image_by_unit ON unit_image(unit_id);
    CREATE TABLE variant_image(
      operation_id INTEGER NOT NULL, id INTEGER NOT NULL, language_id INTEGER NOT NULL,
      text TEXT NOT NULL, markup TEXT,
      PRIMARY KEY(operation_id, id)) WITHOUT ROWID;
    CREATE TABLE property_image(
      operation_id INTEGER NOT NULL, unit_id INTEGER NOT NULL, variant INTEGER NOT NULL,
      position INTEGER NOT NULL, type_id INTEGER NOT NULL, value TEXT NOT NULL,
      PRIMARY KEY(operation_id, unit_id, variant, position)) WITHOUT ROWID;
    CREATE TABLE note_image(
      operation_id INTEGER NOT NULL, unit_id INTEGER NOT NULL, variant INTEGER NOT NULL,
      position INTEGER NOT NULL, text TEXT NOT NULL,
      PRIMARY KEY(operation_id, unit_id, variant, position)) WITHOUT ROWID;
    CREATE TABLE occurrence_image(
      operation_id INTEGER NOT NULL, unit_id INTEGER NOT NULL, id INTEGER NOT NULL,
      pair_id INTEGER NOT NULL, source_paragraph INTEGER NOT NULL,
      target_paragraph INTEGER NOT NULL, source_segments TEXT NOT NULL,
      target_segments TEXT NOT NULL, probability REAL NOT NULL, aligner_id INTEGER NOT NULL,
      PRIMARY KEY(operation_id, unit_id, id)) WITHOUT ROWID;
    CREATE TABLE article_pair_image(
      operation_id INTEGER NOT NULL, id INTEGER NOT NULL, is_made INTEGER NOT NULL,
      source_id INTEGER NOT NULL, target_id INTEGER NOT NULL, aligner_id INTEGER,
      aligned_at REAL NOT NULL,
      PRIMARY KEY(operation_id, id)) WITHOUT ROWID;
    CREATE TABLE article_image(
      operation_id INTEGER NOT NULL, id INTEGER NOT NULL, location TEXT NOT NULL,
      hash TEXT NOT NULL, language TEXT NOT NULL, title TEXT, date TEXT, source TEXT,
      PRIMARY KEY(operation_id, id)) WITHOUT ROWID;
    """
}
