internal import FuzzyMatching
internal import SerbianText

/// Texts as the indexes need them: strict keys, the words of the concordance, tokens. Knows nothing of
/// the database, so that another thread can make it.
struct FoldedTexts: Sendable {
  struct Text: Sendable {
    /// Where it stands in `written`.
    var written: Range<Int>
    /// Where its strict key stands in `keys`.
    var key: Range<Int>
    /// Where its tokens stand in `tokens`.
    var tokens: Range<Int>
    /// See `Folding.hash(ofStrict:)`.
    var keyHash: Int64
  }

  /// How rows of the concordance are made.
  enum RowForm: Sendable {
    /// As text, which FTS5 splits.
    case text
    /// As places of words in a vocabulary.
    case words
  }

  let rowForm: RowForm
  private(set) var texts = ContiguousArray<Text>()
  /// The texts as they are written, UTF-8.
  private(set) var written = ContiguousArray<UInt8>()
  /// UTF-8.
  private(set) var keys = ContiguousArray<UInt8>()
  /// The tokens of the texts, as places in a vocabulary.
  private(set) var tokens = ContiguousArray<UInt32>()
  /// Rows of the concordance, UTF-8; empty in the other form.
  private(set) var rowText: [UInt8] = []
  /// Rows of the concordance, as places in a vocabulary; empty in the other form.
  private(set) var rowWords: [UInt32] = []
  /// By row: where it starts.
  private var rows: [Int] = []
  /// The first text of the last row.
  private var firstOfRow = 0

  init(_ rowForm: RowForm) { self.rowForm = rowForm }

  var rowCount: Int { rows.count }

  private static let separator = Array(Folding.separator.utf8)
  private static let separatorText = [0x20] + separator + [0x20]

  /// Begins the row of a unit in the concordance. Texts follow.
  mutating func beginRow() {
    rows.append(rowForm == .text ? rowText.count : rowWords.count)
    firstOfRow = texts.count
  }

  /// Where a row of the concordance stands.
  func range(ofRow row: Int) -> Range<Int> {
    let end = rowForm == .text ? rowText.count : rowWords.count
    return rows[row]..<(row + 1 < rows.count ? rows[row + 1] : end)
  }

  struct Size {
    fileprivate(set) var texts = 0
    fileprivate var written = 0
    fileprivate var keys = 0
    fileprivate var tokens = 0
    fileprivate var rowText = 0
    fileprivate var rowWords = 0
    fileprivate var rows = 0
  }

  var size: Size {
    Size(
      texts: texts.count,
      written: written.count,
      keys: keys.count,
      tokens: tokens.count,
      rowText: rowText.count,
      rowWords: rowWords.count,
      rows: rows.count
    )
  }

  /// Makes room for so much.
  mutating func reserve(_ size: Size) {
    texts.reserveCapacity(size.texts)
    written.reserveCapacity(size.written)
    keys.reserveCapacity(size.keys)
    tokens.reserveCapacity(size.tokens)
    rowText.reserveCapacity(size.rowText)
    rowWords.reserveCapacity(size.rowWords)
    rows.reserveCapacity(size.rows)
  }

  /// Takes in a text of the last row; tokens of different families are different. `finish` must follow, with the same
  /// vocabulary. O(length).
  mutating func append(
    _ text: UnsafeBufferPointer<UInt8>,
    family: UInt32,
    _ vocabulary: inout Vocabulary
  ) {
    let (first, start) = (keys.count, tokens.count)
    let writtenStart = written.count
    written.append(contentsOf: text)
    let keyHash = StrictKey.withKey(of: text) { key, isSerbian in
      keys.append(contentsOf: key.bytes)
      switch rowForm {
      case .text:
        if texts.count > firstOfRow { rowText.append(contentsOf: Self.separatorText) }
        Folding.appendWords(ofStrict: key.bytes, to: &rowText)
      case .words:
        if texts.count > firstOfRow {
          rowWords.append(Self.separator.withUnsafeBufferPointer { vocabulary.word($0) })
        }
      }
      let hash = keys.withUnsafeBufferPointer { keys in
        vocabulary.append(
          key,
          in: keys,
          at: first,
          family: family,
          isSerbian: isSerbian,
          withWords: isSerbian && rowForm == .words,
          to: &tokens,
          &rowWords
        )
      }
      if !isSerbian && rowForm == .words {
        Self.appendWords(key.bytes, &rowWords, &vocabulary)
      }
      return hash
    }
    texts.append(
      Text(
        written: writtenStart..<written.count,
        key: first..<keys.count,
        tokens: start..<tokens.count,
        keyHash: Folding.hash(ofStable: keyHash)
      )
    )
    if vocabulary.unknownCount >= Self.unknownLimit { finish(&vocabulary) }
  }

  /// So many tokens are looked up together.
  private static let unknownLimit = 64

  /// Ends the tokens and rows: what was taken in can be read from here on. More may follow.
  mutating func finish(_ vocabulary: inout Vocabulary) {
    keys.withUnsafeBufferPointer { vocabulary.lookUpUnknown(in: $0, &tokens, &rowWords) }
  }

  mutating func removeAll() {
    texts.removeAll(keepingCapacity: true)
    written.removeAll(keepingCapacity: true)
    keys.removeAll(keepingCapacity: true)
    tokens.removeAll(keepingCapacity: true)
    rowText.removeAll(keepingCapacity: true)
    rowWords.removeAll(keepingCapacity: true)
    rows.removeAll(keepingCapacity: true)
  }

  /// Appends the words of a key with letters of other languages.
  private static func appendWords(
    _ key: UnsafeBufferPointer<UInt8>,
    _ words: inout [UInt32],
    _ vocabulary: inout Vocabulary
  ) {
    var loose = SearchKey.loose(fromStrict: String(decoding: key, as: UTF8.self))
    loose.withUTF8 { bytes in
      Tokenizer.forEachToken(in: bytes) { token in
        guard token.isWord else { return }
        words.append(vocabulary.word(UnsafeBufferPointer(rebasing: bytes[token.range])))
      }
    }
  }
}
