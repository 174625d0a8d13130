import BitextCore
import Testing
import XMLStream

@testable import Interchange

@Suite struct ResumableXMLTests {
  /// A parser that stops at the same place again and again, as before a declaration that it cannot
  /// read, must not be started at the same record for ever.
  @Test(arguments: ["<tu>a</tu>", "<tu>\n<seg>Киша</seg>\n</tu>\n", "<TU a='č'/>"], [true, false])
  func goesOnBehindEachRecord(_ record: String, _ isInside: Bool) throws {
    let text = "<tmx><body>" + String(repeating: record, count: 5) + "</body></tmx>"
    let source = try ByteSource(bytes: Array(text.utf8), name: nil, limit: 1 << 20)
    let stream = try ResumableXML(
      mender: XMLMender(source: source, encoding: nil),
      record: "tu",
      wrapping: ["tmx", "body"]
    )
    let start = SourcePosition(line: 1, column: 1)
    let error = XMLError(code: .notWellFormed, line: 1, column: 1, message: "No.")
    var count = 0
    while count < 100 {
      let place = isInside && count > 0 ? start : nil
      let recovery = try stream.recover(from: error, inRecordAt: place, lastTag: start)
      count += 1
      if try #require(recovery).isEnd { break }
    }
    #expect(count == 6)
  }
}
