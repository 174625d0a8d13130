import Testing

@testable import Segmentation

/// Where a rule of the project makes a boundary, and where the same letters make none.
@Suite("Boundaries and their neighbours")
struct BoundaryCasesTests {
  static let english = [
    "He asked, \"Is it far?\"⏎I said no.", "\"Is it far?\" I asked.⏎She nodded.",
    "\"Is it far?\" John asked.⏎She nodded.", "In 476 A.D. Rome fell.⏎It had been weak.",
    "Rome fell in 476 A.D.⏎Constantinople lived on.", "One was M. Perkins.⏎J. K. Rowling was not.",
    "See Gen. A. B. Carter.⏎He knows.", "Wind: light, N.W.⏎Outlook: fair.",
    "He met Mr. X. Smith: a spy.", "He was a Col.⏎We never spoke.",
    "Ask the Col. He Yun of China met.",
    "Mr. Hill, a.k.a. \"The Snake,\" left.", "It is on the 1st fl.⏎Room 9 is above.",
    "By the end of Oct. Gen. Hill had gone.", "It began in Oct.⏎Gen. Hill had gone.",
    "They are: 1. M. Berg, 2. A. Holt, 3. S. Moss.⏎None is old.",
  ]

  static let serbian = [
    "Sneg je pao na 300 m n. v.⏎Na vrhu ga ima.", "Bilo je to 14. god. n. e. u Noli.",
    "Up. Jireček, 214 i d.⏎Novaković ćuti.", "Vidi t. I i II.⏎Treći tom je u štampi.",
    "Vidi t. I, II i III.⏎Četvrtog nema.", "Knj. I–III su ovde.⏎Ostale nisu.",
    "Radi pon.–pet. 8–16 č.⏎Subotom ne.", "Došao je prof. emer. Z. Ilić.⏎Seo je.",
    "Kap. I kl. B. Ilić je stigao.⏎Seo je.", "Na listi su: 1. M. Ilić, 2. A. Hodža, 3. S. Đurić.",
    "Ed. Kardelj je bio tamo.⏎Đilas takođe.", "Vodi ga M. Jov.⏎Sastaju se petkom.",
    "Rođen je u opš. Štrpce.⏎Otac je zidar.", "Proizv. „Sloga“, Čačak.⏎Rok: vidi poklopac.",
    "„Kraj“, kaže Fatmira H.⏎Kuća joj je srušena.", "Reč ima „Ana K. Ilić je ovde“, piše.",
    "Soba je na I sp.⏎Druga je gore.", "Vidi str. XXVII–XXVIII.⏎Mesto je poznato.",
    "Sastanak je u 11.⏎11. brigada kreće.", "Bilo je to 11. 11. u podne.",
  ]

  @Test(arguments: english)
  func inEnglish(text: String) throws {
    try expectSegments(text, "en")
  }

  @Test(arguments: serbian)
  func inSerbian(text: String) throws {
    try expectSegmentsInBothScripts(text)
  }
}
