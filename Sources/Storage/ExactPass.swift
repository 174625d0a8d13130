internal import GRDB
internal import SerbianText

/// Finds the segments whose strict search key is that of the query.
struct ExactPass {
  struct Hit {
    var variant: Int64
    var text: String
    var isConfirmed: Bool
  }

  /// Of very common segments not all are looked at.
  private static let limit = 200

  private static let columns =
    "SELECT v.id, v.language_id, v.text, u.confirmed_at IS NOT NULL "
    + "FROM variant v JOIN unit u ON u.id = v.id >> \(VariantID.placeBits) "

  /// The hits, best first: as written before another case, and that before the other script; confirmed
  /// before unconfirmed, new before old.
  static func hits(_ search: SegmentSearch, text: String, key: String) throws -> [Hit] {
    let hash = Folding.hash(ofStrict: key)
    var hits: [Hit] = []
    func take(_ row: SQLStatement) throws {
      guard search.sources.contains(row.int64(1)) else { return }
      let found = row.text(2)
      let variant = row.int64(0)
      guard found == text || SearchKey.strict(found) == key,
        try search.target(beside: variant) != nil
      else { return }
      hits.append(Hit(variant: variant, text: found, isConfirmed: row.int(3) != 0))
    }
    let variants =
      try search.snapshot?.variants(withHash: hash)
      ?? ExactKeyLookUp(search.db).variants(withHash: hash).reversed()
    if variants.isEmpty { return [] }
    let row = try SQLStatement(search.db, columns + "WHERE v.id = ?")
    for variant in variants where hits.count < limit {
      row.bind(1, variant)
      if try row.step() { try take(row) }
      row.reset()
    }
    if hits.count < 2 { return hits }
    let script = SerbianScript(of: text)
    func writing(_ other: String) -> Int {
      other == text ? 0 : SerbianScript(of: other) == script ? 1 : 2
    }
    let order = hits.enumerated().map { place, hit in
      (writing(hit.text), hit.isConfirmed ? 0 : 1, place)
    }
    return order.sorted(by: <).map { hits[$0.2] }
  }
}
