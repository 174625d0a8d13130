import Testing

@testable import Segmentation

/// Where the sentence around an abbreviation, a number or an initial says what it is.
@Suite("Evidence for a boundary")
struct BoundaryEvidenceTests {
  static let english = [
    // A bracket in a sentence that goes on.
    "Sgt. (later Lt.) Moss signed it.⏎He knew.", "The (so-called) list was lost.⏎Nobody cared.",
    "A (!) mayor said so.⏎He left.",
    // Who said it, with ranks, numbers and initials.
    "“Ready?” Cpl. 2nd Class R. Hay asked.⏎“Ready.”",
    "“Why?” Capt. Dale of No. 3 Sqn. wondered.⏎No one knew.",
    // Names in -lly are no adverbs.
    "It was sent by Ann B. Scully.⏎Finally it came.", "It went to Plan C.⏎Finally it came.",
    // Measures, letters, letters' marks.
    "It takes 3 h. 20 min.⏎Bring water.", "Vit. K was low.⏎Iron was not.",
    "Yours, Mark H.⏎P.S. Write soon.", "P.S. Write soon.⏎We miss you.",
    "He paid 7s. 6d.⏎She paid nothing.", "See subs. (2) of the Act.⏎It is short.",
    // Offices, ships, firms and results.
    "The Insp. Gen. of police left.⏎We stayed.", "The U.S.S. Nimitz sailed at noon.⏎It was hot.",
    "Ruhl GmbH & Co. KG owns it.⏎Nobody else.", "In the final Moor d. Hale 6-2, 6-3.⏎It rained.",
    "Closed Mon.–Wed. 9–12.⏎Sorry.", "Open from May 3 to June 1 incl.⏎Tickets are free.",
    "She lives at 8 Oak Rd.⏎Nobody visits.", "Walls face N. and E.⏎Windows do not.",
    "It is made by sinh-Tec.⏎e-Mail is not.",
    // A title, a label, a bracket behind an abbreviation.
    "She teaches Org. Chem.⏎Prof. Hay does not.", "We met in Austin, Tex.⏎Signed: A. Moss.",
    "Is it Cat. A or Cat. B?⏎It is B.", "In Hay's Dict. (1755) it is new.⏎Now it is old.",
    "Leave is 20 days p.a.⏎Nobody takes it.", "It took two hrs.⏎Nobody left.",
  ]

  static let serbian = [
    // Two verbs that nothing joins.
    "Uhapšen je Zoran T.⏎Istraga je počela.", "Javili su se Ivan S. i Marko D.⏎Sud ih je saslušao.",
    "Tekst potpisuje R. T.⏎Urednik ne zna ko je.", "Stiglo ih je 7.⏎Armija je poslala još.",
    "Javio se R. Ilić sa sestrom.⏎Seli su.", "Rekao je da je R. Ilić otišao.⏎Ćutali smo.",
    "Put vodi do Tehničkog fak.⏎Studenti ga ne vole.",
    // No verb yet.
    "U slučaju Ilić i dr. Sud je ćutao.⏎Vest je stara.",
    "Optuženi su Ilić i dr.⏎Sud je ćutao.",
    "U Boru, Rumi, Nišu itd. Cene rastu.⏎Plate ne.", "Prodaju luk, so itd.⏎Cene rastu.",
    "Posle pada Soluna 1430. Sultan je otišao.⏎Grad je opusteo.",
    "Od 1912. g. Srbi su slobodni.⏎Turci nisu.", "Pad se desio 1430.⏎Sultan je otišao.",
    "Opština je 1961. Bor proglasila gradom.⏎Rudnik je rastao.",
    "Izgrađena je 1961.⏎Bor je tada rastao.", "Do 30. 6. Vlada čeka.⏎Potom odlučuje.",
    "Prema st. 2. Vlada odlučuje.⏎Rok je kratak.", "Po čl. 4. st. 2. Vlada odlučuje.⏎Kraj.",
    // Brackets, lists, letters' marks.
    "Komandant (penz. puk.) Ilić je tu.⏎Seo je.", "Taj (!) čovek je tu.⏎Seo je.",
    "P. S. Ne brini.⏎Sve je dobro.", "Voli te tvoja M.⏎P. S. Ne brini.",
    "Strane su: 1. opština i 2. „Rad“ Niš.⏎Rok je kratak.",
    // What is counted, measured, taken.
    "Javilo se 40 kand.⏎Primljen je jedan.", "Javili su se kand. Ilić i Savić.⏎Primljeni su.",
    "Traje 2 č. 30 min.⏎Pauze nema.", "Puls je 70, a temp. 37.⏎Lekar ćuti.",
    "Otac prima 5 mg dn.⏎Bolje mu je.", "Dato je 2 ml seruma i. m.⏎Bolje mu je.",
    // Dates with a month in Roman numerals, references, files of a court.
    "Traje do 30. IV.⏎Ulaz je slobodan.", "Vidi str. 7. i d.⏎Drugačije misli Ilić.",
    "Presuda Gž. 12/19 važi.⏎Žalbe nema.", "Vidi nap. 4.⏎V. i Ilić, 1997.",
    // Languages, the church, firms, towns.
    "Zna engl. i nem.⏎Uči i treći.", "Služio je jerođ. Sava.⏎Pojao je hor.",
    "Slavi se sv. ap. Luka.⏎Posti se.", "Tuži nas „Rad“ o.d. Bor.⏎Rok je kratak.",
    "Bio je u Sr. Karlovcima.⏎Tamo je lepo.", "Čita se zb. „Na reci“.⏎Pisac je mlad.",
    // Who said it, with the name first; a clause that lacks its verb; streets; the retired.
    "„Gde si?“ Marko upita.⏎Ona ćuti.", "„Gde si?“ Ana je pitala oca.⏎On ćuti.",
    "„Gde si?“⏎Nisam odgovorio.", "Grad koji je 1455. Mehmed osvojio je mali.⏎Opusteo je.",
    "Stanuje u ul. 2. Proleterske.⏎Zna ga ceo kraj.", "Došao je puk. u penz. Ilić.⏎Seo je.",
    "Traje od 1. IV do 31. I.⏎Ulov je mali.", "Ima vitamine A, E i K.⏎Ukusno je.",
    "Od 3/15. jula 1882. Srbija je kraljevina.⏎Narod ćuti.", "U 78. min. Savić je stigao.⏎Kraj.",
    "Mole se gosti da jave dolazak do 2. t. m.⏎Sala je mala.", "Bili smo u Jel. Trnavi.⏎Lepo je.",
    "Sleteo je na aer. „Morava“.⏎Magla je.", "Uhapšen je Petar S.⏎Datirana je i optužnica.",
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
