import BitextCore
import Interchange
import Testing

@Suite struct BitextTSVTests {
  static let options = BitextTSVReader.Options(
    sourceLanguage: LanguageTag(language: "en"),
    targetLanguage: LanguageTag(language: "sr")
  )

  /// Rows as "en=a sr=b (note)", refusals as "! line".
  static func rows(_ text: String) throws -> [String] {
    var reader = try BitextTSVReader(bytes: Array(text.utf8), options: options)
    var rows: [String] = []
    while let row = try reader.next() {
      switch row {
      case .unit(let unit, _):
        let texts = unit.variants.map { "\($0.language)=\($0.segment.text)" }
        rows.append((texts + unit.notes.map { "(\($0))" }).joined(separator: " "))
      case .refusal(let position): rows.append("! \(position.line)")
      }
    }
    return rows
  }

  @Test(arguments: [
    ("", []),
    ("Rain\tKiša\nSnow\tСнег\n", ["en=Rain sr=Kiša", "en=Snow sr=Снег"]),
    ("Rain\tKiša\tn\n", ["en=Rain sr=Kiša (n)"]),
    ("\u{FEFF}# comment\n\nRain\tKiša\r\n\r\n", ["en=Rain sr=Kiša"]),
    ("Rain\n\tКиша\nSnow\tSneg\n", ["! 1", "! 2", "en=Snow sr=Sneg"]),
    ("Source\tTarget\nA\tБ\n", ["en=A sr=Б"]),
    ("note\ttarget\tsource\nn\tБ\tA\n", ["sr=Б en=A (n)"]),
    ("en\tsr-Latn\tsr-Cyrl\tnote\nA\tB\tБ\tn\n", ["en=A sr-Latn=B sr-Cyrl=Б (n)"]),
    ("EN;sr_Cyrl;id\nA;Б;7\n", ["en=A sr-Cyrl=Б"]),
    ("no\tne\n", ["en=no sr=ne"]), ("de\tsr\nA\tБ\n", ["de=A sr=Б"]),
    ("English\tSerbian\nA\tБ\n", ["en=A sr=Б"]), ("Engleski;Srpski\nA;Б\n", ["en=A sr=Б"]),
    ("енглески\tсрпски\nA\tБ\n", ["en=A sr=Б"]), ("en\ten\n", ["en=en sr=en"]),
    ("\u{FEFF}en;sr\r\n\"A;\nb\";\"Ш \"\"х\"\"\"\r\n", ["en=A;\nb sr=Ш \"х\""]),
    ("\"A,\nb\",Ш\n", ["en=A,\nb sr=Ш"]),
    ("is\tje\nto\tdo\n", ["en=is sr=je", "en=to sr=do"]),
  ])
  func reads(_ text: String, _ expected: [String]) throws {
    #expect(try Self.rows(text) == expected)
  }

  @Test func writes() throws {
    var writer = BitextTSVWriter(
      languages: [LanguageTag(language: "en"), LanguageTag(language: "sr")],
      writesHeader: true
    )
    func unit(_ source: String, _ target: String, _ notes: [String] = []) -> TranslationUnit {
      TranslationUnit(
        variants: [
          TranslationUnitVariant(
            language: LanguageTag(language: "sr", script: "Latn"),
            segment: Segment(target)
          ),
          TranslationUnitVariant(
            language: LanguageTag(language: "en"),
            segment: Segment(source)
          ),
        ],
        notes: notes
      )
    }
    let units = [
      unit("A\tb\r\nc", "Ш\nш"), unit("x", "č", ["n", "m"]), TranslationUnit(variants: []),
    ]
    let wasWritten = units.map { writer.write($0) }
    #expect(wasWritten == [true, true, false])
    #expect(writer.replacedCharacterCount == 3)
    let bytes = writer.takeBytes()
    #expect(String(decoding: bytes, as: UTF8.self) == "en\tsr\tnote\nA b c\tШ ш\nx\tč\tn m\n")
    #expect(try Self.rows(String(decoding: bytes, as: UTF8.self)).count == 2)
  }

  @Test("A column for each script; what has no column is counted")
  func columns() throws {
    let tags = ["en", "sr-Latn", "sr-Cyrl"].compactMap { LanguageTag($0) }
    let texts = ["Rain", "Kiša", "Киша"]
    let variants = zip(tags, texts).map {
      TranslationUnitVariant(language: $0, segment: Segment($1))
    }
    let whole = TranslationUnit(variants: variants)
    let table: [([LanguageTag], TranslationUnit, String, Int)] = [
      (tags, whole, "en\tsr-Latn\tsr-Cyrl\tnote\nRain\tKiša\tКиша\n", 0),
      ([tags[2], tags[0]], whole, "sr-Cyrl\ten\tnote\nКиша\tRain\n", 1),
      (
        tags, TranslationUnit(variants: [variants[0], variants[2]]), "en\tsr-Latn\tsr-Cyrl\tnote\n",
        0
      ),
    ]
    for (languages, unit, expected, further) in table {
      var writer = BitextTSVWriter(languages: languages, writesHeader: true)
      _ = writer.write(unit)
      #expect(String(decoding: writer.takeBytes(), as: UTF8.self) == expected)
      #expect(writer.furtherVariantCount == further)
    }
  }
}
