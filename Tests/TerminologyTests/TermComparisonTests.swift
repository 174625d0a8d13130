import BitextCore
import SerbianText
import Testing

@testable import Terminology

@Suite struct TermComparisonTests {
  private static let english = LanguageTag(language: "en")
  private static let serbian = LanguageTag(language: "sr")

  private static func entry(
    _ en: [String],
    _ sr: [String],
    free: [String] = [],
    isAmbiguous: Bool = false
  ) -> ConceptEntry {
    var entry = ConceptEntry(
      identifier: en[0],
      sections: [
        LanguageSection(language: english, terms: en.map { Term($0, isAmbiguous: isAmbiguous) }),
        LanguageSection(
          language: LanguageTag(language: "sr", script: "Latn"),
          terms: sr.map { Term($0) }
        ),
      ]
    )
    entry.freeTranslations = [LanguageSection(language: serbian, terms: free.map { Term($0) })]
    return entry
  }

  private let comparison = TermComparison(
    entries: [
      TermComparisonTests.entry(["arrest"], ["hapšenje"]),
      TermComparisonTests.entry(["security forces"], ["bezbednosne snage"]),
      TermComparisonTests.entry(["turnout"], ["izlaznost", "odziv birača"]),
      TermComparisonTests.entry(["court"], ["sud"]),
      TermComparisonTests.entry(["high court"], ["viši sud"]),
      TermComparisonTests.entry(["KFOR"], ["KFOR"]),
      TermComparisonTests.entry(["foreign minister"], ["ministar spoljnih poslova"]),
      TermComparisonTests.entry(["international law"], ["međunarodno pravo"]),
      TermComparisonTests.entry(["ICJ"], ["Međunarodni sud pravde"]),
      TermComparisonTests.entry(["independence"], ["nezavisnost"]),
      TermComparisonTests.entry(["US"], ["Sjedinjene Američke Države"]),
      TermComparisonTests.entry(["NATO"], ["NATO", "Severnoatlantski savez"]),
      TermComparisonTests.entry(
        ["evacuation"],
        ["evakuacija"],
        free: ["spasavanje", "odvođenje na sigurno"]
      ),
      TermComparisonTests.entry(["UK"], ["Ujedinjeno Kraljevstvo"]),
      TermComparisonTests.entry(["China"], ["Kina"]),
      TermComparisonTests.entry(["ambassador"], ["ambasador"]),
      TermComparisonTests.entry(["witness"], ["svedok"]),
      TermComparisonTests.entry(["expert witness"], ["veštak"]),
      TermComparisonTests.entry(["protest"], ["protest"]),
    ],
    source: TermComparisonTests.english,
    target: TermComparisonTests.serbian
  )

  /// The words of a text, linked with those at the given places.
  private func words(_ text: String, _ partners: [Int: Int]) -> [SegmentWord] {
    var found: [SegmentWord] = []
    var offset = 0
    for piece in text.split(separator: " ", omittingEmptySubsequences: false) {
      let word = piece.filter { $0.isLetter }
      let start = offset
      offset += piece.utf8.count + 1
      if word.isEmpty { continue }
      var own = SegmentWord(
        range: start..<(start + word.utf8.count),
        key: SearchKey.loose(word),
        isCapitalized: word.first?.isUppercase == true,
        isAllCapitals: word.count > 1 && word.allSatisfy(\.isUppercase),
        beginsSentence: found.isEmpty,
        probability: 1e-5,
        foreignProbability: 1e-6
      )
      if let partner = partners[found.count] {
        own.partner = partner
        own.links = [WordLink(word: partner, kind: .dictionary, probability: 0.3)]
      }
      found.append(own)
    }
    return found
  }

  private func gaps(_ source: String, _ target: String, _ links: [Int: Int] = [:]) -> [TermGap] {
    let back = Dictionary(uniqueKeysWithValues: links.map { ($0.value, $0.key) })
    let pair = TermComparison.Pair(
      source: source,
      target: target,
      sourceWords: words(source, links),
      targetWords: words(target, back)
    )
    return comparison.report(on: [pair]).gaps.filter { $0.side == .source }.map(\.gap)
  }

