public import BitextCore
public import Foundation
internal import SerbianText

/// Which stems are translations of each other, and how probably: a dictionary as the aligner uses it,
/// compiled once and searched where it lies.
///
/// The bytes are a header that names the format and the number of pairs, then two tables of so many
/// records of 24 bytes, one for each direction: a stem, a translation (unsigned 64-bit), the
/// probability of the translation given the stem and of the stem given the translation (32-bit
/// float), in the machine's byte order, sorted.
public struct BilingualLexicon: Sendable {
  /// The compiled form, to be kept in a cache file and mapped into memory.
  public let bytes: Data
  /// How many pairs of stems it holds.
  public let count: Int

  private static let magic = Array("skela-lexicon-3\n".utf8)
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
    // Sorted before anything is added up, so that the same entries give the same bytes.
    let pairs = weights.sorted { $0.key < $1.key }
    let there = Self.shares(pairs.map { ($0.key.first, $0.key.second, $0.value) }, second)
    let back = Self.shares(pairs.map { ($0.key.second, $0.key.first, $0.value) }, first)
    self.init(
      records: pairs.indices.map {
        Record(pair: pairs[$0].key, there: Float(there[$0]), back: Float(back[$0]))
      }
    )
  }

  /// Compiles what was learned. Of entries that have the same two stems the most probable counts.
  init(learned: [LexiconLearner.Entry], first: [Stem], second: [Stem]) {
    var records: [Pair: Record] = [:]
    for entry in learned {
      let pair = Pair(first: first[Int(entry.source)], second: second[Int(entry.target)])
      // Numbers are the same in all languages.
      if pair.first.isNumber || pair.second.isNumber { continue }
      let known = records[pair]
      records[pair] = Record(
        pair: pair,
        there: max(entry.targetGivenSource, known?.there ?? 0),
        back: max(entry.sourceGivenTarget, known?.back ?? 0)
      )
    }
    self.init(records: records.values.sorted { $0.pair < $1.pair })
  }

  private struct Record {
    var pair: Pair
    /// The probability of the second stem given the first, and of the first given the second.
    var there: Float
    var back: Float
  }

  /// Takes records in order.
  private init(records: [Record]) {
    count = records.count
    var data = Data(Self.magic)
    data.reserveCapacity(Self.headerLength + 2 * count * Self.recordLength)
    withUnsafeBytes(of: UInt64(count)) { data.append(contentsOf: $0) }
    func append(_ stem: Stem, _ translation: Stem, _ there: Float, _ back: Float) {
      withUnsafeBytes(of: stem.raw) { data.append(contentsOf: $0) }
      withUnsafeBytes(of: translation.raw) { data.append(contentsOf: $0) }
      withUnsafeBytes(of: there) { data.append(contentsOf: $0) }
      withUnsafeBytes(of: back) { data.append(contentsOf: $0) }
    }
    for record in records {
      append(record.pair.first, record.pair.second, record.there, record.back)
    }
    let turned = records.sorted { a, b in
      (a.pair.second, a.pair.first) < (b.pair.second, b.pair.first)
    }
    for record in turned {
      append(record.pair.second, record.pair.first, record.back, record.there)
    }
    bytes = data
  }

  /// Of each pair the probability of its second stem among the translations of its first.
  private static func shares(
    _ pairs: [(first: Stem, second: Stem, weight: Double)],
    _ background: BackgroundFrequencies
  ) -> [Double] {
    var sums: [Stem: Double] = [:]
    let shares = pairs.map { pair in
      let share = pair.weight * background.probability(of: pair.second).squareRoot()
      sums[pair.first, default: 0] += share
      return share
    }
    return zip(pairs, shares).map { pair, share in coverage * share / (sums[pair.first] ?? share) }
  }

  enum Direction { case firstToSecond, secondToFirst }

  /// Calls `body` with each translation of a stem, and a function that reads its probability given the
  /// stem and that of the stem given the translation: most translations are not in the text opposite,
  /// so that their probabilities need not be read. O(log n + translations).
  @inline(__always)
  func forEachTranslation(
    of stem: Stem,
    _ direction: Direction,
    _ body: (_ translation: Stem, _ probabilities: () -> (there: Float, back: Float)) -> Void
  ) {
    bytes.withUnsafeBytes { buffer in
      let start = Self.headerLength + (direction == .firstToSecond ? 0 : count * Self.recordLength)
      func word(_ record: Int, _ offset: Int) -> UInt64 {
        buffer.loadUnaligned(
          fromByteOffset: start + record * Self.recordLength + offset,
          as: UInt64.self
        )
      }
      func probability(_ record: Int, _ offset: Int) -> Float {
        let value = buffer.loadUnaligned(
          fromByteOffset: start + record * Self.recordLength + offset,
          as: Float.self
        )
        // A damaged cache file must not bring the aligner out of its numbers.
        return value >= 0 && value <= 1 ? value : 0
      }
      var low = 0
      var high = count
      while low < high {
        let middle = (low + high) / 2
        if word(middle, 0) < stem.raw { low = middle + 1 } else { high = middle }
      }
      while low < count, word(low, 0) == stem.raw {
        body(Stem(raw: word(low, 8))) { (probability(low, 16), probability(low, 20)) }
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
