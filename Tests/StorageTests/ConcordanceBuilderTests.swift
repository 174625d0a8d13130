import GRDB
import TestSupport
import Testing

@testable import Storage

/// The index that we lay out ourselves, beside the one that FTS5 makes.
@Suite struct ConcordanceBuilderTests {
  /// Rows with common and rare words, in both scripts, some very long.
  private func rows(seed: UInt64, count: Int) -> [[String]] {
    var random = SeededGenerator(seed: seed)
    let common = ["most", "reka", "ибар", "a", "mostovima", "\u{E000}"]
    return (0..<count).map { row in
      let length = row % 97 == 5 ? 300 : Int.random(in: 0...12, using: &random)
      return (0..<length).map { _ in
        let number = Int.random(in: 0...count, using: &random)
        return switch number % 8 {
        case 0: "reč\(number)"
        case 1: "речи\(number % 50)"
        default: common[number % common.count]
        }
      }
    }
  }

  private func memory(pageSize: Int) throws -> TranslationMemory {
    let memory = try TranslationMemory.inMemory()
    try memory.write { db in
      try db.execute(
        sql: "INSERT INTO concordance(concordance, rank) VALUES ('pgsz', ?)",
        arguments: [pageSize]
      )
    }
    return memory
  }

  private func insert(_ rows: [[String]], from first: Int, _ memory: TranslationMemory) throws {
    try memory.write { db in
      for (index, words) in rows.enumerated() {
        try db.execute(
          sql: "INSERT INTO concordance(rowid, words) VALUES (?, ?)",
          arguments: [first + 3 * index, words.joined(separator: " ")]
        )
      }
    }
  }

  /// The rows by the builder; `generation` rows go with each vocabulary.
  private func build(
    _ rows: [[String]],
    _ memory: TranslationMemory,
    limit: Int,
    pageSize: Int,
    generation: Int = .max
  ) throws {
    try memory.write { db in
      var builder = try ConcordanceBuilder(db, limit: limit, pageSize: pageSize)
      var vocabulary = Vocabulary()
      for (index, words) in rows.enumerated() {
        if index > 0, index % generation == 0 {
          try builder.writeSegment(db)
          vocabulary = Vocabulary()
        }
        let places = words.map { word in
          var word = word
          return word.withUTF8 { vocabulary.word($0) }
        }
        builder.take(vocabulary.takeNew().words)
        places.withUnsafeBufferPointer { builder.add(row: Int64(7 + 3 * index), words: $0) }
        try builder.spillIfLarge()
      }
      try builder.write(db)
    }
  }

  /// All that the index answers, and FTS5's own check.
  private func answers(_ memory: TranslationMemory) throws -> [String] {
    try memory.write { db in
      try db.execute(sql: "INSERT INTO concordance(concordance) VALUES ('integrity-check')")
      var found = try Row.fetchAll(
        db,
        sql: "SELECT term, doc, \"offset\" FROM concordance_word ORDER BY term, doc, \"offset\""
      ).map(\.description)
      for query in ["most", "\"most reka\"", "most AND ибар", "mosto*", "a AND речи7", "nema"] {
        for order in ["ASC", "DESC"] {
          found.append("\(query) \(order)")
          found += try Int.fetchAll(
            db,
            sql: "SELECT rowid FROM concordance WHERE concordance MATCH ? ORDER BY rowid \(order)",
            arguments: [query]
          ).map(String.init)
        }
      }
      return found
    }
  }

  /// The leaves, split keys and indexes of rows of an index of one segment.
  private func layout(_ memory: TranslationMemory) throws -> [String] {
    try memory.read { db in
      let segment = try Int64.fetchOne(db, sql: "SELECT max(segid) FROM concordance_idx") ?? 0
      return try Row.fetchAll(
        db,
        sql: "SELECT id - (? << 37), hex(block) FROM concordance_data WHERE id > 10 ORDER BY id",
        arguments: [segment]
      ).map(\.description)
        + Row.fetchAll(db, sql: "SELECT hex(term), pgno FROM concordance_idx ORDER BY term")
        .map(\.description)
    }
  }

