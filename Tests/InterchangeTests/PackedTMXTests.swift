import BitextCore
import Foundation
import Interchange
import TestSupport
import Testing

/// Files inside archives, and files that want more than a machine should give.
@Suite struct PackedTMXTests {
  /// An archive of read.txt, __MACOSX/a.tmx, d/a.TMX and b.tmx.
  static let archive = """
    UEsDBBQAAAAIABy1dl2DFtyMAwAAAAEAAAAIAAAAcmVhZC50eHSrAABQSwMEFAAAAAgAHLV2XYMW3IwDAAAAAQAAAA4A\
    AABfX01BQ09TWC9hLnRteKsAAFBLAwQUAAAACAActXZdvMp9oKQAAAADAQAABwAAAGQvYS5UTVhdj80NwjAMRleJfIcI\
    iRNKMgQbhMaUSvmpElO1GzADU3BkjLIRLkVU5WDJtt7zJysKvegwlyZFDbvtHoy6oHWYRZXREq8pJa+BYLVYFBAFaxpa\
    1FAwEsYKQaQNhfNHsi400dtYa8DIbK6WwVmys9l627DbE0ijTskNRtF1qk70wR9+ilEcZo4MKzl1SjLyz5X85cb7+Hzd\
    xseKldNhOWdI/t68AVBLAwQUAAAACAActXZdO8GhwKIAAAADAQAABQAAAGIudG14XY9fCsIwDIevUvKuRfBJ0h7CG9Q1\
    zkH/jDbKdhzPID56hx7JzoljPgSS8H35EWQ/iBul3MWgYLfdg8YLGUtJNIkM1zXH6BQwrBaLAiJTy2NPCjIFptAQiLhh\
    f/5IxvouOBNaBRQqm5plsIbNbPbOdNUdGKTGU7SjRr5OdRODd4eforGG6WOFUU4dyor8czl9uXIvr/IsjxUrp8NyzpD1\
    e/0GUEsBAhQDFAAAAAgAHLV2XYMW3IwDAAAAAQAAAAgAAAAAAAAAAAAAAIABAAAAAHJlYWQudHh0UEsBAhQDFAAAAAgA\
    HLV2XYMW3IwDAAAAAQAAAA4AAAAAAAAAAAAAAIABKQAAAF9fTUFDT1NYL2EudG14UEsBAhQDFAAAAAgAHLV2XbzKfaCk\
    AAAAAwEAAAcAAAAAAAAAAAAAAIABWAAAAGQvYS5UTVhQSwECFAMUAAAACAActXZdO8GhwKIAAAADAQAABQAAAAAAAAAA\
    AAAAgAEhAQAAYi50bXhQSwUGAAAAAAQABADaAAAA5gEAAAAA
    """

  /// An archive of word/document.xml.
  static let noMemory = """
    UEsDBBQAAAAIABy1dl0rhCYSBgAAAAQAAAARAAAAd29yZC9kb2N1bWVudC54bWyzqdC3AwBQSwECFAMUAAAACAActXZd\
    K4QmEgYAAAAEAAAAEQAAAAAAAAAAAAAAgAEAAAAAd29yZC9kb2N1bWVudC54bWxQSwUGAAAAAAEAAQA/AAAANQAAAAAA
    """

  /// An archive of read.txt and memory.xml, which is TMX.
  static let otherName = """
    UEsDBBQAAAAIAABgRVxDvrfoAwAAAAEAAAAIAAAAcmVhZC50eHRLBABQSwMEFAAAAAgAAGBFXLzKfaCkAAAAAwEAAAoAAABt\
    ZW1vcnkueG1sXY/NDcIwDEZXiXyHCIkTSjIEG4TGlEr5qRJTtRswA1NwZIyyES5FVOVgybbe8ycrCr3oMJcmRQ277R6MuqB1\
    mEWV0RKvKSWvgWC1WBQQBWsaWtRQMBLGCkGkDYXzR7IuNNHbWGvAyGyulsFZsrPZetuw2xNIo07JDUbRdapO9MEffopRHGaO\
    DCs5dUoy8s+V/OXG+/h83cbHipXTYTlnSP7evAFQSwECFAMUAAAACAAAYEVcQ7636AMAAAABAAAACAAAAAAAAAAAAAAAgAEA\
    AAAAcmVhZC50eHRQSwECFAMUAAAACAAAYEVcvMp9oKQAAAADAQAACgAAAAAAAAAAAAAAgAEpAAAAbWVtb3J5LnhtbFBLBQYA\
    AAAAAgACAG4AAAD1AAAAAAA=
    """

