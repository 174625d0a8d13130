import FuzzyMatching
import TestSupport
import Testing

@Suite struct SignatureTests {
  @Test func tokensSpreadOverAllBits() {
    var signature = Signature()
    for token in 0..<2000 as Range<UInt32> { signature.insert(token: token) }
    #expect(signature.bits == Signature.mask)
  }

  @Test func aSignatureOfFewTokensHasAboutAsManyBits() {
    var signature = Signature()
    for token in [3, 70, 1000, 65_000, 123_456] as [UInt32] { signature.insert(token: token) }
    #expect(signature.bits.nonzeroBitCount >= 4)
  }

  @Test func differenceIsALowerBoundOfTheDistanceInTokens() {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<3000 {
      let (a, b) = pair(of: 500, &random)
      var x = Signature()
      var y = Signature()
      for token in a { x.insert(token: token) }
      for token in b { y.insert(token: token) }
      #expect(x.difference(from: y) <= referenceEditDistance(a, b))
    }
  }

  @Test func differenceIsALowerBoundOfTheDistanceInCharacters() {
    var random = SeededGenerator(seed: 8)
    for _ in 0..<3000 {
      let (a, b) = pair(of: 40, &random)
      let x = CharacterSignature(a.map { $0 + 0x5A })
      let y = CharacterSignature(b.map { $0 + 0x5A })
      #expect(x.difference(from: y) <= referenceEditDistance(a, b))
    }
  }

  @Test(arguments: [("mitrovica", "mitrovici", 1), ("abc", "abc", 0), ("zvečan", "zvečana", 1)])
  func charactersOfWords(_ a: String, _ b: String, _ greatest: Int) {
    let x = CharacterSignature(a.unicodeScalars.map(\.value))
    let y = CharacterSignature(b.unicodeScalars.map(\.value))
    #expect(x.difference(from: y) <= greatest)
    #expect((x == y) == (a == b))
  }

  private func pair(of alphabet: UInt32, _ random: inout SeededGenerator) -> ([UInt32], [UInt32]) {
    let a = (0..<Int.random(in: 0...20, using: &random))
      .map { _ in UInt32.random(in: 0..<alphabet, using: &random) }
    var b = a
    for _ in 0..<Int.random(in: 0...5, using: &random) {
      let place = Int.random(in: 0...b.count, using: &random)
      if Bool.random(using: &random) || place == b.count {
        b.insert(UInt32.random(in: 0..<alphabet, using: &random), at: place)
      } else {
        b.remove(at: place)
      }
    }
    return (a, b)
  }
}
