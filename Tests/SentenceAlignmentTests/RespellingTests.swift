import SerbianText
import Testing

@testable import SentenceAlignment

@Suite struct RespellingTests {
  private func skeleton(_ name: String) -> UInt64 {
    Array(SearchKey.loose(name).utf8).withUnsafeBufferPointer { Respelling.skeleton(of: $0) }
  }

  private func respelled(_ word: String) -> Stem {
    Array(SearchKey.loose(word).utf8).withUnsafeBufferPointer { Respelling.stem(of: $0) }
  }

  @Test(
    "A name and its Serbian spelling have the same consonants",
    arguments: [
      ("Wales", "Vels", "Велс"), ("Trump", "Tramp", "Трамп"), ("Wyoming", "Vajoming", "Вајоминг"),
      ("George", "Džordž", "Џорџ"), ("Washington", "Vašington", "Вашингтон"),
      ("Ulutaş", "Ulutaš", "Улуташ"), ("Philip", "Filip", "Филип"), ("Mark", "Mark", "Марк"),
    ]
  )
  func names(_ name: String, _ latin: String, _ cyrillic: String) {
    #expect(skeleton(name) != 0)
    #expect(skeleton(name) == skeleton(latin))
    #expect(skeleton(name) == skeleton(cyrillic))
  }

  @Test(
    "A case ending adds a consonant at most",
    arguments: [
      ("Trump", "Trampom"), ("Wales", "Velsom"), ("George", "Џорџем"), ("KFOR", "Kforom"),
    ]
  )
  func endings(_ name: String, _ inflected: String) {
    #expect(Respelling.isSameName(skeleton(name), skeleton(inflected)))
    #expect(Respelling.isSameName(skeleton(inflected), skeleton(name)))
  }

  @Test(
    "Other names are told apart",
    arguments: [("Trump", "Vels"), ("Washington", "Vajoming"), ("Mark", "Марија"), ("Ana", "Eva")]
  )
  func others(_ a: String, _ b: String) {
    #expect(!Respelling.isSameName(skeleton(a), skeleton(b)))
  }

  @Test(
    "Names of fewer than two consonants tell nothing",
    arguments: ["", "Ana", "Ева", "Io", "漢字"]
  )
  func short(_ name: String) {
    #expect(skeleton(name) == 0)
  }

  @Test("A long name keeps its beginning", arguments: [20, 200])
  func long(_ count: Int) {
    let name = String(repeating: "brd", count: count)
    #expect(skeleton(name) == skeleton(name + "brd"))
    #expect(skeleton(name) != 0)
  }

  @Test(
    "Words of common origin come nearer to each other",
    arguments: [
      ("commander", "komandant", "командант"), ("photograph", "fotografija", "фотографија"),
      ("activity", "aktivnost", "активност"), ("programme", "program", "програм"),
      ("text", "tekst", "текст"), ("quality", "kvalitet", "квалитет"),
    ]
  )
  func words(_ english: String, _ latin: String, _ cyrillic: String) {
    #expect(respelled(english) == respelled(latin))
    #expect(respelled(latin) == respelled(cyrillic))
  }
}
