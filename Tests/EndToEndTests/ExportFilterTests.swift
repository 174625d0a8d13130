import Foundation
import Testing

/// The filters of `export` in every profile, against a reading of the whole export, unit by unit.
struct ExportFilterTests {
  private let skela: Skela

  init() throws {
    skela = try Skela()
    for sample in [Sample.bridge, .monastery] {
      try skela.run("align", sample.source, sample.target)
    }
    try skela.file(
      "own.tsv",
      """
      en\tsr-Latn\tsr-Cyrl
      Rain fell.\tPadala je kiša.\t
      Snow fell.\t\tПадао је снег.
      Wind blew.\tDuvao je vetar.\tДувао је ветар.

      """.utf8
    )
    try skela.run("import", "own.tsv")
    try skela.run("confirm", "3", "40", "54", "--by", "Đurđa")
  }

  private typealias Unit = TMXDocument.Unit

  private func units(_ arguments: [String]) throws -> [Unit] {
    let outcome = try skela.run(["export", "f.tmx"] + arguments)
    #expect(outcome.status == 0, "\(outcome.err)")
    let document = try TMXDocument(try skela.contents("f.tmx"))
    #expect(document.problems.isEmpty)
    return document.units
  }

  /// What a filter means, from what stands in the file.
  private func isWanted(_ unit: Unit, _ filter: [String]) throws -> Bool {
    func first(_ type: String) -> String? { unit.properties[type]?.first }
    // What was imported today is younger than the articles.
    let day = first("x-date").map { String($0.prefix(10)) } ?? "9"
    let probability = first("x-probability").flatMap(Double.init)
    var isWanted = true
    var place = 0
    while place < filter.count {
      let value = place + 1 < filter.count ? filter[place + 1] : ""
      place += 2
      switch filter[place - 2] {
      case "--from": isWanted = isWanted && day >= value
      case "--before": isWanted = isWanted && day < value
      case "--origin":
        let origin = first("x-source") ?? (first("x-article") == nil ? "own.tsv" : "")
        isWanted = isWanted && origin.lowercased() == value.lowercased()
      case "--article":
        let names = ["x-title", "x-document", "x-document-target"].compactMap(first)
        isWanted = isWanted && names.contains(value)
      case "--minimum-probability":
        isWanted = isWanted && probability.map { $0 >= Double(value) ?? 2 } == true
      case "--maximum-probability":
        isWanted = isWanted && probability.map { $0 <= Double(value) ?? -1 } == true
      case "--with-language": isWanted = isWanted && unit.segments[value] != nil
      case "--confirmed":
        isWanted = isWanted && first("x-confirmed") != nil
        place -= 1
      case "--unconfirmed":
        isWanted = isWanted && first("x-confirmed") == nil
        place -= 1
      default: throw CocoaError(.featureUnsupported)
      }
    }
    return isWanted
  }

