internal import UnicodeText

/// A word of the input: letters that stand together, of whatever script.
struct ScannedWord {
  /// Where it stands in the input, in bytes.
  var start: Int
  var end: Int
  /// How many letters; they and their codes are in the engine's buffers.
  var count = 0
  /// The classes of its letters, joined: see `LetterTable.Class`.
  var classes: UInt8 = 0
  var capitals = 0
  /// What its letters make with their neighbours, joined: see `LetterTable.Pair`.
  var pairs: UInt8 = 0
  var hash = ForeignWords.seed
  /// The hashes of the word without its last one and two letters.
  var hashWithoutOne = ForeignWords.seed
  var hashWithoutTwo = ForeignWords.seed
}

/// A doubt in bytes of the output.
struct ByteDoubt {
  var output: Range<Int>
  var input: Range<Int>
  var reason: Doubt.Reason
}

/// Converts bytes: reads chunks between blanks, leaves alone what `ProtectedText` finds in them,
/// and brings each word to the target script.
///
/// Linear in the length of the text: every look around a word is bounded. One object serves one
/// thread at a time; the buffers are kept between calls.
struct ConversionEngine: ~Copyable {
  let table: LetterTable
  let plain: PlainTable
  let foreign: ForeignWords
  let splits: SplitDigraphs
  let strokes: SplitDigraphs
  let numerals: NumeralContexts
  let units: Set<String>
  let options: TransliterationOptions
  let restorer: DiacriticRestorer?
  /// Whether words may be written while they are read; tests turn it off to compare.
  var hasPlainPath: Bool
  /// Whether somebody asks for doubts: a stream has no place for them.
  var notesDoubts = true

  var input: UnsafePointer<UInt8>
  var inputCount = 0
  var output = ByteBuffer(capacity: 4096)
  var doubts: [ByteDoubt] = []
  /// The letters of the current word, their codes, and what is to be done at each (`Action`).
  var letters = UnsafeMutablePointer<UInt16>.allocate(capacity: 64)
  var codes = UnsafeMutablePointer<UInt8>.allocate(capacity: 64)
  var actions = UnsafeMutablePointer<UInt8>.allocate(capacity: 64)
  private var capacity = 64
  /// What `input` points to while there is none.
  private let placeholder: UnsafeMutablePointer<UInt8>
  /// The word before the current one, in bytes of the input; empty at the beginning.
  var previous = 0..<0
  /// Whether that word stayed in Latin letters as a foreign one.
  var previousWasKept = false
  var protected = ProtectedText()

  enum Action {
    static let split: UInt8 = 1
    static let strokedD: UInt8 = 2
  }

  init(options: TransliterationOptions, lexicon: (any SerbianLexicon)?) throws(ICUError) {
    self.options = options
    table = try LetterTable()
    foreign = ForeignWords(table: table)
    plain = PlainTable(
      table: table,
      foreign: SerbianResource.foreignWords.words,
      units: SerbianResource.units.words
    )
    splits = SplitDigraphs(SerbianResource.splitDigraphs.lines, table: table)
    strokes = SplitDigraphs(SerbianResource.strokedD.lines)
    numerals = NumeralContexts()
    units = Set(SerbianResource.units.words.map(String.init))
    restorer = options.restoresDiacritics ? DiacriticRestorer(lexicon: lexicon) : nil
    hasPlainPath =
      options.protectedWords.isEmpty && !options.restoresDiacritics
    placeholder = .allocate(capacity: 1)
    input = UnsafePointer(placeholder)
  }

  deinit {
    placeholder.deallocate()
    letters.deallocate()
    codes.deallocate()
    actions.deallocate()
  }

  /// Converts `text` into `output`, from its beginning; `doubts` are in bytes of it.
  mutating func run(_ text: UnsafeBufferPointer<UInt8>, to target: SerbianScript) {
    input = text.baseAddress ?? UnsafePointer(placeholder)
    inputCount = text.count
    output.count = 0
    output.reserve(text.count * 2 + 64)
    doubts.removeAll(keepingCapacity: true)
    previous = 0..<0
    previousWasKept = false
    protected.reset()
    var position = 0
    while position < inputCount {
      if hasPlainPath { position = copyPlain(from: position, to: target) }
      if position < inputCount { position = convertCarefully(from: position, to: target) }
    }
  }

