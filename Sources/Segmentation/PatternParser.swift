internal import UnicodeText

/// Reads the patterns that nearly all rules are made of, in ICU's syntax.
///
/// Throws `NotUnderstood` on everything else, right or wrong: then ICU has the pattern. With
/// `isBounded`, repetitions without an end get one, as `boundedPattern` gives it; in look-behinds
/// they always do. O(length).
struct PatternParser {
  struct NotUnderstood: Error {}

  let scalars: [Unicode.Scalar]
  var tree = PatternTree()
  let classes: PatternClasses
  var isBackward: Bool
  var index = 0
  var ignoresCase = false
  private var isBounded: Bool
  private let limit: Int
  private var groupCount = 0
  private var groupNames: [String: Int] = [:]
  private var highestReference = 0
  private var depth = 0

  /// Reads a pattern that text is matched with in the direction given. Adds its classes
  /// to `classes`.
  static func parse(
    _ pattern: String,
    isBounded: Bool,
    isBackward: Bool,
    classes: PatternClasses,
    limit: Int = 100
  ) throws(NotUnderstood) -> PatternTree {
    var scalars: [Unicode.Scalar] = []
    scalars.reserveCapacity(pattern.utf8.count)
    for scalar in pattern.unicodeScalars { scalars.append(scalar) }
    var parser = PatternParser(
      scalars: scalars,
      classes: classes,
      isBackward: isBackward,
      isBounded: isBounded,
      limit: limit
    )
    parser.tree.nodes.reserveCapacity(parser.scalars.count)
    parser.tree.root = try parser.choice()
    guard parser.index == parser.scalars.count, parser.highestReference <= parser.groupCount else {
      throw NotUnderstood()
    }
    return parser.tree
  }

  private init(
    scalars: [Unicode.Scalar],
    classes: PatternClasses,
    isBackward: Bool,
    isBounded: Bool,
    limit: Int
  ) {
    self.scalars = scalars
    self.classes = classes
    self.isBackward = isBackward
    self.isBounded = isBounded
    self.limit = limit
  }

  var next: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

  private func starts(with text: StaticString) -> Bool {
    let bytes = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    guard index + bytes.count <= scalars.count else { return false }
    for (offset, byte) in bytes.enumerated() where scalars[index + offset].value != UInt32(byte) {
      return false
    }
    return true
  }

  private mutating func skip(_ text: StaticString) -> Bool {
    guard starts(with: text) else { return false }
    index += text.utf8CodeUnitCount
    return true
  }

  private mutating func choice() throws(NotUnderstood) -> Int32 {
    // An option inside of a group ends with it.
    let outerCase = ignoresCase
    defer { ignoresCase = outerCase }
    let first = try sequence()
    guard next == "|" else { return first }
    var last = first
    while next == "|" {
      index += 1
      let branch = try sequence()
      tree[last].next = branch
      last = branch
    }
    return tree.add(PatternNode(kind: .choice, a: first))
  }

  /// A sequence, of one part too: a branch must not be linked to what another list holds.
  private mutating func sequence() throws(NotUnderstood) -> Int32 {
    var first = PatternNode.none
    var last = PatternNode.none
    while let scalar = next, scalar != "|", scalar != ")" {
      let part: Int32
      if isPlain(scalar) {
        // Nearly all of a list of words.
        index += 1
        let letter = try add(scalar)
        part = next.map(isPlain) ?? true ? letter : try repetition(of: letter)
      } else {
        guard let atom = try atom(scalar) else { continue }
        part = try repetition(of: atom)
      }
      if isBackward {
        tree[part].next = first
        first = part
      } else {
        if last == PatternNode.none { first = part } else { tree[last].next = part }
        last = part
      }
    }
    return tree.add(PatternNode(kind: .sequence, a: first))
  }

  private mutating func add(_ scalar: Unicode.Scalar) throws(NotUnderstood) -> Int32 {
    let ignores = ignoresCase && hasCase(scalar)
    // In any case ß is as much as "ss".
    if ignores && hasLongCapital(scalar) { throw NotUnderstood() }
    return tree.add(
      PatternNode(kind: .character, flag: ignores, a: Int32(bitPattern: scalar.value))
    )
  }

  mutating func add(class number: Int32) -> Int32 {
    tree.add(PatternNode(kind: .characterClass, a: number))
  }

