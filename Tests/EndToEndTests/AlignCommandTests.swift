import Foundation
import Testing

/// `align` on whole articles: which pairs, which lines aside, what is stored.
struct AlignCommandTests {
  private let skela: Skela

  init() throws { skela = try Skela() }

  @Test("All gold pairs but at most one come out exactly", arguments: Sample.all)
  func goldPairs(_ sample: Sample) throws {
    let outcome = try skela.run(
      "align",
      sample.source,
      sample.target,
      "--dry-run",
      "--format",
      "tsv"
    )
    #expect(outcome.status == 0)
    let found = Set(Sample.pairs(outcome.lines))
    let missed = try sample.gold.filter { !found.contains($0) }
    #expect(missed.count <= 1, "missed: \(missed)")
  }

  @Test("No line of the page is in a pair", arguments: Sample.all)
  func clutter(_ sample: Sample) throws {
    let outcome = try skela.run(
      "align",
      sample.source,
      sample.target,
      "--dry-run",
      "--format",
      "tsv"
    )
    let marks = [
      "Source:", "Izvor:", "Извор:", "Foto:", "Фото:", "Photo:", "Read also", "PROČITAJTE JOŠ",
      "ПРОЧИТАЈТЕ ЈОШ", "Pogledajte još", "Погледајте још", "Podeli", "Подели", "Komentari",
      "Коментари", "Pošalji komentar", "Пошаљи коментар", "Comments", "Share", "Naslovna",
    ]
    for line in outcome.lines {
      for mark in marks { #expect(!line.contains(mark)) }
    }
  }

  @Test("The same article in Cyrillic gives the same pairs")
  func scripts() throws {
    let sample = Sample.bridge
    let cyrillic = try skela.run("transliterate", "--to", "cyrillic", sample.target)
    #expect(cyrillic.status == 0)
    let file = try skela.file("cyrillic.txt", cyrillic.out.utf8)
    func beads(_ target: String) throws -> [String] {
      let outcome = try skela.run(
        "align",
        sample.source,
        target,
        "--dry-run",
        "--format",
        "beads"
      )
      return outcome.lines.filter { !$0.hasPrefix("[]") && !$0.hasSuffix("[]") }
    }
    let (latin, converted) = (Set(try beads(sample.target)), Set(try beads(file)))
    #expect(latin.symmetricDifference(converted).count <= 2)
    #expect(latin.count > 20)
  }

  @Test("A dry run makes no memory")
  func dryRun() throws {
    let outcome = try skela.run("align", Sample.bridge.source, Sample.bridge.target, "--dry-run")
    #expect(outcome.status == 0)
    #expect(outcome.err.contains("would be stored (dry run)"))
    #expect(!FileManager.default.fileExists(atPath: skela.path("memory.sqlite")))
  }

  @Test("Aligning again replaces what was there and keeps what was confirmed")
  func again() throws {
    let sample = Sample.bridge
    try skela.run("align", sample.source, sample.target)
    let first = try stored()
    #expect(first["units"] == 26)
    let confirmed = try skela.run("confirm", "1", "2", "2", "999")
    #expect(confirmed.err == "2 of 3 units confirmed.\n")

    let second = try skela.run("align", sample.source, sample.target)
    #expect(second.status == 0)
    #expect(try stored() == first.merging(["confirmed": 2]) { $1 })

    // Nothing is sure enough: what the first alignment stored goes, the confirmed units stay.
    let third = try skela.run(
      "align",
      sample.source,
      sample.target,
      "--minimum-probability",
      "1"
    )
    #expect(third.status == 0)
    let left = try stored()
    #expect(left["confirmed"] == 2)
    #expect(try #require(left["units"]) < 26)
  }

  @Test("Lines set aside are listed with their rules")
  func setAside() throws {
    let sample = Sample.monastery
    let outcome = try skela.run(
      "align",
      sample.source,
      sample.target,
      "--dry-run",
      "--list-set-aside",
      "--format",
      "tsv"
    )
    #expect(outcome.err.contains("\(sample.target):"))
    #expect(outcome.err.contains(": comment-counter (number of comments): Коментари 0"))
    #expect(outcome.err.contains(": source-line (source of the text): Извор:"))
    let everything = try skela.run(
      "align",
      sample.source,
      sample.target,
      "--dry-run",
      "--keep-everything",
      "--format",
      "tsv"
    )
    #expect(everything.out.contains("Коментари 0"))
  }

  @Test("A list of pairs is aligned as a whole")
  func batch() throws {
    let list = try skela.file(
      "list.tsv",
      [Sample.bridge, .monastery].map { "\($0.source)\t\($0.target)\n" }.joined().utf8
    )
    let outcome = try skela.run("align", "--batch", list, "--format", "beads")
    #expect(outcome.status == 0)
    #expect(try stored()["articlePairs"] == 2)
  }

  private func stored() throws -> [String: Int] {
    let row = try #require(try skela.run("stats", "--json").objects.first)
    return row.compactMapValues { $0 as? Int }
  }
}
