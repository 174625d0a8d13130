import Testing

@testable import Segmentation

@Suite("Writing SRX")
struct SRXWriterTests {
  @Test("What the writer writes, the reader reads")
  func roundTrip() throws {
    var rules = SegmentationRules.standard
    rules.formatHandling.includesIsolated = true
    var again = try SRXReader.read(SRXWriter.write(rules))
    // Only the places in the file differ.
    for index in again.languageRules.indices {
      for number in again.languageRules[index].rules.indices {
        again.languageRules[index].rules[number].position =
          rules.languageRules[index].rules[number].position
      }
    }
    for index in again.languageMaps.indices {
      again.languageMaps[index].position = rules.languageMaps[index].position
    }
    #expect(again == rules)
  }
}
