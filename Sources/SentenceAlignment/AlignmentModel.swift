public import BitextCore
public import Foundation

/// What aligned texts have taught of two languages: which words translate which, and how long the one
/// language is beside the other. Frozen: an alignment that names its model can be made again, bit for
/// bit.
public struct AlignmentModel: Sendable {
  public let source: LanguageTag
  public let target: LanguageTag
  /// How many pairs of segments it was learned from.
  public let exampleCount: Int
  /// Mean natural logarithm of target over source length, in characters.
  let logLengthRatio: Double
  let lexicon: BilingualLexicon

  /// How many pairs of stems it holds.
  public var entryCount: Int { lexicon.count }
  /// Target over source length, in characters without white space.
  public var lengthRatio: Double { exp(logLengthRatio) }

  /// The bytes under which it is kept: a line of JSON, then the lexicon. The same model gives the same
  /// bytes.
  public var bytes: Data {
    let header = Header(
      source: source.description,
      target: target.description,
      examples: exampleCount,
      logLengthRatio: logLengthRatio
    )
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    var bytes = Data(Self.magic.utf8)
    bytes.append((try? encoder.encode(header)) ?? Data())
    bytes.append(0x0A)
    bytes.append(lexicon.bytes)
    return bytes
  }

  private static let magic = "skela-model-1\n"

  private struct Header: Codable {
    var source: String
    var target: String
    var examples: Int
    var logLengthRatio: Double
  }

  /// Nil when the bytes are no model of this version.
  public init?(bytes: Data) {
    let bytes = Data(bytes)
    guard bytes.starts(with: Self.magic.utf8) else { return nil }
    let rest = bytes.dropFirst(Self.magic.utf8.count)
    guard let end = rest.firstIndex(of: 0x0A),
      let header = try? JSONDecoder().decode(Header.self, from: Data(rest[..<end])),
      let source = LanguageTag(header.source), let target = LanguageTag(header.target),
      header.logLengthRatio.isFinite, abs(header.logLengthRatio) < 5, header.examples >= 0,
      let lexicon = BilingualLexicon(bytes: Data(rest[(end + 1)...]))
    else { return nil }
    self.source = source
    self.target = target
    exampleCount = header.examples
    logLengthRatio = header.logLengthRatio
    self.lexicon = lexicon
  }

  /// Two segments that are translations of each other, and how surely: 0 to 1.
  public struct Example: Sendable {
    public var source: String
    public var target: String
    public var weight: Double

    public init(source: String, target: String, weight: Double) {
      self.source = source
      self.target = target
      self.weight = weight
    }
  }

  /// Learns from aligned segments. Nil when they teach nothing: too few, or without two words that
  /// stand together more often than by chance.
  ///
  /// O(Σ source · target words of a pair).
  public init?(
    learning examples: some Sequence<Example>,
    source: LanguageTag,
    target: LanguageTag
  ) {
    let used = examples.filter { $0.weight > 0.5 }
    let pair = TextPair(
      SegmentedText(language: source, segments: used.map(\.source)),
      SegmentedText(language: target, segments: used.map(\.target))
    )
    let entries = LexiconLearner.learn(
      from: used.indices.map { index in
        LexiconLearner.Example(
          source: Array(pair.source.types[index]),
          target: Array(pair.target.types[index]),
          weight: Float(used[index].weight)
        )
      },
      sourceCount: pair.source.words.count,
      targetCount: pair.target.words.count
    )
    guard !entries.isEmpty else { return nil }
    lexicon = BilingualLexicon(
      learned: entries,
      first: pair.source.words.map(\.stem),
      second: pair.target.words.map(\.stem)
    )
    self.source = source
    self.target = target
    exampleCount = used.count
    let lengths = (pair.sourceProfiles, pair.targetProfiles)
    let sums = (lengths.0.reduce(0) { $0 + $1.length }, lengths.1.reduce(0) { $0 + $1.length })
    logLengthRatio = log(Double(max(sums.1, 1)) / Double(max(sums.0, 1))).clamped(to: -4...4)
  }

  /// Whether it is of these two languages, in either order.
  func serves(_ first: LanguageTag, _ second: LanguageTag) -> Bool {
    let own = [source.language, target.language]
    return own == [first.language, second.language] || own == [second.language, first.language]
  }

  /// The logarithm of the length of a translation over that of a text in a language.
  func logLengthRatio(from language: LanguageTag) -> Double {
    language.language == source.language ? logLengthRatio : -logLengthRatio
  }
}
