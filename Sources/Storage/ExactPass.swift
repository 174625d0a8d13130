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

  /// The hits, best first: as written before other writings, confirmed before unconfirmed, new
  /// before old.
  static func hits(_ search: SegmentSearch, text: String, key: String) throws -> [Hit] {
    let rows = try SQLStatement(
      search.db,
      """
      SELECT v.id, v.language_id, v.text, u.confirmed_at IS NOT NULL
      FROM variant v JOIN unit u ON u.id = v.id >> \(VariantID.placeBits)
      WHERE v.key_hash = ? ORDER BY v.id DESC
      """
    )
    rows.bind(1, Folding.hash(ofStrict: key))
    var hits: [Hit] = []
    while try rows.step() {
      guard search.sources.contains(rows.int64(1)) else { continue }
      let found = rows.text(2)
      let variant = rows.int64(0)
      guard found == text || SearchKey.strict(found) == key,
        try search.target(beside: variant) != nil
      else { continue }
      hits.append(Hit(variant: variant, text: found, isConfirmed: rows.int(3) != 0))
      if hits.count == limit {
        rows.reset()
        break
      }
    }
    return hits.enumerated().sorted { a, b in
      let x = (a.element.text == text ? 0 : 1, a.element.isConfirmed ? 0 : 1, a.offset)
      let y = (b.element.text == text ? 0 : 1, b.element.isConfirmed ? 0 : 1, b.offset)
      return x < y
    }.map(\.element)
  }
}
