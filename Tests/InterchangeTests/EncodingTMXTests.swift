import BitextCore
import Interchange
import TestSupport
import Testing
import UnicodeText

/// A text in an encoding of one byte a character.
func bytes(of text: String, in encoding: String) throws -> [UInt8] {
  if encoding == "UTF-8" { return Array(text.utf8) }
  var found: [Unicode.Scalar: UInt8] = [:]
  for byte in UInt8.min...UInt8.max {
    let decoder = try #require(EncodingDecoder(encoding: encoding))
    let scalar = String(decoding: decoder.decode([byte], isLast: true), as: UTF8.self)
      .unicodeScalars.first
    if let scalar, found[scalar] == nil { found[scalar] = byte }
  }
  return try text.unicodeScalars.map { try #require(found[$0], "\($0) is not in \(encoding)") }
}

/// Files whose bytes are not of the encoding that they declare.
@Suite struct EncodingTMXTests {
  private static let latin = "Čađavi đak šuti, žaba ćuti. Škola, dužnost, čovek i kuća."
  private static let cyrillic = "Мост преко Ибра је отворен. Љубав, њива, ћутање и џеп ђака."
  private static let russian = "Мост через реку открыт, все радуются этому событию."
  private static let german = "Größe und Straße, Äpfel für Jürgen."
  private static let french = "Où est l’été ? Ça va, élève « naïf »."
  private static let greek = "Η γέφυρα άνοιξε και όλοι χαίρονται."

  struct Case: Sendable, CustomStringConvertible {
    /// Nil for a file without a declaration.
    var declared: String?
    var encoding: String
    var language: String
    var text: String
    /// The encoding that the log names; nil when there is nothing to tell.
    var other: String?

    init(
      _ declared: String?,
      _ encoding: String,
      _ language: String,
      _ text: String,
      _ other: String?
    ) {
      (self.declared, self.encoding, self.language) = (declared, encoding, language)
      (self.text, self.other) = (text, other)
    }

    var description: String { "\(encoding) as \(declared ?? "nothing"), \(language)" }
  }

  static let cases: [Case] = [
    // UTF-8 that says something else
    Case("windows-1252", "UTF-8", "sr-Latn", latin, "UTF-8"),
    Case("ISO-8859-1", "UTF-8", "sr-Cyrl", cyrillic, "UTF-8"),
    Case("iso-8859-2", "UTF-8", "hr", "č", "UTF-8"),
    Case("windows-1251", "UTF-8", "sr-Cyrl", cyrillic, "UTF-8"),
    Case("gb2312", "UTF-8", "sr-Cyrl", cyrillic, "UTF-8"),
    Case("UTF-16", "UTF-8", "sr-Cyrl", cyrillic, nil),
    Case("us-ascii", "UTF-8", "sr-Latn", latin, nil),
    // what says UTF-8, or nothing, and is something else
    Case("utf-8", "windows-1250", "sr-Latn", latin, "windows-1250"),
    Case(nil, "windows-1250", "sr", latin, "windows-1250"),
    Case("utf-8", "windows-1251", "sr-Cyrl", cyrillic, "windows-1251"),
    Case(nil, "windows-1251", "sr", cyrillic, "windows-1251"),
    Case("utf-8", "windows-1252", "de", german, "windows-1252"),
    Case(nil, "windows-1252", "fr-FR", french, "windows-1252"),
    Case("utf-8", "iso-8859-2", "hr-HR", latin, "iso-8859-2"),
    Case("utf-8", "cp852", "sl", latin, "cp852"),
    Case("utf-8", "KOI8-R", "ru", russian, "KOI8-R"),
    Case("utf-8", "iso-8859-5", "sr-Cyrl", cyrillic, "iso-8859-5"),
    Case("utf-8", "macintosh", "fr", "Où est l’été de l’élève naïf", "macintosh"),
    Case("utf-8", "windows-1253", "el", greek, "windows-1253"),
    // names that tools use
    Case("ANSI", "windows-1250", "sr-Latn-RS", latin, "windows-1250"),
    Case("ANSI", "windows-1251", "SR-SP-CYRL", cyrillic, "windows-1251"),
    Case("ansi", "UTF-8", "sr-Latn", latin, nil), Case("unicode", "UTF-8", "sr", cyrillic, nil),
    Case("utf8", "UTF-8", "sr", cyrillic, nil), Case("UTF_8", "UTF-8", "sr", latin, nil),
    Case("cp1252", "windows-1252", "de", german, nil),
    Case("latin1", "iso-8859-1", "de", german, nil), Case("1250", "windows-1250", "sr", latin, nil),
    Case("windows1251", "windows-1251", "sr", cyrillic, nil),
    Case("WIN-1250", "windows-1250", "hr", latin, nil),
    Case("x-cp1251", "windows-1251", "ru", russian, nil),
    Case("iso_8859-2", "iso-8859-2", "hr", latin, nil),
    Case("ISO8859-5", "iso-8859-5", "ru", russian, nil),
    Case("koi8-r", "KOI8-R", "ru", russian, nil),
    // Cyrillic in what declares a Western encoding
    Case("iso-8859-1", "windows-1251", "sr-Cyrl", cyrillic, "windows-1251"),
    Case("windows-1252", "KOI8-R", "ru", russian, "KOI8-R"),
    Case("windows-1252", "windows-1251", "SR", cyrillic, "windows-1251"),
    Case("utf-7", "UTF-8", "sr", cyrillic, nil),
    // true declarations
    Case("windows-1250", "windows-1250", "sr-Latn", latin, nil),
    Case("windows-1251", "windows-1251", "sr-Cyrl", cyrillic, nil),
    // what ISO 8859-1 has not, and its files hold
    Case("iso-8859-1", "windows-1252", "fr", french, "windows-1252"),
    Case("iso-8859-2", "windows-1250", "sr-Latn", latin, "windows-1250"),
  ]

  private static func file(_ test: Case, head: String = "") throws -> [UInt8] {
    let declaration = test.declared.map { "<?xml version='1.0' encoding='\($0)'?>\n" } ?? ""
    let unit =
      "<tu>\(TMXMalformationTests.en)<tuv xml:lang=\"\(test.language)\"><seg>\(test.text)"
      + "</seg></tuv></tu>\n"
    let units = String(repeating: unit, count: 30)
    return try bytes(
      of: declaration + TMXMalformationTests.file(head + units),
      in: test.encoding
    )
  }

  @Test(arguments: cases)
  func isReadAsItIs(_ test: Case) throws {
    let ascii = "<tu>\(TMXMalformationTests.en)<tuv xml:lang='de'><seg>Regen</seg></tuv></tu>\n"
    // The first byte for which it matters may come late.
    for head in ["", String(repeating: ascii, count: 700)] {
      let reader = try TMXReader(bytes: try Self.file(test, head: head))
      var (count, told) = (0, reader.headerRepairs)
      while let item = try reader.next() {
        guard case .unit(let found) = item else {
          Issue.record("A unit was refused.")
          return
        }
        let text = found.unit.variants[1].segment.text
        #expect(text == test.text || !head.isEmpty && text == "Regen")
        count += 1
        told += found.repairs
      }
      #expect(count == 30 + (head.isEmpty ? 0 : 700))
      let others = told.filter { [.otherEncoding, .damagedCharacter].contains($0.kind) }
      #expect(others.map(\.detail) == (test.other.map { [$0] } ?? []))
    }
  }

  /// A damaged byte among others that are right costs itself.
  @Test(arguments: ["UTF-8", "windows-1252", nil])
  func aDamagedByte(_ declared: String?) throws {
    for text in [Self.latin, Self.cyrillic] {
      let test = Case(declared, "UTF-8", "sr", text, nil)
      var all = try Self.file(test)
      let place = try #require(all.lastIndex { $0 >= 0xC4 })
      // The second byte of a letter is gone.
      all[place + 1] = 0x2E
      let reader = try TMXReader(bytes: all)
      var units: [TMXUnit] = []
      while case .unit(let unit)? = try reader.next() { units.append(unit) }
      #expect(units.count == 30)
      let last = try #require(units.last)
      #expect(last.unit.variants[1].segment.text.contains("\u{FFFD}."))
      #expect(units.dropLast().allSatisfy { $0.unit.variants[1].segment.text == text })
      let damage = try #require(last.repairs.first { $0.kind == .damagedCharacter })
      #expect(damage.detail == "1")
      #expect(damage.position.line == last.position.line)
      #expect(damage.position.column > last.position.column)
    }
  }

  @Test(arguments: [("windows-1250", latin), ("windows-1251", cyrillic)])
  func anEncodingThatIsNamedGoesFirst(_ name: String, _ text: String) throws {
    var options = TMXReader.Options()
    options.encoding = name
    let all = try Self.file(Case("KOI8-R", name, "sr", text, nil))
    let reader = try TMXReader(bytes: all, options: options)
    guard case .unit(let found)? = try reader.next() else {
      Issue.record("The unit was refused.")
      return
    }
    #expect(found.unit.variants[1].segment.text == text)
    #expect(found.repairs.isEmpty)
  }
}
