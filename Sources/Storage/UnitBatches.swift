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
  private let next: () throws -> (TranslationUnit, Confirmation?)?
  private let rowForm: FoldedTexts.RowForm
  private var vocabulary = Vocabulary()
  private var languages = BatchLanguages()
  private var size = UnitBatch.Size()
  private var isFirst = true

  /// All tokens of the vocabulary, after the last batch.
  private(set) var tokens = TokenTexts()

  init(
    _ rowForm: FoldedTexts.RowForm,
    _ next: @escaping () throws -> (TranslationUnit, Confirmation?)?
  ) {
    (self.rowForm, self.next) = (rowForm, next)
  }

  /// The next batch; nil after the last. Errors of the source are passed on.
  func make() throws -> UnitBatch? {
    var batch = UnitBatch(rowForm)
    batch.reserve(size)
    let limit = isFirst ? UnitBatch.limits.first : UnitBatch.limits.later
    while batch.texts.count < limit, let (unit, confirmation) = try next() {
      try batch.append(unit, confirmation, &languages, &vocabulary)
    }
    if batch.units.isEmpty {
      // Looking words up needs more memory than their texts.
      tokens = vocabulary.tokenTexts
      vocabulary = Vocabulary()
      return nil
    }
    batch.finish(languages, &vocabulary)
    if !isFirst { size = batch.size }
    isFirst = false
    return batch
  }
}
