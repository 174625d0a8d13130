internal import CResources
internal import Foundation

/// How often words occur in a language at large, by their stems.
///
/// That two sentences share a word is evidence only against how often it occurs anyway. Estimated
/// from the one document in hand, rare and common words look alike; a table from elsewhere is worth
/// more to the aligner than any evidence but the dictionary.
public struct BackgroundFrequencies: @unchecked Sendable {
  // Unchecked because of the pointer: it points to constant data of the program.
  private let table: UnsafePointer<UInt8>?
  private let count: Int

  /// What a word that the table lacks is taken for.
  ///
  /// The tables end at one in a million; what they lack is rarer.
  static let unseen = 5e-7
  /// A number written in digits: numbers together are about one word in forty of running news, and
  /// some hundreds of values make up most of them.
  static let number = 2e-4

  private static let recordLength = Stem.letters + 4

  /// The table that the project ships for a language (ISO 639-1), or one that knows no word.
  public init(language: String) {
    var length = 0
    switch language {
    case "en": table = skela_frequencies_en(&length)
    case "sr", "hr", "bs": table = skela_frequencies_sr(&length)
    default: table = nil
    }
    count = length / Self.recordLength
  }

  /// Whether there is a table.
  public var isKnown: Bool { count > 0 }

  /// The share of running words that begin with the stem. O(log size of the table).
  func probability(of stem: Stem) -> Double {
    if stem.isNumber { return Self.number }
    guard let table, stem.raw >> 63 == 0 else { return Self.unseen }
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      let record = UnsafeRawPointer(table + middle * Self.recordLength)
      // A record is longer than the eight bytes that are read, of which the stem's letters stand first.
      let raw =
        UInt64(bigEndian: record.loadUnaligned(as: UInt64.self)) >> UInt64(64 - 8 * Stem.letters)
      if raw == stem.raw {
        var centibels = 0
        for index in Stem.letters..<(Stem.letters + 3) {
          let digit = record.load(fromByteOffset: index, as: UInt8.self)
          centibels = centibels * 10 + Int(digit & 0x0F)
        }
        return max(Self.unseen, Self.powers[centibels])
      }
      if raw < stem.raw { low = middle + 1 } else { high = middle }
    }
    return Self.unseen
  }

  /// Ten to the power of minus so many hundredths.
  private static let powers: [Double] = (0...999).map { pow(10, -Double($0) / 100) }
}
