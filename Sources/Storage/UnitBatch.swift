internal import BitextCore

/// Units on their way into the memory, as far as they can be prepared without it.
struct UnitBatch: Sendable {
  struct Text: Sendable {
    /// Its place in `languages`.
    var language: Int
    /// See `MarkupCodec`.
    var markup: String?
    var hash: UInt64
  }

  private(set) var units: [UnitRow] = []
  /// Those of the units that are confirmed, by their places.
  private(set) var confirmations: [Int: Confirmation] = [:]
  /// The texts of all units, in the order of `folded`.
  private(set) var texts: [Text] = []
  private(set) var folded: FoldedTexts
  /// What the vocabulary gained; set when the batch is done.
  private(set) var new = Vocabulary.New()
  /// Languages so far; those of earlier batches keep their places.
  private(set) var languages: [LanguageTag] = []
  /// The families of tokens so far: the first language of each.
  private(set) var languageOfFamily: [Int] = []
  /// By unit: its first text.
  private var firstTexts: [Int] = []

  init(_ rowForm: FoldedTexts.RowForm) { folded = FoldedTexts(rowForm) }

  /// How much a batch takes in: so many texts, or so many bytes if those are fewer texts.
  struct Limit {
    fileprivate let texts: Int
    fileprivate let bytes: Int

    /// Enough for the tokens to be numbered by their frequency.
    static let first = Limit(texts: 16_000, bytes: 4 << 20)
    static let later = Limit(texts: 4_000, bytes: 1 << 20)
  }

  func isFull(_ limit: Limit) -> Bool {
    texts.count >= limit.texts || folded.written.count >= limit.bytes
  }

  /// The places of a unit's texts.
  func texts(ofUnit place: Int) -> Range<Int> {
    firstTexts[place]..<(place + 1 < firstTexts.count ? firstTexts[place + 1] : texts.count)
  }

  /// A text as it is written.
  func text(_ place: Int) -> String {
    String(decoding: folded.written[folded.texts[place].written], as: UTF8.self)
  }

  /// How much a batch holds, so that the next one can make room for as much.
  struct Size {
    fileprivate var units = 0
    fileprivate var folded = FoldedTexts.Size()
  }

  var size: Size { Size(units: units.count, folded: folded.size) }

  mutating func reserve(_ size: Size) {
    units.reserveCapacity(size.units)
    firstTexts.reserveCapacity(size.units)
    texts.reserveCapacity(size.folded.texts)
    folded.reserve(size.folded)
  }

  /// Ends the batch.
  mutating func finish(_ known: BatchLanguages, _ vocabulary: inout Vocabulary) {
    folded.finish(&vocabulary)
    new = vocabulary.takeNew()
    (languages, languageOfFamily) = (known.tags, known.languageOfFamily)
  }

  /// O(text).
  mutating func append(
    _ unit: TranslationUnit,
    _ confirmation: Confirmation?,
    _ known: inout BatchLanguages,
    _ vocabulary: inout Vocabulary
  ) throws {
    if let confirmation { confirmations[units.count] = confirmation }
    firstTexts.append(texts.count)
    units.append(UnitRow(unit))
    folded.beginRow()
    for variant in unit.variants {
      let (language, family) = known.place(variant.language)
      var text = variant.segment.text
      let hash = text.withUTF8 { bytes in
        folded.append(bytes, family: UInt32(family), &vocabulary)
        return QuickHash.hash(bytes)
      }
      texts.append(
        Text(
          language: language,
          markup: try MarkupCodec.encode(variant.segment),
          hash: hash
        )
      )
    }
  }

  /// Units that were not all taken in yet.
  struct Plain {
    fileprivate let units: PlainUnits
    fileprivate var next = 0
    /// By language of the units: its place and that of its family, once they are known.
    fileprivate var places: [(language: Int, family: Int)?]

    init(_ units: PlainUnits) {
      self.units = units
      places = Array(repeating: nil, count: units.languages.count)
    }

    var isEmpty: Bool { next == units.count }
  }

  /// Takes in units one by one until the batch is full, as the other `append` would. O(length).
  mutating func append(
    _ plain: inout Plain,
    upTo limit: Limit,
    _ known: inout BatchLanguages,
    _ vocabulary: inout Vocabulary
  ) {
    let (given, variants) = (plain.units, plain.units.variants)
    given.bytes.withUnsafeBufferPointer { bytes in
      while !plain.isEmpty, !isFull(limit) {
        firstTexts.append(texts.count)
        units.append(given.origin(ofUnit: plain.next).map { UnitRow($0) } ?? UnitRow())
        folded.beginRow()
        for variant in given.variants(ofUnit: plain.next) {
          let number = Int(variants[variant].language)
          let place = plain.places[number] ?? known.place(given.languages[number])
          plain.places[number] = place
          let text = UnsafeBufferPointer(rebasing: bytes[given.text(ofVariant: variant)])
          folded.append(text, family: UInt32(place.family), &vocabulary)
          texts.append(
            Text(language: place.language, markup: nil, hash: QuickHash.hash(text))
          )
        }
        plain.next += 1
      }
    }
  }
}
