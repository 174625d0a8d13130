import Testing

@testable import SentenceAlignment

@Suite struct BeadPriorTests {
  @Test("Probabilities sum to 1, whatever share is asked for", arguments: [0, 0.01, 0.1, 0.5, 1])
  func sums(_ share: Double) {
    let prior = BeadPrior(oneSided: share)
    #expect(abs(prior.shares.reduce(0, +) - 1) < 1e-9)
    for row in prior.flows {
      #expect(row.count == 3)
      #expect(row.allSatisfy { $0 > 0 })
      #expect(abs(row.reduce(0, +) - 1) < 1e-9)
    }
  }

  @Test("Each kind stands once; one to one is the likeliest and comes first")
  func kinds() {
    let kinds = BeadPrior.kinds
    #expect(Set(kinds.map { "\($0.source)-\($0.target)" }).count == kinds.count)
    #expect(kinds.allSatisfy { (1...4).contains($0.source) && (1...4).contains($0.target) })
    #expect(kinds.first.map { [$0.source, $0.target] } == [1, 1])
    #expect(kinds.allSatisfy { $0.share <= kinds[0].share })
    for (number, kind) in kinds.enumerated() {
      #expect(BeadPrior.number(source: kind.source, target: kind.target) == number)
      #expect(BeadPrior.lengths(number) == (kind.source, kind.target))
    }
  }

  @Test("Ties go to the more frequent kind, one to one first")
  func ties() {
    #expect(BeadPrior.tieOrder.sorted() == Array(BeadPrior.kinds.indices))
    #expect(BeadPrior.tieOrder.first == 0)
    let shares = BeadPrior.tieOrder.map { BeadPrior.kinds[$0].share }
    #expect(shares == shares.sorted(by: >))
  }

  @Test("A larger share makes one-sided beads likelier")
  func monotone() {
    let opens = [0.01, 0.05, 0.1, 0.3].map { BeadPrior(oneSided: $0).flows[0][1] }
    #expect(opens == opens.sorted())
    #expect(Set(opens).count == opens.count)
  }
}
