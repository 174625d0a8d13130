import SerbianText
import Testing

@testable import SentenceAlignment

@Suite struct NameSoundsTests {
  private func sounds(_ name: String) -> NameSounds { NameSounds(SearchKey.loose(name)) }

  @Test(
    "Borrowed words",
    arguments: [("captain", "kapetan", "капетан"), ("protest", "protesta", "протеста")]
  )
  func cognates(_ words: (String, String, String)) {
    #expect(sounds(words.0).isCognate(of: sounds(words.1)))
    #expect(sounds(words.0).isCognate(of: sounds(words.2)))
    #expect(!sounds(words.0).isCognate(of: sounds("vlada")))
  }
}
