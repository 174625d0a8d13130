import SerbianText
import TestSupport
import Testing

@Suite struct InflectionKeyTests {
  static let families = [
    "Mitrovica Mitrovice Mitrovici Mitrovicu Mitrovicom Митровици",
    "Ibar Ibra Ibru Ibrom Ибром", "Dečani Dečana Dečanima Dečane Дечанима",
    "pripadnik pripadnika pripadniku pripadnikom pripadnici pripadnicima pripadniče",
    "kosovski kosovskog kosovskoj kosovska kosovskim косовским",
    "grad grada gradu gradom gradovi gradova gradovima",
    "bezbednost bezbednosti bezbednošću", "KFOR KFOR-a KFOR-u",
    "građanin građani građana građanima",
    "Srbija Srbije Srbiji Srbijom", "posao posla poslu poslom poslovi",
    "prevodilac prevodioca prevodioci",
    "Ulutaš Ulutaša Ulutašu Ulutašem", "situacija situacije situacijom ситуацији",
  ]

  @Test(arguments: families)
  func formsOfOneWordAgree(family: String) {
    let keys = family.split(separator: " ").map { InflectionKey.of(SearchKey.strict(String($0))) }
    #expect(Set(keys).count == 1, "\(keys)")
  }

  @Test func wordsDiffer() {
    let words = [
      "most", "mast", "grad", "gora", "Srbija", "Kosovo", "snaga", "sever", "vojska", "vlada",
    ]
    #expect(Set(words.map { InflectionKey.of(SearchKey.strict($0)) }).count == words.count)
  }

  @Test("A word in place has the stem of the list of letters", arguments: [1, 2, 3] as [UInt64])
  func twin(_ seed: UInt64) {
    let pieces = [
      "a", "e", "i", "o", "u", "r", "l", "n", "c", "k", "m", "t", "j", "s", "z", "v", "č", "ć", "š",
      "ž", "đ", "-", "ov", "ev", "ima", "ama", "anin", "šću", "oc", "ij", "og", "ö", "ж", "kos",
      "got",
    ]
    var random = SeededGenerator(seed: seed)
    for _ in 0..<5_000 {
      let key = (0..<Int(random.next() % 7)).map { _ in
        pieces[Int(random.next() % UInt64(pieces.count))]
      }.joined()
      #expect(InflectionKey.of(key) == StemTwin.stem(key), "\(key)")
    }
    for word in Self.families.joined(separator: " ").split(separator: " ") {
      let key = SearchKey.strict(String(word))
      #expect(InflectionKey.of(key) == StemTwin.stem(key))
    }
  }

  @Test func phrases() {
    let key = InflectionKey.ofPhrase(SearchKey.strict("bezbednosnih snaga"))
    #expect(key == InflectionKey.ofPhrase(SearchKey.strict("Безбедносне снаге")))
  }
}
