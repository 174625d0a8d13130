import Testing

@testable import Segmentation

/// Classes of abbreviations, numbers and names that lists and their neighbours tell.
@Suite("Lists and their neighbours")
struct BoundaryListsTests {
  static let english = [
    // An hour opens its sentence, or closes one that had its verb.
    "On weekdays the shop closes at 9 p.m.⏎Parking is free.",
    "At 7 a.m. Cpl. Hay opened the gate.⏎It was dark.",
    "On Monday at 6 p.m. Fr. Luke will speak.⏎Come early.",
    "In winter the gates shut at 4 p.m.⏎Dogs are not allowed.",
    // Temperatures by their verb, and an initial behind a year.
    "It fell to 38 F.⏎Snow followed at night.", "Ovens reached 250 C.⏎Bread burned.",
    "In 1998 C. Hay left.⏎Nobody wept.",
    // Streets without a number, things with a letter, an article.
    "They moved to Elm Dr.⏎Dr. Hay stayed.", "He lives on Park Ave.⏎Prof. Hay lives next door.",
    "The line was held by Battery D.⏎Company A fled.",
    "She was acquitted on Count V.⏎Count VI was dropped.",
    "Judges named under Art. I do not serve for life.⏎Others do.",
    // The sun and a rate before a number, a magnitude.
    "It is far from the Sun.⏎4.2 light years is farther.",
    "The wind blew at 12 m/s.⏎3 hours later it was calm.",
    "The star is of mag. 6.2 tonight.⏎Look up.",
    // Clubs, firms, saints, attorneys.
    "We lost in O.T.⏎Sweden took gold.", "Dund. Utd. drew again.⏎Fans left.",
    "Man. City won 3-0.⏎Fans sang.", "He plays for Nottm. Forest.⏎She does not.",
    "Lowe Pty. Ltd. was sold.⏎Nobody knows the price.",
    "SS. Cosmas and Damian is a church.⏎It is old.", "Dist. Atty. Lane spoke.⏎We left.",
    // Books and journals.
    "It is in 3 vols. (Cambridge: Univ. Press, 1960).⏎Vol. 2 is lost.",
    "See Proc. Roy. Soc., vol. 12.⏎It is brief.", "See Byz. Zeitschr. 12 (1903).⏎It is brief.",
  ]

  static let serbian = [
    // A name behind a title is whole; ranks of the church and of old.
    "Služio je o. Luka.⏎Crkva je mala.", "Bio je u Bač. Topoli.⏎Lepo je.",
    "Pristupi protojer. Savi Iliću.⏎On zna.", "Govorio je arhijer. namesn. Ilić.⏎Narod ćuti.",
    "Naredbu je dao đener. Pavlović.⏎Vojska kreće.",
    // A military post, units and their verbs.
    "Piši na v. p. 2110 Bor.⏎Čekam.", "Stigao je i 3. art. div.⏎Komandu je preuzeo Ilić.",
    "U 3. brig. Petar je služio.⏎Bio je kurir.",
    // Results, both calendars.
    "Dobili smo 6:3.⏎2. set je duži.", "Zvezda je vodila 12 : 7.⏎Navijači pevaju.",
    "Rođen je 2. (14.) juna 1870.⏎Umro je mlad.",
    // Medicines, rates, magnitudes, thousands of a unit.
    "Lek se daje i. v.⏎Doza je mala.", "Srce kuca 70 puta u min.⏎Pritisak je dobar.",
    "Kometa je imala mag. 2,5.⏎Oblaka nema.", "Udaljena je 40 mil. km.⏎Svetlost putuje brzo.",
    // An infinitive, a degree behind its name.
    "Izdajem stan bez grej.⏎Javiti se posle 5.", "Vodi ga Ana Ilić, dipl. prav.⏎Bivši šef je ljut.",
    "Tu je Ana Ilić, dipl. inž. tehnologije.⏎Zna sve.",
    // A ruler, and an adjective with its noun; acts, journals, books.
    "Nasledio ga je Petar II.⏎Stari sabor je propao.", "Rez. SB UN br. 757 važi.⏎Svi znaju.",
    "Vidi Let. Mat. srp., knj. 3.⏎Tekst je star.",
    "Vidi Glas. Srp. uč. dr., god. IV, str. 8.⏎Tekst je star.",
    "Knjiga ima 3 sv. (Beograd: Nolit, 1960).⏎Skupa je.",
  ]

  @Test(arguments: english)
  func inEnglish(text: String) throws {
    try expectSegments(text, "en")
  }

  @Test(arguments: serbian)
  func inSerbian(text: String) throws {
    try expectSegmentsInBothScripts(text)
  }

  @Test("Units in Latin letters in Cyrillic text")
  func latinUnits() throws {
    let text = "Удаљена је 40 мил. km.⏎Светлост путује брзо."
    try expectSegments(text, "sr-Cyrl")
  }
}
