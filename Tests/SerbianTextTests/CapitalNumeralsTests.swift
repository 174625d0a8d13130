import SerbianText
import Testing

/// One capital among words in capitals: "and", or a numeral where something says so.
@Suite struct CapitalNumeralsTests {
  static let cases: [(String, String)] = [
    // "and"
    ("KNJIGA I OLOVKA", "КЊИГА И ОЛОВКА"), ("RAT I MIR", "РАТ И МИР"),
    ("DEO I CELINA", "ДЕО И ЦЕЛИНА"),
    ("GLAVA I VRAT", "ГЛАВА И ВРАТ"), ("TOM I DŽERI", "ТОМ И ЏЕРИ"), ("LIGA I KUP", "ЛИГА И КУП"),
    ("FAZA I NULA", "ФАЗА И НУЛА"), ("KOLO I PESMA", "КОЛО И ПЕСМА"),
    ("SAVA I DUNAV", "САВА И ДУНАВ"),
    ("PETAR I MARKO", "ПЕТАР И МАРКО"), ("PETAR I PAVLE", "ПЕТАР И ПАВЛЕ"),
    ("KRALJ PETAR I KRALJICA MARIJA", "КРАЉ ПЕТАР И КРАЉИЦА МАРИЈА"),
    ("KRALJ PETAR I KRALJ ALEKSANDAR", "КРАЉ ПЕТАР И КРАЉ АЛЕКСАНДАР"),
    ("ZA I PROTIV RATA", "ЗА И ПРОТИВ РАТА"), ("NOVI I STARI DEO", "НОВИ И СТАРИ ДЕО"),
    ("PRVI I DRUGI SVETSKI RAT", "ПРВИ И ДРУГИ СВЕТСКИ РАТ"), ("RAT I\nMIR", "РАТ И\nМИР"),
    ("„RAT I MIR“ je roman", "„РАТ И МИР“ је роман"),
    ("Dobila je „KNJIGA I OLOVKA“ juče", "Добила је „КЊИГА И ОЛОВКА“ јуче"),
    ("Knjiga I Olovka", "Књига И Оловка"), ("V. I. LENJIN", "В. И. ЛЕЊИН"),
    // numerals
    ("ČLAN I", "ЧЛАН I"), ("KNJIGA I", "КЊИГА I"), ("STEPEN I: UVOD", "СТЕПЕН I: УВОД"),
    ("GLAVA I OPŠTE ODREDBE", "ГЛАВА I ОПШТЕ ОДРЕДБЕ"), ("ČLAN I USTAVA", "ЧЛАН I УСТАВА"),
    ("POGLAVLJE I UVOD", "ПОГЛАВЉЕ I УВОД"), ("KNJIGA I UVODNA REČ", "КЊИГА I УВОДНА РЕЧ"),
    ("GLAVA I SPOMENICI I GROBLJA", "ГЛАВА I СПОМЕНИЦИ И ГРОБЉА"),
    ("Glava I Opšte odredbe", "Глава I Опште одредбе"),
    ("PETAR I KARAĐORĐEVIĆ", "ПЕТАР I КАРАЂОРЂЕВИЋ"), ("PETAR I VELIKI", "ПЕТАР I ВЕЛИКИ"),
    ("je li PETAR I KARAĐORĐEVIĆ došao", "је ли ПЕТАР I КАРАЂОРЂЕВИЋ дошао"),
    ("CAR FRANC JOSIF I PROTIV SRBIJE", "ЦАР ФРАНЦ ЈОСИФ I ПРОТИВ СРБИЈЕ"),
    ("ULICA KRALJA PETRA I", "УЛИЦА КРАЉА ПЕТРА I"), ("PETAR I, KRALJ", "ПЕТАР I, КРАЉ"),
    ("SRBIJA U I SVETSKOM RATU", "СРБИЈА У I СВЕТСКОМ РАТУ"),
    ("POSLE I I II SVETSKOG RATA", "ПОСЛЕ I И II СВЕТСКОГ РАТА"),
    ("RAZREDI I, II I III", "РАЗРЕДИ I, II И III"), ("I ILI II RAZRED", "I ИЛИ II РАЗРЕД"),
    ("OD I DO V RAZREDA", "ОД I ДО V РАЗРЕДА"), ("U V RAZREDU", "У V РАЗРЕДУ"),
    ("ZVEZDA I PARTIZAN U I KOLU", "ЗВЕЗДА И ПАРТИЗАН У I КОЛУ"),
    ("Karlo V. je umro", "Карло V. је умро"), ("Došao je Ferdinand I.", "Дошао је Фердинанд I."),
    ("Kap. I kl. B. Stanojević", "Кап. I кл. Б. Станојевић"),
    ("KAP. I KL. S. ILIĆ", "КАП. I КЛ. С. ИЛИЋ"),
    ("Ivan V. Petrović", "Иван В. Петровић"),
    ("I KOLO: ZVEZDA I PARTIZAN", "I КОЛО: ЗВЕЗДА И ПАРТИЗАН"),
  ]

  @Test(arguments: cases)
  func toCyrillicAndBack(latin: String, cyrillic: String) throws {
    let transliterator = try SerbianTransliterator()
    #expect(transliterator.convert(latin, to: .cyrillic).text == cyrillic)
    #expect(transliterator.convert(cyrillic, to: .cyrillic).text == cyrillic)
    #expect(transliterator.convert(cyrillic, to: .latin).text == latin)
  }

  @Test(arguments: ["KNJIGA I OLOVKA", "PETAR I MARKO", "GLAVA I VRAT", "ČLAN I"])
  func eitherReadingIsADoubtBehindAWordThatTakesNumerals(text: String) throws {
    let doubts = try SerbianTransliterator().convert(text, to: .cyrillic).doubts
    #expect(doubts.map(\.reason) == [.romanNumeral])
  }

  @Test func andBehindAnyOtherWordIsNone() throws {
    #expect(try SerbianTransliterator().convert("RAT I MIR", to: .cyrillic).doubts.isEmpty)
  }
}
