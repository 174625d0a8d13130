import BitextCore
import Interchange
import TestSupport
import Testing

/// Damaged tables and dictionaries: each is read or refused with a place, none brings the reader
/// down.
@Suite struct DamagedTablesTests {
  @Test(arguments: [DelimitedText.Dialect.tsv, .csv(","), .csv(";")])
  func tables(_ dialect: DelimitedText.Dialect) throws {
    let seed = Array("en,sr;note\tx\r\n\"Kiša, \"\"x\"\"\",\"Киша\nа\";n\ty\na;b,c\td\n".utf8)
    var random = SeededGenerator(seed: 1_878)
    var refused = 0
    for _ in 0..<2_000 {
      do throws(InterchangeError) {
        var table = try DelimitedText(bytes: random.mutate(seed), dialect: dialect, name: "t")
        while try table.next() != nil {}
      } catch {
        refused += 1
        #expect(error.position != nil)
      }
    }
    #expect(refused > 50)
  }

  @Test func glossaries() throws {
    let seed = Array(
      "# č\nid\tdomain\ten\tsr-Latn\tsr-abbreviation\tstatus\tnote\ns1\td\tA | B\tČ\tSS\tadmitted\tш\n"
        .utf8
    )
    var random = SeededGenerator(seed: 1_941)
    var read = 0
    for _ in 0..<2_000 {
      do throws(InterchangeError) {
        read += try GlossaryReader().read(bytes: random.mutate(seed)).count
      } catch {
        #expect(error.message.hasSuffix("."))
      }
    }
    #expect(read > 200)
  }

  @Test func bitexts() throws {
    let seed = Array("en\tsr-Latn\tnote\nRain\tKiša\tn\nSnow\tСнег\t\n".utf8)
    var random = SeededGenerator(seed: 1_804)
    var read = 0
    for _ in 0..<2_000 {
      do throws(InterchangeError) {
        var reader = try BitextTSVReader(
          bytes: random.mutate(seed),
          options: BitextTSVTests.options
        )
        while try reader.next() != nil { read += 1 }
      } catch {
        #expect(error.message.hasSuffix("."))
      }
    }
    #expect(read > 1_000)
  }

  @Test func dictionaries() throws {
    let made = DictdReaderTests.dictionary([
      "most <n> /mˈost/\nbridge (over water), viaduct\n", "ноћ\n1. night; evening\n2. dark\n",
    ])
    var random = SeededGenerator(seed: 1_847)
    var read = 0
    for _ in 0..<2_000 {
      do throws(InterchangeError) {
        read += try DictdReader.entries(
          index: random.mutate(made.index),
          text: random.mutate(made.text)
        ).count
      } catch {
        #expect(error.position != nil)
      }
    }
    #expect(read > 1_000)
  }

  /// A line of a million fields takes no longer than as many lines.
  @Test func aLongLine() throws {
    var table = try DelimitedText(bytes: [UInt8](repeating: 0x09, count: 200_000), dialect: .tsv)
    let record = try table.next()
    #expect(record?.count == 200_001)
    #expect(record?.last?.position.column == 200_001)
  }
}
