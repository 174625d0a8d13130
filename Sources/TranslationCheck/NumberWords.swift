/// Numbers as words, in English and Serbian. Words are loose search keys.
struct NumberWords {
  /// What a word says of numbers.
  struct Meaning {
    var value: Double
    /// A cardinal number and nothing else; otherwise a hint.
    var isCardinal: Bool
  }

  private let isSerbian: Bool

  init(language: String) { isSerbian = ["sr", "hr", "bs"].contains(language) }

  /// What a folded word means as a number.
  func meaning(of word: String) -> Meaning? {
    if isSerbian {
      if let value = Self.serbianCardinals[word] { return Meaning(value: value, isCardinal: true) }
      if let value = Self.serbianHints[word] { return Meaning(value: value, isCardinal: false) }
      if compound(word) != nil { return nil }
      for (beginning, value) in Self.serbianBeginnings where word.hasPrefix(beginning) {
        return Meaning(value: value, isCardinal: false)
      }
      return nil
    }
    if let value = Self.englishCardinals[word] { return Meaning(value: value, isCardinal: true) }
    return Self.englishHints[word].map { Meaning(value: $0, isCardinal: false) }
  }

  /// The value of a word that begins with tens and ones: cetrdesetdvogodisnji is 42.
  func compound(_ word: String) -> Double? {
    guard isSerbian,
      let tens = Self.serbianBeginnings.first(where: {
        $0.1 >= 20 && $0.1 <= 90 && $0.0.utf8.count > 4 && word.hasPrefix($0.0)
      })
    else { return nil }
    var rest = word.dropFirst(tens.0.count)
    if rest.hasPrefix("i"), rest.utf8.count > 3 { rest = rest.dropFirst() }
    let ones =
      Self.serbianBeginnings.first { $0.1 < 10 && $0.1 >= 1 && rest.hasPrefix($0.0) }
      ?? Self.serbianCardinals.first { $0.value < 10 && rest.hasPrefix($0.key) }
      .map { ($0.key, $0.value) }
    return ones.map { tens.1 + $0.1 }
  }

  /// What a folded word behind a number multiplies it by.
  func magnitude(of word: String) -> Double? {
    if isSerbian {
      return Self.serbianMagnitudes.first { word.hasPrefix($0.0) }?.1
        ?? (word == "mil" ? 1e6 : word == "hilj" ? 1e3 : word == "sto" ? 100 : nil)
    }
    return Self.englishMagnitudes[word]
  }

  /// The number of a month, 1 to 12.
  func month(_ word: String) -> Double? {
    if isSerbian {
      for (index, name) in Self.serbianMonths.enumerated() where word.hasPrefix(name) {
        return word.utf8.count <= name.utf8.count + 5 ? Double(index + 1) : nil
      }
      return nil
    }
    guard word.utf8.count >= 3 else { return nil }
    return Self.englishMonths.firstIndex {
      $0 == word || word == $0.prefix(3) || word == "sept" && $0 == "september"
    }
    .map { Double($0 + 1) }
  }

  /// Whether a folded word that `month` knows is nothing else: February, februara; not may, majka.
  func isMonthOnly(_ word: String, isCapitalized: Bool) -> Bool {
    guard isSerbian else { return isCapitalized && word != "may" && word.utf8.count >= 4 }
    guard let name = Self.serbianMonths.first(where: word.hasPrefix), name != "maj" else {
      return false
    }
    return ["", "a", "u", "om", "ar", "ra", "ru", "rom"].contains(word.dropFirst(name.utf8.count))
  }

