import BitextCore
import Testing

@testable import Segmentation

/// A text whose ends of sentences are marked (⏎), as the project's rules cut it.
func segmentedText(_ text: String, _ tag: String) throws -> String {
  let language = try #require(LanguageTag(tag))
  let whole = text.replacing("⏎", with: " ")
  return try Segmenter(language: language).segments(of: whole).map { String(whole[$0]) }
    .joined(separator: "⏎")
}

/// Expects the boundaries that are marked, and no others.
func expectSegments(
  _ text: String,
  _ tag: String,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  #expect(try segmentedText(text, tag) == text, sourceLocation: sourceLocation)
}

/// Expects the boundaries that are marked in a Serbian text in Latin script, in both scripts.
func expectSegmentsInBothScripts(
  _ text: String,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  try expectSegments(text, "sr-Latn", sourceLocation: sourceLocation)
  try expectSegments(Passages.cyrillic(text), "sr-Cyrl", sourceLocation: sourceLocation)
}