  private mutating func add(_ assertion: PatternAssertion) -> Int32 {
    if assertion == .start { tree.hasStart = true }
    return tree.add(PatternNode(kind: .assertion, a: assertion.rawValue))
  }

  /// One item; nil when it only sets an option.
  private mutating func atom(_ scalar: Unicode.Scalar) throws(NotUnderstood) -> Int32? {
    switch scalar {
    case "(": return try group()
    case "[": return try bracketed()
    case "\\": return try escape()
    case ".":
      index += 1
      return add(class: PatternClasses.notLineEnd)
    case "^":
      index += 1
      return add(.start)
    case "$":
      index += 1
      return add(.endOrLineEnd)
    case "*", "+", "?", "{", "}", "]": throw NotUnderstood()
    default:
      index += 1
      return try add(scalar)
    }
  }

  private mutating func group() throws(NotUnderstood) -> Int32? {
    depth += 1
    defer { depth -= 1 }
    guard depth < 100 else { throw NotUnderstood() }
    guard index + 1 < scalars.count, scalars[index + 1] == "?" else {
      index += 1
      return try capturingGroup(named: nil)
    }
    if skip("(?:") { return try endOfGroup(try choice()) }
    if skip("(?i:") { return try withCaseIgnored() }
    if skip("(?i)") {
      ignoresCase = true
      return nil
    }
    if skip("(?-i)") {
      ignoresCase = false
      return nil
    }
    if skip("(?>") { return try atomic(try endOfGroup(try choice())) }
    for (opening, isAhead, isNegated) in Self.lookArounds where skip(opening) {
      return try lookAround(isAhead: isAhead, isNegated: isNegated)
    }
    guard skip("(?<") else { throw NotUnderstood() }
    return try capturingGroup(named: try name())
  }

  private mutating func capturingGroup(named name: String?) throws(NotUnderstood) -> Int32 {
    groupCount += 1
    let number = groupCount
    if let name {
      guard groupNames[name] == nil else { throw NotUnderstood() }
      groupNames[name] = number
    }
    let inside = try endOfGroup(try choice())
    return tree.add(PatternNode(kind: .group, a: inside, b: Int32(number)))
  }

  private mutating func atomic(_ inside: Int32) throws(NotUnderstood) -> Int32 {
    tree.isReversible = false
    return tree.add(PatternNode(kind: .atomic, a: inside))
  }

  private mutating func lookAround(isAhead: Bool, isNegated: Bool) throws(NotUnderstood) -> Int32 {
    let (wasBounded, wasBackward, wasReversible) = (isBounded, isBackward, tree.isReversible)
    if !isAhead { isBounded = true }
    isBackward = !isAhead
    tree.isReversible = true
    let inside = try endOfGroup(try choice())
    guard isAhead || tree.isReversible else { throw NotUnderstood() }
    (isBounded, isBackward) = (wasBounded, wasBackward)
    tree.isReversible = tree.isReversible && wasReversible
    return tree.add(
      PatternNode(kind: isAhead ? .lookAhead : .lookBehind, flag: isNegated, a: inside)
    )
  }

  private static let lookArounds: [(StaticString, Bool, Bool)] = [
    ("(?=", true, false), ("(?!", true, true), ("(?<=", false, false), ("(?<!", false, true),
  ]

  private mutating func withCaseIgnored() throws(NotUnderstood) -> Int32 {
    let outer = ignoresCase
    ignoresCase = true
    defer { ignoresCase = outer }
    return try endOfGroup(try choice())
  }

  private mutating func endOfGroup(_ node: Int32) throws(NotUnderstood) -> Int32 {
    guard next == ")" else { throw NotUnderstood() }
    index += 1
    return node
  }