  @Test(
    "A term in any form, in either script, or a word made from it, is there",
    arguments: [
      ("the security forces came", "došle su bezbednosne snage"),
      ("of the security forces", "бројних безбедносних снага"),
      ("the turnout was low", "izlaznost je bila mala"),
      ("the turnout was low", "одзив је био мали"),
      ("after the arrest he left", "posle hapšenja je otišao"),
      ("after the arrest he left", "policija ga je uhapsila"),
      ("after the arrest he left", "полиција га је ухапсила"),
      ("a court document", "u sudskom dokumentu"), ("KFOR came", "дошао је Кфор"),
      ("the re-independence group", "grupa za brze promene"),
      ("the pro-independence group", "grupa za brze promene"),
      ("the anti-arrest campaign", "кампања за слободу"),
      ("a non-court settlement", "vansudsko poravnanje"),
      ("a settlement without a court", "vansudsko poravnanje"),
      ("a settlement without a court", "вансудско поравнање"),
      ("a rally against the protest", "protivprotestni skup"),
      ("a rally against the protest", "противпротестни скуп"),
      ("experts of international law", "стручњаци за међународно право"),
      ("after the evacuation he left", "otišao je posle spasavanja"),
      ("after the evacuation he left", "отишао је после спасавања"),
      ("after the evacuation he left", "otišao je posle odvođenja na sigurno"),
      ("the ambassador came", "amasador je došao"), ("the ambassador came", "амасадор је дошао"),
      ("so says the Court of Appeal", "tako kažu"),
      ("the fans of Red Star China", "navijači Zvezde"),
      ("goods from China", "kineska roba"), ("goods from China", "роба Кинеза"),
    ]
  )
  func present(_ pair: (String, String)) {
    #expect(gaps(pair.0, pair.1).filter { $0.isFinding(TermUse(), .source) }.isEmpty)
  }

  @Test(
    "A term that is left out is told, also where words are linked that are no part of it",
    arguments: [
      ("the security forces came", "došle su rano", "security forces"),
      ("the turnout was low", "бројка је била мала", "turnout"),
      ("the court said so", "rečeno je tako", "court"), ("KFOR came", "дошли су", "KFOR"),
      ("then Foreign Minister Ri came", "tada je došao Ri", "Foreign Minister"),
      ("then Foreign Minister Ri came", "тада је дошао Ри", "Foreign Minister"),
      ("of international law, says ICJ", "kaže Međunarodni sud pravde", "international law"),
      ("of international law, says ICJ", "каже Међународни суд правде", "international law"),
      ("they joined NATO early", "ušli su iz severne zemlje", "NATO"),
      ("they joined NATO early", "ушли су из северне земље", "NATO"),
      ("after the evacuation he left", "otišao je na sigurno", "evacuation"),
      ("now China does it", "sada nas kinji", "China"),
      ("now China does it", "сада нас кињи", "China"),
      ("what the Court says", "šta kažu danas", "Court"),
      ("what the Court says", "шта кажу данас", "Court"),
      ("a separate protest against it", "poseban protiv toga", "protest"),
      ("a separate protest against it", "посебан против тога", "protest"),
    ]
  )
  func missing(_ pair: (String, String, String)) {
    let told = gaps(pair.0, pair.1).filter { $0.isFinding(TermUse(), .source) }
    #expect(told.map(\.text) == [pair.2])
    #expect(told.first?.expected.isEmpty == false)
  }

  @Test(
    "An acronym with full stops is there",
    arguments: ["u Sjedinjenim Američkim Državama", "у Сједињеним Америчким Државама"]
  )
  func dotted(_ target: String) {
    func told(_ source: String) -> Bool {
      let pair = TermComparison.Pair(
        source: source,
        target: target,
        sourceWords: words(source, [:]),
        targetWords: words(target, [:])
      )
      return comparison.report(on: [pair]).gaps.contains {
        $0.side == .target && $0.gap.isFinding(TermUse(present: 9), .target)
      }
    }
    #expect(!told("in the U.S. today"))
    #expect(!told("the USs today"))
    #expect(told("in our land today"))
  }

  @Test(
    "A strange term that has a word of the agreed translation is none",
    arguments: ["došao je sud za ratne zločine", "дошао је суд за ратне злочине"]
  )
  func related(_ target: String) {
    let told = gaps("the high court came", target).filter { $0.isFinding(TermUse(), .source) }
    #expect(told.isEmpty)
  }

