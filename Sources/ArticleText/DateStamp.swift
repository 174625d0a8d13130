internal import UnicodeText

/// The date and the time that a line tells, from its search key.
struct DateStamp {
  static let numericDate =
    "[0-9]{1,2}\\s?[./-]\\s?[0-9]{1,2}\\s?[./-]\\s?(?:19|20)[0-9][0-9]\\b\\.?"
  static let isoDate =
    "(?:19|20)[0-9][0-9]-[0-9][0-9]-[0-9][0-9]"
    + "(?:t[0-9][0-9]:[0-9][0-9](?::[0-9][0-9])?(?:\\.[0-9]+)?(?:z|[+-][0-9][0-9]:?[0-9][0-9])?)?"
  static let month =
    "(?:januara?|februara?|marta?|aprila?|maja?|jun[aei]?|jul[aiy]?|avgusta?|septemb(?:ar|ra|er)"
    + "|oktob(?:ar|ra)|novemb(?:ar|ra|er)|decemb(?:ar|ra|er)|january|february|march|may|august"
    + "|october|jan|feb|mar|apr|aug|avg|sept|sep|oct|okt|nov|dec)\\.?"
  static let namedDate =
    "(?:[0-9]{1,2}(?:st|nd|rd|th|\\.)?\\s*\(month),?\\s+(?:19|20)[0-9][0-9]\\b\\.?"
    + "(?: ?godine| ?god\\.| ?g\\.)?|\(month)\\s+[0-9]{1,2}(?:st|nd|rd|th)?,?\\s+(?:19|20)[0-9][0-9]\\b)"
  static let time =
    "(?:[01]?[0-9]|2[0-3])[:.][0-5][0-9](?::[0-5][0-9])?(?:\\s?(?:[ap]\\.?m\\.?|h\\b|časova|čas\\b))?"

  /// `2026-02-05`
  var date: String?
  /// `09:12`
  var time: String?

  private static let months: [(String, Int)] = [
    ("jan", 1), ("feb", 2), ("mar", 3), ("apr", 4), ("maj", 5), ("may", 5), ("jun", 6),
    ("jul", 7), ("avg", 8), ("aug", 8), ("sep", 9), ("okt", 10), ("oct", 10), ("nov", 11),
    ("dec", 12),
  ]

  /// Reads the first date and the first time of day of a line's key. O(length).
  init(key: String, patterns: Patterns) throws(ICUError) {
    var rest = key
    for place in Patterns.dates.indices {
      let expression = try patterns.date(place)
      let order = Patterns.dates[place].order
      guard let match = try expression.firstMatch(in: rest) else { continue }
      let parts = (1...3).map { expression.text(of: $0, in: match) ?? "" }
      date = Self.format(parts, order)
      if order == .yearMonthDay { time = expression.text(of: 4, in: match) }
      let units = Array(rest.utf16)
      rest =
        String(decoding: units[..<match.range.lowerBound], as: UTF16.self) + " "
        + String(decoding: units[match.range.upperBound...], as: UTF16.self)
      break
    }
    if time == nil { time = try Self.time(in: rest, try patterns.clock()) }
  }

  private static func time(in text: String, _ clock: RegularExpression) throws(ICUError) -> String?
  {
    guard let match = try clock.firstMatch(in: text),
      var hour = clock.text(of: 1, in: match).flatMap({ Int($0) }),
      let minute = clock.text(of: 2, in: match)
    else { return nil }
    let half = clock.text(of: 3, in: match)
    if half?.first == "p", hour < 12 { hour += 12 }
    if half?.first == "a", hour == 12 { hour = 0 }
    return (hour < 10 ? "0" : "") + "\(hour):\(minute)"
  }

  /// The patterns of dates and times, each compiled when it is first asked for.
  /// One object serves one thread at a time.
  final class Patterns {
    static let dates: [(pattern: String, order: Order)] = [
      ("\\b([0-9]{4})-([0-9][0-9])-([0-9][0-9])(?:t([0-9][0-9]:[0-9][0-9]))?", .yearMonthDay),
      ("\\b([0-9]{1,2})\\s?[./-]\\s?([0-9]{1,2})\\s?[./-]\\s?([0-9]{4})\\.?", .dayMonthYear),
      ("\\b([0-9]{1,2})(?:st|nd|rd|th|\\.)?\\s*(\(month)),?\\s+([0-9]{4})", .dayMonthYear),
      ("\\b(\(month))\\s+([0-9]{1,2})(?:st|nd|rd|th)?,?\\s+([0-9]{4})", .monthDayYear),
    ]
    private var compiled = [RegularExpression?](repeating: nil, count: dates.count)
    private var compiledClock: RegularExpression?

    func date(_ place: Int) throws(ICUError) -> RegularExpression {
      if let made = compiled[place] { return made }
      let made = try RegularExpression(Self.dates[place].pattern)
      compiled[place] = made
      return made
    }

    func clock() throws(ICUError) -> RegularExpression {
      if let made = compiledClock { return made }
      let made = try RegularExpression(
        "\\b([01]?[0-9]|2[0-3])[:.]([0-5][0-9])(?![0-9])\\s?([ap]\\.?m)?"
      )
      compiledClock = made
      return made
    }
  }

  enum Order { case yearMonthDay, dayMonthYear, monthDayYear }

  private static func format(_ parts: [String], _ order: Order) -> String? {
    let (year, month, day) =
      switch order {
      case .yearMonthDay: (parts[0], parts[1], parts[2])
      case .dayMonthYear: (parts[2], parts[1], parts[0])
      case .monthDayYear: (parts[2], parts[0], parts[1])
      }
    let number = Int(month) ?? months.first { month.hasPrefix($0.0) }?.1
    guard let number, (1...12).contains(number), let day = Int(day), (1...31).contains(day) else {
      return nil
    }
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    return "\(year)-\(two(number))-\(two(day))"
  }
}
