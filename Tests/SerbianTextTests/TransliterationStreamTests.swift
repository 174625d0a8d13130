import SerbianText
import TestSupport
import Testing

@Suite struct TransliterationStreamTests {
  static let text = """
    Njegoš je pisao <a href="x y">injekcije</a> u Đakovici, 5 km od Peći.
    KLJUČ, DŽEP I PANJ

    kralj Petar I Karađorđević – vidi www.b92.net!
    """

  static func streamed(_ text: String, piece: Int) throws -> String {
    var stream = TransliterationStream(try SerbianTransliterator(), to: .cyrillic)
    var output: [UInt8] = []
    let bytes = Array(text.utf8)
    for start in stride(from: 0, to: bytes.count, by: piece) {
      stream.append(bytes[start..<min(start + piece, bytes.count)]) { output += $0 }
    }
    stream.finish { output += $0 }
    return String(decoding: output, as: UTF8.self)
  }

  @Test(arguments: [1, 2, 3, 7, 16, 100, 10_000])
  func piecesOfAnySizeGiveTheSame(piece: Int) throws {
    let whole = try SerbianTransliterator().convert(Self.text, to: .cyrillic).text
    #expect(try Self.streamed(Self.text, piece: piece) == whole)
  }

  @Test func aLineWithoutEndIsCutAtABlank() throws {
    let text = String(repeating: "injekcija konj ", count: 20_000)
    let whole = try SerbianTransliterator().convert(text, to: .cyrillic).text
    #expect(try Self.streamed(text, piece: 4_096) == whole)
  }

  @Test func aWordWithoutEndIsCutBetweenCharacters() throws {
    let text = String(repeating: "šđ", count: 100_000)
    #expect(try Self.streamed(text, piece: 999) == String(repeating: "шђ", count: 100_000))
  }
}
