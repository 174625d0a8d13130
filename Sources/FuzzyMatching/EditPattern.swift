/// A text prepared for Levenshtein's distance to many others, by the bit-parallel method of Myers
/// (1999) in Hyyrö's form (2003), in blocks of 64.
///
/// The elements are numbers: of tokens, or Unicode scalars. Comparing with n elements takes
/// O(⌈m/64⌉·n) word operations; preparing takes O(m).
public struct EditPattern: Sendable {
  /// How many elements the text has.
  public let count: Int
  private let blocks: Int
  /// Open addressing: an element and the place of its masks; a place of -1 is free.
  private let slots: ContiguousArray<Slot>
  /// For the element at place p: bit j of `masks[p * blocks + b]` tells whether it is element
  /// 64·b + j. The last place is of elements that do not occur, and empty.
  private let masks: ContiguousArray<UInt64>
  private let absent: Int

  private struct Slot: Sendable {
    var element: UInt32
    var place: Int32
  }

  public init(_ elements: UnsafeBufferPointer<UInt32>) {
    count = elements.count
    blocks = max(1, (count + 63) / 64)
    var capacity = 8
    while capacity < 2 * count { capacity *= 2 }
    var slots = ContiguousArray(repeating: Slot(element: 0, place: -1), count: capacity)
    var masks = ContiguousArray<UInt64>()
    var places = 0
    masks.reserveCapacity((count + 1) * blocks)
    for index in 0..<count {
      let element = elements[index]
      var slot = Self.slot(of: element, capacity: capacity)
      while slots[slot].place >= 0 && slots[slot].element != element {
        slot = (slot + 1) & (capacity - 1)
      }
      if slots[slot].place < 0 {
        slots[slot] = Slot(element: element, place: Int32(places))
        places += 1
        masks.append(contentsOf: repeatElement(0, count: blocks))
      }
      masks[Int(slots[slot].place) * blocks + index / 64] |= 1 << UInt64(index % 64)
    }
    masks.append(contentsOf: repeatElement(0, count: blocks))
    absent = places
    self.slots = slots
    self.masks = masks
  }

  public init(_ elements: ContiguousArray<UInt32>) {
    self = elements.withUnsafeBufferPointer { Self($0) }
  }

  public init(_ elements: [UInt32]) {
    self = elements.withUnsafeBufferPointer { Self($0) }
  }

  @inline(__always)
  private static func slot(of element: UInt32, capacity: Int) -> Int {
    Int(truncatingIfNeeded: (element &* 0x9E37_79B1) >> 8) & (capacity - 1)
  }

  /// The distance to `other`, or nil when it is greater than `limit`.
  public func distance(to other: UnsafeBufferPointer<UInt32>, limit: Int) -> Int? {
    if abs(count - other.count) > limit { return nil }
    if count == 0 { return other.count }
    let found = slots.withUnsafeBufferPointer { slots in
      masks.withUnsafeBufferPointer { masks in
        blocks == 1
          ? distanceInOneBlock(to: other, limit, slots, masks)
          : distanceInBlocks(to: other, limit, slots, masks)
      }
    }
    return found <= limit ? found : nil
  }

  /// The distance to `other`.
  public func distance(to other: ContiguousArray<UInt32>) -> Int {
    let limit = max(count, other.count)
    return other.withUnsafeBufferPointer { distance(to: $0, limit: limit) } ?? limit
  }

  /// The distance to `other`.
  public func distance(to other: [UInt32]) -> Int { distance(to: ContiguousArray(other)) }

  @inline(__always)
  private func place(
    of element: UInt32,
    _ slots: UnsafeBufferPointer<Slot>
  ) -> Int {
    var slot = Self.slot(of: element, capacity: slots.count)
    while slots[slot].place >= 0 {
      if slots[slot].element == element { return Int(slots[slot].place) }
      slot = (slot + 1) & (slots.count - 1)
    }
    return absent
  }

  private func distanceInOneBlock(
    to other: UnsafeBufferPointer<UInt32>,
    _ limit: Int,
    _ slots: UnsafeBufferPointer<Slot>,
    _ masks: UnsafeBufferPointer<UInt64>
  ) -> Int {
    var positive = ~UInt64(0)
    var negative: UInt64 = 0
    let last = UInt64(1) << UInt64(count - 1)
    var distance = count
    for column in 0..<other.count {
      let equal = masks[place(of: other[column], slots)]
      let diagonal = (((equal & positive) &+ positive) ^ positive) | equal | negative
      var up = negative | ~(diagonal | positive)
      var down = positive & diagonal
      if up & last != 0 { distance += 1 } else if down & last != 0 { distance -= 1 }
      // Each column that is left can lower the distance by one at most.
      if distance - (other.count - 1 - column) > limit { return limit + 1 }
      up = up << 1 | 1
      down <<= 1
      positive = down | ~(diagonal | up)
      negative = up & diagonal
    }
    return distance
  }

  private func distanceInBlocks(
    to other: UnsafeBufferPointer<UInt32>,
    _ limit: Int,
    _ slots: UnsafeBufferPointer<Slot>,
    _ masks: UnsafeBufferPointer<UInt64>
  ) -> Int {
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 2 * blocks) { vectors in
      for block in 0..<blocks {
        vectors.initializeElement(at: block, to: ~UInt64(0))
        vectors.initializeElement(at: blocks + block, to: 0)
      }
      let last = UInt64(1) << UInt64((count - 1) % 64)
      var distance = count
      for column in 0..<other.count {
        let base = place(of: other[column], slots) * blocks
        // What the block above hands down: the first row of the table rises by one a column.
        var upCarry: UInt64 = 1
        var downCarry: UInt64 = 0
        for block in 0..<blocks {
          let positive = vectors[block]
          let negative = vectors[blocks + block]
          let equal = masks[base + block] | downCarry
          let diagonal = (((equal & positive) &+ positive) ^ positive) | equal | negative
          var up = negative | ~(diagonal | positive)
          var down = positive & diagonal
          if block == blocks - 1 {
            if up & last != 0 { distance += 1 } else if down & last != 0 { distance -= 1 }
          }
          let upOut = up >> 63
          let downOut = down >> 63
          up = up << 1 | upCarry
          down = down << 1 | downCarry
          vectors[block] = down | ~(diagonal | up)
          vectors[blocks + block] = up & diagonal
          upCarry = upOut
          downCarry = downOut
        }
        if distance - (other.count - 1 - column) > limit { return limit + 1 }
      }
      return distance
    }
  }
}
