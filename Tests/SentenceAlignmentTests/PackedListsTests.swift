import TestSupport
import Testing

@testable import SentenceAlignment

@Suite struct PackedListsTests {
  @Test(
    "Lists come back as they were put in, and turned round",
    arguments: 1...10 as ClosedRange<UInt64>
  )
  func twin(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let lists = (0..<Int.random(in: 0...20, using: &random)).map { _ in
      (0..<9).filter { _ in Bool.random(using: &random) }
    }
    var packed = PackedLists()
    for list in lists {
      for element in list { packed.append(element) }
      packed.closeList()
    }
    #expect(packed.count == lists.count)
    #expect(lists.indices.map { packed[$0].map(Int.init) } == lists)
    let turned = packed.inverted(count: 9)
    #expect(turned.count == 9)
    for element in 0..<9 {
      #expect(
        turned[element].map(Int.init) == lists.indices.filter { lists[$0].contains(element) }
      )
    }
  }
}
