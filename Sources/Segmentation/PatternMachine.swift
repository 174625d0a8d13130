/// Runs compiled patterns on UTF-16 text, forwards and backwards, by backtracking.
///
/// All patterns of a language share one machine, and with it the answers of their character
/// classes. A run takes no more than `stepLimit` steps and `stackLimit` ways left to try; one that
/// needs more throws, so that no pattern takes forever.
final class PatternMachine {
  /// What a pattern needed too much of.
  enum Limit: Error { case time, memory }

  static let stepLimit = 5_000_000
  static let stackLimit = 4_000_000

  /// What was compiled so far; the copies below are what runs.
  @exclusivity(unchecked) private(set) var program: PatternProgram
  let answers: ClassAnswers
  // At fixed places: arrays of a class cost twice the time.
  @exclusivity(unchecked) private(set) var code = GrowingBuffer<PatternInstruction>()
  @exclusivity(unchecked) private(set) var units = GrowingBuffer<UInt16>()
  @exclusivity(unchecked) private(set) var targets = GrowingBuffer<Int32>()
  @exclusivity(unchecked) private(set) var slots = GrowingBuffer<Int>()
  // One thread runs the machine, and no body that it calls comes back to it: the checks that nobody else
  // changes these took a seventh of its time.
  @exclusivity(unchecked) private var stack: UnsafeMutablePointer<Entry>
  @exclusivity(unchecked) private var stackCapacity = 256
  @exclusivity(unchecked) private var stackCount = 0
  @exclusivity(unchecked) private var steps = 0
  @exclusivity(unchecked) private(set) var text: UnsafePointer<UInt16>
  @exclusivity(unchecked) private(set) var count = 0
  /// Where `text` points while there is none.
  private let noText = UnsafeMutablePointer<UInt16>.allocate(capacity: 1)

  private struct Entry {
    /// A place in the code to go on from; below zero, a slot to be put back: -1 - slot.
    var code: Int32
    /// For a repetition of one class: the least number of characters and the most that can be
    /// given back.
    var spare: Int32
    /// The position, or the value of the slot.
    var value: Int
  }

  init(_ program: PatternProgram) {
    self.program = program
    answers = ClassAnswers(program.classes)
    stack = .allocate(capacity: stackCapacity)
    text = UnsafePointer(noText)
    takeProgram()
  }

  /// Compiles one more pattern, parsed for the direction given; returns where its code begins.
  func add(_ tree: PatternTree, isBackward: Bool) -> Int32 {
    let start = program.add(tree, isBackward: isBackward)
    takeProgram()
    return start
  }

  private func takeProgram() {
    code.append(contentsOf: program.code[code.count...])
    units.append(contentsOf: program.units[units.count...])
    targets.append(contentsOf: program.targets[targets.count...])
    slots.append(contentsOf: repeatElement(-1, count: Int(program.slotCount) - slots.count))
  }

  deinit {
    code.deallocate()
    units.deallocate()
    targets.deallocate()
    slots.deallocate()
    stack.deallocate()
    noText.deallocate()
  }

  /// Calls `body` with a text to match in.
  func withText<Result, Failure: Error>(
    _ units: UnsafeBufferPointer<UInt16>,
    _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    if let base = units.baseAddress { text = base }
    count = units.count
    defer {
      text = UnsafePointer(noText)
      count = 0
    }
    return try body()
  }

  /// Whether the pattern whose code begins at `start` matches from `position` on, in the direction
  /// that it was compiled for.
  func matches(_ start: Int32, at position: Int) throws(Limit) -> Bool {
    steps = 0
    stackCount = 0
    return try run(start, from: position, endingAt: nil) != nil
  }

  /// Whether the pattern, read forwards from `start`, has a match that ends at `end`.
  func matches(_ pattern: Int32, from start: Int, endingAt end: Int) throws(Limit) -> Bool {
    steps = 0
    stackCount = 0
    return try run(pattern, from: start, endingAt: end) != nil
  }

