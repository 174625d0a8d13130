import BitextCore
import Foundation
import TestSupport
import Testing

@testable import Interchange

/// Damaged pairs of texts, ladders, links and documents: they end in rows or in an error that names one
/// of the files.
@Suite struct AlignedTextDamageTests {
  private let folder: FileFolder

  init() throws { folder = try FileFolder() }

  /// `Benchmarks/interchange/mutate` asks for many more.
  private static let rounds =
    ProcessInfo.processInfo.environment["SKELA_MUTATIONS"].flatMap { Int($0) }.map { $0 / 10 }
    ?? 200

  private static let options = ParallelTextReader.Options(
    sourceLanguage: LanguageTag(language: "en"),
    targetLanguage: LanguageTag(language: "sr")
  )

  /// Writes the files, one of them damaged, and reads them; how many units there were.
  private func round(
    _ files: [(name: String, bytes: [UInt8])],
    _ generator: inout SeededGenerator,
    _ read: () throws -> [PairedRow]
  ) throws -> Int {
    let damaged = generator.below(files.count)
    for (number, file) in files.enumerated() {
      let bytes = number == damaged ? generator.mutate(file.bytes, changes: 3) : file.bytes
      try folder.file(file.name, bytes)
    }
    do {
      return try read().count {
        guard case .unit(let unit, _) = $0 else { return false }
        #expect(unit.variants.count == 2 && unit.variants.allSatisfy { $0.segment.text.hasText })
        return true
      }
    } catch {
      let error = try #require(error as? InterchangeError)
      #expect(files.contains { error.file == folder.path($0.name) } && !error.message.isEmpty)
      return 0
    }
  }

  private static let english = Array("Rain\nThe bridge\nsnow\n\nEnd\n".utf8)
  private static let serbian = Array("Kiša\r\nМост\nsneg\n\nКрај\n".utf8)

  @Test func texts() throws {
    var generator = SeededGenerator(seed: 21)
    var units = 0
    for number in 0..<Self.rounds {
      let packed = number.isMultiple(of: 3)
      units += try round(
        [
          ("c.en", packed ? PackedFiles.gzip(Self.english) : Self.english),
          ("c.sr", Self.serbian),
        ],
        &generator
      ) {
        var reader = try ParallelTextReader(
          source: folder.path("c.en"),
          target: folder.path("c.sr"),
          options: Self.options
        )
        var rows: [PairedRow] = []
        while let row = try reader.next() { rows.append(row) }
        return rows
      }
    }
    #expect(units > Self.rounds / 20)
  }

  @Test func ladders() throws {
    var generator = SeededGenerator(seed: 22)
    var units = 0
    let ladder = Array("0\t0\t0.5\n1\t1\t1\n2\t3\t-0.25\n4\t4\n5\t5\t0\n".utf8)
    for _ in 0..<Self.rounds {
      units += try round(
        [("c.ladder", ladder), ("c.en", Self.english), ("c.sr", Self.serbian)],
        &generator
      ) {
        var reader = try LadderTextReader(
          ladder: folder.path("c.ladder"),
          source: folder.path("c.en"),
          target: folder.path("c.sr"),
          options: Self.options
        )
        var rows: [PairedRow] = []
        while let row = reader.next() { rows.append(row) }
        return rows
      }
    }
    #expect(units > Self.rounds / 20)
  }

  @Test func links() throws {
    var generator = SeededGenerator(seed: 23)
    var units = 0
    let links =
      "<linkGrp fromDoc='d.en.xml' toDoc='d.sr.xml'><link xtargets='1;1 2'/>"
      + "<link xtargets='2;3' status='man'/></linkGrp>"
    let english =
      "<t xml:lang='en'><s id='1'>One <b>&amp;</b></s><s id='2'>Two</s><s id='3'>Three</s></t>"
    let serbian = "<t><p id='p'><s id='1'>Један</s> <s id='2'>Dva</s></p></t>"
    for _ in 0..<Self.rounds {
      units += try round(
        [
          ("d.xml", Array(links.utf8)), ("d.en.xml", Array(english.utf8)),
          ("d.sr.xml", Array(serbian.utf8)),
        ],
        &generator
      ) {
        var reader = try LinkedTextReader(
          path: folder.path("d.xml"),
          options: .init(
            sourceLanguage: LanguageTag(language: "en"),
            targetLanguage: LanguageTag(language: "sr")
          )
        )
        var rows: [PairedRow] = []
        while let row = try reader.next() { rows.append(row) }
        return rows
      }
    }
    #expect(units > Self.rounds / 20)
  }
}
