import BitextCore
import Testing

@testable import Terminology

@Suite struct TermRecognizerTests {
  private static func entry(
    _ identifier: String,
    en: [String] = [],
    sr: [String] = [],
    abbreviations: [String] = []
  ) -> ConceptEntry {
    let sections = [
      LanguageSection(language: LanguageTag(language: "en"), terms: en.map { Term($0) }),
      LanguageSection(
        language: LanguageTag(language: "sr", script: "Latn"),
        terms: sr.map { Term($0) } + abbreviations.map { Term($0, kind: .abbreviation) }
      ),
    ]
    return ConceptEntry(
      identifier: identifier,
      sections: sections.filter { !$0.terms.isEmpty }
    )
  }

  private static let entries = [
    entry("forces", en: ["security forces"], sr: ["bezbednosne snage"]),
    entry("force", en: ["force"], sr: ["snaga"]),
    entry(
      "ksf",
      en: ["Kosovo Security Force", "KSF"],
      sr: ["Kosovske bezbednosne snage"],
      abbreviations: ["KBS"]
    ),
    entry("kfor", en: ["KFOR"], sr: ["KFOR"]),
    entry("eulex", en: ["EULEX"], sr: ["Euleks"]),
    entry("mitrovica", en: ["Kosovska Mitrovica"], sr: ["Kosovska Mitrovica"]),
    entry("pec", en: ["Peć", "Peja"], sr: ["Peć"]),
    entry("nis", en: ["Niš"], sr: ["Niš"]),
    entry("ibar", en: ["Ibar"], sr: ["Ibar"]),
    entry("banja", en: ["Banja"], sr: ["Banja"]),
    entry("bridge", en: ["bridge"], sr: ["most"]),
    entry("side", en: ["side"], sr: ["strana"]),
    entry("council", sr: ["Savet Evrope"], abbreviations: ["SE"]),
    entry("patrol", en: ["joint patrol"], sr: ["zajednička patrola"]),
    entry("rosu", sr: ["Jedinica za podršku"], abbreviations: ["ROSU"]),
    entry("senta", sr: ["Senta"]),
    entry("kostajnica", sr: ["Kostajnica"]),
    entry("premier", en: ["minister"], sr: ["premijer"]),
    entry("government", en: ["government"], sr: ["vlada"]),
    entry("cabinet", sr: ["Vlada Republike Srbije"]),
    entry("accused", en: ["accused"], sr: ["optuženi"]),
    entry("damages", en: ["damages"]),
    entry("elections", sr: ["izbori"]),
    entry("missile", en: ["surface-to-air missile", "SAM"]),
    entry("gora", sr: ["Gora"]),
    entry("crna-trava", sr: ["Crna Trava"]),
    entry("germany", sr: ["Nemačka"]),
    entry("crossing", sr: ["prelaz"]),
    entry("sentence", sr: ["kazna"]),
    entry("captain", en: ["captain"], abbreviations: ["kap."]),
    doubtful("company", en: "company", sr: "četa"),
    doubtful("platoon", en: "platoon", sr: "voda", isAmbiguous: false),
  ]

  private static func doubtful(
    _ identifier: String,
    en: String,
    sr: String,
    isAmbiguous: Bool = true
  ) -> ConceptEntry {
    var entry = entry(identifier, en: [en], sr: [sr])
    entry.subjectField = "unit"
    for section in entry.sections.indices {
      entry.sections[section].terms[0].isAmbiguous = isAmbiguous
    }
    return entry
  }

  private static let recognizer = TermRecognizer(index: TermIndex(entries: entries))

  private static func found(_ text: String, _ language: LanguageTag? = nil) -> [String] {
    recognizer.occurrences(in: text, language: language).map {
      $0.text + "=" + $0.hits.map(\.entry.identifier).joined(separator: "+")
    }
  }

  @Test(
    "Terms in any case and either script, the longest ones",
    arguments: [
      (
        "Pripadnici bezbednosnih snaga stigli su u Kosovsku Mitrovicu.",
        ["bezbednosnih snaga=forces", "Kosovsku Mitrovicu=mitrovica"]
      ),
      (
        "Припадници безбедносних снага стигли су у Косовску Митровицу.",
        ["безбедносних снага=forces", "Косовску Митровицу=mitrovica"]
      ),
      ("Obuka Kosovskih bezbednosnih snaga.", ["Kosovskih bezbednosnih snaga=ksf"]),
      ("Vojnici KBS-a i KFOR-a, sa Euleksom.", ["KBS-a=ksf", "KFOR-a=kfor", "Euleksom=eulex"]),
      ("Војници КБС-а и КФОР-а, са Еулексом.", ["КБС-а=ksf", "КФОР-а=kfor", "Еулексом=eulex"]),
      ("Komitet SE zaseda. Комитет СЕ заседа.", ["SE=council", "СЕ=council"]),
      ("Kfor i misija EULEX su na mostovima.", ["Kfor=kfor", "EULEX=eulex", "mostovima=bridge"]),
      ("Živi u Peći i u Nišu, na Ibru.", ["Peći=pec", "Nišu=nis", "Ibru=ibar"]),
      ("Живи у Пећи и у Нишу, на Ибру.", ["Пећи=pec", "Нишу=nis", "Ибру=ibar"]),
      ("zajedničke\npatrole na terenu", ["zajedničke\npatrole=patrol"]),
      (
        "The security forces patrolled in Peja; KFOR's bridges were closed.",
        ["security forces=forces", "Peja=pec", "KFOR's=kfor", "bridges=bridge"]
      ),
    ]
  )
  func finds(_ text: String, _ expected: [String]) {
    #expect(Self.found(text) == expected)
  }

