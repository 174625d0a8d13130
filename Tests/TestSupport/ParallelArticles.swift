/// Short articles with their translations, written for tests of what pairs documents: several are
/// about the same subject, and names, numbers and dates differ as they do in news.
public struct ParallelArticle: Sendable {
  public let name: String
  public let source: [String]
  /// In Latin script.
  public let target: [String]

  /// The translation in Cyrillic script.
  public var cyrillic: [String] { target.map(Self.cyrillic) }

  public static let all = [
    ParallelArticle(
      name: "mill",
      source: [
        "Old mill in Brestovac opens as a museum",
        "The water mill in Brestovac, built in 1874, opened on Saturday as a museum of bread.",
        "Milica Stojanović restored it for 41,500 euros, most of it from a fund in Graz.",
        "Visitors can grind their own flour until October.",
      ],
      target: [
        "Stari mlin u Brestovcu postao muzej",
        "Vodenica u Brestovcu, sagrađena 1874. godine, otvorena je u subotu kao muzej hleba.",
        "Obnovila ju je Milica Stojanović za 41.500 evra, najvećim delom iz jednog fonda u Gracu.",
        "Posetioci mogu sami da samelju brašno do oktobra.",
      ]
    ),
    ParallelArticle(
      name: "storm",
      source: [
        "Storm Wanda leaves 3,200 homes without power",
        "Storm Wanda tore down lines near Kladovo and left 3,200 homes without electricity.",
        "Winds of 118 kilometres an hour were measured at Golubac on 14 March 2025.",
        "Crews from Majdanpek worked through the night, said engineer Vukašin Perić.",
      ],
      target: [
        "Oluja Vanda ostavila 3.200 domova bez struje",
        "Oluja Vanda pokidala je vodove kod Kladova i ostavila 3.200 domova bez električne energije.",
        "U Golupcu je 14. marta 2025. izmeren vetar od 118 kilometara na čas.",
        "Ekipe iz Majdanpeka radile su celu noć, rekao je inženjer Vukašin Perić.",
      ]
    ),
    ParallelArticle(
      name: "flood",
      source: [
        "Flood at Golubac: 60 people leave their homes",
        "The river rose by 2.4 metres in one night, and 60 people had to leave their homes.",
        "Soldiers of Colonel Radoslav Jovičić brought 9,000 sandbags, and the school took in families.",
        "The water is expected to fall from Thursday on, the institute in Belgrade said.",
      ],
      target: [
        "Poplava u Golupcu: 60 ljudi napustilo kuće",
        "Reka je za jednu noć porasla 2,4 metra i 60 ljudi moralo je da napusti svoje kuće.",
        "Vojnici pukovnika Radoslava Jovičića dovezli su 9.000 džakova s peskom, a škola je primila porodice.",
        "Očekuje se da voda opada od četvrtka, saopštio je zavod u Beogradu.",
      ]
    ),
    ParallelArticle(
      name: "chess",
      source: [
        "Washington girl wins chess tournament in Vršac",
        "Eleanor Whitfield, 15, from Washington, won the tournament in Vršac with 8.5 points.",
        "In the last round she beat Dragoljub Nikolić, who had not lost since 2019.",
        "“I only wanted a draw,” Whitfield said after six hours of play.",
      ],
      target: [
        "Devojčica iz Vašingtona pobedila na šahovskom turniru u Vršcu",
        "Elenor Vitfild (15) iz Vašingtona pobedila je na turniru u Vršcu sa 8,5 poena.",
        "U poslednjem kolu savladala je Dragoljuba Nikolića, koji nije izgubio od 2019. godine.",
        "„Htela sam samo remi“, rekla je Vitfildova posle šest sati igre.",
      ]
    ),
    ParallelArticle(
      name: "stork",
      source: [
        "White stork flies from Zasavica to Chad",
        "A young stork with ring number 7731 flew from Zasavica to Chad in 24 days.",
        "George Thompson of the University of Exeter followed it by satellite.",
        "On the way it rested by the Bosporus and in the Sinai desert.",
      ],
      target: [
        "Bela roda preletela od Zasavice do Čada",
        "Mlada roda s prstenom broj 7731 preletela je od Zasavice do Čada za 24 dana.",
        "Pratio ju je satelitom Džordž Tompson s Univerziteta u Ekseteru.",
        "Usput se odmarala kraj Bosfora i u Sinajskoj pustinji.",
      ]
    ),
    ParallelArticle(
      name: "strike",
      source: [
        "Bus drivers in Niš end their strike after nine days",
        "Drivers in Niš returned to work on 5 February 2026 after a strike of nine days.",
        "They will receive 12 per cent more from April, and two free Sundays a month.",
        "The mayor called the agreement expensive but fair.",
      ],
      target: [
        "Vozači autobusa u Nišu posle devet dana prekinuli štrajk",
        "Vozači u Nišu vratili su se na posao 5. februara 2026. posle devetodnevnog štrajka.",
        "Od aprila će dobijati 12 odsto više i imaće dve slobodne nedelje mesečno.",
        "Gradonačelnik je sporazum nazvao skupim, ali poštenim.",
      ]
    ),
  ]

  private static func cyrillic(_ text: String) -> String {
    var result = text
    for (latin, cyrillic) in [
      ("lj", "љ"), ("nj", "њ"), ("dž", "џ"), ("Lj", "Љ"), ("Nj", "Њ"), ("Dž", "Џ"),
    ] {
      result = result.replacing(latin, with: cyrillic)
    }
    let latin = Array("abvgdđežzijklmnoprstćufhcčšABVGDĐEŽZIJKLMNOPRSTĆUFHCČŠ")
    let cyrillic = Array("абвгдђежзијклмнопрстћуфхцчшАБВГДЂЕЖЗИЈКЛМНОПРСТЋУФХЦЧШ")
    let letters = Dictionary(uniqueKeysWithValues: zip(latin, cyrillic))
    return String(result.map { letters[$0] ?? $0 })
  }
}
