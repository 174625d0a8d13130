internal import GRDB

/// The tokens of one write: finds the numbers of known ones, gives numbers to new ones.
///
/// A token has a place here from when it is first met; its number comes at `assign`, to the most
/// frequent first, so that the order of numbers is near that of frequency. New tokens are stored at the
/// end, by `write`.
struct TokenRegistry {
  /// Numbers by place, 0 as long as there is none.
  private(set) var numbers = ContiguousArray<UInt32>()
  private var tokens = InternedTokens()
  private var unassigned = ContiguousArray<Unassigned>()
  private var nextNumber: Int64
  /// Tokens of this number and above are not in the memory yet.
  private var firstUnwritten: Int64
  /// Whether the memory has no tokens but those that are here.
  private var holdsAll: Bool
  private let limit: Int

  private struct Unassigned {
    var place: UInt32
    var frequency: UInt32
  }

  /// More tokens than `limit`, or texts of 16 bytes for each, are not held: the rest is looked up.
  init(_ db: Database, limit: Int = 4_000_000) throws {
    nextNumber = try db.number("SELECT value FROM counter WHERE name = 'token'") ?? 1
    firstUnwritten = nextNumber
    holdsAll = nextNumber == 1
    self.limit = limit
  }

  /// The place of a token that was met so often more, each once between two calls of `assign`. O(length)
  /// when it was met before.
  mutating func place(
    of text: UnsafeBufferPointer<UInt8>,
    family: Int64,
    frequency: UInt32,
    _ db: Database
  ) throws -> Int {
    let place = tokens.place(of: text, family: family)
    if place < numbers.count { return place }
    let number = holdsAll ? 0 : try Self.number(of: text, family: family, db) ?? 0
    numbers.append(number)
    if number == 0 {
      unassigned.append(Unassigned(place: UInt32(place), frequency: frequency))
    }
    return place
  }

  /// Gives numbers to the tokens that have none.
  mutating func assign() throws {
    if unassigned.isEmpty { return }
    unassigned.sort {
      $0.frequency == $1.frequency ? $0.place < $1.place : $0.frequency > $1.frequency
    }
    for token in unassigned {
      guard nextNumber < 1 << 31 else {
        throw StorageError(
          code: .full,
          path: nil,
          message: "The memory has no numbers left for new words."
        )
      }
      numbers[Int(token.place)] = UInt32(nextNumber)
      nextNumber += 1
    }
    unassigned.removeAll(keepingCapacity: true)
  }

  /// Stores the tokens when there are so many that they are not held. Places that were given are void then.
  mutating func writeIfLarge(_ db: Database) throws {
    if tokens.count >= limit || tokens.byteCount >= 16 * limit { try write(db) }
  }

  /// Stores the tokens that got numbers here. Places that were given are void afterwards.
  mutating func write(_ db: Database) throws {
    tokens.freeze()
    // In the order of the table's key, which is written several times faster.
    let places = tokens.sortedPlaces().filter { Int64(numbers[Int($0)]) >= firstUnwritten }
    defer {
      (tokens, numbers) = (InternedTokens(), [])
      (firstUnwritten, holdsAll) = (nextNumber, nextNumber == 1)
    }
    if places.isEmpty { return }
    let rows = try RowInsertion(db, into: "token", ["family", "text", "id"])
    try tokens.withTexts { text in
      try rows.insert(places.count) { row, values in
        let place = Int(places[row])
        values.bind(1, tokens.family(at: place))
        values.bind(2, lentText: text(place))
        values.bind(3, Int64(numbers[place]))
      }
    }
    let count = try SQLStatement(
      db,
      "INSERT OR REPLACE INTO counter(name, value) VALUES ('token', ?)"
    )
    count.bind(1, nextNumber)
    try count.run()
  }

  /// The number of a token in the memory, or nil.
  static func number(
    of text: UnsafeBufferPointer<UInt8>,
    family: Int64,
    _ db: Database
  ) throws -> UInt32? {
    try number(of: text, find(family: family, db))
  }

  /// What finds the numbers of the tokens of a family.
  static func find(family: Int64, _ db: Database) throws -> SQLStatement {
    let find = try SQLStatement(db, "SELECT id FROM token WHERE family = ? AND text = ?")
    find.bind(1, family)
    return find
  }

  /// The same for many tokens of a family.
  static func number(
    of text: UnsafeBufferPointer<UInt8>,
    _ find: SQLStatement
  ) throws -> UInt32? {
    find.bind(2, lentText: text)
    guard try find.step() else { return nil }
    defer { find.reset() }
    return UInt32(truncatingIfNeeded: find.int64(0))
  }
}
