import BitextCore
import Testing

@testable import Segmentation

@Suite("SRX files")
struct SRXReaderTests {
  private func read(_ text: String) throws(SegmentationError) -> SegmentationRules {
    try SRXReader.read(Array(text.utf8))
  }

  @Test("A file of version 2.0, with an extension of another namespace")
  func version2() throws {
    let rules = try read(
      #"""
      <?xml version="1.0"?>
      <srx xmlns="http://www.lisa.org/srx20" xmlns:x="urn:example:x" version="2.0">
      <header segmentsubflows="no" cascade="yes">
      <formathandle type="start" include="yes"/>
      <x:options rule="all"><x:rule/></x:options>
      </header>
      <body><languagerules>
      <languagerule languagerulename="Serbian">
      <!-- a comment -->
      <rule break="no"><beforebreak>\bdr\.</beforebreak><afterbreak>\s</afterbreak></rule>
      <rule><beforebreak>[\.?!]&#x201C;?</beforebreak><afterbreak>\s</afterbreak></rule>
      <rule break="yes"><afterbreak>\n</afterbreak></rule>
      </languagerule></languagerules>
      <maprules><languagemap languagepattern="(SR|sr).*" languagerulename="Serbian"/></maprules>
      </body></srx>
      """#
    )
    #expect(rules.isCascading)
    #expect(!rules.segmentsSubflows)
    #expect(rules.formatHandling == FormatHandling(includesStart: true))
    #expect(rules.languageRules.map(\.name) == ["Serbian"])
    let breakRules = try rules.breakRules(for: LanguageTag(language: "sr", script: "Cyrl"))
    #expect(breakRules.map(\.isBreak) == [false, true, true])
    #expect(breakRules.map(\.beforeBreak) == [#"\bdr\."#, "[\\.?!]\u{201C}?", ""])
    #expect(breakRules.map(\.afterBreak) == [#"\s"#, #"\s"#, #"\n"#])
    #expect(breakRules.map { $0.position?.line } == [10, 11, 12])
    #expect(try rules.breakRules(for: LanguageTag(language: "en")).isEmpty)
  }

  @Test("A file of version 1.0: no namespace, maprule, nothing cascades")
  func version1() throws {
    let rules = try read(
      #"""
      <srx version="1.0"><header segmentsubflows="yes"/><body>
      <languagerules><languagerule languagerulename="Default">
      <rule break="yes"><beforebreak>\.</beforebreak><afterbreak>\s</afterbreak></rule>
      </languagerule></languagerules>
      <maprules><maprule maprulename="Default">
      <languagemap languagepattern=".*" languagerulename="Default"/></maprule>
      <maprule maprulename="Other">
      <languagemap languagepattern="EN" languagerulename="No"/></maprule>
      </maprules></body></srx>
      """#
    )
    #expect(!rules.isCascading)
    #expect(rules.languageMaps.count == 1)
    #expect(try rules.breakRules(for: LanguageTag(language: "fr")).count == 1)
  }

  @Test("Without 'cascade' a 2.0 file cascades")
  func missingCascade() throws {
    let rules = try read(
      #"<srx xmlns="http://www.lisa.org/srx20" version="2.0"><header/><body/></srx>"#
    )
    #expect(rules.isCascading)
  }

  private static func file(_ rule: String) -> String {
    """
    <srx xmlns="http://www.lisa.org/srx20" version="2.0">
    <header segmentsubflows="yes" cascade="no"/><body><languagerules>
    <languagerule languagerulename="A">
    \(rule)
    </languagerule></languagerules><maprules>
    <languagemap languagepattern=".*" languagerulename="A"/></maprules></body></srx>
    """
  }

  private static let faulty: [(text: String, message: String)] = [
    (
      file(#"<rule><beforebreak>\bfoo(</beforebreak></rule>"#),
      #"4:1: The pattern in 'beforebreak' cannot be used: its parentheses do not pair (at "#
        + #"character 6 of the pattern). The pattern is '\bfoo('."#
    ),
    (
      file("<rule><afterbreak>\n[a</afterbreak></rule>"),
      "4:1: The pattern in 'afterbreak' cannot be used: a bracket '[' is not closed (at "
        + "character 2 of the pattern). The pattern is '\n[a'."
    ),
    (
      file("<rule><afterbreak>a)|(b</afterbreak></rule>"),
      "4:1: The pattern in 'afterbreak' cannot be used: its parentheses do not pair (at "
        + "character 2 of the pattern). The pattern is 'a)|(b'."
    ),
    (
      file(#"<rule><beforebreak>\p{IsNothing}</beforebreak></rule>"#),
      "4:1: The pattern in 'beforebreak' cannot be used: it names a property of characters that "
        + #"ICU does not know. The pattern is '\p{IsNothing}'."#
    ),
    (
      file(#"<rule break="maybe"/>"#),
      "4:1: The attribute 'break' is 'maybe'; it must be 'yes' or 'no'."
    ),
    (
      "<tmx/>", "1:1: The root element is 'tmx', not 'srx'. This is no SRX file."
    ),
    (
      "<srx version='2.0'><body><languagerules><languagerule/></languagerules></body></srx>",
      "1:41: 'languagerule' has no attribute 'languagerulename'."
    ),
    (
      "<srx version='2.0'><body><rule/></body></srx>",
      "1:26: A 'rule' stands outside of a 'languagerule'."
    ),
    (
      "<srx version='2.0'><body>\n<languagemap languagepattern='.*' languagerulename='B'/>"
        + "</body></srx>",
      "2:1: A 'languagemap' names the rules 'B', which the file does not have."
    ),
  ]

  @Test("What is wrong, and where", arguments: faulty)
  func faults(_ text: String, _ message: String) {
    let error = #expect(throws: SegmentationError.self) { try read(text) }
    #expect(error?.description == message)
  }

  @Test("XML that cannot be read names its line")
  func notWellFormed() {
    let error = #expect(throws: SegmentationError.self) { try read("<srx version='2.0'>\n<body>") }
    #expect(error?.code == .notReadable)
    #expect(error?.position?.line == 2)
  }
}
