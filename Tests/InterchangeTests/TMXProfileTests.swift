import BitextCore
import Foundation
import Interchange
import Testing

@Suite struct TMXProfileTests {
  static func variant(_ tag: String, _ elements: [Segment.Element]) throws
    -> TranslationUnitVariant
  {
    TranslationUnitVariant(
      language: try #require(LanguageTag(tag)),
      segment: Segment(elements: elements)
    )
  }

  static func code(
    _ kind: InlineCode.Kind,
    _ attributes: [String: String],
    _ content: [Segment.Element] = []
  ) -> Segment.Element {
    .code(
      InlineCode(
        kind: kind,
        attributes: attributes.sorted { $0.key < $1.key }.map {
          .init(name: $0.key, value: $0.value)
        },
        content: content
      )
    )
  }

  /// Codes as no strict reader takes them.
  static func oddCodes(_ word: String) -> [Segment.Element] {
    [
      code(.ept, ["i": "9"]), .text(word), code(.bpt, ["i": "a", "q": "1"], [.text("<b>")]),
      code(.ph, ["x": "one", "assoc": "z"], [.text("n"), code(.hi, [:], [.text(word)])]),
      code(.sub, [:], [.text(word)]), code(.ept, ["i": "a"]), code(.bpt, [:]), code(.it, [:]),
      code(.ph, ["x": "3"]), code(.ph, ["x": "3"]),
    ]
  }

  static func units() throws -> [TranslationUnit] {
    [
      TranslationUnit(
        variants: [
          try variant("en", oddCodes("Rain")), try variant("sr-Latn", oddCodes("Kiša")),
          try variant("sr-Cyrl", oddCodes("Киша")), try variant("de", [.text("Regen")]),
        ],
        properties: [Property(type: "client", value: "v"), Property(type: "x-k", value: "")],
        notes: ["n"]
      ),
      TranslationUnit(variants: [
        try variant("en", [.text("Snow")]), try variant("sr-Cyrl", [.text("Снег")]),
      ]),
      TranslationUnit(variants: [
        try variant("de", [.text("Schnee")]), try variant("sr-Latn", [.text("Sneg")]),
      ]),
    ]
  }

  static func written(_ profile: TMXProfile) throws -> (bytes: [UInt8], excluded: [String]) {
    let rules = TMXProfileRules(
      profile: profile,
      source: LanguageTag(language: "en"),
      target: LanguageTag(language: "sr", script: "Latn")
    )
    var bytes: [UInt8] = []
    var excluded: [String] = []
    var writer = try TMXWriter(
      header: TMXHeader(sourceLanguage: .tag(rules.source), creationToolVersion: "1"),
      profile: profile
    ) { bytes += $0 }
    for unit in try units().prefix(profile.isBilingual ? 3 : 2) {
      switch rules.outcome(for: unit) {
      case .unit(let unit): try writer.write(unit)
      case .excluded(let reason): excluded.append(reason.rawValue)
      }
    }
    try writer.finish()
    return (bytes, excluded)
  }

  @Test(arguments: TMXProfile.allCases)
  func itsProgramTakesWhatIsWritten(_ profile: TMXProfile) throws {
    let (bytes, excluded) = try Self.written(profile)
    #expect(TMXConsumerCheck.problems(in: bytes, profile: profile) == [])
    #expect(excluded == (profile.isBilingual ? ["otherScript", "noSource"] : []))
    #expect(bytes == (try Self.written(profile).bytes))
    let text = String(decoding: bytes, as: UTF8.self)
    let languages =
      switch profile {
      case .trados: ["srclang=\"en-US\"", "xml:lang=\"en-US\"", "xml:lang=\"sr-Latn-RS\""]
      default: ["srclang=\"en\"", "xml:lang=\"en\"", "xml:lang=\"sr-Latn\""]
      }
    for language in languages { #expect(text.contains(language)) }
    #expect(text.contains("xml:lang=\"de\"") == !profile.isBilingual)
    #expect(text.contains("type=\"x-client\"") == (profile == .trados))
  }

  /// Text is the same, whatever becomes of the codes around it.
  @Test(arguments: TMXProfile.allCases)
  func textSurvives(_ profile: TMXProfile) throws {
    let found = try items(try Self.written(profile).bytes)
    guard case .unit(let unit)? = found.first else {
      Issue.record("The unit was refused.")
      return
    }
    #expect(unit.unit.variants[0].segment.text.hasPrefix("Rain"))
    #expect(unit.unit.variants[1].segment.text.hasPrefix("Kiša"))
    #expect(unit.unit.variants.allSatisfy { $0.segment.hasCodes } == (profile.isBilingual))
  }

  /// Each of these a program refuses; a check that finds nothing would be none.
  @Test(arguments: [
    (TMXProfile.omegat, "xml:lang=\"en\"", "xml:lang=\"en-GB\""),
    (.strict, "srclang=\"en\"", "srclang=\"*all*\""),
    (.trados, "sr-Latn-RS", "sr-Latn"),
    (.trados, "type=\"x-client\"", "type=\"client\""),
    (.level1, "Rain", "R<ph>c</ph>ain"),
    (.strict, "<bpt i=\"1\"", "<bpt i=\"one\""),
    (.memoq, "</tuv>\n  </tu>", "</tuv><tuv xml:lang=\"de\"><seg>R</seg></tuv></tu>"),
  ])
  func itFindsWhatIsRefused(_ profile: TMXProfile, _ from: String, _ to: String) throws {
    let text = String(decoding: try Self.written(profile).bytes, as: UTF8.self)
    let spoiled = text.replacing(from, with: to)
    #expect(!TMXConsumerCheck.problems(in: Array(spoiled.utf8), profile: profile).isEmpty)
  }
}
