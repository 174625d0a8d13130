import BitextCore
import Foundation
import Interchange
import Testing

/// A file of one program, and the texts that it holds.
struct Producer: Sendable, CustomTestStringConvertible {
  var name: String
  var encoding: String.Encoding
  var hasCarriageReturns: Bool
  /// `language=text`, with a bar between the variants.
  var units: [String]
  /// The file; U+240B stands for the control character that no source may hold.
  var text: String

  var testDescription: String { name }
}

/// Every text comes out byte for byte, whoever wrote the file.
@Suite struct ProducerTMXTests {
  @Test(arguments: Producer.commercial + Producer.free)
  func isRead(_ producer: Producer) throws {
    var text = producer.text.replacing("\u{240B}", with: "\u{B}")
    if producer.hasCarriageReturns { text = text.replacing("\n", with: "\r\n") }
    let bytes = Array(try #require(text.data(using: producer.encoding)))
    let reader = try TMXReader(bytes: bytes)
    var units: [String] = []
    while let item = try reader.next() {
      guard case .unit(let found) = item else {
        Issue.record("A unit was refused.")
        continue
      }
      units.append(
        found.unit.variants.map { "\($0.language)=\($0.segment.text)" }.joined(separator: "|")
      )
    }
    #expect(units == producer.units)
  }

  /// The same with a unit in front that is not well-formed: the rest is read all the same.
  @Test(arguments: Producer.free.filter { !$0.text.contains("<tmx:") })
  func isReadBehindAFault(_ producer: Producer) throws {
    let body = try #require(producer.text.firstRange(of: /<body>/.ignoresCase()))
    var text = producer.text
    text.insert(contentsOf: "<tu><tuv xml:lang='en'><seg>a</tuv></tu>", at: body.upperBound)
    let bytes = Array(try #require(text.data(using: producer.encoding)))
    let reader = try TMXReader(bytes: bytes)
    var count = 0
    while let item = try reader.next() {
      if case .unit = item { count += 1 }
    }
    #expect(count == producer.units.count)
  }
}
