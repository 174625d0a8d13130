import Foundation
import Testing

@testable import Workbench

@Suite struct StreamLinesTests {
  private func lines(_ bytes: [UInt8], limit: Int) throws -> [StreamLines.Line] {
    let folder = try TemporaryFolder()
    let path = try folder.file("lines", bytes)
    let handle = try #require(FileHandle(forReadingAtPath: path))
    let stream = StreamLines(descriptor: handle.fileDescriptor, limit: limit)
    var found: [StreamLines.Line] = []
    while let line = try stream.next() { found.append(line) }
    #expect(try stream.next() == nil)
    return found
  }

  @Test(
    "Lines with and without ends, in both scripts",
    arguments: [
      ("", []), ("a", [.text("a")]), ("a\n", [.text("a")]), ("\n", [.text("")]),
      ("šta\r\nшта\n\nx", [.text("šta"), .text("шта"), .text(""), .text("x")]),
      ("123456\n1234567\n12345678\nab", [.text("123456"), .tooLong, .tooLong, .text("ab")]),
      ("12345678", [.tooLong]), ("123456", [.text("123456")]),
    ] as [(String, [StreamLines.Line])]
  )
  func simple(_ text: String, _ expected: [StreamLines.Line]) throws {
    #expect(try lines(Array(text.utf8), limit: 6) == expected)
  }

  @Test("Lines longer than what is read at once, and longer than the limit")
  func long() throws {
    func line(_ count: Int) -> [UInt8] { [UInt8](repeating: 0x61, count: count) + [0x0A] }
    let found = try lines(line(200_000) + line(300_001) + line(3) + line(1_000_000), limit: 300_000)
    #expect(
      found == [
        .text(String(repeating: "a", count: 200_000)), .tooLong, .text("aaa"), .tooLong,
      ]
    )
  }

  @Test("A line that is not UTF-8 spoils no other")
  func malformed() throws {
    let bytes = Array("dobro\nš".utf8) + [0xFF, 0x0A] + Array("ok\n".utf8)
    #expect(try lines(bytes, limit: 100) == [.text("dobro"), .malformed(column: 2), .text("ok")])
  }
}
