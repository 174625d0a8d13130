import Foundation
import Testing

/// Wrong input: one clear message on standard error, the right status, nothing on standard output.
struct WrongInputTests {
  /// A file that cannot be aligned, with the status and a part of the message.
  struct Case: CustomTestStringConvertible {
    var name: String
    var bytes: [UInt8]
    var status: Int32 = 65
    var message: String

    var testDescription: String { name }
  }

  private static let sentence = "Prva rečenica članka stoji ovde, đače. "

  static let articles = [
    Case(name: "empty", bytes: [], message: "is empty"),
    Case(name: "blank", bytes: Array(" \n\n\t\n".utf8), message: "white space"),
    Case(name: "binary", bytes: (0..<4096).map { UInt8($0 & 0xFF) }, message: "binary"),
    Case(name: "pdf", bytes: Array("%PDF-1.7\n1 0 obj\n<<>>\nendobj\n".utf8), message: "PDF"),
    Case(
      name: "zip",
      bytes: [0x50, 0x4B, 3, 4] + [UInt8](repeating: 0, count: 60),
      message: "zip"
    ),
    Case(
      name: "broken",
      bytes: Array("Prva rečenica.\nDruga ".utf8) + [0xC5] + Array(" je.\n".utf8),
      message: "broken:2:7: "
    ),
    Case(
      name: "utf16",
      bytes: String(repeating: sentence, count: 20).utf16.flatMap {
        [UInt8($0 & 0xFF), UInt8($0 >> 8)]
      },
      message: "-encoding UTF-16LE"
    ),
  ]

  private let skela: Skela

  init() throws { skela = try Skela() }

  private func expect(
    _ outcome: Skela.Outcome,
    status: Int32,
    _ message: String,
    at place: SourceLocation = #_sourceLocation
  ) {
    #expect(outcome.status == status, "\(outcome.err)", sourceLocation: place)
    #expect(outcome.out.isEmpty, sourceLocation: place)
    #expect(outcome.err.contains(message), "\(outcome.err)", sourceLocation: place)
    // The parser of the arguments adds how they go; everything else is one line.
    if status != 64 {
      #expect(
        outcome.err.split(separator: "\n").count == 1,
        "\(outcome.err)",
        sourceLocation: place
      )
      #expect(outcome.err.hasPrefix("skela: "), sourceLocation: place)
    }
  }

  @Test("An article that is none", arguments: articles)
  func article(_ wrong: Case) throws {
    try skela.file(wrong.name, wrong.bytes)
    expect(
      try skela.run("align", Sample.bridge.source, wrong.name),
      status: wrong.status,
      wrong.message
    )
    expect(
      try skela.run("align", wrong.name, Sample.bridge.target),
      status: wrong.status,
      wrong.message
    )
    #expect(!FileManager.default.fileExists(atPath: skela.path("memory.sqlite")))
  }

  @Test("Files that cannot be imported", arguments: articles)
  func imported(_ wrong: Case) throws {
    try skela.file(wrong.name, wrong.bytes)
    expect(try skela.run("import", wrong.name), status: 65, wrong.name)
  }

  @Test("Files that are not there, and folders", arguments: ["nowhere", "."])
  func unreadable(_ name: String) throws {
    for arguments in [
      ["align", Sample.bridge.source, name], ["align", name, Sample.bridge.target],
      ["import", name], ["segment", name], ["sort", name],
      ["transliterate", "--to", "latin", name], ["term", "most", "--glossary", name],
    ] {
      expect(try skela.run(arguments), status: 66, "\(name): ")
    }
    // Behind --batch a folder has a meaning.
    if name == "nowhere" {
      expect(try skela.run("align", "--batch", name), status: 66, "\(name): ")
    }
  }

  @Test("Files that are no pair")
  func noPair() throws {
    let (source, target) = (Sample.bridge.source, Sample.bridge.target)
    expect(try skela.run("align", source, source), status: 65, "the same file")
    let copy = try skela.file("copy", try Data(contentsOf: URL(fileURLWithPath: source)))
    expect(try skela.run("align", source, copy), status: 65, "the same content")
    expect(try skela.run("align", target, source), status: 65, "in the other order")
    expect(
      try skela.run("align", Sample.monastery.target, Sample.monastery.source),
      status: 65,
      "in the other order"
    )
  }

  @Test(
    "Arguments that make no sense",
    arguments: [
      ["--frobnicate"], ["frobnicate"], ["align", "--frobnicate", "a", "b"], ["align", "one"],
      ["align", "a", "b", "--target-language", "!!"], ["align", "a", "b", "--format", "x"],
      ["align", "a", "b", "--minimum-probability", "2"], ["match"], ["match", "x", "--limit", "0"],
      ["term", " "], ["transliterate"], ["transliterate", "--to", "greek"],
      ["sort", "--order", "random"], ["export"], ["import"], ["concordance"],
    ]
  )
  func usage(_ arguments: [String]) throws {
    expect(try skela.run(arguments), status: 64, "--help")
  }

  @Test("Text that is not UTF-8 is told with line and column")
  func brokenText() throws {
    try skela.file("text", Array("Добар дан.\nKako ".utf8) + [0xFF, 0x0A])
    for arguments in [["segment"], ["sort"], ["transliterate", "--to", "latin"]] {
      let outcome = try skela.run(arguments + ["text"])
      #expect(outcome.status == 65)
      #expect(outcome.err.hasPrefix("skela: text:2:6: "))
    }
  }
}
