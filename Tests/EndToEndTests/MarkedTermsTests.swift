import Foundation
import Testing

/// `annotate` against the terms that a person marked in the sample articles, in both scripts.
@Suite struct MarkedTermsTests {
  private struct Mark: Hashable {
    var line: Int
    var text: String
  }

  private let skela: Skela

  init() throws {
    skela = try Skela()
  }

  private func marks(_ text: String) -> [Mark] {
    text.split(separator: "\n").filter { !$0.hasPrefix("#") }.compactMap { line in
      let fields = line.split(separator: "\t", maxSplits: 1)
      guard fields.count == 2, let number = Int(fields[0]) else { return nil }
      return Mark(line: number, text: String(fields[1]))
    }
  }

  private func found(_ file: String) throws -> [Mark] {
    try skela.run("annotate", "--json", file).objects.compactMap { object in
      guard let line = object["line"] as? Int, let text = object["text"] as? String else {
        return nil
      }
      return Mark(line: line, text: text)
    }
  }

  /// How many of the marks were found, each at most as often as it was; and what else was found.
  private func compare(_ marks: [Mark], _ found: [Mark]) -> (hit: Int, missed: [Mark], rest: [Mark])
  {
    var rest = found
    var missed: [Mark] = []
    for mark in marks {
      if let index = rest.firstIndex(of: mark) {
        rest.remove(at: index)
      } else {
        missed.append(mark)
      }
    }
    return (marks.count - missed.count, missed, rest)
  }

  @Test(
    "Nine in ten of the marked terms, in the script of the article and in the other",
    arguments: [Sample.bridge, .monastery]
  )
  func marked(_ sample: Sample) throws {
    let marking = URL(fileURLWithPath: sample.target).deletingLastPathComponent()
      .appendingPathComponent("\(sample.name).terms.tsv")
    let text = try String(contentsOf: marking, encoding: .utf8)
    let other = sample.tag == "sr-Latn" ? "cyrillic" : "latin"
    let article = try String(contentsOfFile: sample.target, encoding: .utf8)
    let converted = try skela.run("transliterate", "--to", other, input: article).out
    let convertedMarks = try skela.run("transliterate", "--to", other, input: text).out
    let pairs = [
      (sample.target, marks(text)),
      (try skela.file("other.txt", converted.utf8), marks(convertedMarks)),
    ]
    var results: [[Int]] = []
    for (file, marks) in pairs {
      #expect(marks.count > 30)
      let found = try found(file)
      let (hit, missed, rest) = compare(marks, found)
      #expect(hit * 10 >= marks.count * 9, "missed: \(missed)")
      #expect(rest.count * 10 <= found.count, "not marked: \(rest)")
      results.append(found.map(\.line))
    }
    // The same places in both scripts.
    #expect(results[0] == results[1])
  }
}
