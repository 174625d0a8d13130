import Testing

@testable import ArticleText

/// Lines that each rule sets aside, and sentences that look like them and stay.
@Suite struct BoilerplateRuleTests {
  private func rule(_ line: String) throws -> String? {
    // One object serves one thread at a time.
    try Boilerplate().rule(for: line)?.name
  }

  static let setAside: [(rule: String, lines: [String])] = [
    (
      "date-stamp",
      [
        "05.02.2026.", "11:06", "12. март 2026. 14.35", "Objavljeno: 5. februara 2026. u 9.30",
        "Објављено: 5. фебруара 2026. у 9.30", "Ponedeljak, 5. februar 2026.",
        "Thursday, February 5, 2026 9:12 a.m.", "Published: 2026-02-05T09:12:00Z",
        "Ažurirano 05.02.2026. 9.30h", "5 February 2026, 11:06 CET", "05.02.2026. | 11:06 > 12:10",
      ]
    ),
    (
      "relative-date",
      ["Pre 2 sata", "Пре 15 мин", "2 hours ago", "Juče u 18:20", "Данас 14:30", "pre 3 dana"]
    ),
    ("reading-time", ["3 min read", "Vreme čitanja: 3 min", "3 мин читања"]),
    (
      "comment-counter",
      [
        "Komentari 0", "Коментари 0", "Komentari (12)", "3 komentara", "3 коментара",
        "Comments (3)",
      ]
    ),
    (
      "comment-link",
      [
        "Pošalji komentar", "Пошаљи коментар", "Pogledaj komentare", "POGLEDAJ SVE KOMENTARE (5)",
        "Leave a comment", "Погледај коментаре Пошаљи коментар", "View all comments",
      ]
    ),
    (
      "share-link",
      [
        "Podeli", "Подели:", "Podelite ovu vest", "Share this article", "Share on Facebook",
        "Facebook Twitter Viber", "Podeli: Facebook X Viber", "Подели на фејсбуку",
      ]
    ),
    (
      "read-also",
      [
        "Pročitajte još", "Прочитајте још:", "PROČITAJTE JOŠ: Mobilna biblioteka u Leposaviću",
        "ПРОЧИТАЈТЕ ЈОШ: Мобилна библиотека", "Pogledajte još", "Read also: Schools in Zvečan",
        "Read more", "Povezane vesti", "Повезане вести", "» Čitajte i: Novi most",
        "Pročitajte i – Novi most", "Pročitajte još - Novi most", "Related articles",
      ]
    ),
    (
      "source-line",
      [
        "Izvor: Ibarski glasnik", "Извор: Косметски летопис", "Source: Ibar Herald",
        "Izvor: N1/Beta", "Izvor – Tanjug", "Preuzeto sa: KoSSev", "Sources: Reuters, AP",
      ]
    ),
    (
      "author-line",
      ["Piše: Petar Petrović", "Пише: Петар Петровић", "By: John Smith", "Autor: M. J."]
    ),
    (
      "photo-credit",
      [
        "Foto: Tanjug/arhiva", "Фото: Танјуг/архива", "Photo: KFOR", "Photo credit: KFOR",
        "Video: KFOR", "Foto/video: Beta", "Slika | Beta",
      ]
    ),
    ("agency-line", ["Tanjug", "Танјуг", "(Beta)", "N1, Beta i Tanjug", "Reuters/AP", "KoSSev"]),
    (
      "tag-line",
      ["Tagovi: most, Ibar", "Ознаке: мост, Ибар", "Tags: bridge, Ibar", "Keywords: KFOR"]
    ),
    (
      "follow-link",
      [
        "Zapratite nas na Instagramu", "Pratite nas na Fejsbuku", "Пратите нас на Фејсбуку",
        "Follow us on Facebook", "Subscribe to our newsletter", "Preuzmite našu aplikaciju",
        "Prati portal na Viberu",
      ]
    ),
    ("advertisement", ["Oglas", "ОГЛАС", "Advertisement", "- Reklama -", "Sponsored content"]),
    (
      "copyright-line",
      [
        "© 2026 Ibarski glasnik", "Copyright 2026 Ibar Herald", "Copyright © Ibar Herald",
        "Sva prava zadržana.", "Сва права задржана", "(c) 2026 Ibar Herald", "All rights reserved.",
      ]
    ),
    (
      "page-link",
      ["Nazad na vrh", "Назад на врх", "Back to top", "Štampaj", "Početna", "Most read", "NEXT »"]
    ),
    ("breadcrumb", ["Početna > Vesti > Kosovo", "Насловна | Друштво | Политика", "Home > News"]),
  ]

  @Test("Lines of the page", arguments: setAside)
  func lines(_ rule: String, _ lines: [String]) throws {
    for line in lines {
      #expect(try self.rule(line) == rule, "\(line)")
      #expect(try self.rule("  \(line.uppercased()) ") == rule, "\(line)")
    }
  }

