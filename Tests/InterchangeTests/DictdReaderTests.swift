import BitextCore
import Interchange
import Testing

@Suite struct DictdReaderTests {
  /// A dictionary of the entries given, with its index.
  static func dictionary(_ texts: [String]) -> (index: [UInt8], text: [UInt8]) {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    func number(_ value: Int) -> String {
      value < 64 ? String(digits[value]) : number(value / 64) + String(digits[value % 64])
    }
    var index = "00databaseshort\tA\tF\n"
    var all = "Test\n"
    for text in texts {
      let head = text.prefix { $0 != "\n" }
      index += "\(head)\t\(number(all.utf8.count))\t\(number(text.utf8.count))\n"
      all += text
    }
    return (Array(index.utf8), Array(all.utf8))
  }

  @Test(arguments: [
    ("most /mˈost/\nbridge\n", ["most=bridge"]),
    ("мост <n, m>\nbridge, viaduct; pass\n", ["мост=bridge", "мост=viaduct", "мост=pass"]),
    ("a/b čvor /x y/ <n>\nnode\n", ["a/b čvor=node"]),
    (
      "kiša (obična) jaka\nheavy (very) rain, (x, y) shower\n",
      [
        "kiša jaka=heavy rain", "kiša jaka=shower",
      ]
    ),
    ("yet /jet/\n1. већ\n2. još, опет\n", ["yet=већ", "yet=još", "yet=опет"]),
    // What defines a sense is no translation.
    (
      "Beruf <n>\nзанимање, струка\nerlernte Tätigkeit, Stand\n",
      ["Beruf=занимање", "Beruf=струка"]
    ),
    (
      "Degen /x/\n 1. мач\nHandwaffe, lang\n 2. rapir, mač\nTräger\n",
      ["Degen=мач", "Degen=rapir", "Degen=mač"]
    ),
    ("late\n\n kasno\n", ["late=kasno"]),
    ("half\n0,5 litara; 1.5 x\n", ["half=0,5 litara", "half=1.5 x"]),
    ("open (never closed\nотворен (а\n", ["open=отворен"]),
    ("empty\n,, ;\n", []),
    ("alone\n", []),
    ("(only note)\nx\n", []),
  ])
  func entries(_ text: String, _ expected: [String]) throws {
    let made = Self.dictionary(["pre\nпре\n", text])
    let entries = try DictdReader.entries(index: made.index, text: made.text)
    #expect(entries.map { "\($0.head)=\($0.translation)" } == ["pre=пре"] + expected)
  }

  @Test func longOffsets() throws {
    let made = Self.dictionary((0..<2_000).map { "head\($0) /x/\nпревод\($0)\n" })
    let entries = try DictdReader.entries(index: made.index, text: made.text)
    #expect(entries.count == 2_000)
    #expect(entries.last == DictionaryEntry(head: "head1999", translation: "превод1999"))
  }

  @Test func twoHeadsOfOneEntry() throws {
    let entries = try DictdReader.entries(
      index: Array("a\tA\tJ\nb\tA\tJ\n".utf8),
      text: Array("a, b\nšš".utf8)
    )
    #expect(entries == [DictionaryEntry(head: "a, b", translation: "šš")])
  }

  @Test(arguments: ["a", "a\tA", "a\tA\tZ", "a\t?\tA", "a\tA\tAAAAAAAAAAAA", "ш\tB/////\tB/////"])
  func damagedIndex(_ line: String) {
    let error = #expect(throws: InterchangeError.self) {
      try DictdReader.entries(
        index: Array("b\tA\tD\n\(line)\n".utf8),
        text: Array("b\nb".utf8),
        file: "d.index"
      )
    }
    #expect(
      error?.description
        == "d.index:2:1: The index line does not point into the dictionary. Install it again."
    )
  }
}
