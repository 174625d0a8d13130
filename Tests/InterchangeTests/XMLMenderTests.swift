import BitextCore
import TestSupport
import Testing

@testable import Interchange

/// Documents of pieces, of each of which it is known what becomes.
@Suite struct XMLMenderTests {
  private struct Piece {
    var text: String
    var mended: String
    var isFault = true
  }

  private let plain = [
    "Kiša i sneg ", "Киша и снег ", "<seg>", "</seg>", "<tuv xml:lang=\"sr\">", "\n", "\r\n\t",
    " a ", "„б“ ",
    "&amp; ", "😀 ", "]] ", "> ",
  ].map { Piece(text: $0, mended: $0, isFault: false) }

  /// Swift has no literal for one.
  private static var noncharacter: String {
    String(String.UnicodeScalarView(Unicode.Scalar(0xFFFE as UInt32).map { [$0] } ?? []))
  }

  private let odd = [
    Piece(text: "& ", mended: "&amp; "), Piece(text: "< ", mended: "&lt; "),
    Piece(text: "<3 ", mended: "&lt;3 "), Piece(text: "]]> ", mended: "]]&gt; "),
    Piece(text: "\u{1}", mended: ""), Piece(text: "&nbsp;", mended: "&#160;"),
    Piece(text: Self.noncharacter, mended: ""),
    Piece(text: "<!-- & < -->", mended: "<!-- & < -->", isFault: false),
    Piece(text: "<![CDATA[&<\n]]>", mended: "<![CDATA[&<\n]]>", isFault: false),
  ]

  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func pieces(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let shares: [Double] = [0, 0.002, 0.05, 0.5]
    let share = shares.randomElement(using: &random) ?? 0
    var (text, expected) = ("<tmx>", "<tmx>")
    var places: [SourcePosition] = []
    var place = SourcePosition(line: 1, column: 6)
    let length = seed % 4 == 0 ? 150_000 : 3_000
    while text.utf8.count < length {
      let isOdd = Double.random(in: 0..<1, using: &random) < share
      guard let piece = (isOdd ? odd : plain).randomElement(using: &random) else { break }
      if piece.isFault { places.append(place) }
      for scalar in piece.mended.unicodeScalars {
        place.column += 1
        if scalar == "\n" { place = SourcePosition(line: place.line + 1, column: 1) }
      }
      text += piece.text
      expected += piece.mended
    }
    let mender = XMLMender(
      source: try ByteSource(bytes: Array(text.utf8), name: nil, limit: 1 << 30),
      encoding: nil
    )
    var mended: [UInt8] = []
    while let piece = mender.next() { mended += piece }
    #expect(mended == Array(expected.utf8))
    let faults = mender.takeFaults(upTo: SourcePosition(line: .max, column: 1))
    #expect(faults.map(\.position) == places)
    #expect(mender.nextPlace == place)
  }
}
