import SerbianText
import Testing

@testable import SentenceAlignment

@Suite struct NameSoundsTests {
  private func sounds(_ name: String) -> NameSounds { NameSounds(SearchKey.loose(name)) }

  @Test(
    "A name and its Serbian spelling sound the same, in any case and script",
    arguments: [
      ("Trump", "Tramp", "Трамп"), ("Trump", "Trampom", "Трампом"), ("Michael", "Majkl", "Мајкл"),
      ("Washington", "Vašingtonu", "Вашингтону"),
      ("Snyder", "Snajder", "Снајдер"), ("Mickelson", "Mikelson", "Микелсон"),
      ("Maxwell", "Maksvel", "Максвел"), ("Glasgow", "Glazgov", "Глазгов"),
    ]
  )
  func same(_ names: (String, String, String)) {
    for name in [names.1, names.2] {
      guard case .same(let likeness) = sounds(names.0).likeness(to: sounds(name)) else {
        Issue.record("\(names.0) and \(name) do not sound alike.")
        continue
      }
      #expect(likeness >= 0.8 && likeness <= 1)
    }
  }

  @Test(
    "Other names do not",
    arguments: [
      ("Trump", "Bajden", "Бајден"), ("Washington", "Rim", "Рим"), ("Patton", "Metro", "Метро"),
      ("Texas", "Mojna", "Мојна"), ("Korea", "Mikelson", "Микелсон"),
    ]
  )
  func different(_ names: (String, String, String)) {
    for name in [names.1, names.2] {
      if case .same = sounds(names.0).likeness(to: sounds(name)) {
        Issue.record("\(names.0) and \(name) sound alike.")
      }
    }
  }

  @Test("What spelling hides makes names near", arguments: ["Hoze", "Хозе"])
  func near(_ name: String) {
    guard case .near(let likeness) = sounds("Jose").likeness(to: sounds(name)) else {
      Issue.record("Jose and \(name) are not near.")
      return
    }
    #expect(likeness >= 0.5 && likeness < 0.9)
  }

  @Test("Likeness is the same both ways, and greatest for the name itself")
  func symmetric() {
    let names = ["Trump", "Tramp", "Majkl", "Mayorga", "Majorga", "Schroeder", "Šreder", "Ri"]
      .map(sounds)
    for a in names {
      for b in names { #expect(a.likeness(to: b) == b.likeness(to: a)) }
    }
    #expect(sounds("Majorga").likeness(to: sounds("Мајорга")) == .same(1))
    #expect(sounds("Ioa").likeness(to: sounds("Ioa")) == .none)
  }

  @Test("Two words written as one", arguments: [("Desmoines", "Dimojn"), ("Newyork", "Njujork")])
  func joined(_ names: (String, String)) {
    #expect(sounds(names.1).isJoined(sounds(names.0)))
    #expect(!sounds("Beograd").isJoined(sounds(names.0)))
  }

  @Test(
    "Borrowed words",
    arguments: [("captain", "kapetan", "капетан"), ("protest", "protesta", "протеста")]
  )
  func cognates(_ words: (String, String, String)) {
    #expect(sounds(words.0).isCognate(of: sounds(words.1)))
    #expect(sounds(words.0).isCognate(of: sounds(words.2)))
    #expect(!sounds(words.0).isCognate(of: sounds("vlada")))
  }
}
