import Foundation
import Testing

/// The forms in which `align` shows the same beads.
struct AlignFormatsTests {
  private let skela: Skela

  init() throws { skela = try Skela() }

  private func align(_ arguments: String...) throws -> Skela.Outcome {
    let sample = Sample.monastery
    let outcome = try skela.run(["align", sample.source, sample.target, "--dry-run"] + arguments)
    #expect(outcome.status == 0)
    return outcome
  }

  @Test("Each format shows every bead")
  func equalCounts() throws {
    let beads = try align("--format", "beads").lines
    #expect(beads.count > 25)
    for bead in beads {
      #expect(bead.wholeMatch(of: /\[[0-9, ]*\]:\[[0-9, ]*\]/) != nil)
    }
    let rows = try align("--format", "tsv").lines
    #expect(rows.count == beads.count)
    for row in rows { #expect(row.count { $0 == "\t" } == 2) }
    #expect(try align("--format", "json").lines.count == beads.count)
    #expect(try align("--json").out == align("--format", "json").out)
    #expect(try align().out.split(separator: "\n\n").count == beads.count)
  }

  @Test("JSON has the keys that are promised")
  func json() throws {
    for object in try align("--json").objects {
      #expect(
        Set(object.keys).isSuperset(of: [
          "probability", "source", "target", "sourceSegments", "targetSegments", "scores",
        ])
      )
      let probability = try #require(object["probability"] as? Double)
      #expect((0...1).contains(probability))
      let source = try #require(object["source"] as? [String])
      #expect(source.count == (object["sourceSegments"] as? [Int])?.count)
    }
  }

  @Test("TMX holds the pairs that would be stored")
  func tmx() throws {
    let outcome = try align("--format", "tmx")
    let document = try TMXDocument(Data(outcome.out.utf8))
    #expect(document.problems.isEmpty)
    #expect(outcome.err.hasPrefix("\(document.units.count) pairs would be stored"))
  }

  @Test("The scores of --explain add up to the sum that it shows")
  func explain() throws {
    let sums = try align("--explain", "--format", "beads").lines.filter { $0.hasPrefix("#") }
    #expect(sums.count > 25)
    for line in sums {
      let halves = line.split(separator: " = ").map(String.init)
      let sum = try #require(Double(halves[1].trimmingCharacters(in: .whitespaces)))
      let scores = halves[0].split(separator: " ").compactMap { word in
        word.hasPrefix("+") || word.hasPrefix("-") ? Double(word) : nil
      }
      // Each number is rounded to two places.
      #expect(abs(scores.reduce(0, +) - sum) < 0.005 * Double(scores.count + 1), "\(line)")
    }
  }

  @Test("Scores are left out by one list, or one by one")
  func without() throws {
    let all = try align("--explain").out
    for name in ["length", "punctuation"] { #expect(all.contains(name)) }
    let list = try align("--explain", "--without", "length,punctuation").out
    for name in ["length", "punctuation"] { #expect(!list.contains(name)) }
    #expect(
      try align("--explain", "--without", "length", "--without", "punctuation").out == list
    )
    let sample = Sample.monastery
    let wrong = try skela.run(
      "align",
      sample.source,
      sample.target,
      "--dry-run",
      "--without",
      "length,lenght"
    )
    #expect(wrong.status == 64)
    #expect(wrong.err.contains("There is no score 'lenght'."))
  }

  @Test("Segmented files keep their lines' numbers")
  func segmented() throws {
    let source = try skela.file("a.en", "The bridge is open.\nIt rains.\n".utf8)
    let target = try skela.file("a.sr", "Most je otvoren.\nPada kiša.\n".utf8)
    let outcome = try skela.run(
      "align",
      source,
      target,
      "--segmented",
      "--dry-run",
      "--format",
      "beads"
    )
    #expect(outcome.out == "[0]:[0]\n[1]:[1]\n")
  }

  @Test("A page of another encoding is read when it is named")
  func encoding() throws {
    let sample = Sample.bridge
    let text = try String(contentsOfFile: sample.target, encoding: .utf8)
    let bytes = try #require(text.data(using: .utf16LittleEndian))
    let file = try skela.file("utf16.txt", bytes)
    let outcome = try skela.run(
      "align",
      sample.source,
      file,
      "--dry-run",
      "--format",
      "tsv",
      "--target-encoding",
      "UTF-16LE"
    )
    let utf8 = try skela.run(
      "align",
      sample.source,
      sample.target,
      "--dry-run",
      "--format",
      "tsv"
    )
    #expect(outcome.out == utf8.out)
  }
}
