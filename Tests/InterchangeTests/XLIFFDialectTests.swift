import BitextCore
import Interchange
import Testing

/// What Trados, memoQ and Phrase say of a segment in attributes of their own, and plural forms.
@Suite struct XLIFFDialectTests {
  /// A unit of each dialect with that standing, empty for none.
  private func unit(_ dialect: String, _ standing: String, target: String) -> String {
    let mark = { (text: String) in "<mrk mtype=\"seg\" mid=\"7\">\(text)</mrk>" }
    switch dialect {
    case "sdl":
      let level = standing.isEmpty ? "" : " conf=\"\(standing)\""
      return "<trans-unit id=\"1\"><source>Rain</source><seg-source>\(mark("Rain"))</seg-source>"
        + "<target>\(mark(target))</target><s:seg-defs xmlns:s=\"http://sdl.com/FileTypes/SdlXliff/1.0\">"
        + "<s:seg id=\"8\" conf=\"ApprovedSignOff\"/><s:seg id=\"7\"\(level)/></s:seg-defs></trans-unit>"
    case "memoQ":
      return "<trans-unit id=\"1\" xmlns:mq=\"MQXliff\" mq:status=\"\(standing)\" mq:locked=\"no\">"
        + "<source>Rain</source><target>\(target)</target></trans-unit>"
    default:
      return "<trans-unit id=\"1\" xmlns:m=\"http://www.memsource.com/mxlf/2.0\" "
        + "m:confirmed=\"\(standing)\"><source>Rain</source><target>\(target)</target></trans-unit>"
    }
  }

  @Test(
    "A standing of a dialect closes a segment, and says whether a memory may have it",
    arguments: [
      ("sdl", "", BilingualSegment.Status.draft, false), ("sdl", "Draft", .draft, false),
      ("sdl", "RejectedTranslation", .draft, false),
      ("sdl", "Translated", .closed("translated"), true),
      ("sdl", "ApprovedTranslation", .closed("approved"), true),
      ("sdl", "ApprovedSignOff", .closed("approved"), true),
      ("memoQ", "NotStarted", .draft, false), ("memoQ", "PartiallyEdited", .draft, false),
      ("memoQ", "PreTranslated", .draft, false), ("memoQ", "Rejected", .draft, false),
      ("memoQ", "ManuallyConfirmed", .closed("translated"), true),
      ("memoQ", "ConfirmedReviewer1", .closed("approved"), true),
      ("memoQ", "Proofread", .closed("approved"), true), ("Phrase", "0", .draft, false),
      ("Phrase", "1", .closed("translated"), true), ("Phrase", "2", .closed("translated"), true),
    ]
  )
  func standing(
    dialect: String,
    standing: String,
    status: BilingualSegment.Status,
    isFinished: Bool
  ) throws {
    for text in ["Kiša", "Киша"] {
      let segment = try #require(
        try open(xliff1(unit(dialect, standing, target: text))).segments.first
      )
      #expect(segment.status == status)
      #expect((segment.readiness == .finished) == isFinished)
    }
  }

  @Test("A status that is of no dialect says nothing")
  func foreign() throws {
    let text = xliff1(unit("memoQ", "x-42", target: "Киша"))
    let segment = try #require(try open(text).segments.first)
    #expect(segment.status == .draft && segment.readiness == .finished)
  }

  @Test(
    "A target that is the source, and whose state says that it is none, is filled",
    arguments: [
      (" state=\"new\"", true), (" state=\"needs-translation\"", true), ("", false),
      (" state=\"needs-review-translation\"", false), (" state=\"translated\"", false),
    ]
  )
  func copiedSource(state: String, isOpen: Bool) throws {
    func unit(_ target: String) -> String {
      "<trans-unit id=\"1\"><source>Rain</source><target\(state)>\(target)</target></trans-unit>"
    }
    #expect((try open(xliff1(unit("Rain"))).segments[0].status == .open) == isOpen)
    #expect(try open(xliff1(unit("Kiša"))).segments[0].status != .open)
    let text = try filled(xliff1(unit("Rain")), [0: [proposal("Rain", "Киша")]])
    #expect(text.contains("<target state=\"translated\" state-qualifier=\"exact-match\">Киша<"))
    let memoQ = try open(xliff1(self.unit("memoQ", "NotStarted", target: "Rain")))
    #expect(memoQ.segments[0].status == .open)
    let two = { (state: String) in
      xliff2(
        "<unit id=\"u\"><segment\(state)><source>Rain</source><target>Rain</target></segment></unit>"
      )
    }
    #expect(try open(two(" state=\"initial\"")).segments[0].status == .open)
    #expect(try open(two("")).segments[0].status == .draft)
  }

  @Test("Forms of a plural have their numbers, by name or by place")
  func plurals() throws {
    func group(_ names: [String], _ type: String) -> String {
      "<group restype=\"\(type)\">"
        + names.map { "<trans-unit id=\"\($0)\"><source>%n files</source></trans-unit>" }.joined()
        + "</group><trans-unit id=\"9[4]\"><source>x</source></trans-unit>"
    }
    let named = try open(xliff1(group(["1[0]", "1[2]", "1[1]"], "x-gettext-plurals")))
    #expect(named.segments.map(\.pluralForm) == [0, 2, 1, nil])
    let placed = try open(xliff1(group(["a", "b", "c"], "x-gettext-plurals")))
    #expect(placed.segments.map(\.pluralForm) == [0, 1, 2, nil])
    let other = try open(xliff1(group(["1[0]"], "x-other")))
    #expect(other.segments.map(\.pluralForm) == [nil, nil])
  }
}
