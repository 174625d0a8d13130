import BitextCore
import SentenceAlignment
import Testing

@testable import Workbench

@Suite struct AnchorFileTests {
  private static let source = ["Bridge opens", "It is new.", "It rains.", "It rains.", "The end."]
  private static let latin = ["Most otvoren", "Nov je.", "Pada kiša.", "Pada kiša.", "Kraj."]
  private static let cyrillic = ["Мост отворен", "Нов је.", "Пада киша.", "Пада киша.", "Крај."]

  private func document(_ segments: [String], _ language: String) -> Document {
    Document(
      segments: segments,
      language: LanguageTag(language: language),
      file: InputFile(name: "x", bytes: [])
    )
  }

  /// The two-sided and one-sided beads with probability 1 when the file's anchors are kept.
  private func kept(
    _ content: String,
    cyrillic: Bool = false,
    confirmed: [Bead] = []
  ) throws -> Set<Bead> {
    let file = try AnchorFile(InputFile(name: "anchors", bytes: Array(content.utf8)))
    let source = document(Self.source, "en")
    let target = document(cyrillic ? Self.cyrillic : Self.latin, "sr")
    let fixed = try file.fixedBeads(source, target, confirmed: confirmed)
    guard let fixed else { return [] }
    let alignment = SentenceAligner(lexicon: nil).align(
      SegmentedText(language: LanguageTag(language: "en"), segments: Self.source),
      with: SegmentedText(
        language: LanguageTag(language: "sr"),
        segments: target.segments.map(\.text)
      ),
      keeping: fixed.beads
    )
    return Set(alignment.beads.filter { $0.probability == 1 }.map(\.bead))
  }

  private static func bead(_ source: Range<Int>, _ target: Range<Int>) -> Bead {
    Bead(source: source, target: target)
  }

  @Test(
    "Each form gives the same beads",
    arguments: [
      "[0]:[0]\n[1]:[]\n[4]:[3, 4]\n",
      "# a comment\n\n[4]:[3,4]\n[0]:[0]:line\n[1]:[]\r\n",
      "0\t0\n1\t\n4\t3, 4\n",
      "0\t0\n1\t\n4\t3 4\n",
    ]
  )
  func forms(_ content: String) throws {
    let expected: Set = [
      Self.bead(0..<1, 0..<1), Self.bead(1..<2, 1..<1), Self.bead(4..<5, 3..<5),
    ]
    #expect(try kept(content).isSuperset(of: expected))
    #expect(try kept(content, cyrillic: true).isSuperset(of: expected))
  }

  @Test("Texts, with a probability before them, behind them, or without")
  func texts() throws {
    let expected: Set = [Self.bead(0..<1, 0..<1), Self.bead(1..<3, 1..<2)]
    for content in [
      "Bridge opens\tMost otvoren\nIt is new. It  rains.\tNov je.\n",
      "0.9876\tBridge opens\tMost otvoren\n1\tIt is new. It rains.\tNov je.\n",
      "Bridge opens\tMost otvoren\t0.98\nIt is new. ~~~ It rains.\tNov je.\t1.5\n",
    ] {
      #expect(try kept(content).isSuperset(of: expected))
    }
    #expect(
      try kept("Bridge opens\tМост отворен\n", cyrillic: true)
        .contains(Self.bead(0..<1, 0..<1))
    )
  }

  @Test("The short steps of a ladder are beads, of long ones the ends are fixed")
  func ladder() throws {
    let short = try kept("0\t0\t0.9\n1\t1\t0.9\n3\t2\t0.1\n3\t5\t0\n5\t5\t0\n")
    #expect(
      short == [
        Self.bead(0..<1, 0..<1), Self.bead(1..<3, 1..<2), Self.bead(3..<3, 2..<3),
        Self.bead(3..<3, 3..<4), Self.bead(3..<3, 4..<5), Self.bead(3..<4, 5..<5),
        Self.bead(4..<5, 5..<5),
      ]
    )
    #expect(try kept("0\t0\t0.9\n5\t5\t0\n").isEmpty)
  }

  @Test("Confirmed beads are kept too, but where the file says otherwise")
  func confirmed() throws {
    let confirmed = [Self.bead(0..<1, 1..<2), Self.bead(4..<5, 4..<5), Self.bead(2..<3, 4..<5)]
    #expect(
      try kept("[0]:[0]\n", confirmed: confirmed)
        .isSuperset(of: [Self.bead(0..<1, 0..<1), Self.bead(4..<5, 4..<5)])
    )
    let file = AnchorFile()
    let none = try file.fixedBeads(
      document(Self.source, "en"),
      document(Self.latin, "sr"),
      confirmed: []
    )
    #expect(none == nil)
  }

  @Test(
    "What cannot be kept, with its line",
    arguments: [
      ("", nil, "holds no pair"), ("# only\n\n", nil, "holds no pair"),
      ("[0]:[0]\n[1]\n", 2, "no bead"), ("[0]:[0]\n[]:[]\n", 2, "no bead"),
      ("[0]:[x]\n", 1, "no bead"), ("[-1]:[0]\n", 1, "no bead"),
      ("[99999999999999999999]:[0]\n", 1, "no bead"), ("[0, 2]:[0]\n", 1, "run of neighbours"),
      ("[1, 0]:[0]\n", 1, "run of neighbours"), ("[0]:[0]\n\n[7]:[1]\n", 3, "not there"),
      ("[0]:[0]\n[0]:[1]\n", 2, "shares a segment with the pair in line 1"),
      ("[0]:[3]\n#\n[1]:[2]\n", 3, "crosses the pair in line 1"), ("1\t0\n0\t1\n", 2, "crosses"),
      ("0\t0\t1\n2\t2\t1\n1\t3\t1\n", 3, "goes back"), ("0\t0\t1\n9\t9\t0\n", 2, "not there"),
      ("Bridge opens\n", 1, "with a tab"), ("a\tb\tc\td\n", 1, "with a tab"),
      ("x \t \n", 1, "source text"),
      ("Bridge\tMost\n", 1, "source text is not"),
      ("Bridge opens\tMost\n", 1, "target text is not"),
      ("It rains.\tKraj.\n", 1, "stands in 2 places"),
    ] as [(String, Int?, String)]
  )
  func refused(_ content: String, _ line: Int?, _ message: String) throws {
    let error = #expect(throws: WorkbenchError.self) { try kept(content) }
    #expect(error?.position?.line == line, "\(error?.message ?? "")")
    #expect(error?.message.contains(message) == true, "\(error?.message ?? "")")
    #expect(error?.file == "anchors")
    // No text of a segment in an error.
    #expect(error?.message.contains("Kraj") == false)
  }

  @Test("Bytes that are no text")
  func malformed() {
    #expect(throws: WorkbenchError.self) {
      try AnchorFile(InputFile(name: "anchors", bytes: [0x5B, 0xFF]))
    }
  }
}
