import Foundation
import Testing

/// TBX out against the core structure of the standard, in the words of `Schemas`, by xmllint.
@Suite struct TBXStructureTests {
  private let skela: Skela

  init() throws {
    skela = try Skela()
  }

  private static let folder = URL(filePath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent()
  private static let glossaries = folder.deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "glossaries")

  private static let versions = ["2", "3", "3-dct"]

  /// What xmllint says against a file; nil when it is valid.
  private func fault(_ file: String, version: String) throws -> String? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    let schema = Self.folder.appending(path: "Schemas/tbx-\(version).rng").path
    process.arguments = ["xmllint", "--noout", "--nonet", "--relaxng", schema, file]
    let pipe = Pipe()
    process.standardError = pipe
    try process.run()
    let said = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return process.terminationStatus == 0 ? nil : String(decoding: said.prefix(2000), as: UTF8.self)
  }

  @Test(
    "Every glossary that is shipped",
    arguments: ["institutions", "law-and-politics", "places-kosovo", "places-serbia", "security"],
    Self.versions
  )
  func shipped(_ name: String, _ version: String) throws {
    let out = skela.path("\(name).tbx")
    let input = Self.glossaries.appending(path: "\(name).tsv").path
    let outcome = try skela.run("glossary", "convert", input, out, "--format", "tbx-\(version)")
    #expect(outcome.status == 0)
    #expect(try fault(out, version: version) == nil)
  }

  @Test("All that a file of another tool may hold", arguments: versions)
  func foreign(_ version: String) throws {
    let text = """
      <tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed:3.0"><text><body>
      <conceptEntry id="1"><descripGrp><descrip type="definition">пут &amp; мост</descrip>
      <admin type="source">UN</admin></descripGrp><transacGrp><transac type="transactionType">origination
      </transac><date>2026-02-05</date><transacNote type="responsibility">Мира</transacNote></transacGrp>
      <xref type="xGraphic" target="https://example.org/a.png"/><xref type="externalCrossReference"
      target="x">nowhere</xref><langSec xml:lang="sr-Cyrl"><date>2026-02-06</date><termSec>
      <term>мост</term><note>често</note><termNote type="grammaticalGender">masculine</termNote>
      <termNote type="partOfSpeech">proper noun</termNote><admin type="customerSubset">Ana</admin>
      </termSec></langSec></conceptEntry>
      <conceptEntry id="1"><langSec xml:lang="en"><termSec><term>ferry</term></termSec></langSec>
      </conceptEntry></body></text></tbx>
      """
    let input = try skela.file("in.tbx", text.utf8)
    let out = skela.path("out.tbx")
    let outcome = try skela.run("glossary", "convert", input, out, "--format", "tbx-\(version)")
    #expect(outcome.status == 0, "\(outcome.err)")
    #expect(try fault(out, version: version) == nil)
    let written = String(decoding: try skela.contents("out.tbx"), as: UTF8.self)
    for piece in [
      "origination", "<date>2026-02-05</date>", "Мира", "https://example.org/a.png", "nowhere",
      "2026-02-06", "често", "masculine", "proper noun", "Ana", "пут &amp; мост", ">UN<",
    ] {
      #expect(written.contains(piece), "\(piece)")
    }
  }

  @Test("The structure refuses what is no TBX", arguments: versions)
  func refuses(_ version: String) throws {
    let out = skela.path("places.tbx")
    let input = Self.glossaries.appending(path: "places-kosovo.tsv").path
    try skela.run("glossary", "convert", input, out, "--format", "tbx-\(version)")
    let text = String(decoding: try skela.contents("places.tbx"), as: UTF8.self)
    for (piece, other) in [
      ("<term>", "<date>2026-01-01</date><term>"),
      version == "3-dct"
        ? ("<basic:termType>", "<basic:termtype/><basic:termType>") : ("type=\"termType\"", ""),
      ("<body>", "<body><p/>"),
    ] {
      let broken = try #require(
        text.range(of: piece).map { text.replacingCharacters(in: $0, with: other) }
      )
      #expect(try fault(try skela.file("broken.tbx", broken.utf8), version: version) != nil)
    }
  }
}