  // MARK: Running

  private func push(_ code: Int32, _ value: Int, spare: Int32 = 0) throws(Limit) {
    if stackCount == stackCapacity {
      guard stackCapacity < Self.stackLimit else { throw .memory }
      let larger = UnsafeMutablePointer<Entry>.allocate(capacity: stackCapacity * 4)
      larger.moveInitialize(from: stack, count: stackCount)
      stack.deallocate()
      stack = larger
      stackCapacity *= 4
    }
    (stack + stackCount).initialize(to: Entry(code: code, spare: spare, value: value))
    stackCount += 1
  }

  private func set(_ slot: Int32, to value: Int) throws(Limit) {
    try push(-1 - slot, slots[Int(slot)])
    slots[Int(slot)] = value
  }

  /// Goes back to the last way that is left above `base`; nil when there is none.
  private func backtrack(
    to base: Int,
    _ position: inout Int
  ) -> Int32? {
    while stackCount > base {
      let entry = stack[stackCount - 1]
      if entry.code < 0 {
        stackCount -= 1
        slots[Int(-1 - entry.code)] = entry.value
        continue
      }
      guard entry.spare > 0 else {
        stackCount -= 1
        position = entry.value
        return entry.code
      }
      // A repetition gives characters back, one or as many as what follows plainly needs.
      let next = code[Int(entry.code)]
      let isBackward = code[Int(entry.code) - 1].isBackward
      var value = entry.value
      var spare = entry.spare
      repeat {
        value += isBackward ? scalar(at: value).length : -scalar(before: value).length
        spare -= 1
      } while spare > 0 && !canTake(next, value)
      steps += Int(entry.spare - spare)
      stack[stackCount - 1].value = value
      stack[stackCount - 1].spare = spare
      if spare == 0 { stackCount -= 1 }
      position = value
      return entry.code
    }
    return nil
  }

  /// Whether an instruction can go on at a position, as far as one character shows.
  @inline(__always)
  private func canTake(_ instruction: PatternInstruction, _ position: Int) -> Bool {
    switch instruction.operation {
    case .unit:
      let unit = UInt16(truncatingIfNeeded: instruction.a)
      return instruction.isBackward
        ? position > 0 && text[position - 1] == unit : position < count && text[position] == unit
    case .characterClass:
      var moved = position
      return take(instruction, &moved)
    default: return true
    }
  }

  /// Where a match ends, or nil. Leaves on the stack what is needed to put the slots back.
  private func run(
    _ start: Int32,
    from origin: Int,
    endingAt end: Int?
  ) throws(Limit) -> Int? {
    let base = stackCount
    var position = origin
    var next = start
    while true {
      steps += 1
      if steps > Self.stepLimit { throw .time }
      let instruction = code[Int(next)]
      next += 1
      let matched: Bool
      switch instruction.operation {
      case .unit:
        if instruction.isBackward {
          matched = position > 0 && text[position - 1] == UInt16(truncatingIfNeeded: instruction.a)
          position -= 1
        } else {
          matched = position < count && text[position] == UInt16(truncatingIfNeeded: instruction.a)
          position += 1
        }
      case .characterClass: matched = take(instruction, &position)
      case .repeatClass: matched = try repeatClass(instruction, &position, next)
      case .split:
        try push(instruction.b, position)
        next = instruction.a
        matched = true
      case .jump:
        next = instruction.a
        matched = true
      case .dispatch: matched = try dispatch(instruction, &position, &next)
      case .fail: matched = false
      case .startLoop:
        try set(instruction.a, to: 0)
        try set(instruction.a + 1, to: -1)
        matched = true
      case .loop: matched = try loop(instruction, position, &next)
      case .enterLoop:
        try set(instruction.a, to: slots[Int(instruction.a)] + 1)
        try set(instruction.a + 1, to: position)
        matched = true
      case .lookAround:
        matched = try lookAround(instruction, position)
        next = instruction.a
      case .atomic:
        let inner = stackCount
        if let end = try run(next, from: position, endingAt: nil) {
          keepSlots(above: inner)
          position = end
          next = instruction.a
          matched = true
        } else {
          matched = false
        }
      case .save:
        try set(instruction.a, to: position)
        matched = true
      case .backReference: matched = backReference(instruction, &position)
      case .assertion:
        matched = holds(PatternAssertion(rawValue: instruction.a), position)
      case .match:
        if end == nil || end == position { return position }
        matched = false
      }
      if matched { continue }
      guard let way = backtrack(to: base, &position) else { return nil }
      next = way
    }
  }

