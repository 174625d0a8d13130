import BitextCore
import TestSupport
import Testing

@testable import Interchange

@Suite struct UndecidedUnitsTests {
  private static func unit(_ number: Int) -> TMXUnit {
    TMXUnit(
      unit: TranslationUnit(identifier: "\(number)", variants: []),
      sourceLanguage: nil,
      position: SourcePosition(line: number, column: 1),
      repairs: []
    )
  }

  private static func refusal(_ number: Int) -> TMXRefusal {
    TMXRefusal(
      reason: .noSourceVariant(LanguageTag(language: "en")),
      identifier: nil,
      position: SourcePosition(line: number, column: 1),
      repairs: []
    )
  }

  /// The numbers of what comes out; those of refusals are negative.
  private static func drain(_ queue: inout UndecidedUnits) -> [Int] {
    var numbers: [Int] = []
    while let item = queue.takeReady() {
      switch item {
      case .unit(let unit): numbers.append(unit.position.line)
      case .refusal(let refusal): numbers.append(-refusal.position.line)
      }
    }
    return numbers
  }

  @Test func nothingWaits() {
    var queue = UndecidedUnits()
    #expect(queue.isEmpty)
    #expect(queue.takeReady() == nil)
  }

  @Test func aUnitWithTheLanguageDecides() {
    var queue = UndecidedUnits()
    queue.append(Self.unit(1), Self.refusal(1))
    queue.append(.refusal(Self.refusal(2)))
    #expect(Self.drain(&queue).isEmpty)
    queue.sourceIsFound()
    queue.append(.unit(Self.unit(3)))
    #expect(Self.drain(&queue) == [-1, -2, 3])
    #expect(queue.isEmpty)
  }

  @Test func theEndDecides() {
    var queue = UndecidedUnits()
    queue.append(Self.unit(1), Self.refusal(1))
    queue.append(.refusal(Self.refusal(2)))
    queue.end()
    #expect(Self.drain(&queue) == [1, -2])
    // Too late to change.
    queue.sourceIsFound()
    queue.append(Self.unit(3), Self.refusal(3))
    #expect(Self.drain(&queue) == [3])
  }

  @Test func patienceEnds() {
    var queue = UndecidedUnits()
    for number in 1..<UndecidedUnits.patience {
      queue.append(Self.unit(number), Self.refusal(number))
      #expect(queue.takeReady() == nil)
    }
    queue.append(Self.unit(UndecidedUnits.patience), Self.refusal(UndecidedUnits.patience))
    #expect(Self.drain(&queue) == Array(1...UndecidedUnits.patience))
  }
}
