/// What a run of digits with separators between them may mean.
struct DigitReading {
  /// The values that it may have as one number: 1.000 is a thousand, or one.
  private(set) var values: [Double] = []
  /// The groups of digits of a date, a time, a score; empty for a plain number.
  private(set) var parts: [Double] = []

  init(_ characters: Slice<UnsafeBufferPointer<UInt8>>) {
    let groups = characters.split { !Self.isDigit($0) }
    let separators = characters.filter { !Self.isDigit($0) && $0 != 0xA0 && $0 != 0x80 }
    let numbers = groups.map(Self.number)
    func join(_ groups: some Sequence<Slice<UnsafeBufferPointer<UInt8>>>) -> Double {
      Self.number(groups.flatMap { Array($0) })
    }
    guard let last = groups.last, groups.count > 1, let separator = separators.last else {
      values = [join(groups)]
      return
    }
    let isGrouped =
      (1...3).contains(groups[0].count) && groups.dropFirst().allSatisfy { $0.count == 3 }
    let isFraction = separator == UInt8(ascii: ".") || separator == UInt8(ascii: ",")
    if isGrouped { values.append(join(groups)) }
    let whole = groups.dropLast()
    let hasThousands =
      whole.count == 1
      || whole.dropFirst().allSatisfy { $0.count == 3 } && Set(separators.dropLast()).count == 1
        && separators[0] != separator
    if isFraction, hasThousands {
      values.append(join(whole) + Self.number(last) / Self.power(last.count))
    }
    if separator == UInt8(ascii: ":"), groups.count == 2 {
      values.append(numbers[0] + numbers[1] / 100)
    }
    if separator == UInt8(ascii: "/"), groups.count == 2, numbers[1] != 0 {
      values.append(numbers[0] / numbers[1])
    }
    // What has two separators and is no number is a date; so is 5.2. and so are times and scores.
    let isPlain = isFraction && (isGrouped || hasThousands)
    if !isPlain || groups.count == 2 && groups.allSatisfy({ $0.count <= 2 }) { parts = numbers }
    if values.isEmpty { values = [join(groups)] }
  }

  /// The end of the run that begins at `start`: digits, with one separator between groups.
  static func end(of bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var end = start
    while end < bytes.count, isDigit(bytes[end]) { end += 1 }
    while end + 1 < bytes.count {
      let byte = bytes[end]
      var next = end + 1
      switch byte {
      case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "/"): break
      case 0x20, 0xC2, 0xE2:
        // A blank parts thousands: exactly three digits behind it, and at most three before.
        next = byte == 0x20 ? end + 1 : byte == 0xC2 ? end + 2 : end + 3
        guard isBlank(bytes, end),
          end - start <= 3 || bytes[start..<end].contains(0x20)
            || bytes[start..<end].contains(0xC2),
          digits(bytes, next) == 3
        else { return end }
      default: return end
      }
      guard next < bytes.count, isDigit(bytes[next]) else { return end }
      end = next
      while end < bytes.count, isDigit(bytes[end]) { end += 1 }
    }
    return end
  }

  private static func isBlank(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    switch bytes[index] {
    case 0x20: return true
    case 0xC2: return index + 1 < bytes.count && bytes[index + 1] == 0xA0
    case 0xE2:
      return index + 2 < bytes.count && bytes[index + 1] == 0x80
        && (bytes[index + 2] == 0x89 || bytes[index + 2] == 0xAF)
    default: return false
    }
  }

  private static func digits(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
    var count = 0
    while start + count < bytes.count, isDigit(bytes[start + count]) { count += 1 }
    return count
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func number(_ digits: some Sequence<UInt8>) -> Double {
    digits.reduce(0) { $0 * 10 + Double($1 & 0x0F) }
  }

  private static func power(_ count: Int) -> Double {
    (0..<count).reduce(1) { value, _ in value * 10 }
  }
}
