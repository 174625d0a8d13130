internal import UnicodeText

/// The date and the time that a line tells, from its search key.
struct DateStamp {
  static let numericDate = "\\d{1,2}\\s?[./-]\\s?\\d{1,2}\\s?[./-]\\s?(?:19|20)\\d\\d\\b\\.?"
  static let isoDate =
    "(?:19|20)\\d\\d-\\d\\d-\\d\\d"
    + "(?:t\\d\\d:\\d\\d(?::\\d\\d)?(?:\\.\\d+)?(?:z|[+-]\\d\\d:?\\d\\d)?)?"
  static let month =
    "(?:januara?|februara?|marta?|aprila?|maja?|jun[aei]?|jul[aiy]?|avgusta?|septemb(?:ar|ra|er)"
    + "|oktob(?:ar|ra)|novemb(?:ar|ra|er)|decemb(?:ar|ra|er)|january|february|march|may|august"
    + "|october|jan|feb|mar|apr|aug|avg|sept|sep|oct|okt|nov|dec)\\.?"
  static let namedDate =
    "(?:\\d{1,2}(?:st|nd|rd|th|\\.)?\\s*\(month),?\\s+(?:19|20)\\d\\d\\b\\.?"
    + "(?: ?godine| ?god\\.| ?g\\.)?|\(month)\\s+\\d{1,2}(?:st|nd|rd|th)?,?\\s+(?:19|20)\\d\\d\\b)"
  static let time =
    "(?:[01]?\\d|2[0-3])[:.][0-5]\\d(?::[0-5]\\d)?(?:\\s?(?:[ap]\\.?m\\.?|h\\b|časova|čas\\b))?"

  /// `2026-02-05`
  var date: String?
  /// `09:12`
  var time: String?

  private static let months: [(String, Int)] = [
    ("jan", 1), ("feb", 2), ("mar", 3), ("apr", 4), ("maj", 5), ("may", 5), ("jun", 6),
    ("jul", 7), ("avg", 8), ("aug", 8), ("sep", 9), ("okt", 10), ("oct", 10), ("nov", 11),
    ("dec", 12),
  ]

  init(key: String) throws(ICUError) {
    var rest = key
    for (pattern, order) in [
      ("\\b(\\d{4})-(\\d\\d)-(\\d\\d)(?:t(\\d\\d:\\d\\d))?", Order.yearMonthDay),
      ("\\b(\\d{1,2})\\s?[./-]\\s?(\\d{1,2})\\s?[./-]\\s?(\\d{4})\\.?", .dayMonthYear),
      ("\\b(\\d{1,2})(?:st|nd|rd|th|\\.)?\\s*(\(Self.month)),?\\s+(\\d{4})", .dayMonthYear),
      ("\\b(\(Self.month))\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})", .monthDayYear),
    ] {
      let expression = try RegularExpression(pattern)
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
    let clock = try RegularExpression(
      "\\b([01]?\\d|2[0-3])[:.]([0-5]\\d)(?!\\d)\\s?([ap]\\.?m)?"
    )
    if time == nil, let match = try clock.firstMatch(in: rest),
      var hour = clock.text(of: 1, in: match).flatMap({ Int($0) }),
      let minute = clock.text(of: 2, in: match)
    {
      let half = clock.text(of: 3, in: match)
      if half?.first == "p", hour < 12 { hour += 12 }
      if half?.first == "a", hour == 12 { hour = 0 }
      time = (hour < 10 ? "0" : "") + "\(hour):\(minute)"
    }
  }

  private enum Order { case yearMonthDay, dayMonthYear, monthDayYear }

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