  @Test(
    "What only looks like a term",
    arguments: [
      // Small letters are no names, and no acronyms.
      "U toj banji je peći hleba.", "У тој бањи је пећи хлеба.",
      // Endings of another declension.
      "Stranog gosta čeka.", "Страног госта чека.",
      // A word between, a comma, another paragraph.
      "Bezbednosne, snage", "zajedničke velike patrole.", "zajedničke\n\npatrole su",
      // A word of a headline is no acronym.
      "ŠTA SE OVDE ČEKA", "ШТА СЕ ОВДЕ ЧЕКА",
      // English has other words.
      "The most of it is for the people.",
      // A name at the start of a sentence that the text knows as a word.
      "Banje su zatvorene. Ostale banje rade.", "Бање су затворене. Остале бање раде.",
    ]
  )
  func findsNothing(_ text: String) {
    #expect(Self.found(text).filter { !$0.hasSuffix("=force") }.isEmpty, "\(Self.found(text))")
  }

  @Test(
    "Capitals, names, participles, ambiguous words",
    arguments: [
      // An acronym is the beginning of its form.
      ("Kad je Rosa stigla, Ros je otišao.", []), ("Кад је Роса стигла", []),
      ("Pripadnici ROSU-a su tu.", ["ROSU-a=rosu"]),
      // A name has no plural, and no vowel put in.
      ("U Senatu i kod Sent Luisa.", []), ("У Сенату и у Сенти.", ["Сенти=senta"]),
      // A name with another one behind or an adjective before it is a longer name.
      ("Iz Sente, a ne iz Nove Sente.", ["Sente=senta"]), ("Juče je tamo video i Senta Klub.", []),
      // A common word with a capital within a sentence is a name, unless it begins longer ones.
      ("Igra se Premijer liga, a premijer gleda.", ["premijer=premier"]),
      ("Odluku je donela Vlada.", ["Vlada=government"]),
      ("Одлуку је донела Влада.", ["Влада=government"]),
      (
        "It is the State Government of Ohio, and the Government said so.", ["Government=government"]
      ),
      ("There is Minister Smith at that party of the Foreign Minister.", ["Minister=premier"]),
      // A participle stands for a person behind an article.
      ("She was accused of it, and the accused is here.", ["accused=accused"]),
      ("Ona je optužena, a optuženog nema.", ["optuženog=accused"]),
      ("Она је оптужена, а оптуженог нема.", ["оптуженог=accused"]),
      // Singular words tell a singular.
      ("Posle mog izbora i ovih izbora.", ["izbora=elections"]),
      ("После мог избора и ових избора.", ["избора=elections"]),
      // A plural is not found by its singular, an abbreviation not by a word that begins like it.
      ("There is damage, and damages were paid.", ["damages=damages"]),
      ("Skida kapu. Скида капу.", []),
      // An ambiguous word needs another of its field in the sentence.
      ("The company said so.", []),
      ("The company had one platoon.", ["company=company", "platoon=platoon"]),
      ("Četa stoji. Voda teče.", ["Voda=platoon"]),
      ("Чета има једну воду.", ["Чета=company", "воду=platoon"]),
    ]
  )
  func siftsByContext(_ text: String, _ expected: [String]) {
    #expect(Self.found(text) == expected)
  }