  @Test(
    "Byte for byte what FTS5 makes when it joins all to one segment, and it works on",
    arguments: [(1, 4050, 3000), (2, 64, 2500), (3, 200, 1500)] as [(UInt64, Int, Int)]
  )
  func sameAsFTS5(seed: UInt64, pageSize: Int, count: Int) throws {
    let rows = rows(seed: seed, count: count)
    let ours = try memory(pageSize: pageSize)
    let theirs = try memory(pageSize: pageSize)
    // Pieces that are joined, since of one piece FTS5 makes nothing anew.
    for start in stride(from: 0, to: rows.count, by: 300) {
      try insert(Array(rows[start..<min(start + 300, rows.count)]), from: 7 + 3 * start, theirs)
    }
    try theirs.write {
      try $0.execute(sql: "INSERT INTO concordance(concordance) VALUES ('optimize')")
    }
    for limit in [1_000_000, 700] {
      try build(rows, ours, limit: limit, pageSize: pageSize)
      #expect(try layout(ours) == layout(theirs))
      #expect(try answers(ours) == answers(theirs))
    }
    // Small pages make an index of rows that has an index itself.
    let height = try ours.read { db in
      try Int.fetchOne(
        db,
        sql: "SELECT max(id >> 31 & 31) FROM concordance_data WHERE id >> 36 & 1"
      )
    }
    #expect(pageSize > 64 || height == 1 || height == 2)
    // Totals too: FTS5 refuses to delete more than it has.
    let more = self.rows(seed: seed + 9, count: 200)
    for memory in [ours, theirs] {
      try insert(more, from: 100_000, memory)
      try memory.write { db in
        for index in stride(from: 0, to: rows.count, by: 5) {
          try db.execute(
            sql: "INSERT INTO concordance(concordance, rowid, words) VALUES ('delete', ?, ?)",
            arguments: [7 + 3 * index, rows[index].joined(separator: " ")]
          )
        }
      }
    }
    let expected = try answers(theirs)
    #expect(try answers(ours) == expected)
    try ours.write {
      try $0.execute(sql: "INSERT INTO concordance(concordance) VALUES ('optimize')")
    }
    #expect(try answers(ours) == expected)
  }

  @Test("Several vocabularies make several segments")
  func segments() throws {
    let rows = rows(seed: 4, count: 1000)
    let (ours, theirs) = (try memory(pageSize: 4050), try memory(pageSize: 4050))
    try insert(rows, from: 7, theirs)
    try build(rows, ours, limit: 500, pageSize: 4050, generation: 300)
    let count = try ours.read { db in
      try Int.fetchOne(db, sql: "SELECT count(DISTINCT segid) FROM concordance_idx")
    }
    #expect(count == 4)
    #expect(try answers(ours) == answers(theirs))
  }

  @Test("No rows, rows without words, and words longer than FTS5 keeps")
  func extremes() throws {
    let long = String(repeating: "ж", count: 20_000)
    for rows in [[], [[]], [["most"]], [[], [long, "most"], [long + "ж"]]] as [[[String]]] {
      let (ours, theirs) = (try memory(pageSize: 4050), try memory(pageSize: 4050))
      try insert(rows, from: 7, theirs)
      try build(rows, ours, limit: 500, pageSize: 4050)
      #expect(try answers(ours) == answers(theirs))
      try insert([["most", "reka"]], from: 90, ours)
      try insert([["most", "reka"]], from: 90, theirs)
      #expect(try answers(ours) == answers(theirs))
    }
  }

  @Test func layoutIsWrittenOnlyInTheFormatThatIsKnown() throws {
    let memory = try TranslationMemory.inMemory()
    try memory.write { db in
      #expect(try ConcordanceBuilder.knowsFormat(db))
      try db.execute(sql: "UPDATE concordance_config SET v = 5 WHERE k = 'version'")
      #expect(try !ConcordanceBuilder.knowsFormat(db))
      try db.execute(sql: "DELETE FROM concordance_config WHERE k = 'version'")
      #expect(try !ConcordanceBuilder.knowsFormat(db))
    }
  }
}
