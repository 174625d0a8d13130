public import Foundation

/// Dates of TMX 1.4b: `YYYYMMDDThhmmssZ`, in UTC, 16 characters.
///
///     TMXDate.format(date)                  // "20260205T112200Z"
///     TMXDate.parse("2026-02-05T11:22:00Z") // the same date
public enum TMXDate {
  /// The 16 characters; nil outside the years 0 to 9999. Parts of a second are cut off.
  public static func format(_ date: Date) -> String? {
    let seconds = date.timeIntervalSince1970.rounded(.down)
    guard seconds >= earliest, seconds <= latest else { return nil }
    let total = Int(seconds)
    let days = total >= 0 ? total / 86_400 : -((-total + 86_399) / 86_400)
    let second = total - days * 86_400
    let (year, month, day) = civil(days)
    return digits(year, 4) + digits(month, 2) + digits(day, 2) + "T" + digits(second / 3600, 2)
      + digits(second / 60 % 60, 2) + digits(second % 60, 2) + "Z"
  }

  /// Reads what tools write: the form of the standard, without its `Z`, with the separators of
  /// ISO 8601, with parts of a second, with an offset from UTC, or a day alone (its midnight).
  ///
  /// Nil for anything else: a unit is never refused for its date. A time without a zone is read as
  /// UTC, as the standard means it.
  public static func parse(_ text: String) -> Date? {
    var reader = DigitReader(text)
    guard let year = reader.number(4) else { return nil }
    let dashed = reader.skip("-")
    guard let month = reader.number(2), !dashed || reader.skip("-"),
      let day = reader.number(2), (1...12).contains(month),
      (1...length(ofMonth: month, year: year)).contains(day)
    else { return nil }
    let start = days(year, month, day) * 86_400
    if reader.isAtEnd { return Date(timeIntervalSince1970: Double(start)) }
    guard reader.skip("T") || reader.skip("t") || reader.skip(" "),
      let time = reader.time(), let offset = reader.zone(), reader.isAtEnd
    else { return nil }
    return Date(timeIntervalSince1970: Double(start + time - offset))
  }

  private static let earliest = -62_167_219_200.0
  private static let latest = 253_402_300_799.0

  private static func digits(_ number: Int, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.count)) + text
  }

  private static func length(ofMonth month: Int, year: Int) -> Int {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  }

  // Both after Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms": a year that begins in
  // March has its leap day at the end.

  private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  private static func civil(_ days: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9)
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }
}

/// Reads digits and separators one after the other.
private struct DigitReader {
  private var rest: Substring.UTF8View

  init(_ text: String) { rest = Substring(text).utf8 }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard rest.first == UInt8(truncatingIfNeeded: character.value) else { return false }
    rest.removeFirst()
    return true
  }

  mutating func number(_ width: Int) -> Int? {
    guard rest.count >= width else { return nil }
    var number = 0
    for _ in 0..<width {
      guard let digit = rest.popFirst(), (0x30...0x39).contains(digit) else { return nil }
      number = number * 10 + Int(digit - 0x30)
    }
    return number
  }

  /// Seconds since midnight: `hhmm`, `hhmmss`, with or without colons and parts of a second.
  mutating func time() -> Int? {
    guard let hour = number(2), hour < 24 else { return nil }
    let hasColons = skip(":")
    guard let minute = number(2), minute < 60 else { return nil }
    var second = 0
    if hasColons ? skip(":") : rest.first.map({ (0x30...0x39).contains($0) }) == true {
      // 60 is a leap second.
      guard let value = number(2), value <= 60 else { return nil }
      second = value
      if skip(".") || skip(",") {
        rest = rest.drop { (0x30...0x39).contains($0) }
      }
    }
    return hour * 3600 + minute * 60 + second
  }

  /// Seconds that the zone is ahead of UTC; no zone is UTC.
  mutating func zone() -> Int? {
    if isAtEnd || skip("Z") || skip("z") { return 0 }
    let isAhead = skip("+")
    guard isAhead || skip("-"), let hours = number(2), hours < 24 else { return nil }
    var minutes = 0
    if !isAtEnd {
      _ = skip(":")
      guard let value = number(2), value < 60 else { return nil }
      minutes = value
    }
    return (isAhead ? 1 : -1) * (hours * 3600 + minutes * 60)
  }
}
