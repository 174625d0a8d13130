internal import CResources
internal import Foundation

/// Whether a Serbian word may be the spelling of a foreign name: Michael and Majkl, Loughborough and
/// Lafboro.
///
/// Serbian writes foreign names as they sound, in any case. A name is cut into pieces of up to three
/// letters, the Serbian word into pieces of up to two and an ending, and each two pieces have a value:
/// how much oftener one is written for the other than chance would have it. The values were learned from
/// names of places and persons of many languages (Benchmarks/check/learn-letters). The likeness is the sum
/// of the best way to cut the two, in natural log odds: of two hundred pairs of names that have nothing to
/// do with each other one is above zero, of a hundred spellings hardly one below.
struct NameRespelling: Sendable {
  /// From here on a name is taken for the other; below, it may be.
  static let sure: Float = 3
  /// Below this it is another name.
  static let least: Float = -2.5

  /// What is written for a piece of a name.
  struct Unit {
    /// Serbian letters as `packed` gives them, and how many.
    let respelled: UInt32
    let length: Int
    let value: Float
  }

  static let longestPiece = 3
  static let longestRespelling = 2
  private static let longestEnding = 6
  /// Longer names are no names.
  private static let longestName = 30
  /// A letter that only one name has, a letter for another, an ending that is none: all seldom seen.
  static let dropped: Float = -3.5
  static let exchanged: Float = -4
  static let strangeEnding: Float = -6

  /// Under each piece what is written for it: where the units of the piece begin.
  private var starts: [Int32]
  private var units: [Unit] = []
  /// Vowels at the end of a name (0: none) and the endings that stand for them.
  private var endings: [UInt32: [UInt32: Float]] = [:]

  static let shared = NameRespelling()

  private init() {
    var length = 0
    let bytes = skela_name_letters(&length)
    let text = UnsafeBufferPointer(start: bytes, count: length)
    var pieces: [UInt32: [Unit]] = [:]
    for line in text.split(separator: UInt8(ascii: "\n")) where line.first != UInt8(ascii: "#") {
      let fields = line.split(separator: UInt8(ascii: "\t"))
      guard fields.count == 3 else { continue }
      let tenths = Int(String(decoding: fields[2], as: UTF8.self)) ?? 0
      let value = Float(tenths) / 10
      let respelled = Self.letters(fields[1])
      let packed = Self.packed(respelled[...])
      let piece = Self.packed(Self.letters(fields[0])[...])
      if fields[0].last == UInt8(ascii: "$") {
        endings[piece, default: [:]][packed] = value
      } else {
        pieces[piece, default: []]
          .append(Unit(respelled: packed, length: respelled.count, value: value))
      }
    }
    starts = [Int32](repeating: 0, count: 1 << (5 * Self.longestPiece) + 1)
    for piece in 0..<(starts.count - 1) {
      units += pieces[UInt32(piece)] ?? []
      starts[piece + 1] = Int32(units.count)
    }
  }

  /// The letters of a folded word as numbers from 1.
  static func letters(_ word: some Sequence<UInt8>) -> [UInt8] {
    word.compactMap { (0x61...0x7A).contains($0) ? $0 & 0x1F : nil }
  }

  /// Up to three letters, the first highest, five bits each.
  static func packed(_ letters: ArraySlice<UInt8>) -> UInt32 {
    letters.reduce(0) { $0 << 5 | UInt32($1) }
  }

  /// What is written for a piece, given by `packed`; for none (0), what is put in.
  func units(of piece: UInt32) -> ArraySlice<Unit> {
    units[Int(starts[Int(piece)])..<Int(starts[Int(piece) + 1])]
  }

  /// The likeness of a foreign name and a Serbian word, given by `letters`, in natural log odds.
  /// O(product of the lengths).
  func likeness(_ name: [UInt8], _ respelled: [UInt8]) -> Float {
    let rows = name.count + 1
    let columns = respelled.count + 1
    guard rows <= Self.longestName, columns <= Self.longestName else { return -.infinity }
    var sums = [Float](repeating: -.infinity, count: rows * columns)
    sums[0] = 0
    var best = -Float.infinity
    for row in 0..<rows {
      for column in 0..<columns {
        let sum = sums[row * columns + column]
        if sum == -.infinity { continue }
        func reach(_ down: Int, _ right: Int, _ value: Float) {
          let place = (row + down) * columns + column + right
          if sum + value > sums[place] { sums[place] = sum + value }
        }
        if rows - row <= 2, let value = ending(name[row...], respelled[column...]) {
          best = max(best, sum + value)
        }
        if row + 1 < rows { reach(1, 0, Self.dropped) }
        if column + 1 < columns { reach(0, 1, Self.dropped) }
        if row + 1 < rows, column + 1 < columns { reach(1, 1, Self.exchanged) }
        var piece: UInt32 = 0
        for length in 0...Self.longestPiece where row + length < rows {
          if length > 0 { piece = piece << 5 | UInt32(name[row + length - 1]) }
          for unit in units(of: piece)
          where column + unit.length < columns
            && Self.packed(respelled[column..<(column + unit.length)]) == unit.respelled
          {
            reach(length, unit.length, unit.value)
          }
        }
      }
    }
    return max(best, sums[rows * columns - 1] + Self.strangeEnding)
  }

  /// What a case ending says that stands for the last vowel of a name, or behind the name.
  func ending(_ rest: ArraySlice<UInt8>, _ ending: ArraySlice<UInt8>) -> Float? {
    guard ending.count <= Self.longestEnding else { return nil }
    return endings[Self.packed(rest)]?[Self.packed(ending)]
  }

  /// Log odds as a probability, for names that are as often one as not at 1.
  static func probability(_ likeness: Float) -> Float { 1 / (1 + exp((1 - likeness) / 1.5)) }
}
