/// What schema 3 added to schema 2, as it was: never to be changed.
enum Schema3 {
  /// The tables that it added.
  static let tables = [
    "glossary", "concept", "concept_note", "term", "concept_field", "concept_change",
  ]

  static let sql = """
    CREATE TABLE glossary(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
    CREATE TABLE concept(
      id INTEGER PRIMARY KEY, glossary_id INTEGER NOT NULL REFERENCES glossary(id),
      identifier TEXT NOT NULL, is_current INTEGER NOT NULL,
      subject_field TEXT, definition TEXT, source TEXT);
    CREATE UNIQUE INDEX concept_by_identifier ON concept(glossary_id, identifier)
      WHERE is_current = 1;
    CREATE TABLE concept_note(
      concept_id INTEGER NOT NULL REFERENCES concept(id), position INTEGER NOT NULL,
      text TEXT NOT NULL,
      PRIMARY KEY(concept_id, position)) WITHOUT ROWID;
    CREATE TABLE term(
      concept_id INTEGER NOT NULL REFERENCES concept(id), section INTEGER NOT NULL,
      position INTEGER NOT NULL, language TEXT NOT NULL, text TEXT NOT NULL,
      status TEXT NOT NULL, kind TEXT NOT NULL, part_of_speech TEXT, gender TEXT, usage_note TEXT,
      is_ambiguous INTEGER NOT NULL,
      PRIMARY KEY(concept_id, section, position)) WITHOUT ROWID;
    CREATE TABLE concept_field(
      concept_id INTEGER NOT NULL REFERENCES concept(id), position INTEGER NOT NULL,
      element TEXT NOT NULL, type TEXT NOT NULL, text TEXT NOT NULL, language TEXT, term INTEGER,
      PRIMARY KEY(concept_id, position)) WITHOUT ROWID;
    CREATE TABLE concept_change(
      concept_id INTEGER NOT NULL REFERENCES concept(id), operation_id INTEGER NOT NULL,
      is_current INTEGER NOT NULL,
      PRIMARY KEY(concept_id, operation_id)) WITHOUT ROWID;
    """
}
