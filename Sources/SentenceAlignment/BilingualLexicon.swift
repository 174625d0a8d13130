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
    entries: some Sequence<DictionaryEntry>,
    first: BackgroundFrequencies,
    second: BackgroundFrequencies
  ) {
    var weights: [Pair: Double] = [:]
    for entry in entries {
      let heads = Self.words(entry.head).map { Stem($0) }
      let spelt = Self.words(entry.translation)
      guard !heads.isEmpty, !spelt.isEmpty else { continue }
      let weight = 1 / Double(heads.count * spelt.count)
      for word in spelt {
        let translation = Stem(word)
        let ekavian = Stem(Self.ekavian(word))
        for head in heads {
          for second in translation == ekavian ? [translation] : [translation, ekavian] {
            let pair = Pair(first: head, second: second)
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
        background: first
      )
    )
    bytes = data
  }

  /// One direction: sorted records with the probabilities of the second stems.
  private static func table(
    _ weights: [(pair: Pair, weight: Double)],
    background: BackgroundFrequencies
  ) -> Data {
    var sums: [Stem: Double] = [:]
    // Sorted before anything is added up, so that the same entries give the same bytes.
    let shares = weights.sorted { $0.pair < $1.pair }.map { pair, weight in
      let share = weight * background.probability(of: pair.second).squareRoot()
      sums[pair.first, default: 0] += share
      return (pair: pair, share: share)
    }
    var data = Data()
    data.reserveCapacity(shares.count * recordLength)
    for (pair, share) in shares {
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
    of stem: Stem,
    _ direction: Direction,
    _ body: (Stem, Double) -> Void
  ) {
    bytes.withUnsafeBytes { buffer in
      let start = Self.headerLength + (direction == .firstToSecond ? 0 : count * Self.recordLength)
      func word(_ record: Int, _ field: Int) -> UInt64 {
        buffer.loadUnaligned(
          fromByteOffset: start + record * Self.recordLength + field * 8,
          as: UInt64.self
        )
      }
      var low = 0
      var high = count
      while low < high {
        let middle = (low + high) / 2
        if word(middle, 0) < stem.raw { low = middle + 1 } else { high = middle }
      }
      while low < count, word(low, 0) == stem.raw {
        let probability = Double(bitPattern: word(low, 2))
        // A damaged cache file must not bring the aligner out of its numbers.
        if probability >= 0, probability <= 1 { body(Stem(raw: word(low, 1)), probability) }
        low += 1
      }
    }
  }

  private struct Pair: Hashable, Comparable {
    var first: Stem
    var second: Stem

    static func < (a: Pair, b: Pair) -> Bool { (a.first, a.second) < (b.first, b.second) }
  }

  /// The words of a text, folded: of two letters and more.
  private static func words(_ text: String) -> [ArraySlice<UInt8>] {
    Array(SearchKey.loose(text).utf8)
      .split { !(0x61...0x7A).contains($0) && $0 < 0x80 }.filter { $0.count > 1 }
  }

  /// A folded word in ekavian spelling: the large dictionaries are Croatian (vrijeme, mjesto, prije),
  /// Serbian news is ekavian (vreme, mesto, pre).
  static func ekavian(_ word: ArraySlice<UInt8>) -> [UInt8] {
    var spelt: [UInt8] = []
    spelt.reserveCapacity(word.count)
    var rest = word
    while let byte = rest.popFirst() {
      if rest.starts(with: yatAfterI), byte == UInt8(ascii: "i") {
        rest = rest.dropFirst(1)
      } else if rest.starts(with: yatAfterI), consonants.contains(byte) {
        spelt.append(byte)
        rest = rest.dropFirst(1)
      } else {
        spelt.append(byte)
      }
    }
    return spelt
  }

  private static let yatAfterI = Array("je".utf8)
  private static let consonants = Array("bpvmdtszrcln".utf8)
}
