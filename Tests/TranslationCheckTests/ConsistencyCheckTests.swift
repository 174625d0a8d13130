import Testing

@testable import TranslationCheck

@Suite struct ConsistencyCheckTests {
  @Test("Another case, script or mark is no other translation")
  func same() {
    let check = ConsistencyCheck(
      [("The bridge", "Most"), ("the bridge", "мост."), ("THE BRIDGE", "most")],
      side: .target
    )
    #expect(check.inconsistencies().isEmpty)
  }

  @Test("The rarer translation is told, with the place of the usual one")
  func different() {
    let check = ConsistencyCheck(
      [("The bridge", "Most"), ("The bridge", "Мост"), ("The bridge", "ћуприја")],
      side: .target
    )
    let found = check.inconsistencies()
    #expect(found.map(\.pair) == [2])
    #expect(found.map(\.other) == [0])
    let finding = check.finding(at: 2, kind: .inconsistentTarget, other: "unit 1")
    #expect(finding.message.contains("unit 1"))
  }
}
