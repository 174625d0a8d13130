import SerbianText
import Testing

@Suite struct SerbianTransliteratorTests {
  static let toCyrillic: [(String, String)] = [
    // digraphs, capitals
    ("Njegoš", "Његош"), ("NJEGOŠ", "ЊЕГОШ"), ("DŽEP", "ЏЕП"), ("Ljubljana", "Љубљана"),
    ("odžak", "оџак"), ("tanjir", "тањир"), ("nadžak-baba", "наџак-баба"), ("budžet", "буџет"),
    ("Andželika", "Анџелика"), ("kanjon", "кањон"), ("konjušar", "коњушар"), ("vanjski", "вањски"),
    ("Odžaci", "Оџаци"), ("Odžalan", "Оџалан"), ("linjak", "лињак"),
    // two letters
    ("injekcija", "инјекција"), ("INJEKCIJA", "ИНЈЕКЦИЈА"), ("mikroinjekcije", "микроинјекције"),
    ("konjunktura", "конјунктура"), ("Konjugacije", "Конјугације"), ("Tanjug", "Танјуг"),
    ("Tanjuga", "Танјуга"), ("anjon", "анјон"), ("podžanr", "поджанр"), ("nadživeti", "надживети"),
    ("odžaliti", "оджалити"), ("vanjezički", "ванјезички"), ("predželudac", "преджелудац"),
    ("feldžandarmerija", "фелджандармерија"), ("Šenjang", "Шенјанг"), ("Andžej", "Анджеј"),
    ("nenadživljen", "ненадживљен"), ("Netanjahuom", "Нетанјахуом"),
    // code points
    ("ǋegoš", "Његош"), ("ǈubeǌić", "Љубењић"), ("ǄEP", "ЏЕП"), ("Ðakovica", "Ђаковица"),
    ("Dec\u{30C}ani i Pec\u{301}", "Дечани и Пећ"), ("sa gradâ", "са град\u{430}\u{302}"),
    // dj
    ("Djakovica", "Ђаковица"), ("podjednako", "подједнако"), ("odjednom", "одједном"),
    ("takodje", "такође"), ("djevojka", "дјевојка"), ("gdje", "гдје"), ("Andjela", "Анђела"),
    ("nadjenem", "надјенем"), ("PRODJENU", "ПРОДЈЕНУ"), ("udjeti", "удјети"),
    ("Nadjeni su", "Нађени су"), ("gradjevina", "грађевина"), ("vidjeti", "видјети"),
    ("adjektiv", "адјектив"),
    // numerals, I
    ("u XXI veku", "у XXI веку"), ("kralj Petar I Karađorđević", "краљ Петар I Карађорђевић"),
    ("I Petar i Marko", "И Петар и Марко"), ("PETAR I MARKO", "ПЕТАР И МАРКО"),
    ("KRALJ PETAR I KARAĐORĐEVIĆ", "КРАЉ ПЕТАР I КАРАЂОРЂЕВИЋ"),
    ("papa Pavle VI", "папа Павле VI"), ("MI I VI ZAJEDNO", "МИ И ВИ ЗАЈЕДНО"),
    ("I. Petrović", "И. Петровић"), ("od I do V razreda", "од I до V разреда"),
    ("C i D vitamin, glava IV", "C и D витамин, глава IV"),
    ("Knj. I, sv. 2", "Књ. I, св. 2"), ("(v. knj. I)", "(в. књ. I)"),
    ("čl. V zakona", "чл. V закона"),
    ("br. 5, knj. V", "бр. 5, књ. V"), ("god. X, br. 3", "год. X, бр. 3"), ("KNJ. I", "КЊ. I"),
    ("14. V 2024.", "14. V 2024."), ("10. I. 2020.", "10. I. 2020."), ("3.V.1999", "3.V.1999"),
    ("od 1. I do 31. XII 1999.", "од 1. I до 31. XII 1999."),
    ("rođen 5. V u Peći", "рођен 5. V у Пећи"),
    ("u I kolu", "у I колу"), ("I–III razred", "I–III разред"), ("V-VIII", "V-VIII"),
    ("đaci I, II i III razreda", "ђаци I, II и III разреда"), ("na str. V i X", "на стр. V и X"),
    ("Videti glavu I.", "Видети главу I."), ("I ili II razred", "I или II разред"),
    // and the conjunction, initials
    ("Imam 5 knjiga. I ti?", "Имам 5 књига. И ти?"),
    ("Odlazim 5. I on ide.", "Одлазим 5. И он иде."),
    ("1. I 2. maja", "1. И 2. маја"), ("Bilo je 1999. god. I tada", "Било је 1999. год. И тада"),
    ("Pobedio je 5:3. I to je dobro.", "Победио је 5:3. И то је добро."),
    ("5. V. Petrović", "5. В. Петровић"),
    ("Stefan L. je tu", "Стефан Л. је ту"), ("tuži ga Pavle M.", "тужи га Павле М."),
    ("Aleksandar D, trgovac", "Александар Д, трговац"), ("Karlo V. je tu", "Карло V. је ту"),
    ("br. 1184/2 K.O. Vrčin", "бр. 1184/2 К.О. Врчин"),
    ("br. 12/3 K. O. Bor", "бр. 12/3 К. О. Бор"),
    ("na 300 K. Dalje", "на 300 K. Даље"),
    ("sv. V. Mokranjac", "св. В. Мокрањац"), ("Došao je 14. I otišao.", "Дошао је 14. И отишао."),
    ("KNJIGE I SVESKE", "КЊИГЕ И СВЕСКЕ"),
    ("GLAVA I OPŠTE ODREDBE", "ГЛАВА I ОПШТЕ ОДРЕДБЕ"),
    ("I, kao što znaš, XXI vek", "И, као што знаш, XXI век"),
    // a numeral before its noun at the beginning of a sentence and in capitals, and the conjunction
    ("I svetski rat", "I светски рат"), ("U I svetskom ratu", "У I светском рату"),
    ("Mir. I svetski rat je počeo.", "Мир. I светски рат је почео."),
    ("POSLE I SVETSKOG RATA", "ПОСЛЕ I СВЕТСКОГ РАТА"), ("I DEO", "I ДЕО"),
    ("I razred", "I разред"),
    ("V MEĐUNARODNI SAJAM", "V МЕЂУНАРОДНИ САЈАМ"), ("ČLAN I", "ЧЛАН I"), ("GLAVA V", "ГЛАВА V"),
    ("PIO IX", "ПИО IX"), ("II svetski rat", "II светски рат"),
    ("I svetska banka ćuti", "И светска банка ћути"), ("I srpski narod", "И српски народ"),
    ("SRBIJA I SVETSKI RAT", "СРБИЈА И СВЕТСКИ РАТ"), ("I DEO NARODA", "И ДЕО НАРОДА"),
    ("I razredni starešina je došao.", "И разредни старешина је дошао."),
    ("MIR I RAT", "МИР И РАТ"), ("I RAT JE PROŠAO", "И РАТ ЈЕ ПРОШАО"),
    // abbreviations that are Serbian words too
    ("novi CD i DVD", "нови CD и DVD"), ("CD", "ЦД"), ("NOVI CNN IZVEŠTAJ", "НОВИ ЦНН ИЗВЕШТАЈ"),
    ("CM", "ЦМ"), ("VI", "VI"), ("godine MCMXCIX", "године MCMXCIX"),
    // untouched
    (
      "vidi https://kfor.nato.int/sr i info@nato.int",
      "види https://kfor.nato.int/sr и info@nato.int"
    ),
    ("{0} od %s <b>Njegoš</b>", "{0} од %s <b>Његош</b>"), ("5 km, 30 kg", "5 km, 30 kg"),
    ("130/85 mm Hg, 7 mmol/l, pH 7,4", "130/85 mm Hg, 7 mmol/l, pH 7,4"),
    ("630 kVA, 100 Nm, živa (Hg)", "630 kVA, 100 Nm, жива (Hg)"),
    ("<a href=\"strana.html\">Ovde</a>", "<a href=\"strana.html\">Овде</a>"),
    ("Sačuvaj ${ime} u /usr/share/skela.", "Сачувај ${ime} у /usr/share/skela."),
    ("&nbsp;Peć&nbsp;", "&nbsp;Пећ&nbsp;"),
    ("otvori izvestaj.pdf odmah", "отвори izvestaj.pdf одмах"),
    ("i/ili", "и/или"), ("120 km/h", "120 km/h"), ("1999. g.", "1999. г."),
    ("5 s njima", "5 с њима"),
    ("50% svih", "50% свих"), ("%(broj)s reči", "%(broj)s речи"),
    ("#izbori i @skela", "#izbori и @skela"),
    ("{{ime}} i {{ prezime }}", "{{ime}} и {{ prezime }}"),
    ("www.b92.net, sajt", "www.b92.net, сајт"),
    ("ime_datoteke ostaje", "ime_datoteke остаје"),
    // foreign words, acronyms
    ("NATO, EU i KFOR", "НАТО, ЕУ и КФОР"), ("članovi NATO-a", "чланови НАТО-а"),
    ("Windows 11 i YouTube", "Windows 11 и YouTube"),
    ("Lidl i Ryanair", "Lidl и Ryanair"), ("Lidl-a", "Lidl-а"),
    ("Facebook i CNN", "Facebook и CNN"),
    ("YouTube-a", "YouTube-а"), ("iPhone telefoni", "iPhone телефони"),
    ("VLADA IDE NA IZBORE", "ВЛАДА ИДЕ НА ИЗБОРЕ"), ("SEO", "СЕО"),
    ("standard ISO 9001", "стандард ISO 9001"),
    // both scripts
    ("Митровица i Zvečan", "Митровица и Звечан"), ("Мoрнaрицa", "Морнарица"),
    ("Гњилане", "Гњилане"), ("Kоsоvо", "Косово"), ("ХIХ век", "XIX век"),
    ("рекао je cам", "рекао је сам"),
    ("", ""), ("   ", "   "), ("12.5", "12.5"),
  ]

