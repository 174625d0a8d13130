import Foundation
import Interchange
import TestSupport
import Testing

@Suite struct TMXDateTests {
  @Test(arguments: [
    (0.0, "19700101T000000Z"), (1_770_290_520, "20260205T112200Z"), (-1, "19691231T235959Z"),
    (951_782_400, "20000229T000000Z"), (1_000.9, "19700101T001640Z"),
    (253_402_300_799, "99991231T235959Z"), (-62_167_219_200, "00000101T000000Z"),
  ])
  func format(_ seconds: Double, _ text: String) {
    #expect(TMXDate.format(Date(timeIntervalSince1970: seconds)) == text)
    #expect(TMXDate.parse(text) == Date(timeIntervalSince1970: seconds.rounded(.down)))
  }

  /// From 1583 on: Foundation has Julian dates before.
  @Test func anyDate() {
    var random = SeededGenerator(seed: 4)
    for _ in 0..<2_000 {
      let date = Date(
        timeIntervalSince1970: Double(
          Int.random(in: -12_212_553_600...253_402_300_799, using: &random)
        )
      )
      #expect(TMXDate.format(date) == date.formatted(Self.form))
      #expect(TMXDate.format(date).flatMap(TMXDate.parse) == date)
    }
  }

  /// Foundation's own.
  private static let form = Date.VerbatimFormatStyle(
    format: """
      \(year: .padded(4))\(month: .twoDigits)\(day: .twoDigits)T\
      \(hour: .twoDigits(clock: .twentyFourHour, hourCycle: .zeroBased))\(minute: .twoDigits)\
      \(second: .twoDigits)Z
      """,
    timeZone: .gmt,
    calendar: Calendar(identifier: .iso8601)
  )

  @Test(arguments: [1e15, -1e15, .infinity])
  func outOfRange(_ seconds: Double) {
    #expect(TMXDate.format(Date(timeIntervalSince1970: seconds)) == nil)
  }

  @Test(arguments: [
    "20260205T112200Z", "20260205T112200", "2026-02-05T11:22:00Z", "2026-02-05 11:22:00",
    "2026-02-05T11:22:00.123Z", "20260205t112200z", "2026-02-05T12:22:00+01:00",
    "20260205T102200-0100", "20260205T1122Z", "2026-02-05T11:22",
  ])
  func spellings(_ text: String) {
    #expect(TMXDate.parse(text) == Date(timeIntervalSince1970: 1_770_290_520))
  }

  @Test(arguments: ["20230314", "2023-03-14"])
  func days(_ text: String) {
    #expect(TMXDate.parse(text) == Date(timeIntervalSince1970: 1_678_752_000))
  }

  @Test(arguments: [
    "", "soon", "јуче", "2026", "20261301", "20260230", "20250229T000000Z", "20260205T250000Z",
    "20260205T112200ZZ", "20260205X112200Z", "2026-0205", "20260205T112200+99", "２０２６０２０５",
  ])
  func refused(_ text: String) {
    #expect(TMXDate.parse(text) == nil)
  }
}
