import SerbianText
import TestSupport
import Testing

@testable import Workbench

struct SortLinesTests {
  private func sorted(_ path: String, _ order: SerbianCollation.Order, limit: Int) throws
    -> [String]
  {
    var lines: [String] = []
    try SortLines(order: order, limit: limit).sort(LineSource(path: path)) { lines.append($0) }
    return lines
  }

  @Test(
    "Sorted in pieces, the lines come out as sorted at once",
    arguments: [SerbianCollation.Order.latin, .cyrillic],
    [0, 300, 5000]
  )
  func pieces(_ order: SerbianCollation.Order, limit: Int) throws {
    var random = SeededGenerator(seed: 7)
    let words = [
      "injekcija", "инјекција", "inje", "иње", "Đakovica", "Ђаковица", "čaj", "чај", "ljubav", "",
      "Новак", "novak", "džep", "џеп", "š", "z", "ž", "Visoki Dečani", "Високи Дечани",
    ]
    let lines = (0..<400).map { _ in
      (0..<2).map { _ in words.randomElement(using: &random) ?? "" }.joined(separator: " ")
    }
    let folder = try TemporaryFolder()
    let path = try folder.file("lines", lines.joined(separator: "\n") + "\n")
    let whole = try SerbianCollation(order: order).sorted(lines)
    #expect(try sorted(path, order, limit: limit) == whole)
  }

  @Test("Nothing and one line", arguments: ["", "most\n", "мост"])
  func small(_ text: String) throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("lines", text)
    let lines = text.split(separator: "\n").map(String.init)
    #expect(try sorted(path, .latin, limit: 0) == lines)
    #expect(try sorted(path, .latin, limit: 1000) == lines)
  }
}
