import Foundation
import TestSupport
import Testing

/// What `import` tells of each unit, whatever the format, and of the place where it stopped.
struct ImportLogTests {
  private let skela: Skela

  init() throws { skela = try Skela() }

  /// Rows of a log as "line:column outcome".
  private func rows(_ log: String) -> [String] {
    log.split(separator: "\n").dropFirst().map { row in
      let cells = row.split(separator: "\t", omittingEmptySubsequences: false)
      return "\(cells[0]):\(cells[1]) \(cells[2])"
    }
  }

  @Test(
    "Each unit of a file has a row, kept or refused, with its place",
    arguments: [
      ("a.tsv", "Rain\tKiša\nWind\t\nSnow\tСнег\n", ["1:1 kept", "2:1 refused", "3:1 kept"]),
      (
        "a.po",
        """
        msgid ""
        msgstr "Language: sr\\n"

        msgid "Rain"
        msgstr "Киша"

        #, fuzzy
        msgid "Wind"
        msgstr "Vetar"

        msgid "Snow"
        msgstr "Sneg"

        """, ["4:1 kept", "8:1 refused", "11:1 kept"]
      ),
      (
        "a.xlf",
        """
        <xliff version="1.2"><file source-language="en" target-language="sr"><body>
        <trans-unit id="1"><source>Rain</source><target state="final">Киша</target></trans-unit>
        <trans-unit id="2"><source>Wind</source><target state="new">Vetar</target></trans-unit>
         <trans-unit id="3"><source>Snow</source><target state="translated">Sneg</target></trans-unit>
        </body></file></xliff>
        """, ["2:20 kept", "3:20 refused", "4:21 kept"]
      ),
    ]
  )
  func everyUnit(name: String, text: String, expected: [String]) throws {
    try skela.file(name, text.utf8)
    let outcome = try skela.run("import", name, "--log", "log.tsv")
    #expect(outcome.status == 0, "\(outcome.err)")
    let log = String(decoding: try skela.contents("log.tsv"), as: UTF8.self)
    #expect(rows(log) == expected)
    for word in ["Rain", "Wind", "Vetar", "Sneg", "Снег", "Киша"] { #expect(!log.contains(word)) }
    // The same, packed.
    try skela.file(name + ".gz", PackedFiles.gzip(Array(text.utf8)))
    let packed = try skela.run("import", name + ".gz", "--log", "packed.tsv")
    #expect(packed.status == 0 && packed.err.contains("0 units stored, 2 were there already"))
    #expect(try skela.contents("packed.tsv") == skela.contents("log.tsv"))
    try skela.file("cut.gz", PackedFiles.gzip(Array(text.utf8)).dropLast(20))
    let cut = try skela.run("import", "cut.gz")
    #expect(cut.status == 65 && cut.err.contains("cut.gz: The gzip data"), "\(cut.err)")
    if name != "a.tsv" {
      try skela.file(
        "bad.po.gz",
        PackedFiles.gzip(Array(text.utf8.dropLast(30)) + Array("\n<x\n".utf8))
      )
      let bad = try skela.run("import", "bad.po.gz")
      #expect(bad.status == 65 && bad.err.contains("skela: bad.po.gz:"), "\(bad.err)")
    }
    // A dry run tells what is not simply kept.
    let dry = try skela.run("import", name, "--dry-run")
    #expect(rows(dry.out) == expected.filter { $0.hasSuffix("refused") })
  }

  @Test("Where reading a TMX ends before its end, it is said, and what was read is kept")
  func end() throws {
    var text = """
      <tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" \
      adminlang="en" srclang="en" datatype="x"/><body>

      """
    for number in 1...1500 {
      text += "<tu><tuv xml:lang=\"en\"><seg>Bad</b></seg></tuv></tu>\n"
      text +=
        "<tu><tuv xml:lang=\"en\"><seg>Rain \(number)</seg></tuv><tuv xml:lang=\"sr\"><seg>Киша "
        + "\(number)</seg></tuv></tu>\n"
    }
    try skela.file("a.tmx", (text + "</body></tmx>").utf8)
    let outcome = try skela.run("import", "a.tmx", "--log", "log.tsv", "--json")
    let log = String(decoding: try skela.contents("log.tsv"), as: UTF8.self)
    let kept = rows(log).count { $0.hasSuffix("kept") }
    let refused = rows(log).count { $0.hasSuffix("refused") }
    let stored = try outcome.objects.first?["stored"] as? Int
    #expect(stored == kept && kept > 100 && refused >= kept)
    if kept < 1500 {
      #expect(outcome.status == 65)
      #expect(outcome.err.contains("Nothing behind this place was read"))
      #expect(rows(log).last?.hasSuffix("file") == true)
    } else {
      #expect(refused == 1500)
    }
  }
}
