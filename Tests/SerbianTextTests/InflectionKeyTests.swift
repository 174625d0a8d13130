import SerbianText
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

  @Test func phrases() {
    let key = InflectionKey.ofPhrase(SearchKey.strict("bezbednosnih snaga"))
    #expect(key == InflectionKey.ofPhrase(SearchKey.strict("Безбедносне снаге")))
  }
}
