import Testing

@testable import Interchange

/// Files that say less than TMX asks, or say it elsewhere, and whose texts are all the same read.
@Suite struct OddTMXTests {
  private typealias Files = TMXMalformationTests
  private static let frenchAndSerbian =
    "<tu><tuv xml:lang=\"fr\"><seg>Pluie</seg></tuv>\(TMXMalformationTests.sr)</tu>"

  private func outcome(_ text: String) -> [String] { Files.outcome(Array(text.utf8)) }

  @Test func aHeaderThatNamesTheWrongLanguage() {
    let units = String(repeating: Self.frenchAndSerbian, count: 3)
    #expect(
      outcome(Files.file(units))
        == Array(repeating: "fr=Pluie | sr=Киша | noSourceVariant(en)", count: 3)
    )
    // One unit with the language, wherever it stands, and the others are refused, in their order.
    #expect(
      outcome(Files.file(units + "<tu>\(Files.en)\(Files.sr)</tu>" + Self.frenchAndSerbian))
        == Array(repeating: "refused noSourceVariant(en)", count: 3) + [
          Files.good, "refused noSourceVariant(en)",
        ]
    )
    let many = String(repeating: Self.frenchAndSerbian, count: 1_001)
    #expect(outcome(Files.file(many + "<tu>\(Files.en)\(Files.sr)</tu>")).count == 1_002)
  }

  @Test(arguments: [("pt_BR.UTF-8", "pt-BR"), ("sr_RS.utf8@cyrillic", "sr-Cyrl-RS")])
  func localesAsLanguages(_ spelling: String, _ tag: String) {
    #expect(outcome(Files.unit("Киша", spelling)) == ["en=Rain | \(tag)=Киша"])
  }

  @Test func unitsWithoutABody() {
    let text = "<tmx version=\"1.4\">\(Files.header)<tu>\(Files.en)\(Files.sr)</tu></tmx>"
    #expect(outcome(text) == ["header unknownElement(tu)", Files.good])
  }

  @Test func textsWithoutASegment() {
    let text = Files.file("<tu>\(Files.en)<tuv xml:lang=\"sr\">\n Киша </tuv></tu>")
    #expect(outcome(text) == ["\(Files.good) | missingSegment"])
  }

  @Test func theLanguageAtTheSegment() {
    let text = Files.file("<tu>\(Files.en)<tuv><seg xml:lang=\"sr\">Киша</seg></tuv></tu>")
    #expect(outcome(text) == ["\(Files.good) | misplacedLanguage"])
  }

  @Test func endsOfDataInText() {
    #expect(outcome(Files.unit("а ]]> б")) == ["en=Rain | sr=а ]]> б | bareMarkup(1)"])
    #expect(
      outcome(Files.unit("&zcaron;&Ccaron;")) == ["en=Rain | sr=žČ | htmlEntities(2)"]
    )
  }

  /// An end too many costs nothing but itself.
  @Test func anEndTooMany() {
    let unit = "<tu>\(Files.en)\(Files.sr)</tu>"
    #expect(
      outcome(Files.file(unit + "</tu>" + unit)) == [Files.good, "\(Files.good) | strayMarkup"]
    )
  }

  @Test func charactersInTwoHalvesOfUTF8() {
    var bytes = Array(Files.unit("@").utf8)
    let place = bytes.firstIndex(of: 0x40)!
    bytes.replaceSubrange(place...place, with: [0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80])
    #expect(
      Files.outcome(bytes) == ["en=Rain | sr=\u{1F600} | surrogateReferences(1) | noLetters(sr)"]
    )
  }
}
