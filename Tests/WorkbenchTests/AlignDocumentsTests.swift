import ArticleText
import BitextCore
import Storage
import Testing

@testable import Workbench

@Suite struct AlignDocumentsTests {
  private func align(
    _ source: String,
    _ target: String,
    _ change: (inout AlignDocuments.Options) -> Void = { _ in }
  ) throws -> AlignedDocuments {
    let folder = try TemporaryFolder()
    var options = AlignDocuments.Options()
    change(&options)
    return try AlignDocuments(options: options, places: folder.places).align(
      source: InputFile(name: "a.en", bytes: Array(source.utf8)),
      target: InputFile(name: "a.sr", bytes: Array(target.utf8))
    )
  }

  private let english = """
    Bridge opens
    The bridge over the Ibar was opened on Monday. KFOR patrols it.
    Comments (3)
    """

  @Test(arguments: [
    (
      "Most otvoren\nMost na Ibru otvoren je u ponedeljak. Patrolira Kfor.\nKomentari 0",
      "sr-Latn"
    ),
    (
      "Мост отворен\nМост на Ибру отворен је у понедељак. Патролира Кфор.\nКоментари 0",
      "sr-Cyrl"
    ),
  ])
  func pairsWithProvenance(serbian: String, tag: String) throws {
    let aligned = try align(english, serbian)
    #expect(aligned.source.setAside.map(\.rule) == ["comment-counter"])
    #expect(aligned.target.setAside.map(\.rule) == ["comment-counter"])
    let units = aligned.units(minimumProbability: 0)
    #expect(units.count == 3)
    #expect(units.allSatisfy { $0.target.language == LanguageTag(tag) })
    #expect(units.map(\.provenance.sourceParagraph) == [1, 2, 2])
    #expect(units.map(\.provenance.targetSegments) == [[0], [1], [2]])
    #expect(aligned.units(minimumProbability: 1.1).isEmpty)
  }

  @Test func segmentedFilesKeepTheirLines() throws {
    let aligned = try align("One.\n\nTwo. Three.\n", "Један.\n\nДва. Три.\n") {
      $0.isSegmented = true
    }
    #expect(aligned.source.segments.map(\.text) == ["One.", "", "Two. Three."])
    #expect(aligned.target.segments.count == 3)
  }

  @Test func twiceTheSame() throws {
    let error = #expect(throws: WorkbenchError.self) { try align(english, english) }
    #expect(error?.kind == .badData)
  }

  @Test(arguments: ["latin", "cyrillic"])
  func inTheWrongOrder(script: String) throws {
    let source = try InputFile(
      reading: samples + (script == "latin" ? "/bridge.sr-Latn.txt" : "/monastery.sr-Cyrl.txt")
    )
    let target = try InputFile(
      reading: samples + (script == "latin" ? "/bridge.en.txt" : "/monastery.en.txt")
    )
    let folder = try TemporaryFolder()
    let align = try AlignDocuments(options: .init(), places: folder.places)
    let error = #expect(throws: WorkbenchError.self) {
      try align.align(source: source, target: target)
    }
    #expect(error?.message.contains("other order") == true)
  }
}
