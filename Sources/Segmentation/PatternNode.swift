/// One part of a pattern, in `PatternTree`.
struct PatternNode {
  enum Kind: UInt8 {
    /// The character `a`; with `flag` in any case.
    case character
    /// A character of class `a`.
    case characterClass
    /// The parts from `a` on, one after the other.
    case sequence
    /// One of the parts from `a` on.
    case choice
    /// Part `a`, from `b` to `c` times.
    case repetition
    /// What stands ahead matches part `a`; with `flag` it does not.
    case lookAhead
    case lookBehind
    /// Part `a`, which is group `b`.
    case group
    /// What group `a` took; with `flag` in any case.
    case backReference
    /// What part `a` matched first stays matched: `(?>…)`.
    case atomic
    /// `a` is a `PatternAssertion`.
    case assertion
  }

  enum Order: UInt8 { case greedy, reluctant, possessive }

  /// The end of a list of parts.
  static let none: Int32 = -1

  var kind: Kind
  var flag = false
  var order = Order.greedy
  var a: Int32 = none
  var b: Int32 = 0
  var c: Int32 = 0
  /// The part that comes next in the direction of reading.
  var next: Int32 = none
}

enum PatternAssertion: Int32 {
  /// `^`, `\A`: the start of the text.
  case start
  /// `\z`: its end.
  case end
  /// `$`, `\Z`: its end, or the line end there.
  case endOrLineEnd
  /// `\b`
  case wordBoundary
  /// `\B`
  case noWordBoundary
}

/// A pattern as a tree, in one array; the parts of a sequence are linked in the direction in which
/// text is read: backwards for what stands before a boundary.
struct PatternTree {
  var nodes: [PatternNode] = []
  var root = PatternNode.none
  /// Whether it matches the same stretches of text read backwards: true unless it refers back, or
  /// the order in which ways are tried makes a difference.
  var isReversible = true
  /// Whether any part looks for the start of the text.
  var hasStart = false

  mutating func add(_ node: PatternNode) -> Int32 {
    nodes.append(node)
    return Int32(nodes.count - 1)
  }

  subscript(index: Int32) -> PatternNode {
    get { nodes[Int(index)] }
    set { nodes[Int(index)] = newValue }
  }

  /// How far from the start of the text a match that is read backwards can begin, in UTF-16 units;
  /// nil when it need not reach the start.
  func reachFromStart() -> Int? { hasStart && mustReachStart(root) ? longest(root) : nil }

  private func mustReachStart(_ index: Int32) -> Bool {
    let node = self[index]
    switch node.kind {
    case .assertion: return node.a == PatternAssertion.start.rawValue
    case .sequence: return parts(of: node).contains { mustReachStart($0) }
    case .choice: return parts(of: node).allSatisfy { mustReachStart($0) }
    case .repetition: return node.b > 0 && mustReachStart(node.a)
    case .group, .atomic: return mustReachStart(node.a)
    case .character, .characterClass, .lookAhead, .lookBehind, .backReference: return false
    }
  }

  /// The most UTF-16 units that a part takes.
  private func longest(_ index: Int32) -> Int? {
    let node = self[index]
    switch node.kind {
    case .character, .characterClass: return 2
    case .assertion, .lookAhead, .lookBehind: return 0
    case .sequence:
      return parts(of: node).reduce(0) { sum, part in
        guard let sum, let length = longest(part) else { return nil }
        return sum + length
      }
    case .choice:
      return parts(of: node).reduce(0) { most, part in
        guard let most, let length = longest(part) else { return nil }
        return max(most, length)
      }
    case .repetition:
      guard let length = longest(node.a) else { return nil }
      let (product, isTooLarge) = length.multipliedReportingOverflow(by: Int(node.c))
      return isTooLarge || product > Int(Int32.max) ? nil : product
    case .group, .atomic: return longest(node.a)
    case .backReference: return nil
    }
  }

  private func parts(of node: PatternNode) -> [Int32] {
    var found: [Int32] = []
    var part = node.a
    while part != PatternNode.none {
      found.append(part)
      part = self[part].next
    }
    return found
  }
}
