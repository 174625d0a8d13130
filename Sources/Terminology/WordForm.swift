internal import SerbianText

/// What a word of a text or of a term is compared by.
struct WordForm {
  enum Capitals {
    case none
    /// The first letter only.
    case first
    /// Two letters or more, all capital: an acronym, or a word of a headline.
    case all
    /// Others, such as McDonald.
    case mixed
  }

  /// Search keys.
  var strict: String
  var loose: String
  var capitals: Capitals
  var script: SerbianScript?
  /// Numbers of the stems of the strict key and of the loose key. Equal stems have equal numbers.
  var strictStems = StemsByRules()
  var looseStems = StemsByRules()

  var letterCount: Int

  /// Whether the word has letters with marks.
  var isMarked: Bool { script == .latin && strict != loose }
}

/// Makes forms of words, each spelling once, and numbers the stems.
struct WordFormTable {
  private(set) var forms: [WordForm] = []
  /// Spellings; the number of one is that of its form.
  private var spellings = KeyTable()
  /// Strict keys, and for each the first form that has it: both scripts share their stems.
  private var keys = KeyTable()
  private var firstForms: [Int32] = []
  /// The strict key of each form.
  private var keyNumbers: [Int32] = []
  private var stems = KeyTable()
  private let isFrozen: Bool

  init() {
    isFrozen = false
  }

  /// A table for the words of a text, with the numbers of stems that `terms` has: stems that no term
  /// has get `unknownStem`. O(1).
  init(forTextWith terms: WordFormTable) {
    stems = terms.stems
    isFrozen = true
  }

  /// The number of stems that no term has.
  static let unknownStem: Int32 = -1

  /// The number of a word's form, as an index of `forms`, with its stems by the rules given. The
  /// word is well-formed UTF-8. O(length).
  mutating func number(
    of word: UnsafeBufferPointer<UInt8>,
    by rules: [InflectionRules]
  ) -> Int32 {
    let (number, isNew) = spellings.insert(word)
    if isNew {
      var form = Self.form(of: String(decoding: word, as: UTF8.self))
      let key = form.strict.withUTF8 { keys.insert($0) }
      if key.isNew { firstForms.append(number) }
      keyNumbers.append(key.number)
      forms.append(form)
    }
    for rules in rules { addStems(to: Int(number), by: rules) }
    return number
  }

  /// How many numbers of stems there are.
  var stemCount: Int { stems.count }

  private static func form(of word: String) -> WordForm {
    let strict = SearchKey.strict(word)
    let (capitals, letters) = Self.capitals(word)
    return WordForm(
      strict: strict,
      loose: SearchKey.loose(fromStrict: strict),
      capitals: capitals,
      script: SerbianScript(of: word),
      letterCount: letters
    )
  }

  /// Makes sure that a form has its stems by the rules given.
  mutating func addStems(to number: Int, by rules: InflectionRules) {
    guard forms[number].looseStems[rules].isEmpty else { return }
    let first = Int(firstForms[Int(keyNumbers[number])])
    if first != number {
      addStems(to: first, by: rules)
      forms[number].strictStems[rules] = forms[first].strictStems[rules]
      forms[number].looseStems[rules] = forms[first].looseStems[rules]
      return
    }
    let strict = forms[number].strict
    let loose = forms[number].loose
    let ofStrict = WordStem.stems(of: strict, by: rules)
    var own = StemList()
    for stem in ofStrict { own.append(stemNumber(stem, rules)) }
    forms[number].strictStems[rules] = own
    if strict == loose {
      forms[number].looseStems[rules] = own
      return
    }
    // A stem may lose its marks, or a word without marks may get another stem: peći, peci.
    var all = ofStrict.map { SearchKey.loose(fromStrict: $0) }
    for stem in WordStem.stems(of: loose, by: rules) where !all.contains(stem) { all.append(stem) }
    var numbers = StemList()
    for stem in all { numbers.append(stemNumber(stem, rules)) }
    forms[number].looseStems[rules] = numbers
  }

  private mutating func stemNumber(_ stem: String, _ rules: InflectionRules) -> Int32 {
    var key: String =
      switch rules {
      case .serbian: stem
      case .english: "1" + stem
      case .none: "2" + stem
      }
    return key.withUTF8 { bytes in
      if isFrozen { return stems.number(of: bytes) ?? Self.unknownStem }
      return stems.insert(bytes).number
    }
  }

  private static func capitals(_ word: String) -> (WordForm.Capitals, Int) {
    var letters = 0
    var capitals = 0
    var isFirst = false
    for scalar in word.unicodeScalars {
      let isCapital: Bool
      switch scalar.value {
      case 0x30...0x39: continue
      case 0x41...0x5A, 0x400...0x42F: isCapital = true
      case 0x61...0x7A, 0x430...0x45F: isCapital = false
      default:
        if !scalar.properties.isAlphabetic { continue }
        isCapital = scalar.properties.isUppercase
      }
      letters += 1
      if isCapital {
        capitals += 1
        if letters == 1 { isFirst = true }
      }
    }
    if capitals == 0 { return (.none, letters) }
    if capitals == letters, letters > 1 { return (.all, letters) }
    return (capitals == 1 && isFirst ? .first : .mixed, letters)
  }
}
