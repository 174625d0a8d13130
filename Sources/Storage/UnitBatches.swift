internal import BitextCore

/// Languages by the order in which they were met, with their families.
struct BatchLanguages {
  private(set) var tags: [LanguageTag] = []
  /// The first language of each family.
  private(set) var languageOfFamily: [Int] = []
  private var familyOfLanguage: [Int] = []
  private var places: [LanguageTag: Int] = [:]
  private var families: [String: Int] = [:]

  /// The places of a language and of its family. Those that a file begins with are compared faster than
  /// hashed.
  mutating func place(_ tag: LanguageTag) -> (language: Int, family: Int) {
    for place in 0..<min(4, tags.count) where tags[place] == tag {
      return (place, familyOfLanguage[place])
    }
    if let place = places[tag] { return (place, familyOfLanguage[place]) }
    let family = families[tag.language] ?? languageOfFamily.count
    if family == languageOfFamily.count {
      languageOfFamily.append(tags.count)
      families[tag.language] = family
    }
    places[tag] = tags.count
    tags.append(tag)
    familyOfLanguage.append(family)
    return (tags.count - 1, family)
  }
}

/// Makes batches of units. Serves one thread at a time.
final class UnitBatches: @unchecked Sendable {
  /// What batches are made of.
  enum Source: Sendable {
    case unit(TranslationUnit, Confirmation?)
    case plain(PlainUnits)
  }

  private let next: () throws -> Source?
  private let rowForm: FoldedTexts.RowForm
  private var vocabulary = Vocabulary()
  private var languages = BatchLanguages()
  private var size = UnitBatch.Size()
  private var isFirst = true
  /// What did not go into the last batch.
  private var plain: UnitBatch.Plain?

  /// All tokens of the vocabulary, after the last batch.
  private(set) var tokens = TokenTexts()

  init(
    _ rowForm: FoldedTexts.RowForm,
    _ next: @escaping () throws -> Source?
  ) {
    (self.rowForm, self.next) = (rowForm, next)
  }

  /// The next batch; nil after the last. Errors of the source are passed on.
  func make() throws -> UnitBatch? {
    var batch = UnitBatch(rowForm)
    batch.reserve(size)
    let limit: UnitBatch.Limit = isFirst ? .first : .later
    while !batch.isFull(limit) {
      if var units = plain {
        plain = nil
        batch.append(&units, upTo: limit, &languages, &vocabulary)
        if !units.isEmpty { plain = units }
        continue
      }
      guard let source = try next() else { break }
      switch source {
      case .unit(let unit, let confirmation):
        try batch.append(unit, confirmation, &languages, &vocabulary)
      case .plain(let units): plain = UnitBatch.Plain(units)
      }
    }
    if batch.units.isEmpty {
      // Looking words up needs more memory than their texts.
      tokens = vocabulary.takeTokenTexts()
      return nil
    }
    batch.finish(languages, &vocabulary)
    if !isFirst { size = batch.size }
    isFirst = false
    return batch
  }
}
