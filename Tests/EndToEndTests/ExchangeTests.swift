import Foundation
import Testing

/// `export` and `import`: what leaves the memory comes back the same.
struct ExchangeTests {
  private let skela: Skela

  init() throws {
    skela = try Skela()
    for sample in [Sample.bridge, .monastery] {
      try skela.run("align", sample.source, sample.target)
    }
    try skela.run("confirm", "3", "--by", "Đurđa")
  }

  @Test("A TMX is valid, says where each unit is from, and names the script")
  func tmx() throws {
    let outcome = try skela.run("export", "memory.tmx")
    #expect(outcome.status == 0)
    let document = try TMXDocument(try skela.contents("memory.tmx"))
    #expect(document.problems.isEmpty)
    #expect(document.units.count > 50)
    for unit in document.units {
      let isBridge = unit.properties["x-document"] == ["bridge.en.txt"]
      let sample = isBridge ? Sample.bridge : .monastery
      #expect(Set(unit.segments.keys) == ["en", sample.tag])
      for type in [
        "x-article", "x-paragraph", "x-segments", "x-probability", "x-aligner", "x-date",
      ] {
        #expect(unit.properties[type]?.isEmpty == false, "\(type)")
      }
    }
    #expect(document.units.compactMap { $0.properties["x-confirmed"] } == [["Đurđa"]])
  }

  @Test("The same memory gives the same bytes, also after a way through an empty one")
  func roundTrip() throws {
    for name in ["memory.tmx", "memory.tsv"] {
      try skela.run("export", "first-\(name)")
      try skela.run("export", "second-\(name)")
      let first = try skela.contents("first-\(name)")
      #expect(!first.isEmpty)
      #expect(try skela.contents("second-\(name)") == first)

      let imported = try skela.run("import", "first-\(name)", "--memory", "\(name).sqlite")
      #expect(imported.status == 0, "\(imported.err)")
      try skela.run("export", "third-\(name)", "--memory", "\(name).sqlite")
      #expect(try skela.contents("third-\(name)") == first)

      let again = try skela.run("import", "first-\(name)", "--memory", "\(name).sqlite", "--json")
      #expect(try again.objects.first?["stored"] as? Int == 0)
    }
  }

  @Test("Standard output gets what a file gets")
  func standardOutput() throws {
    try skela.run("export", "memory.tmx")
    let outcome = try skela.run("export", "-")
    #expect(try skela.contents("memory.tmx") == Data(outcome.out.utf8))
  }

  @Test("A link and a pipe stay what they are")
  func specialFiles() throws {
    try skela.run("export", "memory.tmx")
    let whole = try skela.contents("memory.tmx")
    try skela.file("real.tmx", [])
    try FileManager.default.createSymbolicLink(
      atPath: skela.path("link.tmx"),
      withDestinationPath: "real.tmx"
    )
    try skela.run("export", "link.tmx")
    #expect(try skela.contents("real.tmx") == whole)

    #expect(mkfifo(skela.path("pipe"), 0o600) == 0)
    // The pipe is read by a process of its own while the command writes.
    let outcome = try skela.run(
      "export",
      "pipe",
      "--format",
      "tmx",
      wrapper: ["bash", "-c", #"cat pipe >read & "$0" "$@" && wait"#]
    )
    #expect(outcome.status == 0)
    #expect(try skela.contents("read") == whole)
    let attributes = try FileManager.default.attributesOfItem(atPath: skela.path("pipe"))
    #expect(attributes[.type] as? FileAttributeType != .typeRegular)
  }

  @Test("A table is imported under the languages that are named")
  func table() throws {
    try skela.file("table.tsv", "Guten Tag.\tДобар дан.\n".utf8)
    let outcome = try skela.run(
      "import",
      "table.tsv",
      "--source-language",
      "de",
      "--target-language",
      "sr-Cyrl",
      "--memory",
      "table.sqlite"
    )
    #expect(outcome.status == 0)
    let match = try skela.run(
      "match",
      "Guten Tag.",
      "--source-language",
      "de",
      "--target-language",
      "sr",
      "--memory",
      "table.sqlite"
    )
    #expect(match.out.contains("Добар дан."))
  }
}
