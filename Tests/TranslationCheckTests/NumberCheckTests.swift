import Testing

@testable import TranslationCheck

@Suite struct NumberCheckTests {
  private let check = NumberCheck(source: "en", target: "sr")

  @Test(
    "Numbers that are equal as values",
    arguments: [
      ("It cost 1,000.5 euros.", "Koštalo je 1.000,5 evra."),
      ("It cost 1,000.5 euros.", "Коштало је 1.000,5 евра."),
      ("Three men came.", "Došla su tri čoveka."), ("Three men came.", "Дошла су три човека."),
      ("On 5 February 2026.", "Dana 05.02.2026."), ("On 5 February 2026.", "5. фебруара 2026."),
      ("About 2.5 million people", "Oko 2,5 miliona ljudi"),
      ("About 2.5 million people", "Oko 2.500.000 ljudi"),
      ("At 2:30 p.m.", "U 14.30 časova"), ("10 per cent", "десет одсто"),
      ("a 42-year-old", "četrdesetdvogodišnjak"), ("in the 1990s", "devedesetih godina"),
      ("The 21st century", "XXI vek"), ("ten miles away", "na 16 kilometara"),
      ("six meters (18 feet)", "šest metara"), ("80 degrees", "27 stepeni Celzijusa"),
      ("from 2 to 4 inches", "od 5 do 10 cm"), ("the two of them", "њих двоје"),
      ("50 percent plus one vote", "polovina i jedan glas"),
      ("On 5 February he left.", "Otišao je 5. februara."),
      ("On 5 February he left.", "Отишао је 5. 2."), ("March 3, 2020", "3. марта 2020."),
      ("in the 1930s", "1930-ih"), ("in the 1930s", "тридесетих година"),
    ]
  )
  func equal(_ pair: (String, String)) {
    #expect(check.findings(pair.0, pair.1).isEmpty)
  }

  @Test(
    "Numbers that differ",
    arguments: [
      ("It cost 1,000.5 euros.", "Koštalo je 1.005 evra."),
      ("It cost 187,500 euros.", "Коштало је 178.500 евра."),
      ("Three men came.", "Došla su četiri čoveka."), ("Three men came.", "Дошло је пет људи."),
      ("On 5 February 2026.", "Dana 06.02.2026."), ("On 5 February 2026.", "7. februara 2026."),
      ("About 2.5 million people", "Oko 2,5 milijardi ljudi"), ("In 2018 he left.", "Otišao je."),
      ("He left.", "Отишао је 2018. године."), ("ten miles away", "na 60 kilometara"),
      ("On 5 February he left.", "Otišao je 5. marta."),
      ("On 5 February he left.", "Отишао је 5. марта."), ("in the 1930s", "4930-ih"),
    ]
  )
  func different(_ pair: (String, String)) throws {
    let finding = try #require(check.findings(pair.0, pair.1).first)
    #expect(finding.kind == .number)
    let text = finding.side == .source ? pair.0 : pair.1
    #expect(!String(decoding: Array(text.utf8)[finding.range], as: UTF8.self).isEmpty)
  }
}