  static let toLatin: [(String, String)] = [
    ("ЊЕГОШ", "NJEGOŠ"), ("Његош", "Njegoš"), ("Њ. В. Љубиша", "Nj. V. Ljubiša"),
    ("КЉУЧ, ЏЕП И ПАЊ", "KLJUČ, DŽEP I PANJ"), ("Ђаковица", "Đakovica"), ("Ћуприја", "Ćuprija"),
    ("XIX век", "XIX vek"), ("инјекција", "injekcija"), ("Љубљана", "Ljubljana"), ("ЉП", "LJP"),
    ("Љ", "LJ"), ("слово Њ", "slovo Nj"), ("Џ\nи", "DŽ\ni"),
    ("АЊ-а", "ANJ-a"), ("ОН И Њ СУ ТУ", "ON I NJ SU TU"), ("Мoрнaрицa", "Mornarica"),
    ("cтpaнa", "strana"), ("ХХ век", "XX vek"), ("Zvečan и Пећ", "Zvečan i Peć"),
    ("види https://срб.рф/пут и", "vidi https://срб.рф/пут i"), ("Джоел", "Džoel"),
    ("{број} речи", "{број} reči"), ("Чайковский", "Чайковский"), ("а̑", "ȃ"),
  ]

  @Test(arguments: toCyrillic)
  func latinToCyrillic(latin: String, cyrillic: String) throws {
    let result = try SerbianTransliterator().convert(latin, to: .cyrillic).text
    #expect(Array(result.unicodeScalars) == Array(cyrillic.unicodeScalars), "\(result)")
  }

