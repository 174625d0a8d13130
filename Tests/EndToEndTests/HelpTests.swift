import Foundation
import Testing

/// What the command tells of itself: help, completions, versions, what is there.
struct HelpTests {
  private static let commands = [
    "align", "match", "concordance", "term", "check", "extract", "show", "confirm", "replace",
    "conflicts", "delete",
    "restore", "log", "undo", "import", "export", "backup", "learn", "transliterate",
    "segment", "sort", "stats", "doctor",
  ]

  private let skela: Skela

  init() throws { skela = try Skela() }

  @Test("Every command has help", arguments: commands)
  func help(_ command: String) throws {
    let outcome = try skela.run(command, "--help")
    #expect(outcome.status == 0)
    #expect(outcome.out.hasPrefix("OVERVIEW: "))
    #expect(outcome.out.contains("USAGE: skela \(command)"))
    #expect(outcome.err.isEmpty)
  }

  @Test("The overview names every command and every exit status")
  func overview() throws {
    let outcome = try skela.run("--help")
    for name in Self.commands { #expect(outcome.out.contains("\n  \(name) ")) }
    for status in ["64", "65", "66", "73", "74"] { #expect(outcome.out.contains(status)) }
    #expect(try skela.run("--version").out.wholeMatch(of: /\d+\.\d+\.\d+\n/) != nil)
  }

  @Test("Completions come out for each shell", arguments: ["bash", "zsh", "fish"])
  func completions(_ shell: String) throws {
    let outcome = try skela.run("--generate-completion-script", shell)
    #expect(outcome.status == 0)
    for name in Self.commands { #expect(outcome.out.contains(name)) }
    try skela.file("completions", outcome.out.utf8)
    if shell == "bash" {
      let check = try skela.run("completions", wrapper: ["bash", "-c", #"bash -n "$1""#])
      #expect(check.status == 0, "\(check.err)")
    }
  }

  @Test("What the manual page is made from names every command")
  func manual() throws {
    let outcome = try skela.run("--experimental-dump-help")
    let tree = try JSONSerialization.jsonObject(with: Data(outcome.out.utf8)) as? [String: Any]
    let root = tree?["command"] as? [String: Any]
    let names = (root?["subcommands"] as? [[String: Any]])?.compactMap {
      $0["commandName"] as? String
    }
    #expect(Set(names ?? []).isSuperset(of: Self.commands))
  }

  @Test("Doctor tells versions and dictionaries; stats tells what is held")
  func report() throws {
    let before = try skela.run("doctor", "--json")
    #expect(before.status == 0)
    let subjects = try before.objects.compactMap { $0["subject"] as? String }
    #expect(Set(subjects).isSuperset(of: ["skela", "ICU", "SQLite", "glossaries", "memory"]))

    try skela.run("align", Sample.monastery.source, Sample.monastery.target)
    let statistics = try #require(try skela.run("stats", "--json").objects.first)
    let languages = try #require(statistics["languages"] as? [String: Int])
    #expect(Set(languages.keys) == ["en", "sr-Cyrl"])
    #expect(statistics["units"] as? Int == languages["en"])
    #expect(try skela.run("stats").out.contains("sr-Cyrl"))
    #expect(try skela.run("doctor").out.contains("\(languages["en"] ?? 0) units, whole"))
  }
}
