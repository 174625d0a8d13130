import SerbianText
import Testing

@Suite struct SearchKeyTests {
  @Test(arguments: [
    ("Ђаковица", "đakovica"), ("ĐAKOVICA", "đakovica"), ("Ðakovica", "đakovica"),
    ("ǈubeǌić", "ljubenjić"),
    ("Pec\u{301}", "peć"), ("Мoрнaрицa", "mornarica"), ("cтpaнa", "strana"), ("Kоsоvо", "kosovo"),
    ("  Novi\u{A0} Sad ", "novi sad"), ("tran\u{AD}sport", "transport"), ("ШТРПЦЕ", "štrpce"),
    ("", ""),
  ])
  func strict(text: String, key: String) {
    #expect(SearchKey.strict(text) == key)
    #expect(SearchKey.strict(key) == key)
  }

  @Test(arguments: [
    ("Djakovica", "Ђаковица"), ("Decani", "Dečani"), ("Strpce", "Штрпце"), ("Urosevac", "Урошевац"),
    ("Pec", "Пећ"), ("Djindjic", "Ђинђић"),
  ])
  func loose(first: String, second: String) {
    #expect(SearchKey.loose(first) == SearchKey.loose(second))
  }

  @Test(arguments: [
    ("Peć", "Peć", SearchRelaxation.none), ("peć", "Пећ", .scriptAndCase), ("pec", "Пећ", .marks),
    ("Djakovica", "Ђаковица", .marks), ("Dindic", "Ђинђић", .stroke), ("Dindic", "Djindjić", nil),
    ("mleko", "mlijeko", .reflex), ("песма", "pjesma", .reflex), ("reka", "Ријека", .reflex),
    ("Peć", "Peč", .marks), ("most", "mast", nil),
  ])
  func relaxation(first: String, second: String, expected: SearchRelaxation?) {
    #expect(SearchRelaxation.between(first, second) == expected)
    #expect(SearchRelaxation.between(second, first) == expected)
  }
}
