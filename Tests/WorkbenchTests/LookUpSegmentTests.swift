import BitextCore
import Foundation
import Storage
import Testing

@testable import Workbench

@Suite struct LookUpSegmentTests {
  private let english = LanguageTag(language: "en")
  private let serbian = LanguageTag(language: "sr")

  private func memory() throws -> TranslationMemory {
    let memory = try TranslationMemory.inMemory()
    var pairs = [
      (
        "General Kovač said that the bridge over the Ibar remains open to all.",
        "Генерал Ковач је рекао да мост на Ибру остаје отворен за све."
      ),
      ("The bridge is closed.", "Мост је затворен."),
    ].makeIterator()
    _ = try memory.importUnits(from: "test", at: Date(timeIntervalSince1970: 0)) {
      pairs.next().map { pair in
        TranslationUnit(variants: [
          TranslationUnitVariant(language: english, segment: Segment(pair.0)),
          TranslationUnitVariant(
            language: LanguageTag(language: "sr", script: "Cyrl"),
            segment: Segment(pair.1)
          ),
        ])
      }
    }
    return memory
  }

  @Test(arguments: [
    ("the bridge over the Ibar remains open", "en", "sr"),
    ("most na Ibru ostaje otvoren", "sr", "en"),
    ("мост на Ибру остаје отворен", "sr", "en"),
  ])
  func aClauseOfALongerSegment(text: String, source: String, target: String) throws {
    let lookUp = try LookUpSegment(
      memory(),
      source: LanguageTag(language: source),
      target: LanguageTag(language: target)
    )
    let query = MatchQuery(
      text: text,
      sourceLanguage: LanguageTag(language: source),
      targetLanguage: LanguageTag(language: target),
      threshold: 90
    )
    #expect(try lookUp.matches(query).isEmpty)
    let matches = try lookUp.matches(query, includesContaining: true)
    #expect(matches.map(\.unit) == [1])
    #expect(matches.allSatisfy { $0.kind == .fuzzy && (1..<90).contains($0.score) })
    #expect(matches.first?.penalties.map(\.name) == ["contains the query"])
  }

  @Test func anExactMatchNeedsNoOther() throws {
    let lookUp = try LookUpSegment(memory(), source: english, target: serbian)
    let matches = try lookUp.matches(
      MatchQuery(
        text: "The bridge is closed.",
        sourceLanguage: english,
        targetLanguage: serbian
      ),
      includesContaining: true
    )
    #expect(matches.map(\.kind) == [.exact])
  }

  @Test func aLanguageThatTheMemoryDoesNotHold() throws {
    let error = #expect(throws: WorkbenchError.self) {
      try LookUpSegment(memory(), source: LanguageTag(language: "de"), target: serbian)
    }
    #expect(error?.message.contains("en, sr-Cyrl") == true)
  }
}
