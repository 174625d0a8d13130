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

  /// Marked before they were looked up.
  @Test(arguments: [
    ("Vučitrn", "ВУЧИТРН", SearchRelaxation.scriptAndCase), ("Vucitrn", "Вучитрн", .marks),
    ("Djeneral Jankovic", "Ђенерал Јанковић", .marks), ("Durdica", "Đurđica", .stroke),
    ("mleko", "млијеко", .reflex), ("Beograd", "Biograd", nil),
    ("Bijelo Polje", "Belo Polje", .reflex),
    ("Stimlje", "Штимље", .marks), ("Dakovica", "Ђаковица", .stroke),
    ("Džep", "ЏЕП", .scriptAndCase),
    ("ǅep", "džep", .scriptAndCase), ("Njegos", "Његош", .marks),
    ("injekcija", "инјекција", .scriptAndCase), ("lijepa rijeka", "лепа река", .reflex),
    ("nedjelja", "недеља", .reflex), ("djeca", "деца", .reflex), ("vjetar", "ветар", .reflex),
    ("sjever", "север", .reflex), ("Đakovica", "Djakovica", .marks), ("cvijeće", "cvece", .reflex),
    ("prijatelj", "pretelj", nil), ("Mitrovica", "Mitrovicë", nil),
    ("Prishtine", "Prishtinë", .marks),
    ("Kоsovo", "Kosovo", .scriptAndCase), ("NATO", "НАТО", .scriptAndCase), ("konj", "кон", nil),
    ("ljepota", "лепота", .reflex), ("snijeg", "снег", .reflex), ("njega", "нега", .reflex),
    ("mjesto", "место", .reflex), ("dva", "двије", nil), ("ЊЕГОШ", "njegoš", .scriptAndCase),
    ("Ћирез", "Cirez", .marks),
  ])
  func fresh(first: String, second: String, expected: SearchRelaxation?) {
    #expect(SearchRelaxation.between(first, second) == expected)
    #expect(SearchRelaxation.between(second, first) == expected)
  }
}
