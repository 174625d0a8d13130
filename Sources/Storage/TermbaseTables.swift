/// The tables of the termbase: schema version 3.
///
/// A concept is never changed. A file imported again makes new rows for the concepts that differ, and
/// `is_current` says which row of an identifier counts; so taking an operation back is switching rows.
///
/// - `glossary`: the name under which results show it. It stays when no concept of it is left.
/// - `concept`: one version of a concept. `term`: `section` is the place of its language in the
///   concept, `position` its place in the section; `status` and `kind` in the words of TBX-Basic.
/// - `concept_field`: what a file had that no column holds; `language` and `term` as in
///   `GlossaryField`.
/// - `concept_change`: the versions that an operation switched on (1) or off (0).
enum TermbaseTables {
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
