import Foundation
import Testing

@testable import SentenceAlignment

@Suite struct VectorMathTests {
  @Test("The exponential is that of the system's library")
  func exponential() {
    for step in 0..<20_000 {
      let x = -86 + 174 * Float(step) / 20_000
      let found = VectorMath.exp(.init(repeating: x))
      let expected = exp(Double(x))
      #expect(abs(Double(found[0]) / expected - 1) < 1e-6)
      #expect(found[7] == found[0])
    }
    #expect(VectorMath.exp(.init(repeating: 0))[0] == 1)
  }

  @Test("The logarithm is that of the system's library")
  func logarithm() {
    for step in 0..<20_000 {
      let x = Float(exp(-60 + 130 * Double(step) / 20_000))
      let found = Double(VectorMath.log(.init(repeating: x))[0])
      let expected = log(Double(x))
      #expect(abs(found - expected) < 1e-6 * max(1, abs(expected)))
    }
    for x in [1, 0.999_999, 1.000_001, 0.5, 2, 0.707_106_7, 0.707_106_8, 1e30] as [Float] {
      let found = Double(VectorMath.log(.init(repeating: x))[0])
      #expect(abs(found - log(Double(x))) < 1e-6 * max(1, abs(log(Double(x)))))
    }
  }

  @Test("Limits hold lane by lane")
  func limits() {
    let x = VectorMath.Lanes(-3, -2, -1, 0, 1, 2, 3, 4)
    #expect(VectorMath.min(x, 1) == VectorMath.Lanes(-3, -2, -1, 0, 1, 1, 1, 1))
    #expect(VectorMath.max(x, -1) == VectorMath.Lanes(-1, -1, -1, 0, 1, 2, 3, 4))
  }

  @Test("Eight numbers behind the last can be read and written", arguments: [0, 1, 7, 8, 9])
  func buffers(_ count: Int) {
    let buffer = FloatBuffer((0..<count).map(Float.init))
    for index in stride(from: 0, to: count, by: 8) {
      VectorMath.store(VectorMath.load(buffer.base + index) + 1, buffer.base + index)
    }
    #expect((0..<count).map { buffer.base[$0] } == (0..<count).map { Float($0 + 1) })
  }
}
