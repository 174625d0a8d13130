/// Elements at a fixed place, to which more can be added while nobody reads. Its owner deallocates it.
struct GrowingBuffer<Element: BitwiseCopyable> {
  private(set) var base: UnsafeMutablePointer<Element>
  private(set) var count = 0
  private var capacity: Int

  init(capacity: Int = 64) {
    self.capacity = capacity
    base = .allocate(capacity: capacity)
  }

  func deallocate() { base.deallocate() }

  mutating func append(contentsOf elements: some Collection<Element>) {
    if count + elements.count > capacity {
      capacity = max(capacity * 2, count + elements.count)
      let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity)
      larger.moveInitialize(from: base, count: count)
      base.deallocate()
      base = larger
    }
    for element in elements {
      (base + count).initialize(to: element)
      count += 1
    }
  }

  mutating func removeAll() { count = 0 }

  @inline(__always)
  subscript(index: Int) -> Element {
    get { base[index] }
    nonmutating set { base[index] = newValue }
  }
}
