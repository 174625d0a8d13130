import BitextCore
import Testing

@testable import Interchange

/// Ladders with the texts whose lines they count.
@Suite struct LadderTextTests {
  private let folder: FileFolder

  init() throws { folder = try FileFolder() }

  private func reader(
    _ ladder: String,
    _ source: String,
    _ target: String
  ) throws -> LadderTextReader {
    try LadderTextReader(
      ladder: folder.file("a.ladder", ladder),
      source: folder.file("a.en", source),
      target: folder.file("a.sr", target),
      options: .init(
        sourceLanguage: LanguageTag(language: "en"),
        targetLanguage: LanguageTag(language: "sr")
      )
    )
  }

  @Test("Beads of every kind; marks of paragraphs are no text", arguments: ["Prva", "Прва"])
  func beads(first: String) throws {
    var reader = try reader(
      "0\t0\t0.9\n1\t1\t0.3\n2\t2\t-0.2\n4\t3\t1.5\n4\t4\t0\n5\t4\tnan\n6\t5\n",
      "First.\n<p>\nSecond,\n and more.\nAlone.\nLast.\n",
      "\(first).\n<p>\nDruga i još.\nSama.\nПоследња.\n\n"
    )
    var rows: [PairedRow] = []
    while let row = reader.next() { rows.append(row) }
    #expect(
      rows.map(ParallelTextTests.described) == [
        "1: en=First. sr=\(first).", "2: ! The pair was left out: both sides are empty.",
        "3: en=Second, and more. sr=Druga i još.",
        "4: ! The pair was left out: it has text in one language only.",
        "5: ! The pair was left out: it has text in one language only.",
        "6: en=Last. sr=Последња.",
      ]
    )
    guard case .unit(let unit, _) = rows[2], case .unit(let last, _) = rows[5] else {
      Issue.record("These are units.")
      return
    }
    #expect(
      unit.properties == [
        Property(type: "x-segments", value: "2,3:2"), Property(type: "x-score", value: "-0.2"),
      ]
    )
    #expect(last.properties == [Property(type: "x-segments", value: "5:4")])
  }

  @Test(
    "A ladder of other texts is refused with the numbers",
    arguments: [
      ("0\t0\n2\t1\n", "a.en", "The file has 1 lines, and the ladder '"),
      ("0\t0\n1\t3\n", "a.sr", "The file has 2 lines, and the ladder '"),
      ("0\t0\n1\t1\n", "a.sr", "The file has 2 lines, and the ladder '"),
    ]
  )
  func otherTexts(ladder: String, file: String, message: String) throws {
    let error = #expect(throws: InterchangeError.self) { try reader(ladder, "A\n", "А\nB\n") }
    #expect(error?.file == folder.path(file))
    #expect(error?.message.hasPrefix(message) == true)
  }

  @Test("What is no ladder is refused with its line")
  func noLadder() throws {
    let error = #expect(throws: InterchangeError.self) { try reader("0\t0\nx\n", "A\n", "А\n") }
    #expect(error?.file == folder.path("a.ladder") && error?.position?.line == 2)
  }
}
