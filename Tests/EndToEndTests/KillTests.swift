import Foundation
import TestSupport
import Testing

/// A memory whose writer is killed is whole, and holds all of a file or nothing of it.
struct KillTests {
  private let skela: Skela

  init() throws { skela = try Skela() }

  /// How many units the memory holds, after it was found whole; nil when there is no memory.
  private func wholeUnits() throws -> Int? {
    guard FileManager.default.fileExists(atPath: skela.path("memory.sqlite")) else { return nil }
    let examined = try skela.run("doctor", "--json")
    #expect(examined.status == 0, "\(examined.out)")
    let memory = try examined.objects.first { $0["subject"] as? String == "memory" }
    #expect(memory?["state"] as? String == "good", "\(examined.out)")
    return try skela.run("stats", "--json").objects.first?["units"] as? Int
  }

  @Test("An import killed at a random moment")
  func killedImport() throws {
    let count = 20_000
    try skela.file("many.tmx", Generated.tmx(units: count).utf8)
    try skela.file("pair.tsv", "Good day.\tДобар дан.\n".utf8)
    try skela.run("import", "pair.tsv")

    let began = ContinuousClock.now
    #expect(try skela.run("import", "many.tmx", "--memory", "timed.sqlite").status == 0)
    let whole = (ContinuousClock.now - began) / .seconds(1)

    var generator = SeededGenerator(seed: 20_000)
    var killed = 0
    for _ in 1...5 {
      let moment = Double.random(in: 0.02...1, using: &generator) * whole
      if try skela.kill("import", "many.tmx", after: moment) { killed += 1 }
      let units = try wholeUnits()
      #expect(units == 1 || units == count + 1)
    }
    #expect(killed > 0)
    // And the memory is one that a next import fills.
    let last = try skela.run("import", "many.tmx")
    #expect(last.status == 0, "\(last.err)")
    #expect(try wholeUnits() == count + 1)
  }

  @Test("A first import killed while it makes the memory")
  func killedCreation() throws {
    try skela.file("many.tmx", Generated.tmx(units: 2000).utf8)
    for step in 0..<12 {
      _ = try skela.kill("import", "many.tmx", after: Double(step) * 0.008)
      let units = try wholeUnits()
      #expect(units == nil || units == 0 || units == 2000)
      #expect(try skela.run("import", "many.tmx").status == 0)
      #expect(try wholeUnits() == 2000)
      for suffix in ["", "-wal", "-shm"] {
        try? FileManager.default.removeItem(atPath: skela.path("memory.sqlite" + suffix))
      }
    }
  }
}
