import BitextCore
import Testing

@Suite struct SourcePositionTests {
  @Test(arguments: [(1, 1, "1:1"), (12, 340, "12:340")])
  func written(_ line: Int, _ column: Int, _ expected: String) {
    #expect(SourcePosition(line: line, column: column).description == expected)
  }
}
