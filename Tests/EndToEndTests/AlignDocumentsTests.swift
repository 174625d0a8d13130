import Foundation
import TestSupport
import Testing

/// `skela align` on office documents, as a translator has them.
struct AlignDocumentsTests {
  private let skela: Skela

  init() throws { skela = try Skela() }

  private static let english = [
    "The bridge over the Ibar", "Rain fell on Thursday. The river rose by 2 metres.",
    "Nobody was hurt.",
  ]

  @Test(arguments: [
    [
      "Мост преко Ибра", "Киша је падала у четвртак. Река је порасла 2 метра.",
      "Нико није повређен.",
    ],
    [
      "Most preko Ibra", "Kiša je padala u četvrtak. Reka je porasla 2 metra.",
      "Niko nije povređen.",
    ],
  ])
  func documentsOfEachKind(_ serbian: [String]) throws {
    let book = OfficeDocuments.epub([
      ("one", "<h1>\(serbian[0])</h1>"), ("two", "<p>\(serbian[1])</p><p>\(serbian[2])</p>"),
    ])
    try skela.file("a.docx", OfficeDocuments.docx(Self.english))
    try skela.file("a.txt", Self.english.joined(separator: "\n\n").utf8)
    try skela.file("b.odt", OfficeDocuments.odt(serbian))
    try skela.file("b.epub", book)
    try skela.file("b.txt", serbian.joined(separator: "\n\n").utf8)
    let expected = try skela.run("align", "a.txt", "b.txt", "--format", "tsv", "--dry-run")
    #expect(expected.lines.count == 4)
    for pair in [("a.docx", "b.odt"), ("a.docx", "b.epub"), ("a.txt", "b.odt")] {
      let found = try skela.run("align", pair.0, pair.1, "--format", "tsv", "--memory", "m.sqlite")
      #expect(found.status == 0, "\(found.err)")
      #expect(found.out == expected.out)
    }
  }

  @Test func whatCannotBeReadIsToldByName() throws {
    try skela.file("a.docx", OfficeDocuments.docx(Self.english))
    try skela.file("cut.odt", OfficeDocuments.odt(Self.english).dropLast(40))
    try skela.file("pages.zip", PackedFiles.zip([("a.png", "x")]))
    for name in ["cut.odt", "pages.zip"] {
      let outcome = try skela.run("align", "a.docx", name, "--dry-run")
      #expect(outcome.status == 65)
      #expect(outcome.err.contains(name))
    }
  }
}
