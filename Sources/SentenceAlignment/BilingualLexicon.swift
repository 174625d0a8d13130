public import BitextCore
public import Foundation
internal import SerbianText

/// Which stems are translations of each other, and how probably: a dictionary as the aligner uses it,
/// compiled once and searched where it lies.
///
/// The bytes are a header that names the format and the number of pairs, then two tables of so many
/// records of 24 bytes, one for each direction: a stem, a translation (unsigned 64-bit), the
/// probability of the translation (64-bit float), in the machine's byte order, sorted.
public struct BilingualLexicon: Sendable {
  /// The compiled form, to be kept in a cache file and mapped into memory.
  public let bytes: Data
  /// How many pairs of stems it holds.
  public let count: Int

  private static let magic = Array("skela-lexicon-2\n".utf8)
  private static let headerLength = magic.count + 8
  private static let recordLength = 24
  /// What share of a word's translations is one that its dictionary entry has.
  static let coverage = 0.6

  /// Takes compiled bytes. Nil when they are not of this version: compile again.
  public init?(bytes: Data) {
    guard bytes.count >= Self.headerLength, bytes.starts(with: Self.magic) else { return nil }
    let count = bytes.withUnsafeBytes {
      Int(truncatingIfNeeded: $0.loadUnaligned(fromByteOffset: Self.magic.count, as: UInt64.self))
    }
    guard count >= 0, count < bytes.count,
      bytes.count == Self.headerLength + 2 * count * Self.recordLength
    else { return nil }
    self.bytes = bytes
    self.count = count
  }

  /// Compiles dictionary entries of two languages (ISO 639-1).
  ///
  /// A word of a translation of k words weighs 1/k of the pair, and less behind a head of several
  /// words; a pair that several entries give counts once, with the highest weight. A word's
  /// translations share its probability by weight and by the square root of how common they are,
  /// since dictionaries do not tell the usual translation from the odd one. O(n log n).
  public init(
    entries: some Sequence<DictionaryEntry>, first: BackgroundFrequencies,
    second: BackgroundFrequencies
  ) {
    var weights: [Pair: Double] = [:]
    func words(_ text: String) -> [Stem] {
      SearchKey.loose(text).utf8
        .split { !(0x61...0x7A).contains($0) && $0 < 0x80 }
        .filter { $0.count > 1 }.map { Stem($0) }
    }
    for entry in entries {
      let heads = words(entry.head)
      for translation in Self.spellings(of: entry.translation) {
        let translations = words(translation)
        guard !heads.isEmpty, !translations.isEmpty else { continue }
        let weight = 1 / Double(heads.count * translations.count)
        for head in heads {
          for translation in translations {
            let pair = Pair(first: head, second: translation)
            weights[pair] = max(weights[pair] ?? 0, weight)
          }
        }
      }
    }
    count = weights.count
    var data = Data(Self.magic)
    withUnsafeBytes(of: UInt64(count)) { data.append(contentsOf: $0) }
    data.append(Self.table(weights.map { ($0.key, $0.value) }, background: second))
    data.append(
      Self.table(
        weights.map { (Pair(first: $0.key.second, second: $0.key.first), $0.value) },
        background: first))
    bytes = data
  }

  /// One direction: sorted records with the probabilities of the second stems.
  private static func table(
    _ weights: [(pair: Pair, weight: Double)], background: BackgroundFrequencies
  ) -> Data {
    var sums: [Stem: Double] = [:]
    let shares = weights.map { pair, weight in
      let share = weight * background.probability(of: pair.second).squareRoot()
      sums[pair.first, default: 0] += share
      return (pair: pair, share: share)
    }
    var data = Data()
    data.reserveCapacity(shares.count * recordLength)
    for (pair, share) in shares.sorted(by: { $0.pair < $1.pair }) {
      let probability = coverage * share / (sums[pair.first] ?? share)
      withUnsafeBytes(of: pair.first.raw) { data.append(contentsOf: $0) }
      withUnsafeBytes(of: pair.second.raw) { data.append(contentsOf: $0) }
      withUnsafeBytes(of: probability) { data.append(contentsOf: $0) }
    }
    return data
  }

  enum Direction { case firstToSecond, secondToFirst }

  /// Calls `body` with each translation of a stem and its probability. O(log n + translations).
  func forEachTranslation(
    of stem: Stem, _ direction: Direction, _ body: (Stem, Double) -> Void
  ) {
    bytes.withUnsafeBytes { buffer in
      let start = Self.headerLength + (direction == .firstToSecond ? 0 : count * Self.recordLength)
      func word(_ record: Int, _ field: Int) -> UInt64 {
        buffer.loadUnaligned(
          fromByteOffset: start + record * Self.recordLength + field * 8, as: UInt64.self)
      }
      var low = 0
      var high = count
      while low < high {
        let middle = (low + high) / 2
        if word(middle, 0) < stem.raw { low = middle + 1 } else { high = middle }
      }
      while low < count, word(low, 0) == stem.raw {
        body(Stem(raw: word(low, 1)), Double(bitPattern: word(low, 2)))
        low += 1
      }
    }
  }

  private struct Pair: Hashable, Comparable {
    var first: Stem
    var second: Stem

    static func < (a: Pair, b: Pair) -> Bool { (a.first, a.second) < (b.first, b.second) }
  }

  /// The translation as it stands and, where it may be ijekavian, in ekavian spelling too: the large
  /// dictionaries are Croatian (vrijeme, mjesto, prije), Serbian news is ekavian (vreme, mesto, pre).
  private static func spellings(of text: String) -> [String] {
    let key = SearchKey.strict(text)
    var ekavian = key.replacing("ije", with: "e")
    for consonants in ["l", "n"] {
      ekavian = ekavian.replacing(consonants + "je", with: consonants + "e")
    }
    for consonant in ["b", "p", "v", "m", "d", "t", "s", "z", "r", "c"] {
      ekavian = ekavian.replacing(consonant + "je", with: consonant + "e")
    }
    return ekavian == key ? [key] : [key, ekavian]
  }
}
