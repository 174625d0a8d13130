import BitextCore
import Foundation
import TestSupport
import Testing

@testable import Workbench

@Suite struct ConfirmedPairsTests {
  private let folder: TemporaryFolder
  private let align: AlignDocuments

  init() throws {
    folder = try TemporaryFolder()
    align = try AlignDocuments(options: AlignDocuments.Options(), places: folder.places)
  }

  private var memory: String { folder.path + "/memory.sqlite" }

  private func aligned(
    _ source: [String],
    _ target: [String],
    name: String = "a"
  ) throws -> AlignedDocuments {
    try align.align(
      source: InputFile(name: name + ".en", bytes: Array(source.joined(separator: "\n\n").utf8)),
      target: InputFile(name: name + ".sr", bytes: Array(target.joined(separator: "\n\n").utf8)),
      confirmed: ConfirmedPairs(memory: memory)
    )
  }

  /// Beads that are certain because they were confirmed.
  private func kept(_ documents: AlignedDocuments) -> [Bead] {
    documents.alignment.beads.filter { $0.probability == 1 && !$0.bead.isOneSided }.map(\.bead)
  }

  @Test(
    "What was confirmed is kept, in both scripts, also when the article has grown",
    arguments: [false, true]
  )
  func again(cyrillic: Bool) throws {
    let article = ParallelArticle.all[0]
    let target = cyrillic ? article.cyrillic : article.target
    let first = try aligned(article.source, target)
    #expect(kept(first).isEmpty && first.keptCount == 0)
    _ = try StoreAlignments.store([first], minimumProbability: 0, in: memory)
    let units = first.units(minimumProbability: 0)
    #expect(units.count == 4)
    #expect(try ConfirmUnits.confirm(ids: [2, 4], by: nil, in: memory) == 2)

    let second = try aligned(article.source, target)
    #expect(kept(second) == [1, 3].map { Bead(source: $0..<($0 + 1), target: $0..<($0 + 1)) })
    #expect(second.keptCount == 2)

    // A new paragraph before them: the units are found by their texts.
    let grown = try aligned(["News of the day"] + article.source, target)
    #expect(
      kept(grown) == [
        Bead(source: 2..<3, target: 1..<2), Bead(source: 4..<5, target: 3..<4),
      ]
    )
    // One of them is no longer there.
    let changed = try aligned(Array(article.source.dropLast()), target)
    #expect(kept(changed) == [Bead(source: 1..<2, target: 1..<2)])
  }

  @Test("Other articles keep nothing")
  func others() throws {
    let (mill, storm) = (ParallelArticle.all[0], ParallelArticle.all[1])
    let first = try aligned(mill.source, mill.target)
    _ = try StoreAlignments.store([first], minimumProbability: 0, in: memory)
    _ = try ConfirmUnits.confirm(ids: [1, 2, 3, 4], by: nil, in: memory)
    #expect(try aligned(storm.source, storm.target, name: "b").keptCount == 0)
    #expect(try aligned(mill.source, mill.target, name: "c").keptCount == 4)
  }

  @Test(
    "A text is found as a run of whole segments",
    arguments: [
      ("One.", [0], [0..<1]), ("One. Two.", [], [0..<2, 3..<5]), ("One.  Two.", [3, 4], [3..<5]),
      ("Two. Three", [], []), ("", [], []), ("Three.", [], [2..<3]),
      ("One. Two. Three. One. Two.", [], [0..<5]), ("One. Two. Three. One. Two. Six.", [], []),
    ] as [(String, [Int], [Range<Int>])]
  )
  func runs(_ text: String, _ usual: [Int], _ expected: [Range<Int>]) {
    let texts = SegmentTexts(["One.", "Two.", "Three.", " One.", "Two. "])
    let found = texts.runs(of: text)
    #expect(expected.allSatisfy(found.contains))
    if usual.isEmpty {
      #expect(found == expected)
      #expect(texts.run(of: text, usually: []) == (expected.count == 1 ? expected[0] : nil))
    } else {
      #expect(texts.run(of: text, usually: usual).map(Array.init) == usual)
    }
  }
}
