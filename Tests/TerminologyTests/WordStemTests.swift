import SerbianText
import Testing

@testable import Terminology

@Suite struct WordStemTests {
  @Test(
    "Forms of one word meet in a stem",
    arguments: [
      "Niš Niša Nišu Nišem Нишу", "Peć Peći Пећи", "Una Une Uni Unu Unom Унама",
      "sistem sistema sistemu sisteme sistemom системи", "nalog naloga nalogu nalogom налоге",
      "Drim Drima Drimu Drimom Дриме", "oprema opreme opremi opremu opremom опрему",
      "deo dela delu delom делови", "zemlja zemlje zemalja земаља", "EU EU ЕУ",
      "problem problema problemu problemom проблеми", "fantom fantoma fantomu фантоме",
    ]
  )
  func families(_ family: String) {
    let words = family.split(separator: " ").map { SearchKey.strict(String($0)) }
    let own = Set(WordStem.stems(of: words[0], by: .serbian))
    for word in words {
      #expect(!own.isDisjoint(with: WordStem.stems(of: word, by: .serbian)), "\(word)")
      let bare = WordStem.stems(of: SearchKey.loose(fromStrict: word), by: .serbian)
      let bareOwn = WordStem.stems(of: SearchKey.loose(fromStrict: words[0]), by: .serbian)
      #expect(!Set(bareOwn).isDisjoint(with: bare), "\(word)")
    }
  }

  @Test func english() {
    let pairs = [
      ("bodies", "body"), ("patrols", "patrol"), ("churches", "church"), ("forces", "force"),
    ]
    for (plural, singular) in pairs {
      #expect(
        WordStem.stems(of: plural, by: .english) == WordStem.stems(of: singular, by: .english)
      )
    }
    #expect(WordStem.stems(of: "status", by: .english) == ["status"])
    #expect(WordStem.stems(of: "forces", by: .none) == ["forces"])
  }

  @Test(
    "Endings of one declension",
    arguments: [
      ("strana", "stranama", true), ("strana", "strani", true), ("strana", "stranog", false),
      ("vod", "vodovi", true), ("vod", "vode", false), ("lapovo", "lapa", false),
      ("radan", "radnih", false), ("radan", "radna", true), ("matičane", "matično", false),
      ("peć", "peći", true), ("vojnik", "vojnici", true), ("zona", "zona", true),
      ("opština", "opštinama", true), ("deo", "dela", true), ("zemlja", "zemalja", true),
      ("izbori", "izborima", true), ("izbori", "izbor", false), ("izbori", "izboru", false),
      ("optuženi", "optuženog", true), ("sud", "sudovima", true), ("sud", "sude", false),
      ("pravo", "prava", true),
      ("pravo", "pravih", false), ("ibar", "ibra", true), ("građani", "građana", true),
      ("vlada", "vladom", true), ("kosovski", "kosovskog", true),
      ("bezbednost", "bezbednošću", true), ("tužilac", "tužioca", true),
      ("tužilac", "tužilaca", true), ("predak", "pretka", true), ("otac", "oca", true),
      ("početak", "počeci", true), ("svedok", "svedoci", true), ("svedok", "svedoči", false),
      ("predlog", "predali", false), ("predlog", "predloga", true),
      ("pripadnici", "pripadnike", true), ("trupe", "trupi", false), ("trupe", "trupama", true),
      ("dokument", "dokumenata", true), ("vreme", "vremena", true), ("rosu", "rosa", false),
      ("kapetan", "kapu", false), ("tisa", "tihom", false), ("rugova", "ružu", false),
      ("optuženi", "optužena", false), ("smrt", "smrću", true), ("posao", "posla", true),
    ]
  )
  func declensions(_ word: String, _ form: String, _ expected: Bool) {
    #expect(DeclensionCheck.accepts(form, asFormOf: word, role: .noun) == expected)
  }

  @Test(
    "A name has no plural; an attribute has the endings of adjectives",
    arguments: [
      ("senta", "sente", DeclensionCheck.Role.name, true), ("senta", "senat", .name, false),
      ("senta", "sent", .name, false), ("ada", "adama", .name, false), ("bor", "boru", .name, true),
      ("bor", "borovi", .name, false), ("bor", "bori", .name, false), ("peć", "peći", .name, true),
      ("dečani", "dečanima", .name, true), ("ibar", "ibrom", .name, true),
      ("bezbednosne", "bezbednosnih", .attribute, true), ("bezbedni", "bezbedan", .attribute, true),
      ("novi", "nova", .attribute, true), ("novi", "novac", .attribute, false),
    ]
  )
  func roles(_ word: String, _ form: String, _ role: DeclensionCheck.Role, _ expected: Bool) {
    #expect(DeclensionCheck.accepts(form, asFormOf: word, role: role) == expected)
  }
}
