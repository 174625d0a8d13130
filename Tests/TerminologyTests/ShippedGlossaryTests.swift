import Foundation
import SerbianText
import Terminology
import Testing

@Suite struct ShippedGlossaryTests {
  @Test("Every file of the folder is in the program, byte for byte")
  func embedded() {
    let shipped = ShippedGlossary.all
    #expect(!GlossaryFile.all.isEmpty)
    #expect(shipped.map(\.name).sorted() == GlossaryFile.all.map(\.name))
    for file in GlossaryFile.all {
      #expect(shipped.first { $0.name == file.name }?.bytes == file.bytes, "\(file.name)")
    }
  }

  @Test("The files keep their format", arguments: GlossaryFile.all)
  func format(_ file: GlossaryFile) {
    #expect(String(validating: file.bytes, as: UTF8.self) != nil)
    #expect(!file.bytes.starts(with: [0xEF, 0xBB, 0xBF]))
    #expect(!file.bytes.contains(0x0D))
    #expect(file.bytes.last == 0x0A)
    #expect(Set(file.widths).count == 1)
    #expect(Set(file.header).count == file.header.count)
    #expect(file.header.first == "id")
    #expect(file.header.contains("sr-Latn") && file.header.contains("sr-Cyrl"))
    #expect(file.header.contains("en"))
    var faults: [String] = []
    for row in file.rows {
      for (column, cell) in row {
        let forms = GlossaryFile.forms(cell)
        let isTrimmed = forms.allSatisfy { !$0.isEmpty && $0.first != " " && $0.last != " " }
        let composed = cell.precomposedStringWithCanonicalMapping
        let isPlain = Array(composed.utf8) == Array(cell.utf8) && !cell.contains("  ")
        if !isTrimmed || !isPlain || (column != "note" && forms.contains { $0.contains("|") }) {
          faults.append("\(row["id"] ?? "") \(column)")
        }
      }
    }
    #expect(faults.isEmpty)
  }

  @Test("Identifiers are plain and unique", arguments: GlossaryFile.all)
  func identifiers(_ file: GlossaryFile) {
    let identifiers = file.rows.map { $0["id"] ?? "" }
    #expect(Set(identifiers).count == identifiers.count)
    let odd = identifiers.filter { identifier in
      identifier.isEmpty
        || !identifier.utf8.allSatisfy {
          $0 == 0x2D || (0x30...0x39).contains($0) || (0x61...0x7A).contains($0)
            || (0x41...0x5A).contains($0)
        }
    }
    #expect(odd.isEmpty)
  }

  @Test(
    "The Cyrillic of each form is the transliteration of its Latin",
    arguments: GlossaryFile.all
  )
  func scripts(_ file: GlossaryFile) throws {
    var options = TransliterationOptions.everything
    options.foreignWords = .convert
    let transliterator = try SerbianTransliterator(options: options)
    var faults: [String] = []
    for row in file.rows {
      let latin = GlossaryFile.forms(row["sr-Latn"])
      let cyrillic = GlossaryFile.forms(row["sr-Cyrl"])
      if latin.map({ transliterator.convert($0, to: .cyrillic).text }) != cyrillic
        || cyrillic.map({ transliterator.convert($0, to: .latin).text }) != latin
      {
        faults.append("\(row["id"] ?? ""): \(latin) \(cyrillic)")
      }
    }
    #expect(faults.isEmpty)
  }

  @Test(
    "Free translations are in Latin, and none is a term of its row",
    arguments: GlossaryFile.all
  )
  func freeTranslations(_ file: GlossaryFile) {
    var faults: [String] = []
    for row in file.rows {
      let terms = GlossaryFile.forms(row["sr-Latn"]).map { $0.lowercased() }
      for form in GlossaryFile.forms(row["sr-free"])
      where terms.contains(form.lowercased()) || SerbianScript(of: form) != .latin {
        faults.append("\(row["id"] ?? ""): \(form)")
      }
    }
    #expect(faults.isEmpty)
  }

  @Test("No form stands twice in a cell, and no row twice in a file", arguments: GlossaryFile.all)
  func duplicates(_ file: GlossaryFile) {
    var faults: [String] = []
    for row in file.rows {
      for (column, cell) in row where column != "note" {
        let forms = GlossaryFile.forms(cell)
        if Set(forms).count != forms.count { faults.append("\(row["id"] ?? "") \(column)") }
      }
    }
    #expect(faults.isEmpty)
    let contents = file.rows.map { row in
      ["kind", "domain", "sr-Latn", "en"].map { row[$0] ?? "" }
    }
    #expect(Set(contents).count == contents.count)
  }

  @Test("No concept stands in two files: no two rows share an English and a Serbian form")
  func sharedConcepts() {
    var owners: [String: String] = [:]
    var faults: [String] = []
    for file in GlossaryFile.all where file.header.contains("domain") {
      for row in file.rows {
        let name = "\(file.name) \(row["id"] ?? "")"
        for english in GlossaryFile.forms(row["en"]) {
          for serbian in GlossaryFile.forms(row["sr-Latn"]) {
            let key = english.lowercased() + "\t" + serbian.lowercased()
            if let other = owners.updateValue(name, forKey: key), other != name {
              faults.append("\(name) and \(other): \(english), \(serbian)")
            }
          }
        }
      }
    }
    #expect(faults.isEmpty)
  }

  @Test("Places stand in Serbian order, terms in English order", arguments: GlossaryFile.all)
  func order(_ file: GlossaryFile) throws {
    if file.header.contains("kind") {
      let names = file.rows.map { GlossaryFile.forms($0["sr-Latn"]).first?.lowercased() ?? "" }
      let order = try SerbianCollation(order: .latin)
      let faults = zip(names, names.dropFirst()).filter {
        order.sortKey($1).lexicographicallyPrecedes(order.sortKey($0))
      }
      #expect(faults.map { "\($0) before \($1)" }.isEmpty)
    } else {
      let terms = file.rows.map { GlossaryFile.forms($0["en"]).first?.lowercased() ?? "" }
      let scalars = terms.map { $0.unicodeScalars.map(\.value) }
      #expect(scalars == scalars.sorted { $0.lexicographicallyPrecedes($1) })
    }
  }

  @Test("The words of a closed list", arguments: GlossaryFile.all)
  func values(_ file: GlossaryFile) {
    let lists: [String: Set<String>] = [
      "kind": [
        "municipality", "settlement", "river", "lake", "mountain", "monastery", "crossing",
        "region", "district", "bridge", "field",
      ],
      "domain": [
        "organisation", "rank", "document", "unit", "equipment", "operation", "law", "politics",
        "post", "technique",
      ],
      "status": ["preferred", "admitted", "deprecated"],
    ]
    for (column, list) in lists where file.header.contains(column) {
      #expect(Set(file.rows.map { $0[column] ?? "" }).subtracting(list).isEmpty)
    }
  }

  @Test("All municipalities are there")
  func municipalities() throws {
    let places = try #require(GlossaryFile.all.first { $0.name == "places-kosovo.tsv" })
    #expect(places.rows.count { $0["kind"] == "municipality" } == 38)
  }
}
