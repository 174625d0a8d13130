import Foundation
import SerbianText
import Testing

@Suite struct LemmatizerTests {
  static let cases: [(String, String)] = [
    ("Mitrovici", "Mitrovica"), ("Митровици", "Mitrovica"), ("Ibru", "Ibar"), ("Ibrom", "Ibar"),
    ("Ибром", "Ibar"), ("Dečanima", "Dečani"), ("Ulutaša", "Ulutaš"), ("KFOR-a", "KFOR"),
    ("КФОР-а", "KFOR"), ("Kfora", "KFOR"), ("Кфора", "KFOR"), ("Kosovskoj", "kosovski"),
    ("NATO-om", "NATO"), ("MUP-u", "MUP"), ("Prištini", "Priština"), ("Beogradom", "Beograd"),
    ("ROSU", "ROSU"), ("РОСУ-а", "ROSU"), ("Leposaviću", "Leposavić"), ("Zvečanu", "Zvečan"),
    ("Srbiji", "Srbija"), ("Kurtija", "Kurti"),
    ("Vučićem", "Vučić"), ("Gračanici", "Gračanica"), ("Štrpcu", "Štrpce"),
  ]

  static func holds(_ lemmatizer: Lemmatizer, _ word: String, _ base: String) -> Bool {
    lemmatizer.baseForms(of: word).contains { $0.text.lowercased() == base.lowercased() }
  }

  @Test(arguments: cases)
  func withoutDictionary(word: String, base: String) {
    #expect(Self.holds(Lemmatizer(), word, base), "\(Lemmatizer().baseForms(of: word))")
  }

  @Test func dictionaryKnowsInflectionFromDerivation() {
    // Beograd with its cases (1), its adjective (2) and its inhabitants (3), in hunspell's form.
    let affixes = """
      FLAG num
      SFX 1 Y 2
      SFX 1 d da
      SFX 1 d dom
      SFX 2 Y 2
      SFX 2 d dski
      SFX 2 d dskog
      SFX 3 Y 4
      SFX 3 d đanin
      SFX 3 d đanima
      SFX 3 d đanka
      SFX 3 d đankama
      PFX 9 Y 1
      PFX 9 0 naj
      SFX 4 Y 1
      SFX 4 p pši
      """
    let words = "4\nBeograd/1,3\nbeograd/2\nlep/4,9\nbolji/9\n"
    let dictionary = HunspellDictionary(affixes: affixes.utf8, words: words.utf8)
    let lemmatizer = Lemmatizer(dictionary: dictionary)
    func first(_ word: String) -> String? { lemmatizer.baseForms(of: word).first?.text }
    #expect(first("Beogradom") == "Beograd")
    #expect(first("Београда") == "Beograd")
    #expect(first("beogradskog") == "beogradski")
    #expect(first("Beograđanima") == "Beograđanin")
    #expect(first("Beograđankama") == "Beograđanka")
    #expect(first("najlepši") == "lep")
    // A comparative with another stem.
    #expect(Self.holds(lemmatizer, "najbolji", "dobar"))
    #expect(Self.holds(lemmatizer, "бољи", "dobar"))
    #expect(dictionary.contains("beogradski"))
    #expect(!dictionary.contains("beogradskih"))
  }

  @Test(.enabled(if: Self.installed != nil), arguments: cases)
  func withTheInstalledDictionary(word: String, base: String) throws {
    let lemmatizer = Lemmatizer(dictionary: Self.installed)
    #expect(Self.holds(lemmatizer, word, base), "\(lemmatizer.baseForms(of: word))")
  }

  static var installed: HunspellDictionary? {
    let folder = "/usr/share/hunspell/sr_Latn_RS"
    guard let affixes = FileManager.default.contents(atPath: folder + ".aff"),
      let words = FileManager.default.contents(atPath: folder + ".dic")
    else { return nil }
    return HunspellDictionary(affixes: affixes, words: words)
  }
}
