internal import FuzzyMatching
internal import GRDB
internal import SerbianText

/// Compares everything in a memory with everything else, in constant memory.
///
/// An index is compared with what should be in it by the number of entries and by the sum of their
/// hashes, which does not depend on their order.
struct IntegrityCheck {
  private let db: Database
  private let hasExactKeys: Bool
  private var found: [String] = []

  init(_ db: Database) throws {
    self.db = db
    hasExactKeys = try Schema.hasExactKeys(db)
  }

  /// The damage that SQLite finds, and declared references that point nowhere: a small part of all, in a small part of the time.
  func problemsOfFile() throws -> [String] {
    var check = self
    try check.checkFile()
    return check.found
  }

  func problems() throws -> [String] {
    var check = self
    try check.checkFile()
    try check.checkVariants()
    try check.checkOrder(of: .postings)
    try check.checkOrder(of: .shortSegments)
    if hasExactKeys { try check.checkOrder(of: .exactKeys) }
    check.found += try TermbaseCheck.problems(db)
    return check.found
  }

  /// A collection, whatever its order.
  private struct Tally: Equatable {
    var count = 0
    var sum: UInt64 = 0

    mutating func add(_ parts: UInt64...) {
      count += 1
      sum &+= parts.reduce(0x9E37_79B9_7F4A_7C15) { hash, part in
        var mixed = (hash ^ part) &* 0xBF58_476D_1CE4_E5B9
        mixed ^= mixed >> 29
        return mixed &* 0x94D0_49BB_1331_11EB
      }
    }
  }

  private mutating func checkFile() throws {
    let integrity = try SQLStatement(db, "PRAGMA integrity_check")
    while try integrity.step() {
      if integrity.text(0) != "ok" { found.append("SQLite: \(integrity.text(0)).") }
    }
    let keys = try SQLStatement(db, "PRAGMA foreign_key_check")
    while try keys.step() {
      found.append(
        "A row of table \(keys.text(0)) points to a row of \(keys.text(2)) that is not there."
      )
    }
  }

  private mutating func report(_ index: String, _ expected: Tally, _ actual: Tally) {
    if expected == actual { return }
    found.append(
      "The \(index) has \(actual.count) entries and should have \(expected.count)"
        + (expected.count == actual.count ? ", of which some are wrong." : ".")
    )
  }

  private mutating func checkVariants() throws {
    var postings = Tally()
    var shortSegments = Tally()
    var exactKeys = Tally()
    var words = Tally()
    var wrongHashes = 0
    var wrongTokens = 0
    var unit: Int64 = -1
    var row: [String] = []
    let variants = try SQLStatement(
      db,
      """
      SELECT v.id, l.family, v.key_hash, v.tokens, v.text FROM variant v
        JOIN language l ON l.id = v.language_id ORDER BY v.id
      """
    )
    var tokens = ContiguousArray<UInt32>()
    var recent = RecentTokens()
    while try variants.step() {
      let id = variants.int64(0)
      let family = variants.int64(1)
      let key = SearchKey.strict(variants.text(4))
      if VariantID.unit(of: id) != unit {
        tally(Folding.row(ofStrict: row), unit, &words)
        row = []
        unit = VariantID.unit(of: id)
      }
      row.append(key)
      let hash = Folding.hash(ofStrict: key)
      if variants.int64(2) != hash { wrongHashes += 1 }
      exactKeys.add(UInt64(UInt32(truncatingIfNeeded: hash)), UInt64(id))
      TokenCodec.decode(variants.blob(3), into: &tokens)
      if try numbers(of: key, family, &recent) != tokens { wrongTokens += 1 }
      PostingList.entries(variant: id, tokens: tokens) {
        postings.add(UInt64(bitPattern: $0.list), UInt64($0.variant), $0.bits)
      }
      if let entry = ShortSegmentList.entry(variant: id, family: family, key: key) {
        shortSegments.add(
          UInt64(bitPattern: entry.list),
          UInt64(entry.variant),
          entry.signature.letters.bits,
          entry.signature.pairs.bits
        )
      }
    }
    tally(Folding.row(ofStrict: row), unit, &words)
    if wrongHashes > 0 { found.append("\(wrongHashes) variants have a wrong key.") }
    if wrongTokens > 0 { found.append("\(wrongTokens) variants have wrong tokens.") }
    report("word index", postings, try storedPostings())
    report("index of short segments", shortSegments, try storedShortSegments())
    if hasExactKeys { report("index of exact keys", exactKeys, try storedExactKeys()) }
    report("concordance", words, try storedWords())
    let orphans = try db.number(
      """
      SELECT count(*) FROM variant v
      WHERE NOT EXISTS (SELECT 1 FROM unit WHERE id = v.id >> \(VariantID.placeBits))
      """
    )
    if let orphans, orphans > 0 { found.append("\(orphans) variants belong to no unit.") }
  }