  /// Converts from `start`, the beginning of a chunk, to the next beginning of one that no protected
  /// stretch reaches into. Returns that place, or the end.
  mutating func convertCarefully(from start: Int, to target: SerbianScript) -> Int {
    let classes = table.classes
    var position = start
    var isChunkStart = true
    while position < inputCount {
      if isChunkStart {
        if position > start, protected.isIdle(at: position) { return position }
        protected.scan(input, inputCount, from: position, kinds: table.byteKinds)
        isChunkStart = false
      }
      if position == protected.next.lowerBound {
        output.append(input + position, count: protected.next.count)
        position = protected.next.upperBound
        previous = 0..<0
        protected.advance()
        // A tag may have reached into a later chunk, which has not been looked at.
        isChunkStart = protected.isIdle(at: position)
        continue
      }
      let byte = input[position]
      if byte < 0x80, classes[Int(byte)] == 0 {
        output.append(byte)
        position += 1
        isChunkStart = byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D
        continue
      }
      let word = scanWord(from: position, limit: min(protected.next.lowerBound, inputCount))
      if word.count == 0 {
        let size = scalarSize(at: position)
        output.append(input + position, count: size)
        position += size
        continue
      }
      output.reserve(word.count * 4 + 8)
      if target == .cyrillic {
        convertToCyrillic(word)
      } else {
        convertToLatin(word)
      }
      previous = word.start..<word.end
      position = word.end
    }
    return position
  }

  /// Reads the letters from `start` on into the buffers. No letter there: a word without letters.
  mutating func scanWord(from start: Int, limit: Int) -> ScannedWord {
    var word = ScannedWord(start: start, end: start)
    var position = start
    var last = 0
    while position < limit {
      let byte = input[position]
      var value = Int(byte)
      var size = 1
      if byte >= 0x80 {
        guard byte >= 0xC2, byte < 0xE2, position + 1 < limit else { break }
        value = Int(byte & 0x1F) << 6 | Int(input[position + 1] & 0x3F)
        size = 2
        if byte == 0xE1, position + 2 < limit, input[position + 1] >= 0xB8 {
          value = 0x1000 | Int(input[position + 1] & 0x3F) << 6 | Int(input[position + 2] & 0x3F)
          size = 3
        } else if byte >= 0xE0 {
          break
        }
      }
      // Latin Extended Additional, U+1E00 to U+1EFF: foreign letters all.
      var kind = LetterTable.Class.foreignLatin
      var code: UInt8 = 0
      if value < LetterTable.limit {
        kind = table.classes[value]
        code = table.codes[value]
      } else if size != 3 {
        break
      }
      if kind == 0 || (kind == LetterTable.Class.mark && word.count == 0) { break }
      if word.count == capacity { growWordBuffers() }
      letters[word.count] = UInt16(value)
      codes[word.count] = code
      last = (last << 5 | Int(code)) & 0x7FFF
      word.pairs |= table.triples[last]
      word.hashWithoutTwo = word.hashWithoutOne
      word.hashWithoutOne = word.hash
      word.hash = ForeignWords.hash(word.hash, code)
      word.classes |= kind
      word.capitals += Int(kind >> 5 & 1)
      word.count += 1
      position += size
    }
    word.pairs |= table.triples[last << 5 & 0x7FFF]
    word.end = position
    return word
  }

  /// Describes a word anew after its letters were replaced; place and text of origin stay.
  mutating func rescanned(_ word: ScannedWord, letters new: [UInt16]) -> ScannedWord {
    var result = ScannedWord(start: word.start, end: word.end)
    var last = 0
    for letter in new {
      let value = Int(letter)
      if result.count == capacity { growWordBuffers() }
      let isInTable = value < LetterTable.limit
      let kind = isInTable ? table.classes[value] : LetterTable.Class.foreignLatin
      let code = isInTable ? table.codes[value] : 0
      letters[result.count] = letter
      codes[result.count] = code
      last = (last << 5 | Int(code)) & 0x7FFF
      result.pairs |= table.triples[last]
      result.hashWithoutTwo = result.hashWithoutOne
      result.hashWithoutOne = result.hash
      result.hash = ForeignWords.hash(result.hash, code)
      result.classes |= kind
      result.capitals += Int(kind >> 5 & 1)
      result.count += 1
    }
    result.pairs |= table.triples[last << 5 & 0x7FFF]
    output.reserve(result.count * 4 + 8)
    return result
  }

  /// Leaves the word as it stands in the input.
  @inline(__always)
  mutating func keep(_ word: ScannedWord) {
    output.append(input + word.start, count: word.end - word.start)
  }

  /// Notes that what was written since `start` is a guess.
  mutating func doubt(_ word: ScannedWord, since start: Int, _ reason: Doubt.Reason) {
    doubts.append(
      ByteDoubt(output: start..<output.count, input: word.start..<word.end, reason: reason)
    )
  }

  /// The bytes of a scalar of the input, as far as the input goes.
  func scalarSize(at position: Int) -> Int {
    let byte = input[position]
    let size = byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
    return min(size, inputCount - position)
  }

  private mutating func growWordBuffers() {
    let larger = capacity * 4
    letters = Self.grown(letters, from: capacity, to: larger)
    codes = Self.grown(codes, from: capacity, to: larger)
    actions = Self.grown(actions, from: capacity, to: larger)
    capacity = larger
  }

  private static func grown<Value>(
    _ old: UnsafeMutablePointer<Value>,
    from count: Int,
    to capacity: Int
  ) -> UnsafeMutablePointer<Value> {
    let new = UnsafeMutablePointer<Value>.allocate(capacity: capacity)
    new.moveInitialize(from: old, count: count)
    old.deallocate()
    return new
  }
}
