import Foundation
import Testing

/// Memories, folders and disks that are not what a command needs; XML that is cut off or hostile.
struct WrongMemoryTests {
  private let skela: Skela

  init() throws {
    skela = try Skela()
    try skela.file("pair.tsv", "Good day.\tДобар дан.\n".utf8)
    try skela.run("import", "pair.tsv")
  }

  private func expect(
    _ outcome: Skela.Outcome,
    status: Int32,
    _ message: String,
    at place: SourceLocation = #_sourceLocation
  ) {
    #expect(outcome.status == status, "\(outcome.err)", sourceLocation: place)
    #expect(outcome.err.contains(message), "\(outcome.err)", sourceLocation: place)
    #expect(outcome.err.split(separator: "\n").count == 1, "\(outcome.err)", sourceLocation: place)
    #expect(outcome.out.isEmpty, sourceLocation: place)
  }

  private func expectOneUnit(at place: SourceLocation = #_sourceLocation) throws {
    let row = try skela.run("stats", "--json").objects.first
    #expect(row?["units"] as? Int == 1, sourceLocation: place)
  }

  @Test("No memory yet")
  func missing() throws {
    try skela.file("empty.sqlite", [])
    for memory in ["none.sqlite", "empty.sqlite"] {
      for arguments in [
        ["match", "x"], ["concordance", "x"], ["stats"], ["export", "x.tmx"], ["confirm", "1"],
      ] {
        expect(
          try skela.run(arguments + ["--memory", memory]),
          status: 66,
          "There is no memory yet"
        )
      }
    }
    #expect(try skela.run("doctor", "--memory", "none.sqlite").status == 0)
  }

  @Test("A file that is no memory is refused and left alone")
  func notAMemory() throws {
    let text = Data("This is a letter, not a memory.\n".utf8)
    try skela.file("letter", text)
    for arguments in [["match", "x"], ["import", "pair.tsv"], ["export", "x.tmx"]] {
      expect(
        try skela.run(arguments + ["--memory", "letter"]),
        status: 65,
        "not a translation memory"
      )
    }
    #expect(try skela.contents("letter") == text)
    #expect(try skela.run("doctor", "--memory", "letter").status == 65)
  }

  @Test("A language that the memory does not hold")
  func language() throws {
    for arguments in [
      ["match", "x", "--target-language", "de"], ["match", "x", "--source-language", "de"],
      ["concordance", "x", "--language", "de"], ["export", "x.tsv", "--target-language", "de"],
    ] {
      expect(try skela.run(arguments), status: 65, "no segments in 'de'. It holds: en, sr")
    }
  }

  @Test("A folder that cannot be written to")
  func readOnlyFolder() throws {
    try FileManager.default.createDirectory(
      atPath: skela.path("locked"),
      withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o555]
    )
    // Root may write anywhere unless it gives that right away.
    let wrapper =
      getuid() == 0 ? ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] : []
    expect(
      try skela.run("import", "pair.tsv", "--memory", "locked/memory.sqlite", wrapper: wrapper),
      status: 73,
      "locked"
    )
    expect(try skela.run("export", "locked/x.tmx", wrapper: wrapper), status: 73, "locked/x.tmx")
    expect(
      try skela.run("import", "pair.tsv", "--memory", "locked/new/memory.sqlite", wrapper: wrapper),
      status: 73,
      "locked/new"
    )
  }

  @Test("A full disk leaves the memory and the files as they were")
  func fullDisk() throws {
    try skela.file("many.tsv", Generated.table(units: 3000).utf8)
    // The shell lets no file grow beyond so many kilobytes, and no signal ends the command for it.
    func limited(_ kilobytes: Int) -> [String] {
      ["bash", "-c", #"trap '' XFSZ; ulimit -f "# + "\(kilobytes)" + #"; exec "$0" "$@""#]
    }
    expect(try skela.run("import", "many.tsv", wrapper: limited(300)), status: 74, "memory")
    try expectOneUnit()
    #expect(try skela.run("doctor").status == 0)

    try skela.run("import", "many.tsv", "--memory", "many.sqlite")
    try skela.file("x.tmx", "old".utf8)
    expect(
      try skela.run("export", "x.tmx", "--memory", "many.sqlite", wrapper: limited(64)),
      status: 74,
      "x.tmx: "
    )
    #expect(try skela.contents("x.tmx") == Data("old".utf8))
    expect(
      try skela.run(
        "export",
        "-",
        "--memory",
        "many.sqlite",
        wrapper: ["bash", "-c", #"exec "$0" "$@" >/dev/full"#]
      ),
      status: 74,
      "written"
    )
    expect(
      try skela.run("stats", wrapper: ["bash", "-c", #"exec "$0" "$@" >/dev/full"#]),
      status: 74,
      "Standard output"
    )
  }

  @Test("XML that is cut off or hostile is refused at once, and the memory stays as it was")
  func hostileXML() throws {
    let start = """
      <tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence" \
      o-tmf="x" adminlang="en" srclang="en" datatype="plaintext"/>
      <body>
      <tu><tuv xml:lang="en"><seg>&a;</seg></tuv><tuv xml:lang="sr"><seg>b</seg></tuv></tu>
      """
    let end = "</body></tmx>"
    let bomb =
      "<!ENTITY a \"ha\">"
      + (1...20).map { "<!ENTITY a\($0) \"&a\($0 - 1);&a\($0 - 1);\">" }.joined()
    let files = [
      ("cut.tmx", start.replacing("&a;</seg>", with: ""), "cut.tmx:3:"),
      ("external.tmx", "<!DOCTYPE tmx [<!ENTITY a SYSTEM \"pair.tsv\">]>" + start + end, "DOCTYPE"),
      ("bomb.tmx", "<!DOCTYPE tmx [\(bomb)]>" + start + end, "DOCTYPE"),
      ("mixed.tmx", start.replacing("</seg></tuv></tu>", with: "") + end, "mixed.tmx:3:"),
    ]
    for (name, text, message) in files {
      try skela.file(name, text.utf8)
      let began = ContinuousClock.now
      let outcome = try skela.run("import", name)
      expect(outcome, status: 65, message)
      #expect(ContinuousClock.now - began < .seconds(5))
      try expectOneUnit()
    }
  }
}
