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
  /// Numbers of the stems of the strict key and of the loose key, by the rules of each kind of
  /// language; empty where nobody has asked for them. Equal stems have equal numbers.
  var strictStems: [[Int32]]
  var looseStems: [[Int32]]

  var letterCount: Int

  /// Whether the word has letters with marks.
  var isMarked: Bool { script == .latin && strict != loose }
}

/// Makes forms of words, each spelling once, and numbers the stems.
struct WordFormTable {
  private(set) var forms: [WordForm] = []
  private var numbers: [String: Int32] = [:]
  private var stems: [String: Int32] = [:]
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

  /// The number of a word's form, as an index of `forms`, with its stems by the rules given.
  /// O(length).
  mutating func number(of word: String, by rules: [InflectionRules]) -> Int32 {
    let number: Int32
    if let known = numbers[word] {
      number = known
    } else {
      number = Int32(forms.count)
      forms.append(Self.form(of: word))
      numbers[word] = number
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
      strictStems: noStems,
      looseStems: noStems,
      letterCount: letters
    )
  }

  private static let noStems = [[Int32]](repeating: [], count: InflectionRules.allCases.count)

  /// Makes sure that a form has its stems by the rules given.
  mutating func addStems(to number: Int, by rules: InflectionRules) {
    guard forms[number].looseStems[Int(rules.rawValue)].isEmpty else { return }
    let strict = forms[number].strict
    let loose = forms[number].loose
    let ofStrict = WordStem.stems(of: strict, by: rules)
    let own = ofStrict.map { stemNumber($0, rules) }
    forms[number].strictStems[Int(rules.rawValue)] = own
    if strict == loose {
      forms[number].looseStems[Int(rules.rawValue)] = own
      return
    }
    // A stem may lose its marks, or a word without marks may get another stem: peći, peci.
    var all = ofStrict.map { SearchKey.loose(fromStrict: $0) }
    for stem in WordStem.stems(of: loose, by: rules) where !all.contains(stem) { all.append(stem) }
    forms[number].looseStems[Int(rules.rawValue)] = all.map { stemNumber($0, rules) }
  }

  private mutating func stemNumber(_ stem: String, _ rules: InflectionRules) -> Int32 {
    let key: String =
      switch rules {
      case .serbian: stem
      case .english: "1" + stem
      case .none: "2" + stem
      }
    if let number = stems[key] { return number }
    if isFrozen { return Self.unknownStem }
    let number = Int32(stems.count)
    stems[key] = number
    return number
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
