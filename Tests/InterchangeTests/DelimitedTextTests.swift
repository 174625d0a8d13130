import BitextCore
import Interchange
import Testing

@Suite struct DelimitedTextTests {
  static func records(
    _ text: String,
    _ dialect: DelimitedText.Dialect? = nil
  ) throws -> [[String]] {
    var table = try DelimitedText(bytes: Array(text.utf8), dialect: dialect, name: "t")
    var records: [[String]] = []
    while let record = try table.next() { records.append(record.map(\.text)) }
    return records
  }

  @Test(arguments: [
    ("", []),
    ("a\tš\n", [["a", "š"]]),
    ("a\tш", [["a", "ш"]]),
    ("\u{FEFF}a\tb\r\nc\td\r\n", [["a", "b"], ["c", "d"]]),
    ("a\tb\rc\td", [["a", "b"], ["c", "d"]]),
    ("\"a\t\"b\"\n", [["\"a", "\"b\""]]),
    ("a\t\n\n\tb\n", [["a", ""], [""], ["", "b"]]),
    ("a\t", [["a", ""]]),
  ])
  func tsv(_ text: String, _ expected: [[String]]) throws {
    #expect(try Self.records(text, .tsv) == expected)
  }

  @Test(arguments: [
    ("a,\"č \"\"x\"\", d\"\n", [["a", "č \"x\", d"]]),
    ("\"а\nб\",c\r\n", [["а\nб", "c"]]),
    ("\"a\"b,c", [["ab", "c"]]),
    ("a,b,\n,\n", [["a", "b", ""], ["", ""]]),
    ("a\"b,c", [["a\"b", "c"]]),
  ])
  func csv(_ text: String, _ expected: [[String]]) throws {
    #expect(try Self.records(text, .csv(",")) == expected)
  }

  @Test(arguments: [
    ("a\tb,c;d\n", DelimitedText.Dialect.tsv), ("a;1,5\nб;2,5\n", .csv(";")),
    ("a,š\n\"x,y\",ш\n", .csv(",")), ("\"a;b\",c\n", .csv(",")), ("samo tekst\n", .tsv),
    ("a;b\nbez\n", .tsv), ("en;sr\n\"a\nb\";\"ш\r\nч\"\n", .csv(";")),
    ("\"a \"\"x\"\"\n\nb\",č\nc,d\n", .csv(",")), ("a;b\n\"x\ty\";в\n", .csv(";")),
    ("a,b\tc\nd\te\n", .tsv), ("naslov, a\nб\tв\n", .tsv), ("\"a,b\nč,d\n", .csv(",")),
    ("# a; b\nen,sr\nx,ш\n\n", .csv(",")), ("a,b\n\"open,ш\n", .csv(",")), ("", .tsv),
  ])
  func detection(_ text: String, _ dialect: DelimitedText.Dialect) throws {
    #expect(try DelimitedText(bytes: Array(text.utf8)).dialect == dialect)
  }

  @Test("A field that is longer than what is looked at")
  func longField() throws {
    let field = "\"" + String(repeating: "red\n", count: 30_000) + "\""
    #expect(try DelimitedText(bytes: Array("en;sr\n\(field);ш\n".utf8)).dialect == .csv(";"))
  }

  @Test func positions() throws {
    var table = try DelimitedText(bytes: Array("шш;\"a\nb\";c\nd;e".utf8), dialect: .csv(";"))
    let first = try table.next()
    let second = try table.next()
    #expect(first?.map(\.position.description) == ["1:1", "1:4", "2:4"])
    #expect(second?.map(\.position.description) == ["3:1", "3:3"])
  }

  @Test func utf16() throws {
    var bytes: [UInt8] = [0xFF, 0xFE]
    for unit in "č\tш\n".utf16 { bytes += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    var table = try DelimitedText(bytes: bytes)
    let record = try table.next()
    #expect(record?.map(\.text) == ["č", "ш"])
  }

  @Test func anOpenQuotationMark() throws {
    let error = #expect(throws: InterchangeError.self) {
      try Self.records("a,b\nc,\"ш\n", .csv(","))
    }
    #expect(
      error?.description
        == "t:2:3: A quotation mark is opened here and never closed. Close it, or double it."
    )
  }

  @Test func otherEncodings() throws {
    let bytes = Array("a\tb\nшa".utf8) + [0x9A, 0x61, 0x0A]
    let error = #expect(throws: InterchangeError.self) {
      try DelimitedText(bytes: bytes, name: "t")
    }
    #expect(
      error?.description
        == "t:2:3: The text is not UTF-8 from here on. Save the file as UTF-8."
    )
  }
}
