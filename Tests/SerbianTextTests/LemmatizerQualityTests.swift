import SerbianText
import Testing

/// Pairs of different forms: those of one word must share a base form, those of two words must not.
/// The families were written and checked by hand; both scripts are tried.
@Suite struct LemmatizerQualityTests {
  struct Score {
    var together = 0
    var found = 0
    var wrong = 0
    var recall: Double { Double(found) / Double(max(together, 1)) }
    var precision: Double { Double(found) / Double(max(found + wrong, 1)) }
    var f1: Double { 2 * recall * precision / max(recall + precision, 1e-9) }
  }

  static let words = """
    bezbednost bezbednosti bezbednošću
    snaga snage snazi snagu snagom snagama
    vojnik vojnika vojniku vojnikom vojnici vojnicima vojnike
    predsednik predsednika predsedniku predsednici predsednike
    predsednicama predsednicom predsednicu
    most mosta mostu mostom mostovi mostova mostovima
    grad grada gradu gradom gradovi gradova gradove
    reka reke reci reku rekom rekama
    dan dana danu danima danom
    otac oca ocu ocem očevi
    posao posla poslu poslom poslovi
    sporazum sporazuma sporazumu sporazumom sporazumi
    pregovori pregovora pregovorima pregovore
    odluka odluke odluci odluku odlukom odlukama
    vlast vlasti vlašću
    zakon zakona zakonu zakonom zakoni zakone
    građanin građanina građani građana građanima
    policajac policajca policajcu policajcem policajci policajaca
    sud suda sudu sudom sudovi
    nov nova novo novog novom nove novim novih najnoviji
    veliki velika veliko velikog velikom velikih
    međunarodni međunarodne međunarodnog međunarodnoj međunarodnih
    srpski srpskog srpskom srpske srpskim
    kosovski kosovskog kosovske kosovskoj
    bezbednosni bezbednosne bezbednosnih bezbednosnom
    reći rekao rekla rekli
    raditi radi rade radio radila radili
    videti video videla vidi vidimo
    pisati piše pišu pisao pisala
    moći može mogu mogao mogla
    hteti hteo htela
    obezbediti obezbedio obezbedila obezbede
    zgrada zgrade zgradi zgradu zgradama
    dete deteta detetu detetom
    vreme vremena vremenu vremenom
    čovek čoveka čoveku čovekom
    godina godine godini godinu godinama
    misija misije misiji misiju misijom
    selo sela selu selom selima
    škola škole školi školu školama
    """

  static let names = """
    Mitrovica Mitrovice Mitrovici Mitrovicu Mitrovicom
    Priština Prištine Prištini Prištinu Prištinom
    Ibar Ibra Ibru Ibrom
    Dečani Dečana Dečanima Dečane
    Štrpce Štrpca Štrpcu Štrpcem
    Gračanica Gračanice Gračanici Gračanicu
    Leposavić Leposavića Leposaviću Leposavićem
    Zvečan Zvečana Zvečanu Zvečanom
    Ulutaš Ulutaša Ulutašu Ulutašem
    Kurti Kurtija Kurtiju Kurtijem
    Vučić Vučića Vučiću Vučićem
    Haradinaj Haradinaja Haradinaju Haradinajem
    Tači Tačija Tačiju Tačijem
    Rugova Rugove Rugovi Rugovu Rugovom
    Osmani Osmanija
    Borel Borela Borelu Borelom
    Lajčak Lajčaka Lajčaku Lajčakom
    Tramp Trampa Trampu Trampom
    Bajden Bajdena Bajdenu Bajdenom
    Merkel Merkelova Merkelove Merkelovoj
    Stoltenberg Stoltenberga Stoltenbergu Stoltenbergom
    Mojsilović Mojsilovića Mojsiloviću Mojsilovićem
    Ozkan Ozkana Ozkanu Ozkanom
    Beograd Beograda Beogradu Beogradom
    Srbija Srbije Srbiji Srbiju Srbijom
    Kosovo Kosova Kosovu Kosovom
    Metohija Metohije Metohiji Metohiju
    Brisel Brisela Briselu Briselom
    Vašington Vašingtona Vašingtonu Vašingtonom
    Njujork Njujorka Njujorku Njujorkom
    Rusija Rusije Rusiji Rusiju
    Marko Marka Marku Markom
    Ana Ane Ani Anu Anom
    Milan Milana Milanu Milanom
    Jelena Jelene Jeleni Jelenu
    KFOR KFOR-a KFOR-u KFOR-om
    NATO NATO-a NATO-u NATO-om
    Kfor Kfora Kforu Kforom
    MUP MUP-a MUP-u MUP-om
    Euleks Euleksa Euleksu Euleksom
    Bondstil Bondstila Bondstilu Bondstilom
    Peć Peći
    Prizren Prizrena Prizrenu Prizrenom
    Uroševac Uroševca Uroševcu Uroševcem
    Hoti Hotija Hotiju Hotijem
    """

  static func score(_ families: String, _ lemmatizer: Lemmatizer) -> Score {
    var forms: [(family: Int, bases: Set<String>)] = []
    for (number, family) in families.split(separator: "\n").enumerated() {
      for word in family.split(separator: " ") {
        let bases = lemmatizer.baseForms(of: String(word)).map { $0.text.lowercased() }
        forms.append((number, Set(bases)))
      }
    }
    var score = Score()
    for first in forms.indices {
      for second in forms.indices where second > first {
        let isShared = !forms[first].bases.isDisjoint(with: forms[second].bases)
        if forms[first].family == forms[second].family {
          score.together += 1
          if isShared { score.found += 1 }
        } else if isShared {
          score.wrong += 1
        }
      }
    }
    return score
  }

  @Test(.enabled(if: LemmatizerTests.installed != nil))
  func contentWordsWithTheDictionary() {
    let score = Self.score(Self.words, Lemmatizer(dictionary: LemmatizerTests.installed))
    #expect(score.f1 >= 0.94, "\(score) F1 \(score.f1)")
  }

  @Test(.enabled(if: LemmatizerTests.installed != nil))
  func namesWithTheDictionary() {
    let score = Self.score(Self.names, Lemmatizer(dictionary: LemmatizerTests.installed))
    #expect(score.recall >= 0.94 && score.precision >= 0.90, "\(score) \(score.recall)")
  }

  @Test func namesByRulesAlone() {
    let score = Self.score(Self.names, Lemmatizer())
    #expect(score.recall >= 0.94 && score.precision >= 0.80, "\(score) \(score.recall)")
  }
}
