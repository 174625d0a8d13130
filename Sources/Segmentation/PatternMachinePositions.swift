/// Reading the text, and what can be said of a position in it.
extension PatternMachine {
  @inline(__always)
  func scalar(at position: Int) -> (UInt32, length: Int) {
    let unit = text[position]
    if unit & 0xF800 != 0xD800 { return (UInt32(unit), 1) }
    if UTF16.isLeadSurrogate(unit), position + 1 < count,
      UTF16.isTrailSurrogate(text[position + 1])
    {
      return (Self.join(unit, text[position + 1]), 2)
    }
    return (0xFFFD, 1)
  }

  @inline(__always)
  func scalar(before position: Int) -> (UInt32, length: Int) {
    let unit = text[position - 1]
    if unit & 0xF800 != 0xD800 { return (UInt32(unit), 1) }
    if UTF16.isTrailSurrogate(unit), position > 1, UTF16.isLeadSurrogate(text[position - 2]) {
      return (Self.join(text[position - 2], unit), 2)
    }
    return (0xFFFD, 1)
  }

  private static func join(_ lead: UInt16, _ trail: UInt16) -> UInt32 {
    0x10000 + ((UInt32(lead) & 0x3FF) << 10 | UInt32(trail) & 0x3FF)
  }

  func backReference(_ instruction: PatternInstruction, _ position: inout Int) -> Bool {
    let start = slots[Int(instruction.a)]
    let end = slots[Int(instruction.a) + 1]
    guard start >= 0, end >= start, position + end - start <= count else { return false }
    for offset in 0..<(end - start) {
      let (own, other) = (text[position + offset], text[start + offset])
      if own == other { continue }
      guard instruction.flag, let a = Unicode.Scalar(own), let b = Unicode.Scalar(other),
        caseVariants(a).contains(b)
      else { return false }
    }
    position += end - start
    return true
  }

  func holds(_ assertion: PatternAssertion?, _ position: Int) -> Bool {
    switch assertion {
    case .start: position == 0
    case .end: position == count
    case .endOrLineEnd: isEndOrLineEnd(position)
    case .wordBoundary: isWordBoundary(position)
    case .noWordBoundary: !isWordBoundary(position)
    case nil: false
    }
  }

  private func isEndOrLineEnd(_ position: Int) -> Bool {
    if position == count { return true }
    if position + 2 == count { return text[position] == 0x0D && text[position + 1] == 0x0A }
    guard position + 1 == count, isLineEnd(UInt32(text[position])) else { return false }
    return !(text[position] == 0x0A && position > 0 && text[position - 1] == 0x0D)
  }

  private func isWordBoundary(_ position: Int) -> Bool {
    var isWordNext = false
    if position < count {
      let next = scalar(at: position).0
      if answers.contains(next, inClass: PatternClasses.transparentForWords) { return false }
      isWordNext = answers.contains(next, inClass: PatternClasses.word)
    }
    var start = position
    while start > 0 {
      let (previous, length) = scalar(before: start)
      if !answers.contains(previous, inClass: PatternClasses.transparentForWords) {
        return answers.contains(previous, inClass: PatternClasses.word) != isWordNext
      }
      start -= length
    }
    return isWordNext
  }
}
