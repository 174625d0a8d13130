internal import GRDB

/// The tokens of one write: finds the numbers of known ones, gives numbers to new ones.
///
/// Tokens come as a `Vocabulary` tells them, which holds their texts. A number comes to the most frequent
/// of them first, so that the order of numbers is near that of frequency. New tokens are stored at the end, by
/// `write`.
struct TokenRegistry {
  /// Numbers by the places of the vocabulary.
  private(set) var numbers = ContiguousArray<UInt32>()
  private var nextNumber: Int64
  /// Tokens of this number and above are not in the memory yet.
  private var firstUnwritten: Int64
  /// Whether the memory has no tokens but those that are here.
  private var holdsAll: Bool

  init(_ db: Database) throws {
    nextNumber = try db.number("SELECT value FROM counter WHERE name = 'token'") ?? 1
    firstUnwritten = nextNumber
    holdsAll = nextNumber == 1
  }

  /// Takes what a vocabulary gained; `family` tells the number of each of its families.
  mutating func take(
    _ new: borrowing Vocabulary.New,
    _ family: (UInt32) -> Int64,
    _ db: Database
  ) throws {
    if let retired = new.retired { try write(retired, family, db) }
    let (first, count) = (numbers.count, new.frequencies.count)
    numbers.append(contentsOf: repeatElement(0, count: count))
    var unknown = ContiguousArray(0..<UInt32(count))
    if !holdsAll {
      let tokens = new.tokens
      try tokens.withTexts { text in
        for index in 0..<count {
          let family = family(tokens.family(at: index))
          numbers[first + index] = try Self.number(of: text(index), family: family, db) ?? 0
        }
      }
      unknown.removeAll { numbers[first + Int($0)] != 0 }
    }
    let frequencies = new.frequencies
    unknown.sort {
      let (x, y) = (frequencies[Int($0)], frequencies[Int($1)])
      return x == y ? $0 < $1 : x > y
    }
    for index in unknown {
      guard nextNumber < 1 << 31 else {
        throw StorageError(
          code: .full,
          path: nil,
          message: "The memory has no numbers left for new words."
        )
      }
      numbers[first + Int(index)] = UInt32(nextNumber)
      nextNumber += 1
    }
  }

  /// Stores the tokens that got numbers here; `tokens` are all that were taken. Places that were given
  /// are void afterwards.
  mutating func write(
    _ tokens: TokenTexts,
    _ family: (UInt32) -> Int64,
    _ db: Database
  ) throws {
    // In the order of the table's key, which is written several times faster.
    let places = tokens.sortedPlaces()
    defer {
      numbers = []
      (firstUnwritten, holdsAll) = (nextNumber, nextNumber == 1)
    }
    let new = places.filter { Int64(numbers[Int($0)]) >= firstUnwritten }
    if new.isEmpty { return }
    let rows = try RowInsertion(db, into: "token", ["family", "text", "id"])
    try tokens.withTexts { text in
      try rows.insert(new.count) { row, values in
        let place = Int(new[row])
        values.bind(1, family(tokens.family(at: place)))
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
