import Foundation
import Testing

/// `glossary convert` from and to each format.
@Suite struct GlossaryConvertTests {
  private let skela: Skela

  init() throws {
    skela = try Skela()
  }

  private static let table = """
    en,client,sr-Latn,sr-Cyrl,note
    bridge,Mira,most,мост,"said ""so"",
    twice"
    security forces,,bezbednosne snage,безбедносне снаге,

    """

  @Test(
    "A glossary goes through a format and comes back",
    arguments: ["x.tsv", "x.csv", "x.tbx"]
  )
  func roundTrip(_ name: String) throws {
    let input = try skela.file("in.csv", Self.table.utf8)
    let there = skela.path(name)
    let outcome = try skela.run("glossary", "convert", input, there)
    #expect(outcome.status == 0)
    #expect(outcome.err.contains("2 concepts."))
    let back = skela.path("back.tsv")
    #expect(try skela.run("glossary", "convert", there, back).status == 0)
    let text = String(decoding: try skela.contents("back.tsv"), as: UTF8.self)
    for word in ["bridge", "Mira", "most", "мост", "said \"so\",", "безбедносне снаге"] {
      #expect(text.contains(word), "\(word)")
    }
  }

  @Test("Each format is written as it is named")
  func formats() throws {
    let input = try skela.file("in.csv", Self.table.utf8)
    func written(_ format: String) throws -> String {
      let outcome = try skela.run("glossary", "convert", input, "-", "--format", format)
      #expect(outcome.status == 0)
      return outcome.out
    }
    #expect(try written("tbx-2").contains("<martif type=\"TBX\""))
    #expect(try written("tbx-3").contains("style=\"dca\""))
    #expect(try written("tbx-3-dct").contains("style=\"dct\""))
    #expect(try written("omegat").contains("bridge\tmost; мост\t"))
    #expect(try written("csv-semicolon").hasPrefix("\u{FEFF}id;"))
  }

  @Test(
    "A language that is none is told with its place; all else is converted, imported and listed"
  )
  func wrongLanguage() throws {
    let text = """
      <martif type="TBX"><text><body><termEntry id="a">
      <langSet xml:lang="en"><tig><term>bridge</term></tig></langSet>
      <langSet xml:lang="??"><tig><term>most</term></tig></langSet>
      <langSet xml:lang="sr"><tig><term>мост</term></tig></langSet></termEntry></body></text></martif>
      """
    let input = try skela.file("own.tbx", text.utf8)
    let said = "own.tbx:3:1: The language '??' is not a language tag"
    for arguments in [
      ["glossary", "convert", input, skela.path("own.tsv")], ["import", input],
      ["glossary", "list", input],
    ] {
      let outcome = try skela.run(arguments)
      #expect(outcome.status == 0, "\(outcome.err)")
      #expect(outcome.err.contains(said), "\(outcome.err)")
    }
    let table = String(decoding: try skela.contents("own.tsv"), as: UTF8.self)
    #expect(table.contains("bridge") && table.contains("мост") && !table.contains("most"))
    #expect(try skela.run("term", "мосту").out.contains("bridge"))
  }

  @Test("OmegaT's columns are read when they are named so")
  func omegaT() throws {
    let input = try skela.file("in.utf8", "# x\nbridge\tмост\tнота\n".utf8)
    let outcome = try skela.run(
      "glossary",
      "convert",
      input,
      "-",
      "--from-omegat",
      "--target-language",
      "sr-Cyrl",
      "--format",
      "tsv"
    )
    #expect(outcome.out.contains("bridge\tмост\tнота"))
  }

  @Test("What is wrong has a status and a place")
  func errors() throws {
    let input = try skela.file("in.tbx", "<tbx><text>\n<мост".utf8)
    let outcome = try skela.run("glossary", "convert", input, "-", "--format", "tsv")
    #expect(outcome.status == 65)
    #expect(outcome.err.contains("in.tbx:"))
    #expect(try skela.run("glossary", "convert", input, skela.path("x.xyz")).status == 64)
    #expect(try skela.run("glossary", "convert", skela.path("no"), "-").status != 0)
  }
}