  @Test func aMemoryOfAnotherName() throws {
    let found = TMXMalformationTests.outcome(try Self.bytes(Self.otherName))
    #expect(found == [TMXMalformationTests.good])
  }

  /// An archive of a.tmx in UTF-16, b.tmx in windows-1250 and with another source language, and c.tmx
  /// in UTF-8.
  static let several = """
    UEsDBBQAAAAIAABgRVx0Ab+SEAEAAJACAAAFAAAAYS50bXiFUU1vglAQnAO/whPlbtHEGGMQD61NL6bGj4NHWqw1UTCABv98\
    dXZ5GElQL++9nZ2d2d13/vcwRI4dtrBxxAoJUmwQI8IADtp4RYu3zUyEH+IhsxHWml1gjg80yeoyGsKHhxe84wtvzCwxwYiV\
    GdVz3jMiM+IjjBk5Bm+jQ4+QUUhMFEp+fTcdw/pjNmCNcGx2lmicGXbGM+ZMA/VxHjDqXISfEl+TdcKeL8FT3UFmNrFSVszp\
    pd/fGyfpaqdb2vJd7kqqCt2E1XWZULsLKp57ZW6Mb64Ors7/rX9xMhs7XO8jlYr/7Ne4CKuYzMfUKHtULDF5FyrP9GSOql7D\
    6lmfVsu6r+deO3Ur/bvmz31cAFBLAwQUAAAACAAAYEVc+CmZA9sAAABTAQAABQAAAGIudG14XY9BTsMwEEWvMsy+dYPKBjnu\
    ArpEIKWbLk08pJYSu7KHJL0hx+EIjIkElIWl8df7f/7o3Tz0MFLKPoYaq/UGgUIbnQ9djZMPLk55Vd3ebXBn9M3j88Ph+LIH\
    HmZojs1h/wQoc7VdO3ZodNH/hG1FOpF1lKBNZFlkjrGvkfFK+LUgZOr4cqYaMwWWKoQQVzy8fZusG3zobelGQdjULp+cEJxl\
    uzjPvfXinRmV0a/RXaTYe3kjyLX3P36jZZlpQpy0KpNWgvznJHrhPuynHSEH6q5oVaLVskXJ/eYLUEsDBBQAAAAIAABgRVz1\
    wLl2yQAAADoBAAAFAAAAYy50bXhdj0sKwjAQhq8SZ69RcCVpXPjYiYJuXMZmrIU2kXSUehcPIbj0EjmSUxVfi8Dk5/vmoYZ1\
    WYgjhir3LoFepwtDrVrj+Wi1XkwElbVYrperyUwA171+x5IFrZr8S+pztENjMYg0oCGOyfsiAYKf4KOAqDCj0x4TqNARuhRB\
    +DaV24dkbJm7wrgsAXTMhvTzsYbM09wXJme3JpBabbw98WKH5h0FXzV4K1rxMD31mZJNoSQT/1gVXlg8x0u8xlu8/NCy6Syf\
    QySfr+9QSwECFAMUAAAACAAAYEVcdAG/khABAACQAgAABQAAAAAAAAAAAAAAgAEAAAAAYS50bXhQSwECFAMUAAAACAAAYEVc\
    +CmZA9sAAABTAQAABQAAAAAAAAAAAAAAgAEzAQAAYi50bXhQSwECFAMUAAAACAAAYEVc9cC5dskAAAA6AQAABQAAAAAAAAAA\
    AAAAgAExAgAAYy50bXhQSwUGAAAAAAMAAwCZAAAAHQMAAAAA
    """

