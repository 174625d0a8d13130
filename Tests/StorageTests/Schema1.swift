/// The schema of the first release, as it was: never to be changed.
enum Schema1 {
  /// The tables that hold something, in an order in which foreign keys can be filled.
  static let tables = [
    "language",
    "name",
    "counter",
    "article",
    "article_pair",
    "import_file",
    "unit",
    "variant",
    "property",
    "note",
    "occurrence",
    "token",
    "posting",
    "short_segment",
    "concordance_data",
    "concordance_idx",
    "concordance_config",
  ]

  static let sql = """
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