  @inline(__always)
  private func take(_ instruction: PatternInstruction, _ position: inout Int) -> Bool {
    if instruction.isBackward {
      guard position > 0 else { return false }
      let (scalar, length) = scalar(before: position)
      position -= length
      return answers.contains(scalar, inClass: instruction.a)
    }
    guard position < count else { return false }
    let (scalar, length) = scalar(at: position)
    position += length
    return answers.contains(scalar, inClass: instruction.a)
  }

  /// As many as there are; fewer are tried later.
  @inline(__always)
  private func repeatClass(
    _ instruction: PatternInstruction,
    _ position: inout Int,
    _ next: Int32
  ) throws(Limit) -> Bool {
    let minimum = Int(instruction.b)
    let maximum = Int(instruction.c)
    var taken = 0
    var reached = position
    while taken < maximum {
      var moved = reached
      guard take(instruction, &moved) else { break }
      reached = moved
      taken += 1
    }
    steps += taken
    guard taken >= minimum else { return false }
    if taken > minimum { try push(next, reached, spare: Int32(taken - minimum)) }
    position = reached
    return true
  }

  private func dispatch(
    _ instruction: PatternInstruction,
    _ position: inout Int,
    _ next: inout Int32
  ) throws(Limit) -> Bool {
    let unit: UInt16
    if instruction.isBackward {
      guard position > 0 else { return false }
      unit = text[position - 1]
    } else {
      guard position < count else { return false }
      unit = text[position]
    }
    var lower = Int(instruction.a)
    var upper = lower + Int(instruction.b)
    let end = upper
    while lower < upper {
      let middle = (lower + upper) / 2
      if units[middle] < unit { lower = middle + 1 } else { upper = middle }
    }
    guard lower < end, units[lower] == unit else { return false }
    position += instruction.isBackward ? -1 : 1
    next = targets[lower]
    lower += 1
    while lower < end, units[lower] == unit {
      try push(targets[lower], position)
      lower += 1
    }
    return true
  }

  private func loop(
    _ instruction: PatternInstruction,
    _ position: Int,
    _ next: inout Int32
  ) throws(Limit) -> Bool {
    let slot = Int(instruction.a)
    let taken = slots[slot]
    if taken < instruction.c { return true }
    // A turn that took nothing is not followed by another.
    if taken >= instruction.d || slots[slot + 1] == position {
      next = instruction.b
    } else if instruction.flag {
      try push(next, position)
      next = instruction.b
    } else {
      try push(instruction.b, position)
    }
    return true
  }

  private func lookAround(
    _ instruction: PatternInstruction,
    _ position: Int
  ) throws(Limit) -> Bool {
    let inner = stackCount
    let found = try run(instruction.b, from: position, endingAt: nil) != nil
    if instruction.flag {
      // What was set on the way is put back.
      keepSlots(above: inner)
      var ignored = position
      _ = backtrack(to: inner, &ignored)
    } else if found {
      keepSlots(above: inner)
    }
    return found != instruction.flag
  }

  /// Forgets the ways that are left, but not how to put the slots back.
  private func keepSlots(above base: Int) {
    var kept = base
    for index in base..<stackCount where stack[index].code < 0 {
      stack[kept] = stack[index]
      kept += 1
    }
    stackCount = kept
  }
}
