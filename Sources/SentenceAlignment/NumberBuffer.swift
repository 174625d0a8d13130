/// Numbers in memory that loops over many cells read and write without checks. There is room for one
/// more step of eight behind the last.
final class NumberBuffer<Number> {
  let base: UnsafeMutablePointer<Number>
  let count: Int

  init(repeating value: Number, count: Int) {
    self.count = count
    base = .allocate(capacity: count + 16)
    base.initialize(repeating: value, count: count + 16)
  }

  deinit { base.deallocate() }
}

// Unchecked because of the pointer: who makes a buffer fills it before anything else sees it.
extension NumberBuffer: @unchecked Sendable where Number: Sendable {}

typealias FloatBuffer = NumberBuffer<Float>

extension NumberBuffer<Float> {
  convenience init(_ values: some Collection<Float>) {
    self.init(repeating: 1, count: values.count)
    for (index, value) in values.enumerated() { base[index] = value }
  }
}
