/// What the first characters that a pattern reads say of it, without running it.
extension PatternMachine {
  /// Whether the pattern whose code begins at `start` can match where it reads `known` first, in its
  /// own direction, whatever comes after. Yes in doubt: look-arounds, assertions, groups that are
  /// tried once and references to groups are taken to hold.
  ///
  /// `known` has no half of a surrogate pair. The time is linear in the code of the pattern.
  func canMatch(_ start: Int32, beginningWith known: [UInt16]) -> Bool {
    var seen: Set<Int> = []
    return canMatch(start, known, taken: 0, &seen)
  }

  private func canMatch(
    _ start: Int32,
    _ known: [UInt16],
    taken: Int,
    _ seen: inout Set<Int>
  ) -> Bool {
    var next = Int(start)
    var taken = taken
    while true {
      if taken >= known.count { return true }
      // A way that was tried before did not lead on, or is being tried: a loop that takes nothing.
      guard seen.insert(next * known.count + taken).inserted else { return false }
      let instruction = code[next]
      switch instruction.operation {
      case .unit:
        guard known[taken] == UInt16(truncatingIfNeeded: instruction.a) else { return false }
        taken += 1
        next += 1
      case .characterClass:
        guard isKnown(known[taken], inClass: instruction.a) else { return false }
        taken += 1
        next += 1
      case .repeatClass:
        var reached = taken
        var count = 0
        while reached < known.count, count < instruction.c,
          isKnown(known[reached], inClass: instruction.a)
        {
          if count >= instruction.b, canMatch(Int32(next + 1), known, taken: reached, &seen) {
            return true
          }
          reached += 1
          count += 1
        }
        if reached == known.count { return true }
        guard count >= instruction.b else { return false }
        taken = reached
        next += 1
      case .split:
        if canMatch(instruction.a, known, taken: taken, &seen) { return true }
        next = Int(instruction.b)
      case .loop:
        if canMatch(instruction.b, known, taken: taken, &seen) { return true }
        next += 1
      case .jump, .lookAround: next = Int(instruction.a)
      case .dispatch:
        let entries = Int(instruction.a)..<Int(instruction.a + instruction.b)
        for entry in entries where units[entry] == known[taken] {
          if canMatch(targets[entry], known, taken: taken + 1, &seen) { return true }
        }
        return false
      case .startLoop, .enterLoop, .save, .assertion: next += 1
      case .fail: return false
      case .atomic, .backReference, .match: return true
      }
    }
  }

  private func isKnown(_ unit: UInt16, inClass number: Int32) -> Bool {
    guard let scalar = Unicode.Scalar(unit) else { return true }
    return contains(scalar, inClass: number)
  }
}
