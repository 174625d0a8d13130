import SerbianText
import Testing

@testable import ArticleText

@Suite struct DateStampTests {
  @Test(arguments: [
    ("05.02.2026.", "2026-02-05", nil), ("5. 2. 2026", "2026-02-05", nil),
    ("5/2/2026", "2026-02-05", nil), ("5-2-2026", "2026-02-05", nil),
    ("2026-02-05", "2026-02-05", nil), ("2026-02-05T09:12:33+01:00", "2026-02-05", "09:12"),
    ("5. februara 2026. godine", "2026-02-05", nil), ("5. фебруара 2026.", "2026-02-05", nil),
    ("12. март 2026. 14.35", "2026-03-12", "14:35"),
    ("28. МАЈА 2025. у 7:05", "2025-05-28", "07:05"),
    ("5 February 2026", "2026-02-05", nil), ("February 5, 2026 9:12 p.m.", "2026-02-05", "21:12"),
    ("Feb. 5th, 2026, 12:01 AM", "2026-02-05", "00:01"), ("1 Sept 2025", "2025-09-01", nil),
    ("sreda, 31. decembra 2025. 23:59", "2025-12-31", "23:59"), ("11:06", nil, "11:06"),
    ("9.30 časova", nil, "09:30"), ("9.30 часова", nil, "09:30"),
    ("05.02.2026. 9.30h", "2026-02-05", "09:30"),
    ("5 May 2026, 9:30pm", "2026-05-05", "21:30"), ("9.30 - 05.02.2026", "2026-02-05", "09:30"),
    ("05.02.2026. 14:35:10", "2026-02-05", "14:35"), ("juna", nil, nil), ("31.13.2026.", nil, nil),
    ("32. januar 2026", nil, nil), ("12.05", nil, "12:05"), ("25:61", nil, nil),
  ])
  func stamps(_ line: String, _ date: String?, _ time: String?) throws {
    let stamp = try DateStamp(key: SearchKey.strict(line), patterns: DateStamp.Patterns())
    #expect(stamp.date == date)
    #expect(stamp.time == time)
  }

  @Test("Every month, in both scripts and in English", arguments: 1...12)
  func months(_ month: Int) throws {
    let names = [
      ["januara", "januar", "јануара", "January", "Jan"],
      ["februara", "februar", "фебруар", "February", "feb."],
      ["marta", "mart", "марта", "March", "Mar"], ["aprila", "april", "април", "April", "apr."],
      ["maja", "maj", "маја", "May", "May"], ["juna", "jun", "јуна", "June", "juni"],
      ["jula", "jul", "јула", "July", "juli"], ["avgusta", "avgust", "август", "August", "Aug"],
      ["septembra", "septembar", "септембра", "September", "sept."],
      ["oktobra", "oktobar", "октобар", "October", "Oct"],
      ["novembra", "novembar", "новембра", "November", "nov."],
      ["decembra", "decembar", "децембра", "December", "Dec"],
    ][month - 1]
    let expected = "2026-\(month < 10 ? "0" : "")\(month)-07"
    for name in names {
      #expect(
        try DateStamp(key: SearchKey.strict("7. \(name) 2026"), patterns: DateStamp.Patterns()).date
          == expected
      )
    }
  }
}