  private static let englishMonths = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]
  private static let serbianMonths = [
    "januar", "februar", "mart", "april", "maj", "jun", "jul", "avgust", "septemb", "oktob",
    "novemb", "decemb",
  ]

  private static let englishCardinals: [String: Double] = [
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30,
    "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
  ]
  private static let englishHints: [String: Double] = [
    "one": 1, "single": 1, "once": 1, "first": 1, "both": 2, "second": 2, "twice": 2, "double": 2,
    "couple": 2, "pair": 2, "twin": 2, "half": 0.5, "halves": 0.5, "third": 3, "thirds": 3,
    "triple": 3, "trio": 3, "fourth": 4, "quarter": 4, "quarters": 4, "fifth": 5, "sixth": 6,
    "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "decade": 10, "eleventh": 11,
    "twelfth": 12, "dozen": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15,
    "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20,
    "thirtieth": 30, "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60,
    "seventies": 70, "eighties": 80, "nineties": 90, "hundred": 100, "hundreds": 100,
    "century": 100, "thousand": 1000, "thousands": 1000, "million": 1e6, "billion": 1e9,
    "midnight": 0, "noon": 12, "fortnight": 14, "zero": 0,
  ]
  private static let englishMagnitudes: [String: Double] = [
    "hundred": 100, "thousand": 1e3, "thousands": 1e3, "k": 1e3, "million": 1e6, "millions": 1e6,
    "mn": 1e6, "mln": 1e6, "billion": 1e9, "billions": 1e9, "bn": 1e9, "trillion": 1e12, "tn": 1e12,
  ]

  private static let serbianCardinals: [String: Double] = [
    "dva": 2, "dve": 2, "dvije": 2, "tri": 3, "cetiri": 4, "pet": 5, "sest": 6, "sedam": 7,
    "osam": 8, "devet": 9, "deset": 10, "jedanaest": 11, "dvanaest": 12, "trinaest": 13,
    "cetrnaest": 14, "petnaest": 15, "sesnaest": 16, "sedamnaest": 17, "osamnaest": 18,
    "devetnaest": 19, "dvadeset": 20, "trideset": 30, "cetrdeset": 40, "pedeset": 50,
    "sezdeset": 60, "sedamdeset": 70, "osamdeset": 80, "devedeset": 90,
  ]
  private static let serbianHints: [String: Double] = [
    "jedan": 1, "jedna": 1, "jedno": 1, "jednog": 1, "jednom": 1, "jednu": 1, "jedne": 1,
    "jednoj": 1, "prvi": 1, "prva": 1, "prvo": 1, "prvog": 1, "prvom": 1, "prvu": 1, "prve": 1,
    "prvoj": 1, "prvih": 1, "prvim": 1, "oba": 2, "obe": 2, "obje": 2, "obojica": 2, "obojice": 2,
    "oboje": 2, "par": 2, "dvaput": 2, "dvaputa": 2, "dvama": 2, "dvema": 2, "trima": 3,
    "drugi": 2, "druga": 2, "drugo": 2, "drugog": 2, "drugom": 2, "drugu": 2, "druge": 2,
    "drugoj": 2, "drugih": 2, "drugim": 2, "sto": 100, "stotinu": 100, "stotina": 100,
    "stotine": 100, "dvesta": 200, "dvesto": 200, "dvjesto": 200, "dvjesta": 200, "trista": 300,
    "tristo": 300, "pola": 0.5, "pol": 0.5, "ponoc": 0, "ponoci": 0, "podne": 12, "tuce": 12,
  ]
  /// The longest first where one begins with another.
  private static let serbianBeginnings: [(String, Double)] = [
    ("jedanaest", 11), ("dvanaest", 12), ("trinaest", 13), ("cetrnaest", 14), ("petnaest", 15),
    ("sesnaest", 16), ("sedamnaest", 17), ("osamnaest", 18), ("devetnaest", 19), ("dvadeset", 20),
    ("trideset", 30), ("cetrdeset", 40), ("pedeset", 50), ("sezdeset", 60), ("sedamdeset", 70),
    ("osamdeset", 80), ("devedeset", 90), ("dvostruk", 2), ("trostruk", 3), ("jedno", 1),
    ("dvoj", 2), ("dvo", 2), ("dvi", 2), ("troj", 3), ("tro", 3), ("trec", 3), ("cetvrt", 4),
    ("cetvor", 4), ("cetiristo", 400), ("petsto", 500), ("peto", 5), ("peta", 5), ("peti", 5),
    ("petu", 5), ("pete", 5), ("sesto", 6), ("sesti", 6), ("sesta", 6), ("seste", 6),
    ("sestu", 6), ("sedm", 7), ("osmi", 8), ("osmo", 8), ("osma", 8), ("osmu", 8), ("osme", 8),
    ("devet", 9), ("deset", 10), ("decenij", 10), ("hiljad", 1000), ("milion", 1e6),
    ("milijard", 1e9), ("polovin", 0.5), ("vek", 100), ("dvad", 20),
  ]
  private static let serbianMagnitudes: [(String, Double)] = [
    ("hiljad", 1e3), ("tisuc", 1e3), ("milion", 1e6), ("milijun", 1e6), ("milijard", 1e9),
    ("mlrd", 1e9), ("bilion", 1e12), ("stotin", 100),
  ]
}
