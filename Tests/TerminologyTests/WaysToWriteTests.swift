import BitextCore
import SerbianText
import Testing

@testable import Terminology

/// About twenty ways to write each term of whole glossaries: both scripts, seven cases, without
/// marks, dj for đ, capitals, in a phrase.
@Suite struct WaysToWriteTests {
  private static func entries(_ file: GlossaryFile) -> [ConceptEntry] {
    file.rows.map { row in
      let columns = [("sr-Latn", "Latn"), ("sr-Cyrl", "Cyrl")].map { column, script in
        LanguageSection(
          language: LanguageTag(language: "sr", script: script),
          terms: GlossaryFile.forms(row[column]).map { Term($0) }
        )
      }
      return ConceptEntry(identifier: row["id"] ?? "", sections: columns)
    }
  }

  private static func bare(_ text: String) -> String {
    var bare = ""
    for letter in text {
      switch letter {
      case "č", "ć": bare += "c"
      case "Č", "Ć": bare += "C"
      case "š": bare += "s"
      case "Š": bare += "S"
      case "ž": bare += "z"
      case "Ž": bare += "Z"
      case "đ": bare += "dj"
      case "Đ": bare += "Dj"
      default: bare.append(letter)
      }
    }
    return bare
  }

  private static func ways(
    _ term: String,
    _ transliterator: SerbianTransliterator
  ) -> [String] {
    let cases = Declension.forms(of: term)
    let latin = [term] + cases
    let cyrillic = latin.map { transliterator.convert($0, to: .cyrillic).text }
    let locative = cases[5]
    return latin + cyrillic
      + [
        bare(term), bare(cases[0]), bare(locative), term.uppercased(), cyrillic[0].uppercased(),
        locative.uppercased(), "u " + locative, "у " + cyrillic[6],
        "danas o " + bare(locative),
      ]
  }

  /// For each row that has a term: whether all ways find it, and the ways that do not.
  private static func failures(_ file: GlossaryFile) throws -> (rows: Int, failed: [String]) {
    var options = TransliterationOptions.everything
    options.foreignWords = .convert
    let transliterator = try SerbianTransliterator(options: options)
    let lookup = TermLookup(entries: entries(file))
    var rows = 0
    var failed: [String] = []
    for row in file.rows {
      guard let term = GlossaryFile.forms(row["sr-Latn"]).first else { continue }
      rows += 1
      let missed = ways(term, transliterator).filter { way in
        !lookup.hits(for: way).contains {
          $0.entry.identifier == row["id"] && $0.match != "near-miss" && $0.match != "prefix"
        }
      }
      if !missed.isEmpty { failed.append("\(term): \(missed.joined(separator: ", "))") }
    }
    return (rows, failed)
  }

  @Test(
    "All ways to write a term find its concept",
    arguments: GlossaryFile.all
  )
  func ways(_ file: GlossaryFile) throws {
    let least = file.header.contains("kind") ? 0.95 : 0.90
    let (rows, failed) = try Self.failures(file)
    #expect(rows > 100)
    let share = 1 - Double(failed.count) / Double(rows)
    #expect(share >= least, "\(file.name): \(share)\n\(failed.joined(separator: "\n"))")
  }
}