  @Test(
    "Another translation is told where the collection hardly ever has one",
    arguments: ["глас је био мали", "glas je bio mali"]
  )
  func usual(_ target: String) throws {
    let gap = try #require(gaps("low was the turnout", target, [3: 0]).first)
    #expect(gap.isFinding(TermUse(present: 20, missing: 1), .source))
    #expect(!gap.isFinding(TermUse(present: 20, missing: 4), .source))
    #expect(!gap.isFinding(TermUse(present: 3, missing: 0), .source))
  }

  @Test("A free translation that belongs to another word is none of the term")
  func claimed() {
    let texts = ("evacuation and rescue", "ovo spasavanje")
    #expect(gaps(texts.0, texts.1).isEmpty)
    #expect(gaps(texts.0, texts.1, [2: 1]).count == 1)
    // Nor where a term stands in its place that the source has not.
    for target in ["hapšenje ili spasavanje", "хапшење или спасавање"] {
      #expect(gaps("evacuation or rescue", target, [1: 1]).map(\.text) == ["evacuation"])
    }
  }

  @Test(
    "A free translation that a dictionary hardly gives for its partner is the term's",
    arguments: ["kad spasavanje zaživi", "кад спасавање заживи"]
  )
  func hardlyClaimed(_ target: String) {
    func told(_ probability: Float) -> Int {
      var own = words("once evacuation takes", [2: 1])
      var other = words(target, [1: 2])
      own[2].links = [WordLink(word: 1, kind: .dictionary, probability: probability)]
      other[1].links = [WordLink(word: 2, kind: .dictionary, probability: probability)]
      let pair = TermComparison.Pair(
        source: "once evacuation takes",
        target: target,
        sourceWords: own,
        targetWords: other
      )
      return comparison.report(on: [pair]).gaps.count { $0.side == .source }
    }
    #expect(told(0.01) == 0)
    #expect(told(0.3) == 1)
  }

  @Test("A name that stands opposite as it is", arguments: ["da bi UK izašlo", "да би UK изашло"])
  func asItIs(_ target: String) {
    func told(_ kind: WordLink.Kind) -> Int {
      var own = words("then the UK left", [2: 2])
      own[2].links = [WordLink(word: 2, kind: kind, probability: 1)]
      let pair = TermComparison.Pair(
        source: "then the UK left",
        target: target,
        sourceWords: own,
        targetWords: words(target, [2: 2])
      )
      return comparison.report(on: [pair]).gaps.count { $0.side == .source }
    }
    #expect(told(.identity) == 0)
    #expect(told(.spelling) == 1)
  }

  @Test(
    "A term that is part of the longer one is no strange term",
    arguments: ["kao stručni svedok", "као стручни сведок"]
  )
  func part(_ target: String) {
    let told = gaps("as expert witness", target, [0: 0, 1: 1, 2: 2])
    #expect(told.filter { $0.isFinding(TermUse(), .source) }.isEmpty)
  }

  @Test("A word that joins others explains nothing")
  func small() {
    for target in ["međutim, bilo je tako", "међутим, било је тако"] {
      let told = gaps("the turnout was low", target, [1: 0])
      #expect(told.contains { $0.isFinding(TermUse(), .source) })
    }
  }

  @Test("A word that is left over between those of the neighbours may say it otherwise")
  func substitute() throws {
    for (target, isThere) in [
      ("mala posećenost gradskih mesta", true), ("мала посећеност градских места", true),
      ("mala je gradskih mesta", false), ("мала је градских места", false),
    ] {
      let gap = try #require(
        gaps("low turnout at city places", target, [0: 0, 3: 2, 4: 3]).first
      )
      #expect(gap.hasSubstitute == isThere)
      #expect(gap.isFinding(TermUse(), .source) != isThere)
      // Where the collection says it as agreed, another word is told.
      #expect(gap.isFinding(TermUse(present: 8, missing: 1), .source))
    }
  }

  @Test("One word of two that is linked explains nothing, one of one does")
  func halfLinked() throws {
    let half = try #require(gaps("the security forces came", "туђе су дошле", [1: 0]).first)
    #expect(half.linkedShare == 0.5 && half.isFinding(TermUse(), .source))
  }

  @Test("A word opposite that a dictionary knows for it explains a gap, but for a strange term")
  func explained() throws {
    let other = try #require(gaps("the turnout was low", "глас је био мали", [1: 0]).first)
    #expect(other.linkedShare == 1)
    #expect(!other.isFinding(TermUse(), .source))
    let strange = try #require(gaps("the turnout was low", "суд је био мали", [1: 0]).first)
    #expect(strange.isFinding(TermUse(), .source))
  }
}
