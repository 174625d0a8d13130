import BitextCore
import Foundation
import Storage

let english = LanguageTag(language: "en")
let serbian = LanguageTag(language: "sr")
let latin = LanguageTag(language: "sr", script: "Latn")
let cyrillic = LanguageTag(language: "sr", script: "Cyrl")

let someDay = Date(timeIntervalSince1970: 1_770_000_000)
let nextDay = Date(timeIntervalSince1970: 1_770_086_400)

func variant(_ text: String, _ language: LanguageTag) -> TranslationUnitVariant {
  TranslationUnitVariant(language: language, segment: Segment(text))
}

func unit(_ source: String, _ target: String, _ language: LanguageTag = latin) -> TranslationUnit {
  TranslationUnit(variants: [variant(source, english), variant(target, language)])
}

func article(_ name: String, _ language: LanguageTag, hash: String? = nil) -> ArticleRecord {
  ArticleRecord(
    location: name,
    hash: hash ?? "hash of \(name)",
    language: language,
    title: "Title",
    date: "2026-02-05",
    source: "Agency"
  )
}

func provenance(_ number: Int, probability: Double = 0.9) -> Provenance {
  Provenance(
    sourceParagraph: 1,
    targetParagraph: 2,
    sourceSegments: [number],
    targetSegments: [number],
    probability: probability,
    aligner: "test 1"
  )
}

func aligned(
  _ source: String,
  _ target: String,
  _ number: Int,
  probability: Double = 0.9
) -> AlignedUnit {
  AlignedUnit(
    source: variant(source, english),
    target: variant(target, latin),
    provenance: provenance(number, probability: probability)
  )
}

extension TranslationMemory {
  @discardableResult
  func store(_ units: [TranslationUnit], from location: String = "file.tmx") throws -> ImportReceipt
  {
    var rest = units[...]
    return try importUnits(from: location, at: someDay) { rest.popFirst() }
  }

  @discardableResult
  func align(
    _ units: [AlignedUnit],
    _ source: String = "a.en",
    _ target: String = "a.sr",
    at date: Date = someDay
  ) throws -> AlignmentReceipt {
    try storeAlignment(
      source: article(source, english),
      target: article(target, latin),
      units: units,
      creator: "ana",
      at: date
    )
  }

  /// Replaces a text wherever it stands in a language.
  @discardableResult
  func replace(_ find: String, by replacement: String, in language: LanguageTag) throws
    -> RewriteReceipt
  {
    try rewriteTexts(in: language, by: "ana", at: nextDay) { segment in
      Segment(segment.text.replacingOccurrences(of: find, with: replacement))
    }
  }

  func all() throws -> [StoredUnit] {
    var units: [StoredUnit] = []
    try forEachUnit { units.append($0) }
    return units
  }

  func match(_ text: String, from: LanguageTag = english, to: LanguageTag = serbian) throws
    -> [FuzzyMatch]
  {
    try exactAndFuzzyMatches(MatchQuery(text: text, sourceLanguage: from, targetLanguage: to))
  }
}

/// A folder that goes when the object goes.
final class TemporaryFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory
      .appendingPathComponent("StorageTests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: url.path)
    try? FileManager.default.removeItem(at: url)
  }

  func path(_ name: String) -> String { url.appendingPathComponent(name).path }
}
