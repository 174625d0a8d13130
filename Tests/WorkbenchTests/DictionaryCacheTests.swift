import BitextCore
import Foundation
import Testing

@testable import SentenceAlignment
@testable import Workbench

@Suite struct DictionaryCacheTests {
  private let english = LanguageTag(language: "en")
  private let serbian = LanguageTag(language: "sr")

  /// "abc" in gzip: members of stored blocks need no compressor. CRC and length follow.
  private func gzip(_ text: String) -> [UInt8] {
    let bytes = Array(text.utf8)
    func little(_ value: UInt32) -> [UInt8] { (0..<4).map { UInt8(value >> ($0 * 8) & 0xFF) } }
    var crc: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    let count = UInt16(bytes.count)
    return [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255, 1]
      + [UInt8(count & 0xFF), UInt8(count >> 8), UInt8(~count & 0xFF), UInt8(~count >> 8)]
      + bytes + little(~crc) + little(UInt32(count))
  }

  private func install(_ folder: TemporaryFolder, head: String, translation: String) throws {
    let text = "\(head)\n\(translation)\n"
    // dictd's numbers are base 64, most significant first; 64 values are enough here.
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    _ = try folder.file(
      "dictd/freedict-eng-hrv.index",
      "\(head)\tA\t\(digits[text.utf8.count])\n"
    )
    _ = try folder.file("dictd/freedict-eng-hrv.dict.dz", gzip(text))
  }

  private func translations(of word: String, _ lexicon: BilingualLexicon) -> [Stem] {
    var found: [Stem] = []
    lexicon.forEachTranslation(of: Stem(word.utf8), .firstToSecond) { stem, _ in
      found.append(stem)
    }
    return found
  }

  @Test func compilesOnceAndAgainWhenADictionaryChanges() throws {
    let folder = try TemporaryFolder()
    let cache = DictionaryCache(places: folder.places)
    try install(folder, head: "ferry", translation: "skela")
    let first = try #require(try cache.lexicon(english, serbian))
    #expect(first.first == "en")
    #expect(translations(of: "ferry", first.lexicon) == [Stem("skela".utf8)])
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.places.cache)
    #expect(files.count == 1)

    // The second time the cached bytes serve, in either order of the languages.
    let again = try #require(try cache.lexicon(serbian, english))
    #expect(again.lexicon.bytes == first.lexicon.bytes)

    try install(folder, head: "ferry", translation: "trajekt")
    let changed = try #require(try cache.lexicon(english, serbian))
    #expect(translations(of: "ferry", changed.lexicon) == [Stem("traje".utf8)])
    // What is out of date does not pile up.
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.places.cache)
    #expect(left.count == 1 && left != files)
  }

  @Test func glossariesServeWithoutDictionaries() throws {
    let folder = try TemporaryFolder()
    let found = try #require(
      try DictionaryCache(places: folder.places).lexicon(english, serbian)
    )
    #expect(translations(of: "patrol", found.lexicon).contains(Stem("patro".utf8)))
    let sources = DictionaryCache(places: folder.places).sources(english, serbian)
    #expect(sources.found.isEmpty)
    #expect(sources.missing.contains("freedict-hrv-eng"))
  }

  @Test func languagesWithoutAnyHaveNone() throws {
    let folder = try TemporaryFolder()
    let found = try DictionaryCache(places: folder.places).lexicon(
      LanguageTag(language: "de"),
      LanguageTag(language: "fr")
    )
    #expect(found == nil)
  }

  @Test func aDamagedDictionaryIsAnError() throws {
    let folder = try TemporaryFolder()
    try install(folder, head: "ferry", translation: "skela")
    _ = try folder.file("dictd/freedict-eng-hrv.dict.dz", "no gzip")
    let error = #expect(throws: WorkbenchError.self) {
      try DictionaryCache(places: folder.places).lexicon(english, serbian)
    }
    #expect(error?.kind == .badData)
  }
}