  @Test(
    "A filter takes the units that it means, in every profile and both scripts",
    arguments: [
      (["--from", "2026-03"], 29), (["--before", "2026-03"], 26),
      (["--from", "2026-02-20", "--before", "2026-03-13"], 26), (["--before", "2026"], 0),
      (["--origin", "ibarski GLASNIK"], 26), (["--origin", "own.tsv"], 3),
      (["--origin", "Косметски летопис"], 26), (["--article", "bridge.en.txt"], 26),
      (["--article", "monastery.sr-Cyrl.txt"], 26), (["--minimum-probability", "0.999"], -1),
      (["--maximum-probability", "0.96"], -1), (["--confirmed"], 3), (["--unconfirmed"], 52),
      (["--with-language", "sr-Cyrl"], 28), (["--with-language", "sr-Latn"], 28),
      (["--with-language", "sr-Cyrl", "--confirmed", "--origin", "own.tsv"], -1),
      (["--minimum-probability", "0.9", "--article", "bridge.en.txt", "--unconfirmed"], -1),
    ]
  )
  func filter(_ filter: [String], count: Int) throws {
    let all = try units([])
    #expect(all.count == 55)
    let wanted = try all.filter { try isWanted($0, filter) }
    #expect(count < 0 || wanted.count == count)
    if count < 0 { #expect(!wanted.isEmpty && wanted.count < 55) }
    #expect(try units(filter).map(\.segments) == wanted.map(\.segments))
    // In a profile of two languages a unit has its variant in the script, or none.
    let profiles = [
      ("level1", ""), ("omegat", "sr-Latn"), ("trados", "sr-Cyrl"), ("memoq", "sr-Cyrl"),
      ("weblate", "sr-Latn"), ("trados", "sr-Latn"), ("weblate", "sr-Cyrl"),
    ]
    // Two for each filter, so that each has several.
    let turn = filter.joined().utf8.count
    for (profile, tag) in [profiles[turn % 7], profiles[(turn + 3) % 7]] {
      let language = tag.isEmpty ? [] : ["--target-language", tag]
      let found = try units(filter + ["--profile", profile] + language)
      let sources = wanted.filter { tag.isEmpty || $0.segments[tag] != nil }
        .compactMap { $0.segments["en"] }
      #expect(found.compactMap { $0.segments["en"] ?? $0.segments["en-US"] } == sources)
      guard !tag.isEmpty else { continue }
      let spelled = profile == "trados" ? ["en-US", tag + "-RS"] : ["en", tag]
      #expect(found.allSatisfy { Set($0.segments.keys) == Set(spelled) })
    }
  }

  @Test("Tables and pairs of texts know the filters too")
  func otherFormats() throws {
    try skela.run("export", "f.tsv", "--confirmed")
    try skela.run("export", "f", "--format", "moses", "--confirmed")
    let rows = String(decoding: try skela.contents("f.tsv"), as: UTF8.self).split(separator: "\n")
    let lines = String(decoding: try skela.contents("f.en"), as: UTF8.self).split(separator: "\n")
    #expect(rows.count == 4 && lines.count == 3)
    #expect(rows.dropFirst().map { $0.split(separator: "\t")[0] } == lines)
  }

  @Test(
    "Weblate's folder has a file for each script that is there, or that is rendered",
    arguments: [
      ([], [28, 28], 0), (["--script", "both"], [55, 55], 0), (["--script", "latin"], [55], 1),
    ]
  )
  func languages(_ arguments: [String], counts: [Int], without: Int) throws {
    let outcome = try skela.run(["export", "w/", "--profile", "weblate"] + arguments)
    #expect(outcome.status == 0 && outcome.err.contains(": 55 units written."), "\(outcome.err)")
    let tags = ["sr-Cyrl", "sr-Latn"].dropFirst(without)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: skela.path("w")).sorted()
        == tags.map { "en-\($0).tmx" }
    )
    for (tag, count) in zip(tags, counts) {
      let units = try TMXDocument(try skela.contents("w/en-\(tag).tmx")).units
      #expect(units.count == count)
      #expect(units.allSatisfy { Set($0.segments.keys) == ["en", tag] })
    }
    #expect(!outcome.err.contains("left out"), "\(outcome.err)")
  }

  @Test("OmegaT's folders go by probability; what a person confirmed has no penalty")
  func bands() throws {
    func folders() throws -> [String: [Unit]] {
      let outcome = try skela.run("export", "p/", "--profile", "omegat", "--script", "cyrillic")
      #expect(outcome.status == 0, "\(outcome.err)")
      var found: [String: [Unit]] = [:]
      for folder in ["tm", "tm/penalty-010", "tm/penalty-020", "tm/penalty-030"] {
        if let bytes = try? skela.contents("p/\(folder)/skela.tmx") {
          found[folder] = try TMXDocument(bytes).units
        }
      }
      return found
    }
    let first = try folders()
    #expect(first["tm/penalty-020"]?.count == 1)
    for (folder, units) in first {
      for unit in units {
        let probability = unit.properties["x-probability"]?.first.flatMap(Double.init) ?? 1
        let isSure = unit.properties["x-confirmed"] != nil
        let band =
          isSure || probability >= 0.9
          ? "tm" : "tm/penalty-0\(probability >= 0.7 ? 1 : probability >= 0.5 ? 2 : 3)0"
        #expect(folder == band)
      }
    }
    let doubtful = try #require(try units(["--maximum-probability", "0.6"]).first)
    let shown = try skela.run("match", try #require(doubtful.segments["en"]), "--json")
    let matches = try shown.objects.first?["matches"] as? [[String: Any]]
    let number = try #require(matches?.first?["unit"] as? Int)
    try skela.run("confirm", "\(number)")
    let second = try folders()
    // An older file that would hold nothing now is gone.
    #expect(second["tm/penalty-020"] == nil)
    #expect(second["tm"]?.count == (first["tm"]?.count ?? 0) + 1)
  }
}
