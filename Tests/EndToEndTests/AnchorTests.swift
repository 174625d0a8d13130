import Foundation
import Testing

/// `align --anchors`, ladders, and what was confirmed.
struct AnchorTests {
  private let skela: Skela

  init() throws { skela = try Skela() }

  private func align(_ sample: Sample, _ arguments: String...) throws -> Skela.Outcome {
    try skela.run(["align", sample.source, sample.target] + arguments)
  }

  @Test(
    "What one run writes, another keeps",
    arguments: [Sample.bridge, .monastery],
    ["beads", "ladder", "tsv"]
  )
  func kept(_ sample: Sample, _ format: String) throws {
    let first = try align(sample, "--dry-run", "--format", format)
    let file = try skela.file("anchors", first.out.utf8)
    let beads = try align(sample, "--dry-run", "--format", "beads")
    let again = try align(sample, "--dry-run", "--format", "beads", "--anchors", file)
    #expect(again.status == 0, "\(again.err)")
    #expect(again.out == beads.out)
  }

  @Test("A ladder goes from 0, 0 to the numbers of all segments")
  func ladder() throws {
    let sample = Sample.monastery
    let lines = try align(sample, "--dry-run", "--format", "ladder").lines
    let beads = try align(sample, "--dry-run", "--format", "beads").lines
    #expect(lines.count == beads.count + 1)
    #expect(lines.first?.hasPrefix("0\t0\t") == true)
    var last = (0, 0)
    for line in lines {
      let cells = line.split(separator: "\t")
      #expect(cells.count == 3)
      let place = (Int(cells[0]) ?? -1, Int(cells[1]) ?? -1)
      #expect(place.0 >= last.0 && place.1 >= last.1)
      last = place
    }
  }

  @Test("Pairs that cannot be together are told with their line")
  func crossing() throws {
    let file = try skela.file("anchors", "[3]:[9]\n[5]:[4]\n".utf8)
    let outcome = try align(.bridge, "--dry-run", "--anchors", file)
    #expect(outcome.status == 65)
    #expect(outcome.err.contains("anchors:2:1: The pair crosses the pair in line 1."))
    #expect(outcome.out.isEmpty)
  }

  @Test("What was confirmed is kept when its article is aligned again", arguments: [true, false])
  func confirmed(keeps: Bool) throws {
    let sample = Sample.monastery
    _ = try align(sample)
    _ = try skela.run("confirm", "2", "5")
    let again = try align(sample, keeps ? "--confirmed" : "--no-confirmed", "--json")
    #expect(again.status == 0)
    let certain = try again.objects.filter {
      $0["probability"] as? Double == 1 && ($0["scores"] as? [String: Double])?.isEmpty == true
    }
    #expect(certain.count == (keeps ? 2 : 0))
    #expect(again.err.contains("2 pairs kept as they were given") == keeps)
  }

  @Test("A file of clutter shows its lines")
  func clutter() throws {
    let file = try skela.file("clutter.txt", "Коментари 0\nПодели\nПрочитајте још\n".utf8)
    let outcome = try skela.run(
      "align",
      Sample.bridge.source,
      file,
      "--list-set-aside",
      "--dry-run"
    )
    #expect(outcome.status == 65)
    #expect(outcome.err.contains("\(file):1: comment-counter"))
    #expect(outcome.err.contains("No line of the file is text of an article."))
  }

  @Test("A text in another language is refused, unless the languages are to be trusted")
  func language() throws {
    let french = "Le moulin du village, construit en 1874, a ouvert samedi comme musée du pain. "
    let file = try skela.file("fr.txt", String(repeating: french, count: 6).utf8)
    let outcome = try skela.run("align", Sample.bridge.source, file, "--dry-run")
    #expect(outcome.status == 65)
    #expect(outcome.err.contains("The text does not seem to be in 'sr'."))
    let trusted = try skela.run(
      "align",
      Sample.bridge.source,
      file,
      "--dry-run",
      "--trust-languages"
    )
    #expect(trusted.status == 0)
  }
}