  /// Each has a header and an encoding of its own.
  @Test func severalMemories() throws {
    let reader = try TMXReader(bytes: try Self.bytes(Self.several))
    var found: [String] = []
    while let item = try reader.next() {
      guard case .unit(let unit) = item else { break }
      let texts = unit.unit.variants.map(\.segment.text)
      found.append("\(unit.sourceLanguage?.description ?? ""): \(texts.joined(separator: ", "))")
    }
    #expect(found == ["en: Rain, Киша", "sr: Snow, Čađav sneg", "en: Fog, Магла"])
    #expect(reader.headerRepairs.contains { $0.kind == .otherEntries && $0.detail == "2" })
  }

  private static func bytes(_ text: String) throws -> [UInt8] {
    [UInt8](try #require(Data(base64Encoded: text, options: .ignoreUnknownCharacters)))
  }

  @Test func anArchive() throws {
    let bytes = try Self.bytes(Self.archive)
    let found = TMXMalformationTests.outcome(bytes)
    #expect(found.count == 3)
    #expect(found.prefix(2) == ["header otherEntries(1)", "en=Rain | sr=Киша"])
    let path = FileManager.default.temporaryDirectory.appendingPathComponent(
      "skela-\(UUID().uuidString).zip"
    )
    try Data(bytes).write(to: path)
    defer { try? FileManager.default.removeItem(at: path) }
    guard case .unit? = try TMXReader(path: path.path).next() else {
      Issue.record("The unit was refused.")
      return
    }
    #expect(try FormatDetection.format(ofFile: path.path) == .zip)
  }

  @Test func anArchiveWithoutAMemory() throws {
    let bytes = try Self.bytes(Self.noMemory)
    let error = #expect(throws: InterchangeError.self) { try TMXReader(bytes: bytes) }
    #expect(error?.message.contains("TMX") == true)
  }

  /// Damage anywhere in an archive or in gzip data is told, or does no harm.
  @Test(arguments: ["zip", "gzip"])
  func damage(_ kind: String) throws {
    let seed = try Self.bytes(kind == "zip" ? Self.archive : TMXReaderTests.gzip)
    var random = SeededGenerator(seed: 77)
    var refused = 0
    for _ in 0..<1_000 {
      let outcome = TMXMalformationTests.outcome(random.mutate(seed))
      if outcome.last?.hasPrefix("error") == true { refused += 1 }
    }
    #expect(refused > 500)
  }

  /// A `tu` in a `tu` is a unit without end, so each is given up by itself until it is too much.
  @Test func unitsInUnits() {
    let text = TMXMalformationTests.unit(String(repeating: "<tu>", count: 10_000))
    #expect(TMXMalformationTests.outcome(Array(text.utf8)).last == "error invalid")
  }

  @Test(arguments: ["tuv", "hi", "x:y"])
  func deepNesting(_ name: String) {
    let deep = String(repeating: "<\(name)>", count: 100_000)
    let text = TMXMalformationTests.unit(deep)
    #expect(TMXMalformationTests.outcome(Array(text.utf8)).last == "error limit")
  }

  @Test func endlessAttributes() {
    let attributes = (0..<10_000).map { "a\($0)=\"\"" }.joined(separator: " ")
    let text = TMXMalformationTests.file("<tu \(attributes)>")
    #expect(TMXMalformationTests.outcome(Array(text.utf8)).last == "error limit")
  }

  @Test func oneEndlessText() {
    let text = TMXMalformationTests.unit(String(repeating: "ш", count: 9 << 20))
    #expect(TMXMalformationTests.outcome(Array(text.utf8)).last == "error limit")
  }
}
