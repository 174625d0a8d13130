import BitextCore
import Testing

@testable import Workbench

@Suite struct LineSourceTests {
  private func lines(_ bytes: [UInt8]) throws -> [String] {
    let folder = try TemporaryFolder()
    let source = try LineSource(path: folder.file("lines.txt", bytes))
    var lines: [String] = []
    while let line = try source.next() { lines.append(line.text + "|" + line.end) }
    return lines
  }

  @Test(
    arguments: [
      ("", []),
      ("Дечани", ["Дечани|"]),
      ("Dečani\n", ["Dečani|\n"]),
      ("Peć\r\nПећ\n\nkraj", ["Peć|\r\n", "Пећ|\n", "|\n", "kraj|"]),
      ("\u{FEFF}Ibar\n", ["Ibar|\n"]),
    ] as [(String, [String])]
  )
  func cutsAndKeepsEnds(text: String, expected: [String]) throws {
    #expect(try lines(Array(text.utf8)) == expected)
  }

  @Test func aLineLongerThanAnyPiece() throws {
    let long = String(repeating: "Митровица ", count: 60_000)
    #expect(try lines(Array((long + "\nкрај").utf8)) == [long + "|\n", "крај|"])
  }

  @Test func saysWhereBytesAreNotText() throws {
    let error = #expect(throws: WorkbenchError.self) {
      try lines(Array("Peć\nab".utf8) + [0xE6] + Array("c\n".utf8))
    }
    #expect(error?.position == .init(line: 2, column: 3))
    #expect(error?.kind == .badData)
  }

  @Test func missingFile() {
    let error = #expect(throws: WorkbenchError.self) { try LineSource(path: "/nowhere/at.all") }
    #expect(error?.kind == .unreadable)
  }
}
