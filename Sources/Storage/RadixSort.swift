/// Sorts many entries by a number, in passes over nine of its bits at a time.
enum RadixSort {
  private static let digitBits = 9
  /// What is shorter is sorted by insertion.
  private static let shortCount = 48

  /// Entries with equal keys keep their order. O(count) for each nine bits in which the keys differ;
  /// takes as much memory again.
  static func sort<Element: BitwiseCopyable>(
    _ elements: inout ContiguousArray<Element>,
    by key: (Element) -> UInt64
  ) {
    elements.withUnsafeMutableBufferPointer { buffer in
      if buffer.count <= shortCount { return sortByInsertion(buffer, by: key) }
      let first = key(buffer[0])
      var differing: UInt64 = 0
      for element in buffer { differing |= key(element) ^ first }
      if differing == 0 { return }
      withUnsafeTemporaryAllocation(of: Element.self, capacity: buffer.count) { scratch in
        var from = buffer
        var to = scratch
        while differing != 0 {
          let shift = UInt64(differing.trailingZeroBitCount)
          pass(from, to, shift: shift, by: key)
          swap(&from, &to)
          differing &= ~(UInt64(1 << digitBits - 1) &<< shift)
        }
        if from.baseAddress != buffer.baseAddress { _ = buffer.update(fromContentsOf: from) }
      }
    }
  }

  /// The same for elements of many bytes: their keys are sorted with their places, in eight bytes, and each element is
  /// moved once. Takes 16 bytes an element meanwhile, or as much again as the elements.
  static func sortLarge<Element: BitwiseCopyable>(
    _ elements: inout ContiguousArray<Element>,
    by key: (Element) -> UInt64
  ) {
    let placeBits = UInt64(Int.bitWidth - max(1, elements.count - 1).leadingZeroBitCount)
    guard elements.count > shortCount, let first = elements.first.map(key) else {
      return sort(&elements, by: key)
    }
    var differing: UInt64 = 0
    for element in elements { differing |= key(element) ^ first }
    if differing == 0 { return }
    let low = UInt64(differing.trailingZeroBitCount)
    guard UInt64(64 - differing.leadingZeroBitCount) - low + placeBits <= 64 else {
      return sort(&elements, by: key)
    }
    // What all keys have in common may go over the top.
    var keys = ContiguousArray<UInt64>()
    keys.reserveCapacity(elements.count)
    for (place, element) in elements.enumerated() {
      keys.append((key(element) >> low) << placeBits | UInt64(place))
    }
    let mask = UInt64(1) << placeBits - 1
    sort(&keys) { $0 & ~mask }
    elements = ContiguousArray(unsafeUninitializedCapacity: elements.count) { to, count in
      for place in keys.indices {
        to.initializeElement(at: place, to: elements[Int(keys[place] & mask)])
      }
      count = keys.count
    }
  }

  @inline(__always)
  private static func pass<Element: BitwiseCopyable>(
    _ from: UnsafeMutableBufferPointer<Element>,
    _ to: UnsafeMutableBufferPointer<Element>,
    shift: UInt64,
    by key: (Element) -> UInt64
  ) {
    let mask = UInt64(1 << digitBits - 1)
    withUnsafeTemporaryAllocation(of: Int.self, capacity: 1 << digitBits) { starts in
      starts.initialize(repeating: 0)
      for element in from { starts[Int(key(element) &>> shift & mask)] &+= 1 }
      var start = 0
      for digit in starts.indices {
        let count = starts[digit]
        starts[digit] = start
        start += count
      }
      for element in from {
        let digit = Int(key(element) &>> shift & mask)
        to.initializeElement(at: starts[digit], to: element)
        starts[digit] &+= 1
      }
    }
  }

  @inline(__always)
  private static func sortByInsertion<Element: BitwiseCopyable>(
    _ buffer: UnsafeMutableBufferPointer<Element>,
    by key: (Element) -> UInt64
  ) {
    for index in buffer.indices.dropFirst() {
      let element = buffer[index]
      let number = key(element)
      var place = index
      while place > 0, key(buffer[place - 1]) > number {
        buffer[place] = buffer[place - 1]
        place -= 1
      }
      buffer[place] = element
    }
  }
}
