import SerbianText
import Testing

@testable import Terminology

@Suite struct NominativePhraseTests {
  private func text(_ rows: [String], head: Int, forms: [String: Int], isPlural: Bool = false)
    -> String
  {
    NominativePhrase(
      rows.map { NominativePhrase.Row(words: $0.split(separator: " ").map(String.init), count: 1) },
      head: head,
      headForms: forms,
      lemmatizer: Lemmatizer()
    ).text(isPlural: isPlural)
  }

  @Test(
    "A noun and the adjective before it come to the nominative together",
    arguments: [
      (
        ["graničnom prelazu", "graničnog prelaza"], ["prelaz": 2, "prelazu": 3], "granični prelaz"
      ),
      (["javnog ključa"], ["ključ": 4, "ključa": 3], "javni ključ"),
      (["glavnom prozoru"], ["prozor": 5, "prozoru": 1], "glavni prozor"),
    ]
  )
  func agreement(_ phrase: ([String], [String: Int], String)) {
    #expect(text(phrase.0, head: 1, forms: phrase.1) == phrase.2)
  }

  @Test("What stands behind the noun stays as it is mostly written")
  func tail() {
    let forms = ["spisak": 3, "spiska": 2]
    #expect(
      text(["spiska zadataka", "spiskom zadataka", "spisku zadatka"], head: 0, forms: forms)
        == "spisak zadataka"
    )
  }

  @Test("No rows, no text")
  func empty() {
    #expect(text([], head: 0, forms: [:]).isEmpty)
  }
}
