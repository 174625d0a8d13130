import SerbianText
import Testing

@testable import TranslationCheck

@Suite struct ConsonantRowTests {
  @Test(
    "Words that both languages have borrowed",
    arguments: [
      ("alliance", "Alijansu"), ("alliance", "Алијансе"), ("parliament", "Parlamentu"),
      ("parliament", "Парламентом"), ("senate", "Senat"), ("senate", "Сенату"),
    ]
  )
  func alike(_ pair: (String, String)) {
    let (own, other) = (ConsonantRow(pair.0), ConsonantRow(SearchKey.loose(pair.1)))
    #expect(own.isAlike(other) && other.isAlike(own))
  }

  @Test(
    "Others, and words too short to tell",
    arguments: [
      ("government", "Hansena"), ("government", "Хансена"), ("moon", "Mini"), ("moon", "Мини"),
      ("senate", "Monti"), ("cooler", "Klark"), ("cooler", "Кларк"),
      ("senator", "Senegalac"), ("alliance", "Losana"),
    ]
  )
  func other(_ pair: (String, String)) {
    #expect(!ConsonantRow(pair.0).isAlike(ConsonantRow(SearchKey.loose(pair.1))))
  }
}
