/// What schema 2 added to schema 1, as it was: never to be changed.
enum Schema2 {
  /// The tables that it added.
  static let tables = [
    "operation",
    "unit_range",
    "unit_image",
    "variant_image",
    "property_image",
    "note_image",
    "occurrence_image",
    "article_pair_image",
    "article_image",
    "model",
  ]

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
    CREATE TABLE model(
      id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, learned_at REAL NOT NULL,
      bytes BLOB NOT NULL);
    """
}
