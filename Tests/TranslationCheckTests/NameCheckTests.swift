import BitextCore
import TestSupport
import Testing

@testable import TranslationCheck

@Suite struct NameCheckTests {
  /// A pair whose words with a slash and a number behind them are partners: `Trump/1 spoke`, `Govorio je
  /// Tramp/1`. Words ending in `*` are in the dictionary.
  private func pair(_ source: String, _ target: String) -> CheckedPair {
    LinkedPair(source, target).pair
  }

  private func names(_ pairs: [(String, String)]) -> [Int: String] {
    var check = NameCheck(source: LanguageTag(language: "en"), target: LanguageTag(language: "sr"))
    for (number, texts) in pairs.enumerated() {
      check.add(pair(texts.0, texts.1), at: number)
    }
    return Dictionary(uniqueKeysWithValues: check.findings().map { ($0.place, $0.finding.message) })
  }

  @Test(
    "A name that stands for another, in both scripts",
    arguments: [
      ("he met Oliver yesterday*", "sreo je Hansena juče", "Oliver", "Hansena"),
      ("he met Oliver yesterday*", "срео је Хансена јуче", "Oliver", "Хансена"),
      ("he met Donald/1 Trump there", "sreo je Donalda/1 Bajdena", "Trump", "Bajdena"),
      ("he met Donald/1 Trump there", "срео је Доналда/1 Бајдена", "Trump", "Бајдена"),
    ]
  )
  func exchanged(_ texts: (String, String, String, String)) {
    #expect(
      names([(texts.0, texts.1)])
        == [0: "The source has the name '\(texts.2)', the target '\(texts.3)'."]
    )
  }

  @Test(
    "Partners, names that may be one by their sound, one side alone, calendar and acronyms",
    arguments: [
      ("he met Trump/1", "sreo je Trampa/1"), ("he met Trump/1", "срео је Трампа/1"),
      ("he saw Beauchamp?1", "video je Bošana?1"), ("he saw Beauchamp?1", "видео је Бошана?1"),
      ("he saw him", "video je Trampa"), ("he saw him", "видео је Трампа"),
      ("on Monday they", "u Mostaru oni"), ("the OSCE said", "saopšteno je u Mostaru"),
    ]
  )
  func clean(_ texts: (String, String)) { #expect(names([texts]).isEmpty) }

  @Test(
    "Two names that are left over together again are one",
    arguments: [("u Hijumi su", "u Hijumu su"), ("у Хијуми су", "у Хијуму су")]
  )
  func exonym(_ targets: (String, String)) {
    #expect(names([("they are in Karelia", targets.0)]).count == 1)
    #expect(
      names([("they are in Karelia", targets.0), ("they go to Karelia", targets.1)]).isEmpty
    )
  }

  @Test(
    "Places that Serbian calls by names of its own, in any case",
    arguments: [
      ("he was in Vienna", "bio je u Beču"), ("he was in Vienna", "био је у Бечу"),
      ("he left the Netherlands", "otišao je iz Holandije"), ("to the Hague", "у Хаг"),
      ("off Corfu", "kod Krfa"), ("off Corfu", "код Крфа"),
      ("he blamed Russia", "okrivio je Moskvu"), ("he blamed Russia", "окривио је Москву"),
    ]
  )
  func exonyms(_ texts: (String, String)) { #expect(names([texts]).isEmpty) }

  @Test(
    "A name that may be one of the other side's is not taken for another of them",
    arguments: [
      "kaže Sire?1 da je Antonis tu", "каже Сире?1 да је Антонис ту",
    ]
  )
  func leftOver(_ target: String) {
    #expect(names([("so said Sirait?1 that day", target)]).isEmpty)
    #expect(names([("so said Sirait that day", target)]).count == 1)
  }

  @Test(
    "A slip in a name, and a short name, where the collection knows the name",
    arguments: [
      ("he met Pelletier/1", "sreo je Peltijea/1", "he met Pelletier", "sreo je Pelttijea"),
      ("he met Pelletier/1", "срео је Пелтијеа/1", "he met Pelletier", "срео је Пелттијеа"),
      ("he met Shaqiri/1", "sreo je Šaćirija/1", "he met Shaq", "sreo je Šaćirija"),
      ("he met Shaqiri/1", "срео је Шаћирија/1", "he met Shaq", "срео је Шаћирија"),
    ]
  )
  func nearPartners(_ texts: (String, String, String, String)) {
    #expect(names([(texts.2, texts.3)]).count == 1)
    #expect(names([(texts.0, texts.1), (texts.2, texts.3)]).isEmpty)
  }

  @Test("A target that has many more names says it otherwise, in both scripts")
  func paraphrase() {
    for target in ["u Mostaru danas", "у Мостару данас"] {
      #expect(names([("in the Highlands today", target)]).count == 1)
    }
    for target in ["u Juti, Koloradu, Arizoni i Bostonu", "у Јути, Колораду, Аризони и Бостону"] {
      #expect(names([("in the Highlands today", target)]).isEmpty)
    }
  }

  @Test("A name that may be one by its sound is none where both are known as others'")
  func knownApart() {
    let doubtful = ("he met Keane?1", "sreo je Kejina?1")
    #expect(names([doubtful]).isEmpty)
    let others = [("he met Keane/1", "sreo je Kina/1"), ("he met Cain/1", "sreo je Kejina/1")]
    #expect(names(others + [doubtful]).keys.sorted() == [2])
  }

  @Test(
    "A name of the target alone is found when it is another's far away, not near or unknown",
    arguments: [
      ("sreo je Hansena/1", "Video je i Hansena"), ("срео је Хансена/1", "Видео је и Хансена"),
    ]
  )
  func stranger(_ targets: (String, String)) {
    let known = ("he met Hansen/1", targets.0)
    let alone = ("he saw him too", targets.1)
    func between(_ count: Int) -> [(String, String)] {
      (0..<count).map { _ in ("nothing here", "ništa ovde") }
    }
    #expect(names([known] + between(20) + [alone]).keys.sorted() == [21])
    #expect(names([known] + between(3) + [alone]).isEmpty)
    #expect(names(between(20) + [alone]).isEmpty)
    let acronym = ("the UK saw him", targets.1)
    #expect(names([known] + between(20) + [acronym]).keys.sorted() == [21])
  }

  @Test(
    "An institution with a capital that the source writes small, by its partner or its sound",
    arguments: [
      ("the Brigade/1 came", "Brigada/1 je tu", "the brigade left", "tada je Brigada otišla"),
      ("the Brigade/1 came", "Бригада/1 је ту", "the brigade left", "тада је Бригада отишла"),
      ("the Rampart/1 fell", "Bedem/1 je pao", "on the rampart", "tada na Bedemu stoje"),
      ("the Rampart/1 fell", "Бедем/1 је пао", "on the rampart", "тада на Бедему стоје"),
    ]
  )
  func institution(_ texts: (String, String, String, String)) {
    let between = (0..<20).map { _ in ("nothing here", "ništa ovde") }
    #expect(names([(texts.0, texts.1)] + between + [(texts.2, texts.3)]).isEmpty)
    #expect(
      names([(texts.0, texts.1)] + between + [("nobody left", texts.3)]).keys.sorted() == [21]
    )
  }

  @Test(
    "A general word of a longer name is translated, and may stand before it",
    arguments: [
      ("on the Karelia/1 Strip* today", "na Pojasu* Karelije/1 danas"),
      ("on the Karelia/1 Strip* today", "на Појасу* Карелије/1 данас"),
      ("to the Karelia/1 Gadget* today", "za Napravu Karelije/1 danas"),
      ("to the Karelia/1 Gadget* today", "за Направу Карелије/1 данас"),
      ("the Upper Bridge today", "Gornji Most danas"),
      ("the Upper Bridge today", "Горњи Мост данас"),
    ]
  )
  func general(_ texts: (String, String)) { #expect(names([texts]).isEmpty) }

  @Test(
    "A general word does not hide a name beside it, in both scripts",
    arguments: [
      ("he met Conrad/1 Black* there", "sreo je Konrada/1 Bajdena"),
      ("he met Conrad/1 Black* there", "срео је Конрада/1 Бајдена"),
      ("on Karelia Street today", "u ulici Hansena danas"),
      ("on Karelia Street today", "у улици Хансена данас"),
    ]
  )
  func beside(_ texts: (String, String)) { #expect(names([texts]).count == 1) }

  @Test("A word that stands without its capital elsewhere is no name, in both scripts")
  func common() {
    for target in ["doneo Odluku danas", "донео Одлуку данас"] {
      let small = target.lowercased()
      #expect(names([("he met Oliver", target)]).count == 1)
      #expect(names([("he met Oliver", target), ("it was", small)]).isEmpty)
    }
  }
}
