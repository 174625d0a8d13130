import Foundation
import Testing

/// `learn`, and `align` with what was learned or left out.
struct LearnTests {
  private let skela: Skela

  init() throws { skela = try Skela() }

  private static let words = [
    ("bridge", "most", "мост"), ("river", "reka", "река"), ("school", "škola", "школа"),
    ("village", "selo", "село"), ("road", "put", "пут"), ("house", "kuća", "кућа"),
    ("church", "crkva", "црква"), ("hill", "brdo", "брдо"),
  ]

  /// A memory of 160 pairs of short sentences.
  private func makeMemory(cyrillic: Bool) throws {
    let lines = (0..<160).map { number in
      let (a, b) = (Self.words[number % 8], Self.words[(number / 8 + number) % 8])
      return cyrillic
        ? "The \(a.0) and the \(b.0), \(number).\t\(a.2) и \(b.2), \(number)."
        : "The \(a.0) and the \(b.0), \(number).\t\(a.1) i \(b.1), \(number)."
    }
    let file = try skela.file("pairs.tsv", (lines.joined(separator: "\n") + "\n").utf8)
    #expect(try skela.run("import", file).status == 0)
  }

  @Test("What the memory has taught tells which sentence is missing", arguments: [false, true])
  func learned(cyrillic: Bool) throws {
    try makeMemory(cyrillic: cyrillic)
    let learned = try skela.run("learn", "--json")
    #expect(learned.status == 0, "\(learned.err)")
    let model = try #require(try learned.objects.first)
    #expect(model["units"] as? Int == 160)
    let name = try #require(model["name"] as? String)
    // The same units give the same model.
    #expect(try skela.run("learn", "--json").objects.first?["name"] as? String == name)
    #expect(try skela.run("learn", "--list").lines.count == 1)

    let order = [3, 0, 6, 2, 5, 1, 7, 4]
    let source = try skela.file(
      "source",
      order.map { "The \(Self.words[$0].0) was old.\n" }.joined().utf8
    )
    let target = try skela.file(
      "target",
      order.filter { $0 != 5 }.map { "Stari \(Self.words[$0].1).\n" }.joined().utf8
    )
    func beads(_ model: String) throws -> [String] {
      try skela.run(
        "align",
        source,
        target,
        "--segmented",
        "--dry-run",
        "--format",
        "beads",
        "--no-dictionaries",
        "--trust-languages",
        "--model",
        model
      ).lines
    }
    #expect(try beads(name).contains("[4]:[]"))
    #expect(try beads("newest") == beads(name))

    let stored = try skela.run(
      "align",
      source,
      target,
      "--segmented",
      "--no-dictionaries",
      "--trust-languages",
      "--model",
      name
    )
    #expect(stored.status == 0)
    #expect(try skela.run("show", "161").out.contains("model \(name)"))
  }

  @Test("A model that is not there, and a memory that teaches nothing")
  func nothing() throws {
    try makeMemory(cyrillic: false)
    let unknown = try skela.run(
      "align",
      Sample.bridge.source,
      Sample.bridge.target,
      "--model",
      "unknown"
    )
    #expect(unknown.status == 65)
    #expect(unknown.err.contains("The memory holds no model. Make one with 'skela learn'."))
    #expect(try skela.run("learn", "--list").status == 1)
    #expect(try skela.run("learn", "--minimum-probability", "0.2").status == 64)

    let few = try skela.file("few.tsv", "One.\tJedan.\n".utf8)
    #expect(try skela.run("import", few, "--memory", "few.sqlite").status == 0)
    let learned = try skela.run("learn", "--memory", "few.sqlite")
    #expect(learned.status == 65)
    #expect(learned.err.contains("too little"))
    #expect(!learned.err.contains("Jedan"))
  }

  @Test("Scores can be left out by name")
  func without() throws {
    func align(_ names: String) throws -> Skela.Outcome {
      try skela.run(
        "align",
        Sample.bridge.source,
        Sample.bridge.target,
        "--dry-run",
        "--explain",
        "--without",
        names
      )
    }
    let all = try align("")
    let some = try align("length,punctuation,learning")
    #expect(all.out.contains("length ") && all.out.contains("punctuation "))
    #expect(some.status == 0)
    #expect(!some.out.contains("length ") && !some.out.contains("punctuation "))
    #expect(try align("size").status == 64)
  }
}
