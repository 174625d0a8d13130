internal import BitextCore
internal import GRDB
internal import Synchronization

/// The numbers of languages and of names during one write.
struct NameTables {
  struct Language {
    var id: Int64
    /// The same for all tags of one primary language.
    var family: Int64
  }

  /// Few, and compared faster than hashed.
  private var languages: [(tag: LanguageTag, language: Language)] = []
  private var names: [String: Int64] = [:]

  mutating func language(_ tag: LanguageTag, _ db: Database) throws -> Language {
    for known in languages where known.tag == tag { return known.language }
    let find = try SQLStatement(db, "SELECT id, family FROM language WHERE tag = ?")
    find.bind(1, tag.description)
    if try find.step() {
      let found = Language(id: find.int64(0), family: find.int64(1))
      find.reset()
      languages.append((tag, found))
      return found
    }
    let id = try (db.number("SELECT max(id) FROM language") ?? 0) + 1
    let family = try LanguageTable(db).family(of: tag) ?? id
    let insert = try SQLStatement(db, "INSERT INTO language(id, tag, family) VALUES (?, ?, ?)")
    insert.bind(1, id)
    insert.bind(2, tag.description)
    insert.bind(3, family)
    try insert.run()
    let made = Language(id: id, family: family)
    languages.append((tag, made))
    return made
  }

  mutating func name(_ text: String, _ db: Database) throws -> Int64 {
    if let known = names[text] { return known }
    let find = try SQLStatement(db, "SELECT id FROM name WHERE text = ?")
    find.bind(1, text)
    var id: Int64 = 0
    if try find.step() {
      id = find.int64(0)
      find.reset()
    } else {
      let insert = try SQLStatement(db, "INSERT INTO name(text) VALUES (?)")
      insert.bind(1, text)
      try insert.run()
      id = db.lastInsertedRowID
    }
    // Names are few; if a file brings many, they are looked up instead of held.
    if names.count < 10_000 { names[text] = id }
    return id
  }

  mutating func name(ifAny text: String?, _ db: Database) throws -> Int64? {
    guard let text else { return nil }
    return try name(text, db)
  }
}

/// The languages of a memory, as they are stored.
struct LanguageTable {
  struct Row {
    var id: Int64
    var tag: LanguageTag
    var family: Int64
  }

  private(set) var rows: [Row] = []

  init(_ db: Database) throws {
    let all = try SQLStatement(db, "SELECT id, tag, family FROM language ORDER BY id")
    while try all.step() {
      guard let tag = Self.tag(all.text(1)) else { continue }
      rows.append(Row(id: all.int64(0), tag: tag, family: all.int64(2)))
    }
  }

  /// Tags that were read: each look-up needs all of the memory's, and reading one costs as much as looking
  /// a token up. A memory has few; those of a strange one are not kept.
  private static let known = Mutex<[String: LanguageTag]>([:])

  private static func tag(_ text: String) -> LanguageTag? {
    known.withLock { known in
      if let tag = known[text] { return tag }
      let tag = LanguageTag(text)
      if known.count < 64 { known[text] = tag }
      return tag
    }
  }

  subscript(id: Int64) -> LanguageTag? { rows.first { $0.id == id }?.tag }

  /// The number that all tags of one primary language share.
  func family(of tag: LanguageTag) -> Int64? {
    rows.first { $0.tag.language == tag.language }?.family
  }

  /// The numbers of the tags that `tag` covers.
  func covered(by tag: LanguageTag) -> LanguageSet {
    LanguageSet(ids: rows.filter { tag.covers($0.tag) }.map(\.id))
  }
}

/// A few languages by number.
struct LanguageSet {
  let ids: [Int64]

  var isEmpty: Bool { ids.isEmpty }

  @inline(__always)
  func contains(_ id: Int64) -> Bool {
    for known in ids where known == id { return true }
    return false
  }
}
