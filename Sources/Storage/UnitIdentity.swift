internal import BitextCore
internal import GRDB
internal import SerbianText

/// What makes two units the same: the set of their languages and texts, exactly as written.
struct UnitIdentity {
  struct Part: Hashable {
    var language: Int64
    var text: String
  }

  /// Sorted by language, then text.
  let parts: [Part]
  let hash: UInt64

  init(_ parts: [Part]) {
    self.parts = parts.sorted {
      $0.language == $1.language ? $0.text < $1.text : $0.language < $1.language
    }
    hash = Self.hash(
      self.parts.lazy.map { part in
        var text = part.text
        return (part.language, text.withUTF8 { QuickHash.hash($0) })
      }
    )
  }

  /// The hash of a unit from its languages and the hashes of their texts, in any order.
  static func hash(_ parts: some Sequence<(language: Int64, text: UInt64)>) -> UInt64 {
    parts.reduce(0) { hash, part in
      let seed = UInt64(bitPattern: part.language) &* 0x9E37_79B9_7F4A_7C15
      let mixed = (part.text ^ seed) &* 0xD6E8_FEB8_6659_FD93
      return hash &+ (mixed ^ mixed >> 32)
    }
  }

  init(
    of variants: [TranslationUnitVariant],
    _ names: inout NameTables,
    _ db: Database
  ) throws {
    self.init(
      try variants.map {
        Part(language: try names.language($0.language, db).id, text: $0.segment.text)
      }
    )
  }

  /// The unit in the memory that has this identity, by the index of exact matches; nil if there is
  /// none. As many rows are read as variants have the key of the longest text.
  func stored(_ db: Database, except excluded: Int64? = nil) throws -> Int64? {
    guard let longest = parts.max(by: { $0.text.utf8.count < $1.text.utf8.count }) else {
      return nil
    }
    let hash = Folding.hash(ofStrict: SearchKey.strict(longest.text))
    let row = try SQLStatement(
      db,
      "SELECT 1 FROM variant WHERE id = ? AND language_id = ? AND text = ?"
    )
    row.bind(2, longest.language)
    row.bind(3, longest.text)
    for variant in try ExactKeyLookUp(db).variants(withHash: hash) {
      row.bind(1, variant)
      let isSame = try row.step()
      row.reset()
      let unit = VariantID.unit(of: variant)
      if try isSame && unit != excluded && isStored(as: unit, db) { return unit }
    }
    return nil
  }

  /// Whether a unit of the memory has this identity.
  func isStored(as unit: Int64, _ db: Database) throws -> Bool {
    let rows = try SQLStatement(
      db,
      "SELECT language_id, text FROM variant WHERE id BETWEEN ? AND ?"
    )
    rows.bind(1, VariantID.make(unit: unit, place: 0))
    rows.bind(2, VariantID.make(unit: unit, place: VariantID.maximumPlaces - 1))
    var found: [Part] = []
    while try rows.step() { found.append(Part(language: rows.int64(0), text: rows.text(1))) }
    return Self(found).parts == parts
  }
}