  private mutating func name() throws(NotUnderstood) -> String {
    var name = ""
    while let scalar = next, scalar != ">" {
      guard scalar.isASCII, scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) else {
        throw NotUnderstood()
      }
      name.unicodeScalars.append(scalar)
      index += 1
    }
    guard next == ">", let first = name.unicodeScalars.first, first.properties.isAlphabetic else {
      throw NotUnderstood()
    }
    index += 1
    return name
  }

  private mutating func repetition(of part: Int32) throws(NotUnderstood) -> Int32 {
    var minimum = 0
    var maximum: Int?
    switch next {
    case "*": index += 1
    case "+":
      minimum = 1
      index += 1
    case "?":
      maximum = 1
      index += 1
    case "{":
      index += 1
      minimum = try number()
      maximum = minimum
      if next == "," {
        index += 1
        maximum = next == "}" ? nil : try number()
      }
      guard next == "}", maximum.map({ $0 >= minimum }) ?? true else { throw NotUnderstood() }
      index += 1
    default: return part
    }
    // To repeat what takes no text is a fault, or of no use.
    switch tree[part].kind {
    case .assertion, .lookAhead, .lookBehind: throw NotUnderstood()
    default: break
    }
    if maximum == nil && isBounded { maximum = max(limit, minimum) }
    var order = PatternNode.Order.greedy
    if next == "+" || next == "?" {
      order = next == "+" ? .possessive : .reluctant
      if order == .possessive { tree.isReversible = false }
      index += 1
    }
    if let next, "*+?{".unicodeScalars.contains(next) { throw NotUnderstood() }
    return tree.add(
      PatternNode(
        kind: .repetition,
        order: order,
        a: part,
        b: Int32(minimum),
        c: maximum.map(Int32.init) ?? .max
      )
    )
  }

  private mutating func number() throws(NotUnderstood) -> Int {
    var value = 0
    let start = index
    while let scalar = next, ("0"..."9").contains(scalar) {
      value = value * 10 + Int(scalar.value - 48)
      guard value <= 10_000 else { throw NotUnderstood() }
      index += 1
    }
    guard index > start else { throw NotUnderstood() }
    return value
  }

  private mutating func escape() throws(NotUnderstood) -> Int32 {
    guard index + 1 < scalars.count else { throw NotUnderstood() }
    index += 2
    switch scalars[index - 1] {
    case "b": return add(.wordBoundary)
    case "B": return add(.noWordBoundary)
    case "A": return add(.start)
    case "z": return add(.end)
    case "Z": return add(.endOrLineEnd)
    case "s": return add(class: PatternClasses.blank)
    case "d": return add(class: PatternClasses.digit)
    case "w": return add(class: PatternClasses.word)
    case ".": return try add(".")
    case "R": return try lineBreak()
    case "1"..."9":
      index -= 1
      let group = try number()
      // A second digit may or may not belong to the number: for ICU to say.
      guard group < 10 else { throw NotUnderstood() }
      highestReference = max(highestReference, group)
      return backReference(group)
    case "k":
      guard next == "<" else { throw NotUnderstood() }
      index += 1
      guard let group = groupNames[try name()] else { throw NotUnderstood() }
      return backReference(group)
    default:
      index -= 2
      let start = index
      switch try escapedItem() {
      case .character(let scalar): return try add(scalar)
      case .characterClass(.categories(let mask)):
        return add(class: classes.number(ofCategories: mask))
      case .characterClass(let characters):
        if let known = number(ofClassFrom: start) { return add(class: known) }
        return add(class: classes.number(characters, for: scalars[start..<index], ignoresCase))
      }
    }
  }

  private mutating func backReference(_ group: Int) -> Int32 {
    tree.isReversible = false
    return tree.add(PatternNode(kind: .backReference, flag: ignoresCase, a: Int32(group)))
  }

  /// `\R`: both characters of a line end where there are two.
  private mutating func lineBreak() throws(NotUnderstood) -> Int32 {
    let lineFeed = tree.add(PatternNode(kind: .character, a: 0x0A))
    let pair = tree.add(PatternNode(kind: .character, a: 0x0D, next: lineFeed))
    let either = add(class: PatternClasses.lineEnd)
    let one = tree.add(PatternNode(kind: .sequence, a: either))
    let two = tree.add(PatternNode(kind: .sequence, a: pair, next: one))
    return try atomic(tree.add(PatternNode(kind: .choice, a: two)))
  }
}

/// Whether a character stands for itself, wherever it stands outside of brackets.
private func isPlain(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar {
  case "(", ")", "[", "]", "{", "}", "|", "\\", ".", "^", "$", "*", "+", "?": false
  default: true
  }
}

/// Whether a character has other cases; those that are frequent in lists of words first.
func hasCase(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x41...0x5A, 0x61...0x7A, 0x100...0x17F, 0x400...0x45F: true
  case 0...0x40: false
  default: scalar.properties.isCased
  }
}

/// Whether the capital of a letter is more than one character, as that of ß.
func hasLongCapital(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0...0x7F, 0x100...0x148, 0x14A...0x17F, 0x400...0x45F: false
  default: scalar.properties.uppercaseMapping.unicodeScalars.count > 1
  }
}
