import BitextCore
import Testing

@testable import Workbench

@Suite struct TextBlockSourceTests {
  /// The blocks of a file with these bytes, each a copy.
  static func blocks(_ bytes: [UInt8]) throws -> [[UInt8]] {
    let folder = try TemporaryFolder()
    let source = try TextBlockSource(path: folder.file("text.txt", bytes))
    var blocks: [[UInt8]] = []
    while let block = try source.next() { blocks.append(Array(block)) }
    return blocks
  }

  @Test(arguments: [
    "", "Mitrovica", "Митровица\n",
    String(repeating: "Đakovica, Ђаковица – „Peć“ 👩‍👩‍👧\n", count: 20_000),
    String(repeating: "Ђ", count: 300_000), String(repeating: "a👩", count: 120_000),
  ])
  func blocksAreWholeCharacters(text: String) throws {
    let blocks = try Self.blocks(Array(text.utf8))
    #expect(blocks.flatMap(\.self) == Array(text.utf8))
    for block in blocks { #expect(String(validating: block, as: UTF8.self) != nil) }
  }

  @Test func aByteOrderMarkIsLeftOut() throws {
    #expect(try Self.blocks([0xEF, 0xBB, 0xBF, 0x50, 0x65]).flatMap(\.self) == [0x50, 0x65])
    #expect(try Self.blocks([0xEF, 0xBB, 0xBF]).flatMap(\.self) == [])
  }

  @Test(
    arguments: [
      ([0x61, 0x0A, 0x62, 0xFF], 2, 2), ([0xC4], 1, 1), ([0xC4, 0x91, 0xC4], 1, 2),
    ] as [([UInt8], Int, Int)]
  )
  func faultsHaveLineAndColumn(bytes: [UInt8], line: Int, column: Int) {
    let error = #expect(throws: WorkbenchError.self) { try Self.blocks(bytes) }
    #expect(error?.position == SourcePosition(line: line, column: column))
  }

  @Test func aFaultInALaterBlockHasItsPlace() {
    // 300,000 lines of two characters fill more than one block.
    let bytes = Array(String(repeating: "Ђ\n", count: 300_000).utf8) + [0xD0, 0x82, 0x80]
    let error = #expect(throws: WorkbenchError.self) { try Self.blocks(bytes) }
    #expect(error?.position == SourcePosition(line: 300_001, column: 2))
  }

  @Test func whatIsNotThereIsTold() {
    #expect(throws: WorkbenchError.self) { try TextBlockSource(path: "/nonexistent/text") }
    #expect(throws: WorkbenchError.self) { try TextBlockSource(path: "/tmp") }
  }
}
