import BitextCore
import Testing

@testable import Terminology

@Suite struct PhraseCorpusTests {
  @Test(
    "Forms of a word share a key, in both scripts",
    arguments: [
      ("fascikla", "fascikle"), ("fascikla", "фасцикле"), ("most", "мостом"), ("školi", "школа"),
    ]
  )
  func keys(_ forms: (String, String)) {
    var corpus = PhraseCorpus(rules: .serbian)
    corpus.add(forms.0)
    corpus.add(forms.1)
    #expect(corpus.key(0) == corpus.key(1))
    #expect(corpus.unitCount == 2)
  }

  @Test("Phrases are rows of up to three words, and go over no comma", arguments: [false, true])
  func phrases(_ isCyrillic: Bool) {
    var corpus = PhraseCorpus(rules: .serbian)
    corpus.add(isCyrillic ? "нови мост, стара кућа" : "novi most, stara kuća")
    var found: [Int] = []
    corpus.forEachPhrase(in: 0) { phrase, range in
      #expect(PhraseCorpus.words(of: phrase) == range.map { corpus.key($0) })
      found.append(range.count)
    }
    #expect(found.sorted() == [1, 1, 1, 1, 2, 2])
  }

  @Test(
    "Marks of the keyboard are no part of a word, and placeholders are no words",
    arguments: [("&File", "File"), ("Naz_ad", "Nazad"), ("На_зад", "Назад"), ("a & b", "a & b")]
  )
  func mnemonics(_ pair: (String, String)) {
    #expect(PhraseCorpus.withoutMnemonics(pair.0) == pair.1)
    var corpus = PhraseCorpus(rules: .english)
    corpus.add("copy %lu $name files2")
    #expect(corpus.tokens.filter { $0 >= 0 }.count == 1)
  }
}