  @Test(
    "A byline is told by its capitals",
    arguments: [
      ("By John Smith", "byline"), ("Piše Marko Marković", "byline"),
      ("Пише Марко Марковић", "byline"), ("Photo by Ana Jones", "byline"),
      ("Izvor Tanjug", "byline"), ("By train to Mitrovica", nil),
      ("Пише се о мосту", nil), ("By John Smith.", nil),
    ] as [(String, String?)]
  )
  func byline(_ line: String, _ rule: String?) throws {
    #expect(try self.rule(line) == rule)
  }

  @Test(
    "Sentences that begin as lines of the page do",
    arguments: [
      "Danas.", "Politika", "Tema: most", "Teme: bezbednost i dijalog biće u fokusu sastanka.",
      "Теме: безбедност и дијалог биће у фокусу састанка.",
      "Read more: that is her advice to young people.",
      "Slika: ulje na platnu iz 1905. godine.",
      "Zapratite znakove duž staze.", "Sva prava zadržana su za porodice žrtava, rekao je on.",
      "Izvori: Ustav, Zakon o opštinama, Statut grada.",
    ]
  )
  func sentences(_ line: String) throws {
    #expect(try self.rule(line) == nil, "\(line)")
  }

  @Test("Every rule has lines here, a name of its own and a reason")
  func complete() {
    #expect(Self.setAside.map(\.rule) + ["byline"] == BoilerplateRule.all.map(\.name))
    #expect(Set(BoilerplateRule.all.map(\.name)).count == BoilerplateRule.all.count)
    #expect(BoilerplateRule.all.allSatisfy { !$0.reason.isEmpty })
  }

  @Test(
    "Sentences that begin like a line of the page are kept",
    arguments: [
      "Komentari su stizali celog dana.", "Коментари су стизали целог дана.",
      "Komentari građana na nacrt statuta", "Comments made by the minister drew criticism.",
      "Izvor iz Vlade kaže da će sporazum biti potpisan.",
      "Извор из Владе каже да ће споразум бити потписан.", "Sources close to KFOR said so.",
      "Izvor – kažu meštani – presušio je pre tri godine.", "Source-protection zones were set up.",
      "U 9.30 časova vozovi su stali.", "У 9.30 часова возови су стали.",
      "05.02.2026. potpisan je sporazum o mostu.", "5. februara 2026. most je otvoren.",
      "Foto-aparat je nađen pored mosta.", "Фото-апарат је нађен поред моста.",
      "Video je da voda raste, ali nije otišao.", "Photo shoots were banned in the monastery.",
      "Share prices fell on Wednesday.", "Share this view? Few villagers do.",
      "Read more books, he said.", "Read more about it he did not want to.",
      "Podelite teret, poručio je on građanima.", "Поделите терет, поручио је он грађанима.",
      "Pogledajte još jednom ugovor, rekao je on.", "Preporučujemo građanima da budu oprezni.",
      "Related-party transactions rose to two million euros.", "Watch-makers came from Geneva.",
      "Recommended speed is 40 km/h, police said.",
      "Subscribers of the operator lost their signal.",
      "Follow usage rules, the engineers said.", "Zapratitelji su brojni.",
      "Copyright law was amended on Monday.", "(c) oprema mora biti ispravna;",
      "Tanjug javlja da je most otvoren.", "Танјуг јавља да је мост отворен.",
      "Beta testing of the system began in Zvečan.", "Novinar: Da li je most otvoren?",
      "Novinar: Kažu da je most otvoren.", "Новинар: Да ли је мост отворен?",
      "Home to 1,250 residents, the village has no shop.", "Next week the bridge will be lit.",
      "Print editions of three papers were sold out.", "Danas je otvoren most na Ibru.",
      "Oglasi su skinuti sa table.", "Tema: most. On je, kaže, gotov.", "Tags were cut.",
      "Prati se situacija na xerox aparatima.", "May", "Most", "***", "—", "12", "1985.",
    ]
  )
  func nearMisses(_ line: String) throws {
    #expect(try rule(line) == nil)
  }

  @Test("A long paragraph is text, whatever it begins with", arguments: ["Izvor: ", "Фото: "])
  func longLines(_ beginning: String) throws {
    #expect(try rule(beginning + String(repeating: "most na Ibru i ", count: 40)) == nil)
  }

  @Test(
    "Hostile lines end",
    arguments: [
      "pošalji komentar " + String(repeating: "-", count: 100),
      String(repeating: "pogledaj komentare ", count: 6) + "!a",
      String(repeating: "11:06 ", count: 14) + "a",
      String(repeating: "facebook ", count: 13) + "a",
    ]
  )
  func hostile(_ line: String) throws {
    _ = try rule(line)
  }
}
