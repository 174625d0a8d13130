/// What the names of a document mean to a reader of one format.
///
///     enum Element: String { case tmx, header, body, tu, tuv, seg }
///     var vocabulary = XMLVocabulary<Element>()
///     switch vocabulary.meaning(of: reader.nameNumber, in: reader) { case .seg?: … }
///
/// Each name is compared as text once in a document; from then on its number is looked up in an
/// array. A vocabulary belongs to one reader.
public struct XMLVocabulary<Word: RawRepresentable & Sendable>: Sendable
where Word.RawValue == String {
  /// The words of the names seen so far, by their numbers.
  @usableFromInline var words: [Word?] = []
  @usableFromInline let spelling: @Sendable (XMLName) -> String?

  /// A vocabulary of qualified names.
  public init() {
    spelling = { $0.qualified }
  }

  /// A vocabulary in which `spelling` gives the word that a name stands for, or nil for a name that
  /// is foreign to it.
  public init(spelling: @escaping @Sendable (XMLName) -> String?) {
    self.spelling = spelling
  }

  /// The word that the name with that number stands for; nil for a foreign name.
  ///
  /// Inlinable: without it every call from another module looks up the type of the words, which
  /// takes longer than all the rest.
  @inlinable
  public mutating func meaning(of number: Int, in reader: MarkupReader) -> Word? {
    while words.count <= number {
      words.append(spelling(reader.name(words.count)).flatMap(Word.init(rawValue:)))
    }
    return words[number]
  }
}
