public import Foundation

/// Dates of TMX 1.4b: `YYYYMMDDThhmmssZ`, in UTC, 16 characters.
///
///     TMXDate.format(date)                  // "20260205T112200Z"
///     TMXDate.parse("2026-02-05T11:22:00Z") // the same date
public enum TMXDate {
  /// The 16 characters; nil outside the years 0 to 9999. Parts of a second are cut off.
  public static func format(_ date: Date) -> String? {
    bytes(date).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The same as ASCII.
  static func bytes(_ date: Date) -> [UInt8]? {
    let seconds = date.timeIntervalSince1970.rounded(.down)
    guard seconds >= earliest, seconds <= latest else { return nil }
    let total = Int(seconds)
    let days = total >= 0 ? total / 86_400 : -((-total + 86_399) / 86_400)
    let second = total - days * 86_400
    let (year, month, day) = civil(days)
    return [UInt8](unsafeUninitializedCapacity: 16) { text, count in
      func put(_ number: Int, _ width: Int) {
        var rest = number
        for place in (count..<count + width).reversed() {
          text[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
          rest /= 10
        }
        count += width
      }
      func put(_ letter: Unicode.Scalar) {
        text[count] = UInt8(truncatingIfNeeded: letter.value)
        count += 1
      }
      count = 0
      put(year, 4)
      put(month, 2)
      put(day, 2)
      put("T")
      put(second / 3600, 2)
      put(second / 60 % 60, 2)
      put(second % 60, 2)
      put("Z")
    }
  }

  /// Reads what tools write: the form of the standard, without its `Z`, with the separators of
  /// ISO 8601, with parts of a second, with an offset from UTC, or a day alone (its midnight).
  ///
  /// Nil for anything else: a unit is never refused for its date. A time without a zone is read as
  /// UTC, as the standard means it.
  public static func parse(_ text: String) -> Date? {
    var text = text
    return text.withUTF8 { parse($0) }
  }

  /// The same of UTF-8: files have a date or two in each unit.
  static func parse(_ text: UnsafeBufferPointer<UInt8>) -> Date? {
    var reader = DigitReader(rest: text)
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

  private static func length(ofMonth month: Int, year: Int) -> Int {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return switch month {
    case 2: isLeap ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
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
  var rest: UnsafeBufferPointer<UInt8>

  var isAtEnd: Bool { rest.isEmpty }

  private var isAtDigit: Bool { rest.first.map { $0 &- 0x30 < 10 } ?? false }

  private mutating func drop(_ count: Int) { rest = .init(rebasing: rest[count...]) }

  mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard rest.first == UInt8(truncatingIfNeeded: character.value) else { return false }
    drop(1)
    return true
  }

  mutating func number(_ width: Int) -> Int? {
    guard rest.count >= width else { return nil }
    var number = 0
    for index in 0..<width {
      let digit = rest[index] &- 0x30
      guard digit < 10 else { return nil }
      number = number * 10 + Int(digit)
    }
    drop(width)
    return number
  }

  /// Seconds since midnight: `hhmm`, `hhmmss`, with or without colons and parts of a second.
  mutating func time() -> Int? {
    guard let hour = number(2), hour < 24 else { return nil }
    let hasColons = skip(":")
    guard let minute = number(2), minute < 60 else { return nil }
    var second = 0
    if hasColons ? skip(":") : isAtDigit {
      // 60 is a leap second.
      guard let value = number(2), value <= 60 else { return nil }
      second = value
      if skip(".") || skip(",") {
        while isAtDigit { drop(1) }
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
