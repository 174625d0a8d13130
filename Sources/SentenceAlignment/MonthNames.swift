/// Month names as numbers, so that "5 February 2026" and "05.02.2026" hold the same words.
struct MonthNames {
  private let numbers: [Stem: Stem]

  private static let english = MonthNames("en")
  private static let serbian = MonthNames("sr")
  private static let none = MonthNames("")

  init(language: String) {
    switch language {
    case "en": self = Self.english
    case "sr", "hr", "bs": self = Self.serbian
    default: self = Self.none
    }
  }

  private init(_ language: String) {
    let names: [[String]]
    switch language {
    case "en":
      names = [
        ["january", "jan"], ["february", "feb"], ["march", "mar"], ["april", "apr"], ["may"],
        ["june", "jun"], ["july", "jul"], ["august", "aug"], ["september", "sept", "sep"],
        ["october", "oct"], ["november", "nov"], ["december", "dec"],
      ]
    case "sr":
      // Longer than five letters, a name serves for all its cases.
      names = [
        ["januar", "jan"], ["februar", "feb"], ["mart", "marta", "martu"],
        ["april", "apr"], ["maj", "maja", "maju"], ["jun", "juna", "junu"],
        ["jul", "jula", "julu"], ["avgust", "avg", "august"], ["septembar", "septembra", "sep"],
        ["oktobar", "oktobra", "okt"], ["novembar", "novembra", "nov"],
        ["decembar", "decembra", "dec"],
      ]
    default: names = []
    }
    var numbers: [Stem: Stem] = [:]
    for (index, spellings) in names.enumerated() {
      for name in spellings {
        numbers[Stem(name.utf8)] = Stem(digits: String(index + 1).utf8)
      }
    }
    self.numbers = numbers
  }

  /// Replaces the name of a month that stands beside a number: alone it may be a word (may, mart).
  func nameToNumber(_ words: inout [Word]) {
    guard words.contains(where: \.stem.isNumber) else { return }
    for index in words.indices {
      guard let number = numbers[words[index].stem] else { continue }
      let before = index > words.startIndex && words[index - 1].stem.isNumber
      let after = index + 1 < words.endIndex && words[index + 1].stem.isNumber
      if before || after { words[index] = Word(stem: number, respelled: number, skeleton: 0) }
    }
  }
}
