import Interchange
import Testing

@Suite struct FormatDetectionTests {
  @Test(arguments: [
    ("", "a.tmx", FileFormat.empty),
    ("\u{FEFF}", "a.tmx", .empty),
    ("<?xml version=\"1.0\"?>\n<!-- č -->\n<!DOCTYPE tmx SYSTEM \"x\">\n<tmx>", "a.txt", .tmx),
    ("\u{FEFF}<tmx/>", "", .tmx),
    ("<martif type=\"TBX\">", "", .tbx),
    ("<tbx>", "", .tbx),
    ("<x:xliff xmlns:x=\"u\">", "", .xliff),
    ("<srx version=\"2.0\">", "", .srx),
    ("<!DOCTYPE html>\n<p>Ниш", "", .html),
    ("<html>", "a.tmx", .html),
    ("<rss>", "", .xml),
    ("a\tб\n", "a.txt", .tsv),
    ("a\tб\n", "a.csv", .tsv),
    ("a;č\n", "a.csv", .csv),
    ("a,b\n", "a.tsv", .tsv),
    ("Kiša, sneg.\n", "a.txt", .text),
    ("msgid \"\"\nmsgstr \"\"\n", "a", .po),
    ("%PDF-1.7", "a.tmx", .pdf),
    ("PK\u{3}\u{4}x", "a.tmx", .zip),
    ("SQLite format 3\u{0}", "a.tmx", .sqlite),
    ("a\u{0}b", "a.txt", .binary),
  ])
  func text(_ text: String, _ name: String, _ format: FileFormat) {
    #expect(FormatDetection.format(of: Array(text.utf8), name: name) == format)
  }

  @Test func gzip() {
    #expect(FormatDetection.format(of: [0x1F, 0x8B, 8], name: "a.tmx") == .gzip)
  }

  @Test func utf16() {
    let bytes: [UInt8] =
      [0xFE, 0xFF] + "<tmx>".utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    #expect(FormatDetection.format(of: bytes) == .tmx)
  }

  @Test func aCharacterCutByThePrefix() {
    let text = String(repeating: "ш", count: 5_000)
    #expect(FormatDetection.format(of: Array("a\(text)".utf8), name: "a.txt") == .text)
  }

  @Test func aMissingFile() {
    #expect(throws: InterchangeError.self) { try FormatDetection.format(ofFile: "/no/such") }
  }
}
