import SerbianText
import TestSupport
import Testing

@testable import SentenceAlignment

@Suite struct NameRespellingTests {
  private let respelling = NameRespelling.shared

  private func likeness(_ name: String, _ respelled: String) -> Float {
    func letters(_ word: String) -> [UInt8] {
      NameRespelling.letters(SearchKey.loose(word).utf8)
    }
    return respelling.likeness(letters(name), letters(respelled))
  }

  @Test(
    "A name and its Serbian spelling, in any case and script",
    arguments: [
      ("Trump", "Tramp", "Трамп"), ("Trump", "Trampom", "Трампом"), ("Trump", "Trampov", "Трампов"),
      ("Washington", "Vašingtonu", "Вашингтону"), ("Wyoming", "Vajominga", "Вајоминга"),
      ("Snyder", "Snajder", "Снајдер"), ("Mickelson", "Mikelson", "Микелсон"),
      ("Maxwell", "Maksvel", "Максвел"), ("Glasgow", "Glazgov", "Глазгов"),
      ("Geoffrey", "Džefri", "Џефри"), ("Xinjiang", "Sinđijanga", "Синђијанга"),
      ("Cynthia", "Sintije", "Синтије"), ("Schwarzenegger", "Švarceneger", "Шварценегер"),
      ("Vučić", "Vučićem", "Вучићем"), ("Rexhepi", "Redžepija", "Реџепија"),
    ]
  )
  func same(_ names: (String, String, String)) {
    for name in [names.1, names.2] {
      #expect(likeness(names.0, name) >= NameRespelling.sure, "\(names.0), \(name)")
    }
  }

  @Test(
    "Other names, in both scripts",
    arguments: [
      ("Trump", "Bajden", "Бајден"), ("Washington", "Rim", "Рим"), ("Patton", "Metro", "Метро"),
      ("Korea", "Aguera", "Агуера"), ("Hart", "Hitlera", "Хитлера"), ("Adonis", "Heder", "Хедер"),
      ("Jakarta", "Tačer", "Тачер"), ("English", "Risa", "Риса"),
      ("Branstad", "Bregzit", "Брегзит"),
    ]
  )
  func other(_ names: (String, String, String)) {
    for name in [names.1, names.2] {
      #expect(likeness(names.0, name) < NameRespelling.least, "\(names.0), \(name)")
    }
  }

  @Test("Nothing, letters beyond the alphabet and endless names")
  func strange() {
    #expect(likeness("", "") <= 0)
    #expect(likeness("", "Tramp") < NameRespelling.least)
    #expect(likeness("東京", "Tokio") < NameRespelling.least)
    #expect(likeness(String(repeating: "a", count: 10_000), "Tramp") == -.infinity)
  }

  @Test("The probability grows with the likeness, from 0 to 1")
  func probability() {
    let values = [-30, -2.5, 0, 1, 3, 8, 40].map { NameRespelling.probability(Float($0)) }
    #expect(values == values.sorted() && values[0] >= 0 && values[6] <= 1 && values[3] == 0.5)
  }

  @Test("The best way to cut two words, as trying all shows", arguments: [UInt64](1...60))
  func twin(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    func word(_ longest: Int) -> [UInt8] {
      let letters = Array("aeiouhgcsdjkntrl".utf8)
      return (0..<Int.random(in: 0...longest, using: &generator)).map { _ in
        letters[Int.random(in: 0..<letters.count, using: &generator)] & 0x1F
      }
    }
    let (name, respelled) = (word(5), word(5))
    let fast = respelling.likeness(name, respelled)
    let slow = best(name[...], respelled[...])
    #expect(abs(fast - slow) < 1e-3)
  }

  /// The best sum of all ways to go on from here.
  private func best(_ name: ArraySlice<UInt8>, _ respelled: ArraySlice<UInt8>) -> Float {
    var best: Float = name.isEmpty && respelled.isEmpty ? NameRespelling.strangeEnding : -.infinity
    if name.count <= 1, let value = respelling.ending(name, respelled) { best = max(best, value) }
    for length in 0...min(NameRespelling.longestPiece, name.count) {
      for other in 0...min(NameRespelling.longestRespelling, respelled.count)
      where length + other > 0 {
        var value: Float?
        for unit in respelling.units(of: NameRespelling.packed(name.prefix(length)))
        where unit.length == other
          && unit.respelled == NameRespelling.packed(respelled.prefix(other))
        {
          value = max(value ?? unit.value, unit.value)
        }
        if length + other == 1 {
          value = max(value ?? -.infinity, NameRespelling.dropped)
        } else if length == 1, other == 1 {
          value = max(value ?? -.infinity, NameRespelling.exchanged)
        }
        guard let value else { continue }
        let rest = self.best(name.dropFirst(length), respelled.dropFirst(other))
        best = max(best, value + rest)
      }
    }
    return best
  }
}
