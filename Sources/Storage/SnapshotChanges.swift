internal import FuzzyMatching
internal import GRDB

/// What has changed in a memory since a snapshot of it was made: the units that were touched, with
/// their segments as they are now.
///
/// The segments that the snapshot has of these units no longer count. Changes are few, so that they
/// stand in tables that are kept up to date, where a snapshot has packed arrays.
struct SnapshotChanges {
  struct Segment {
    var tokens: ContiguousArray<UInt32>
    /// Of its strict key, see `Folding.hash`.
    var hash: Int64
    /// The strict key as scalars.
    var characters: ContiguousArray<UInt32>
  }

  /// The units that were touched.
  private var units = NumberSet()
  private(set) var unitCount = 0
  /// By variant.
  private var segments: [UInt32: Segment] = [:]
  /// By token. A segment stands among the entries of its tokens as in `PostingList`.
  private var lists: [UInt32: ContiguousArray<PostingList.Entry>] = [:]
  private var short = ContiguousArray<ShortSegmentList.Entry>()
  /// Numbers of the tokens of the segments.
  private var numbers: [ContiguousArray<UInt8>: UInt32] = [:]

  /// Whether nothing has changed.
  var isEmpty: Bool { unitCount == 0 }

  // MARK: Questions

  /// Whether the snapshot's segments of a unit no longer count. O(1).
  @inline(__always)
  func hides(_ variant: Int64) -> Bool {
    units.contains(UInt32(truncatingIfNeeded: VariantID.unit(of: variant)))
  }

  subscript(variant: UInt32) -> Segment? { segments[variant] }

  /// All segments, by ascending variants. O(n log n).
  var variants: [UInt32] { segments.keys.sorted() }

  /// The entries of a token's lists, in no order.
  func entries(of token: UInt32) -> ContiguousArray<PostingList.Entry> { lists[token] ?? [] }

  /// The short segments, in no order.
  var shortSegments: ContiguousArray<ShortSegmentList.Entry> { short }

  /// The number of a token, nil when no segment has it. O(length).
  func number(ofToken text: UnsafeBufferPointer<UInt8>) -> UInt32? {
    numbers.isEmpty ? nil : numbers[ContiguousArray(text)]
  }

  /// The variants whose strict key has this hash. O(changes).
  func variants(withHash hash: Int64) -> [UInt32] {
    segments.compactMap { $1.hash == hash ? $0 : nil }
  }

  // MARK: Keeping up

  /// Takes in what was touched after an operation; false when there are more than `limit` units in
  /// all, when these changes are of no use. O(what was touched).
  mutating func update(
    after operation: Int64,
    _ search: SegmentSearch,
    limit: Int
  ) throws -> Bool {
    guard let touched = try Self.units(touchedAfter: operation, search.db, limit: limit) else {
      return false
    }
    for unit in touched {
      if units.insert(UInt32(truncatingIfNeeded: unit)) {
        unitCount += 1
      } else {
        remove(unit)
      }
      try add(unit, search)
    }
    return unitCount <= limit
  }

  /// The units whose texts were made, changed or deleted by the operations after one; nil when they are
  /// more than `limit`.
  private static func units(
    touchedAfter operation: Int64,
    _ db: Database,
    limit: Int
  ) throws -> Set<Int64>? {
    var units: Set<Int64> = []
    let ranges = try SQLStatement(
      db,
      "SELECT first, last FROM unit_range WHERE operation_id > ? AND is_made = 1"
    )
    ranges.bind(1, operation)
    defer { ranges.reset() }
    while try ranges.step() {
      let range = ranges.int64(0)...ranges.int64(1)
      if units.count + range.count > limit { return nil }
      units.formUnion(range)
    }
    let images = try SQLStatement(
      db,
      "SELECT unit_id FROM unit_image WHERE operation_id > ? AND parts & ?"
    )
    images.bind(1, operation)
    images.bind(2, OperationLog.Parts.texts.rawValue)
    defer { images.reset() }
    while try images.step() {
      units.insert(images.int64(0))
      if units.count > limit { return nil }
    }
    return units
  }

  private mutating func remove(_ unit: Int64) {
    let first = UInt32(truncatingIfNeeded: VariantID.make(unit: unit, place: 0))
    for variant in first..<first + UInt32(VariantID.maximumPlaces) {
      guard let segment = segments.removeValue(forKey: variant) else { continue }
      for token in Set(segment.tokens) { lists[token]?.removeAll { $0.variant == variant } }
      short.removeAll { $0.variant == variant }
    }
  }

  /// Adds the texts of a unit that have a text in a target language beside them.
  private mutating func add(_ unit: Int64, _ search: SegmentSearch) throws {
    let rows = try SQLStatement(
      search.db,
      "SELECT id, language_id, key_hash, tokens, text FROM variant WHERE id BETWEEN ? AND ?"
    )
    rows.bind(1, VariantID.make(unit: unit, place: 0))
    rows.bind(2, VariantID.make(unit: unit, place: VariantID.maximumPlaces - 1))
    var sources: [(variant: Int64, isTarget: Bool, segment: Segment)] = []
    var targets = 0
    while try rows.step() {
      let isTarget = search.targets.contains(rows.int64(1))
      if isTarget { targets += 1 }
      guard search.sources.contains(rows.int64(1)) else { continue }
      var tokens = ContiguousArray<UInt32>()
      TokenCodec.decode(rows.blob(3), into: &tokens)
      var key = ContiguousArray<UInt8>()
      StrictKey.append(rows.utf8(4), to: &key)
      key.withUnsafeBufferPointer { note(tokens, of: $0) }
      let characters = key.withUnsafeBufferPointer { ScalarValues.decode($0) }
      let segment = Segment(tokens: tokens, hash: rows.int64(2), characters: characters)
      sources.append((rows.int64(0), isTarget, segment))
    }
    for source in sources where targets > (source.isTarget ? 1 : 0) {
      segments[UInt32(truncatingIfNeeded: source.variant)] = source.segment
      PostingList.entries(variant: source.variant, tokens: source.segment.tokens) {
        lists[PostingList.token(ofKey: $0.list), default: []].append($0)
      }
      let entry = ShortSegmentList.entry(
        variant: source.variant,
        family: search.family,
        characters: source.segment.characters
      )
      if let entry { short.append(entry) }
    }
  }

  /// Notes the numbers of a key's tokens, which stand in the order of the key.
  private mutating func note(
    _ tokens: ContiguousArray<UInt32>,
    of key: UnsafeBufferPointer<UInt8>
  ) {
    var place = 0
    Tokenizer.forEachToken(in: key) { token in
      guard place < tokens.count else { return }
      numbers[ContiguousArray(key[token.range])] = tokens[place]
      place += 1
    }
  }
}
