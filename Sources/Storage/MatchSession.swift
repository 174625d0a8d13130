internal import GRDB
internal import Synchronization

/// Answers many queries, one after the other: with the fuzzy index in memory where that pays.
///
///     let session = try MatchSession(memory, snapshot: .whenWorthwhile)
///     try session.exactAndFuzzyMatches(query)
///
/// The answers are those of `TranslationMemory.exactAndFuzzyMatches`, always: what the log says of
/// changes, also by other processes, is taken in before the next query. After more changes than are
/// worth it the database answers, until so many queries have come that a new snapshot pays. A session
/// answers several threads one after the other.
public final class MatchSession: Sendable {
  /// When the index is taken into memory.
  public enum Snapshot: Sendable {
    /// When as many queries have come as save what it costs: one for `unitsPerQuery` units.
    case whenWorthwhile
    /// At the first query. After a change of the memory as with `whenWorthwhile`.
    case atOnce
  }

  private struct Cache {
    var snapshot: CurrentSnapshot?
    /// What the snapshot and its changes show.
    var state: SegmentSnapshot.State?
    /// What `PRAGMA data_version` said when they were last found to be right.
    var version: Int64 = 0
    /// Queries since there was a snapshot that served.
    var misses: Int64 = 0
    var isFirst = true
  }

  private let memory: TranslationMemory
  private let use: Snapshot
  /// A connection of its own: only by the same one can changes be told cheaply. Nil for a memory
  /// without a file.
  private let connection: DatabaseQueue?
  private let cache = Mutex(Cache())

  /// A query that the database answers costs about as much more as taking this many units into memory.
  static let unitsPerQuery: Int64 = 64

  /// Of units more than this share, and more than this number, changes are not taken in one by one.
  private static let changedShare: Int64 = 16
  private static let changedUnits: Int64 = 1024

  public init(_ memory: TranslationMemory, snapshot: Snapshot) throws(StorageError) {
    self.memory = memory
    use = snapshot
    connection = try memory.path.map { path throws(StorageError) in
      try MemoryFile.openConnection(path)
    }
  }

  /// See `TranslationMemory.exactAndFuzzyMatches`. The query that makes a snapshot takes O(memory).
  public func exactAndFuzzyMatches(_ query: MatchQuery) throws(StorageError) -> [FuzzyMatch] {
    guard let connection else {
      return try memory.read { db in
        try MatchSearch.answer(query, db, try snapshot(for: query, nil, db))
      }
    }
    do {
      return try connection.unsafeRead { db in
        try db.lookUp {
          let version = try db.number("PRAGMA data_version")
          return try MatchSearch.answer(query, db, try snapshot(for: query, version, db))
        }
      }
    } catch {
      throw StorageError(error, path: memory.path)
    }
  }

  /// Bytes that the snapshot holds; nil while there is none.
  public var snapshotSize: Int? { cache.withLock { $0.snapshot?.base.byteCount } }

  /// Units that changed since the snapshot was made; nil while there is none.
  public var snapshotChanges: Int? { cache.withLock { $0.snapshot?.changes.unitCount } }

  /// The snapshot with the changes up to this access, a new one if that pays. `version` is what tells
  /// cheaply that nothing changed, if there is something.
  private func snapshot(
    for query: MatchQuery,
    _ version: Int64?,
    _ db: Database
  ) throws -> CurrentSnapshot? {
    let direction = SegmentSnapshot.Direction(
      source: query.sourceLanguage,
      target: query.targetLanguage
    )
    return try cache.withLock { cache in
      if cache.snapshot?.base.direction != direction { cache.snapshot = nil }
      if cache.snapshot != nil, version != nil, version == cache.version { return cache.snapshot }
      guard let state = try SegmentSnapshot.State(db) else { return nil }
      try update(&cache, to: state, db)
      if cache.snapshot == nil {
        cache.misses += 1
        let units = try db.number("SELECT max(id) FROM unit") ?? 0
        let pays = cache.misses >= units / Self.unitsPerQuery
        guard pays || (use == .atOnce && cache.isFirst) else { return nil }
        cache.snapshot = try SnapshotBuilder.build(db, direction).map { CurrentSnapshot(base: $0) }
        cache.isFirst = false
        cache.misses = 0
      }
      cache.state = state
      cache.version = version ?? 0
      return cache.snapshot
    }
  }

  /// Brings the snapshot up to date, or gives it up: two of them would take twice the memory.
  private func update(_ cache: inout Cache, to state: SegmentSnapshot.State, _ db: Database) throws
  {
    guard let snapshot = cache.snapshot, let known = cache.state, known != state else { return }
    let units = Int64(snapshot.base.segments.variants.count)
    var isUpdated = false
    if try known.isTold(until: state, db) {
      isUpdated =
        try cache.snapshot?.changes.update(
          after: known.operation,
          SegmentSearch(db, snapshot),
          limit: Int(max(Self.changedUnits, units / Self.changedShare))
        ) ?? false
    }
    if !isUpdated { cache.snapshot = nil }
  }
}