  /// The numbers that the tokens of a key have in the memory; `recent` has some that were looked up before.
  private func numbers(
    of key: String,
    _ family: Int64,
    _ recent: inout RecentTokens
  ) throws -> ContiguousArray<UInt32> {
    var numbers = ContiguousArray<UInt32>()
    let find = try TokenRegistry.find(family: family, db)
    let tokens = Tokenizer.ranges(in: key)
    var key = key
    try key.withUTF8 { bytes in
      try PaddedBytes.withCopy(of: bytes) { padded in
        for token in tokens {
          let range = token.range
          var wanted: RecentTokens.Token?
          if range.count <= RecentTokens.maximumLength {
            let token = RecentTokens.token(
              in: padded,
              range.lowerBound,
              range.upperBound,
              family: UInt32(truncatingIfNeeded: family)
            )
            let known = recent.token(like: token)
            if known.isSame(token) {
              numbers.append(known.place)
              continue
            }
            wanted = token
          }
          let text = UnsafeBufferPointer(rebasing: bytes[range])
          let number = try TokenRegistry.number(of: text, find) ?? 0
          numbers.append(number)
          if var wanted {
            wanted.place = number
            recent.note(wanted)
          }
        }
      }
    }
    return numbers
  }

  /// The words of a unit with their places, as the index counts them.
  private func tally(_ row: [UInt8], _ unit: Int64, _ words: inout Tally) {
    // By bytes, as the tokenizer of the index does it: a mark after a blank is no part of the blank.
    let found = row.split { $0 < 0x80 && !Tokenizer.isWordScalar(Unicode.Scalar($0)) }
    for (place, word) in found.enumerated() {
      let hash = word.withUnsafeBufferPointer { StableHash.hash($0) }
      words.add(hash, UInt64(bitPattern: unit), UInt64(place))
    }
  }

  private func storedPostings() throws -> Tally {
    var tally = Tally()
    let rows = try SQLStatement(db, "SELECT key, entries FROM posting")
    while try rows.step() {
      let list = UInt64(bitPattern: rows.int64(0) & ~PostingList.lastChunk)
      let blob = rows.blob(1)
      let count = PostingList.count(of: blob)
      for index in 0..<count {
        tally.add(
          list,
          UInt64(PostingList.variant(blob, index, count: count)),
          PostingList.bits(blob, index)
        )
      }
    }
    return tally
  }

  private func storedShortSegments() throws -> Tally {
    var tally = Tally()
    let rows = try SQLStatement(db, "SELECT key, entries FROM short_segment")
    while try rows.step() {
      let list = UInt64(bitPattern: rows.int64(0) & ~ShortSegmentList.lastChunk)
      let blob = rows.blob(1)
      let count = ShortSegmentList.count(of: blob)
      for index in 0..<count {
        let signature = ShortSegmentList.signature(blob, index, count: count)
        tally.add(
          list,
          UInt64(ShortSegmentList.variant(blob, index, count: count)),
          signature.letters.bits,
          signature.pairs.bits
        )
      }
    }
    return tally
  }

  private func storedExactKeys() throws -> Tally {
    var tally = Tally()
    let rows = try SQLStatement(db, "SELECT key, entries FROM exact_key")
    while try rows.step() {
      let upper = UInt64(bitPattern: rows.int64(0) & ~ExactKeyList.lastChunk)
      let blob = rows.blob(1)
      let count = ExactKeyList.count(of: blob)
      for index in 0..<count {
        tally.add(
          upper | UInt64(ExactKeyList.half(blob, index)),
          UInt64(ExactKeyList.variant(blob, index, count: count))
        )
      }
    }
    return tally
  }

  private func storedWords() throws -> Tally {
    var tally = Tally()
    let rows = try SQLStatement(db, "SELECT term, doc, offset FROM concordance_word")
    while try rows.step() {
      tally.add(StableHash.hash(rows.utf8(0)), UInt64(rows.int64(1)), UInt64(rows.int64(2)))
    }
    return tally
  }

  /// The ids of a list must ascend, through all its chunks.
  private mutating func checkOrder(of lists: ChunkedList) throws {
    var last: (list: Int64, id: UInt32)?
    let width = lists.columns.reduce(0, +)
    let rows = try SQLStatement(db, "SELECT key, entries FROM \(lists.table) ORDER BY key")
    while try rows.step() {
      let list = rows.int64(0) & ~lists.lastChunk
      let blob = rows.blob(1)
      let count = blob.count / width
      for index in 0..<count {
        let id = UInt32(
          littleEndian: blob.loadUnaligned(
            fromByteOffset: count * (width - 4) + 4 * index,
            as: UInt32.self
          )
        )
        if let last, last.list == list, last.id >= id {
          found.append("A list of table \(lists.table) is out of order.")
          rows.reset()
          return
        }
        last = (list, id)
      }
    }
  }
}
