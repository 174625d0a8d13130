/// Lists of numbers, one behind the other in one array: for many short lists that are read often.
struct PackedLists {
  private(set) var elements: [Int32] = []
  /// Where each list begins, and where the last ends.
  private(set) var starts: [Int32] = [0]

  init() {}

  /// How many lists there are.
  var count: Int { starts.count - 1 }

  /// The places of a list among the elements.
  @inline(__always) func range(_ list: Int) -> Range<Int> {
    Int(starts[list])..<Int(starts[list + 1])
  }

  /// One list. Copies nothing.
  @inline(__always) subscript(list: Int) -> ArraySlice<Int32> { elements[range(list)] }

  /// Adds to the list that is being written, which `closeList` ends.
  mutating func append(_ element: Int) { elements.append(Int32(element)) }

  mutating func closeList() { starts.append(Int32(elements.count)) }

  /// For each number below `count` the lists that hold it, ascending: the lists turned round.
  /// O(elements).
  func inverted(count: Int) -> PackedLists {
    var turned = PackedLists()
    var ends = [Int32](repeating: 0, count: count + 1)
    for element in elements { ends[Int(element) + 1] += 1 }
    for index in 0..<count { ends[index + 1] += ends[index] }
    turned.starts = ends
    turned.elements = Array(repeating: 0, count: elements.count)
    for list in 0..<self.count {
      for place in range(list) {
        let element = Int(elements[place])
        turned.elements[Int(ends[element])] = Int32(list)
        ends[element] += 1
      }
    }
    return turned
  }
}