  @Test(arguments: toLatin)
  func cyrillicToLatin(cyrillic: String, latin: String) throws {
    let result = try SerbianTransliterator().convert(cyrillic, to: .latin).text
    #expect(Array(result.unicodeScalars) == Array(latin.unicodeScalars), "\(result)")
  }

  @Test(arguments: toCyrillic)
  func whatIsCyrillicStays(latin: String, cyrillic: String) throws {
    let transliterator = try SerbianTransliterator()
    #expect(transliterator.convert(cyrillic, to: .cyrillic).text == cyrillic)
  }

  @Test func doubtsSayWhichWordAndWhere() throws {
    let conversion = try SerbianTransliterator().convert("Most Djakovica i Wolfram", to: .cyrillic)
    let found = conversion.doubts.map { "\($0.word) \(conversion.text[$0.range]) \($0.reason)" }
    #expect(found == ["Djakovica Ђаковица strokedD", "Wolfram Wolfram foreignWord"])
  }

  @Test func plainTextHasNoDoubts() throws {
    let text = "Komandant Kfora rekao je juče da je situacija na severu mirna, ali krhka."
    #expect(try SerbianTransliterator().convert(text, to: .cyrillic).doubts.isEmpty)
  }

  @Test func optionsDecidePolicy() throws {
    func cyrillic(_ text: String, _ change: (inout TransliterationOptions) -> Void) throws -> String
    {
      var options = TransliterationOptions()
      change(&options)
      return try SerbianTransliterator(options: options).convert(text, to: .cyrillic).text
    }
    #expect(try cyrillic("Windows i NATO") { $0.foreignWords = .convert } == "Виндовс и НАТО")
    #expect(try cyrillic("Windows i NATO") { $0.acronyms = .keep } == "Windows и NATO")
    #expect(try cyrillic("5 km") { $0.units = .convert } == "5 км")
    #expect(try cyrillic("Djakovica") { $0.readsDjAsStrokedD = false } == "Дјаковица")
    #expect(try cyrillic("Skela i most") { $0.protectedWords = ["Skela"] } == "Skela и мост")
  }

  @Test(arguments: [
    ("Decani", "Дечани"), ("Pristina", "Приштина"), ("Strpce", "Штрпце"), ("Urosevac", "Урошевац"),
    ("Djakovica", "Ђаковица"), ("Pec", "Пећ"), ("Kosovo", "Косово"), ("u Decanima", "у Дечанима"),
  ])
  func droppedMarksComeBackWhenAsked(latin: String, cyrillic: String) throws {
    var options = TransliterationOptions()
    options.restoresDiacritics = true
    let transliterator = try SerbianTransliterator(options: options)
    #expect(transliterator.convert(latin, to: .cyrillic).text == cyrillic)
  }
}