  @Test(
    "Verbs and other words that are spelled like a term",
    arguments: [
      // A verb, by the words beside it.
      ("Njom vlada duh mira, a vlada ćuti.", ["vlada=government"]),
      ("Time vlada strah.", []),
      ("Њом влада дух мира, а влада ћути.", ["влада=government"]),
      ("U gradu vlada strah. У граду влада страх.", []),
      ("Duh koji vlada zemljom, zakon koji vlada predlaže.", ["vlada=government"]),
      ("Дух који влада земљом, закон који влада предлаже.", ["влада=government"]),
      ("Kaže da vlada danas radi.", ["vlada=government"]),
      ("Morao je da se izbori za to, pa da se izbori održe.", ["izbori=elections"]),
      ("Морао је да се избори за то, па да се избори одрже.", ["избори=elections"]),
      ("Izbori se za pobedu. Избори се за победу.", []),
      ("Traži da kazni krivce prema kazni.", ["kazni=sentence"]),
      ("Тражи да казни кривце према казни.", ["казни=sentence"]),
      // Choices of a person.
      ("Vaši izbori su loši, a izbori su sutra.", ["izbori=elections"]),
      ("Ваши избори су лоши, а избори су сутра.", ["избори=elections"]),
      // Two letters among words in capitals.
      ("NASTAVLJA SE SUĐENJE: u prekidu je mnogo toga i dalje čeka SE.", ["SE=council"]),
      ("НАСТАВЉА СЕ СУЂЕЊЕ: у прекиду је много тога и даље чека СЕ.", ["СЕ=council"]),
      ("RASPOREDIO SAM VOJSKU, BRISEL I NATO SE OVOME NADALI", []),
      ("РАСПОРЕДИО САМ ВОЈСКУ, БРИСЕЛ И НАТО СЕ ОВОМЕ НАДАЛИ", []),
      ("Raketa SAM je pala.", ["SAM=missile"]),
      // A longer name whose first word stands in names of the glossary.
      ("Kaže da Crna Gora i Gora nisu isto.", ["Gora=gora"]),
      ("Каже да Црна Гора и Гора нису исто.", ["Гора=gora"]),
      // A name in another case is no part of it.
      ("Juče je u Nišu Petrović rekao sve.", ["Nišu=nis"]),
      ("Јуче је у Нишу Петровић рекао све.", ["Нишу=nis"]),
      // An adjective that is spelled like a country.
      (
        "Nemačka škola radi. Nemačka će doći, a ne samo Nemačka.",
        ["Nemačka=germany", "Nemačka=germany"]
      ),
      ("Немачка школа ради. Немачка ће доћи.", ["Немачка=germany"]),
    ]
  )
  func siftsHomographs(_ text: String, _ expected: [String]) {
    #expect(Self.found(text) == expected)
  }

  @Test("Of two concepts with one word the one stands first whose first term it is")
  func orderOfConcepts() {
    let recognizer = TermRecognizer(
      index: TermIndex(entries: [
        Self.entry("private", sr: ["redov", "vojnik"]), Self.entry("soldier", sr: ["vojnik"]),
      ])
    )
    for text in ["Stiže vojnik.", "Стиже војник."] {
      let hits = recognizer.occurrences(in: text).flatMap(\.hits)
      #expect(hits.map(\.entry.identifier) == ["soldier", "private"])
    }
  }

  @Test("A word that the text knows as a name is none at the start of a sentence")
  func nameElsewhere() {
    let text = "We met Jim Captain there.\nCaptain said so.\nHe met Ann Captain."
    #expect(Self.found(text).isEmpty)
    #expect(Self.found("We met a captain there.\nCaptain said so.").count == 2)
  }

  @Test("A text without marks is read without them; one with marks is not")
  func bareText() {
    #expect(
      Self.found("zivi u Nisu i ceka zajednicke patrole") == [
        "Nisu=nis", "zajednicke patrole=patrol",
      ]
    )
    #expect(Self.found("živi u Nisu i čeka, šalje").isEmpty)
  }

  @Test("Ranges are UTF-8 offsets, lines count from 1")
  func ranges() throws {
    let text = "Ђаци.\nНа мосту код Ибра"
    let occurrences = Self.recognizer.occurrences(in: text)
    #expect(occurrences.map(\.line) == [2, 2])
    for occurrence in occurrences {
      #expect(
        String(decoding: Array(text.utf8)[occurrence.range], as: UTF8.self) == occurrence.text
      )
    }
    let first = try #require(occurrences.first)
    #expect(first.text == "мосту")
    #expect(first.hits[0].relaxations == [.script, .inflection])
  }

  @Test("The language may be given")
  func language() {
    #expect(Self.found("most", LanguageTag(language: "en")).isEmpty)
    #expect(Self.found("most", LanguageTag(language: "sr")) == ["most=bridge"])
  }

  @Test(
    "No occurrence overlaps another, and all texts are cut at words",
    arguments: [1, 2, 3] as [UInt64]
  )
  func mixtures(_ seed: UInt64) {
    let words = [
      "Kosovska", "Mitrovica", "bezbednosne", "snage", "KBS-a", "мост", "Пећи", ",", ".", "\n",
      "the",
      "of", "security", "force", "Kosovo", "patrola", "zajednička", "–", "\u{301}", "🙂", "12",
    ]
    var random = SeededGenerator(state: seed)
    for _ in 0..<300 {
      let text = (0..<12).map { _ in words[Int(random.next() % UInt64(words.count))] }
        .joined(separator: " ")
      let occurrences = Self.recognizer.occurrences(in: text)
      var end = 0
      for occurrence in occurrences {
        #expect(occurrence.range.lowerBound >= end)
        end = occurrence.range.upperBound
        #expect(
          String(validating: Array(text.utf8)[occurrence.range], as: UTF8.self) == occurrence.text
        )
      }
    }
  }

  @Test("Texts without words", arguments: ["", " ", "\n\n", "…", "🙂"])
  func empty(_ text: String) {
    #expect(Self.found(text).isEmpty)
    #expect(TermRecognizer(index: TermIndex(entries: [])).occurrences(in: "KFOR " + text).isEmpty)
  }
}
