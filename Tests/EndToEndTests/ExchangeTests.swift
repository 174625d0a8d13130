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

  @Test("Who confirmed a unit and when comes back, also to a unit that is there, and is taken back")
  func confirmations() throws {
    try skela.run("export", "memory.tmx")
    let confirmed = try #require(try skela.run("show", "3", "--json").objects.first)
    let imported = try skela.run("import", "memory.tmx", "--memory", "new.sqlite", "--json")
    #expect(try imported.objects.first?["confirmed"] as? Int == 1)
    let shown = try #require(
      try skela.run("show", "3", "--json", "--memory", "new.sqlite").objects.first
    )
    #expect(shown["confirmedBy"] as? String == "Đurđa")
    #expect(shown["confirmedAt"] as? String == confirmed["confirmedAt"] as? String)
    let text = String(decoding: try skela.contents("memory.tmx"), as: UTF8.self)
    try skela.file("plain.tmx", text.replacing("x-confirmed", with: "x-other").utf8)
    try skela.run("import", "plain.tmx", "--memory", "other.sqlite")
    let again = try skela.run("import", "memory.tmx", "--memory", "other.sqlite")
    #expect(again.err.contains("0 units stored"))
    #expect(again.err.contains("1 confirmed"))
    func people() throws -> [String] {
      try TMXDocument(Data(skela.run("export", "-", "--memory", "other.sqlite").out.utf8)).units
        .flatMap { $0.properties["x-confirmed"] ?? [] }
    }
    #expect(try people() == ["Đurđa"])
    #expect(try skela.run("undo", "--memory", "other.sqlite").status == 0)
    #expect(try people() == [])
    #expect(try skela.run("doctor", "--memory", "other.sqlite").status == 0)
  }

  @Test("Standard input is imported as a file is", arguments: ["memory.tmx", "memory.tsv"])
  func standardInput(name: String) throws {
    try skela.run("export", name)
    let text = String(decoding: try skela.contents(name), as: UTF8.self)
    let imported = try skela.run("import", "-", "--memory", "new.sqlite", input: text)
    #expect(imported.status == 0, "\(imported.err)")
    #expect(imported.err.hasPrefix("-: "))
    try skela.run("export", "again-\(name)", "--memory", "new.sqlite")
    #expect(try skela.contents("again-\(name)") == skela.contents(name))
    let broken = try skela.run(
      "import",
      "-",
      "--memory",
      "b.sqlite",
      input: "<tmx version=\"1.4\"><"
    )
    #expect(broken.status == 65)
    #expect(broken.err.contains("-:1:"))
    #expect(!broken.err.contains("/proc"))
    #expect(try skela.run("import", "-", "-", input: text).status == 64)
  }

  @Test("Several files in one command, each an operation of its own")
  func severalFiles() throws {
    try skela.file("one.tsv", "Rain.\tKiša.\n".utf8)
    try skela.file("two.tsv", "Snow.\tСнег.\nRain.\tKiša.\n".utf8)
    let outcome = try skela.run("import", "one.tsv", "two.tsv", "--memory", "n.sqlite", "--json")
    #expect(try outcome.objects.map { $0["stored"] as? Int } == [1, 1])
    #expect(try skela.run("log", "--memory", "n.sqlite", "--json").objects.count == 2)
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
