/// What the next characters say of a pattern, in the direction in which it is read, without running it.
///
/// Two characters are known as they are, and two more by their group: the letters of a text are many, and what
/// was found for one serves all that look alike.
struct PatternForesight {
  /// Characters, and behind `groupBase` groups.
  private var known = SIMD4<UInt32>(repeating: 0)
  private var count = 0
  private let isBackward: Bool

  private static let groupBase: UInt32 = 0x110000

  init(isBackward: Bool) { self.isBackward = isBackward }

  mutating func append(_ value: UInt32) {
    known[count] = value
    count += 1
  }

  mutating func append(_ group: CharacterGroup) { append(Self.groupBase + UInt32(group.rawValue)) }

  /// Whether a pattern that was parsed for this direction can match here, whatever comes behind what is known. Yes
  /// in doubt: most look-arounds and assertions, and references to groups, are taken to hold.
  ///
  /// The time is linear in the length of the pattern.
  func canMatch(_ tree: PatternTree, _ classes: PatternClasses, _ answers: ClassAnswers) -> Bool {
    tree.nodes.withUnsafeBufferPointer { nodes in
      var walk = Walk(foresight: self, nodes: nodes, classes: classes, answers: answers)
      let places = walk.places(behind: tree.root, from: 1)
      return walk.sawAll || places != 0
    }
  }

  /// A walk through a tree with sets of places: bit n stands for n characters taken.
  private struct Walk {
    let foresight: PatternForesight
    let nodes: UnsafeBufferPointer<PatternNode>
    let classes: PatternClasses
    let answers: ClassAnswers
    /// Whether some way took all that is known: what comes then nobody knows.
    var sawAll = false

    /// Where the parts of a list can end that begins at one of `places`.
    private mutating func places(behindList first: Int32, from start: UInt8) -> UInt8 {
      var part = first
      var places = start
      while part != PatternNode.none, places != 0, !sawAll {
        places = self.places(behind: part, from: places)
        part = nodes[Int(part)].next
      }
      return places
    }

    mutating func places(behind index: Int32, from start: UInt8) -> UInt8 {
      let node = nodes[Int(index)]
      switch node.kind {
      case .character, .characterClass:
        var reached: UInt8 = 0
        for place in 0..<foresight.count where start & (1 << UInt8(place)) != 0 {
          if takes(node, foresight.known[place]) { reached |= 2 << UInt8(place) }
        }
        if reached & (1 << UInt8(foresight.count)) != 0 { sawAll = true }
        return reached
      case .sequence: return places(behindList: node.a, from: start)
      case .choice:
        var reached: UInt8 = 0
        var branch = node.a
        while branch != PatternNode.none, !sawAll {
          reached |= places(behind: branch, from: start)
          branch = nodes[Int(branch)].next
        }
        return reached
      case .repetition: return places(behindRepetition: node, from: start)
      case .group, .atomic: return places(behind: node.a, from: start)
      case .lookAhead, .lookBehind: return places(at: node, from: start)
      case .backReference:
        sawAll = true
        return start
      case .assertion: return places(at: PatternAssertion(rawValue: node.a), from: start)
      }
    }

    private mutating func places(behindRepetition node: PatternNode, from start: UInt8) -> UInt8 {
      var reached = node.b == 0 ? start : 0
      var last = start
      var turn: Int32 = 0
      while turn < node.c, last != 0, !sawAll {
        let next = places(behind: node.a, from: last)
        turn += 1
        // More turns of the same come to the same.
        if next == last || (turn > node.b && reached | next == reached) { return reached | next }
        if turn >= node.b { reached |= next }
        last = next
      }
      return reached
    }

    /// What stands ahead in the direction of reading must be able to match; the rest is taken to hold.
    private mutating func places(at lookAround: PatternNode, from start: UInt8) -> UInt8 {
      let isBehind = lookAround.kind == .lookBehind
      if lookAround.flag || isBehind != foresight.isBackward { return start }
      var kept: UInt8 = 0
      for place in 0..<UInt8(foresight.count) where start & (1 << place) != 0 {
        if places(behind: lookAround.a, from: 1 << place) != 0 || sawAll { kept |= 1 << place }
        sawAll = false
      }
      return kept
    }

    private func places(at assertion: PatternAssertion?, from start: UInt8) -> UInt8 {
      switch assertion {
      // A character that is known stands there.
      case .start where foresight.isBackward, .end where !foresight.isBackward: return 0
      case .wordBoundary, .noWordBoundary:
        var kept = start & 1
        for place in 1..<max(foresight.count, 1) where start & (1 << UInt8(place)) != 0 {
          let before = isWord(foresight.known[place - 1])
          let behind = isWord(foresight.known[place])
          if let before, let behind, (before != behind) != (assertion == .wordBoundary) { continue }
          kept |= 1 << UInt8(place)
        }
        return kept
      default: return start
      }
    }

    /// Whether words have what is known of a character; nil in doubt.
    private func isWord(_ known: UInt32) -> Bool? {
      if let group = group(known) { return group == .any ? nil : group.isWord }
      if answers.contains(known, inClass: PatternClasses.transparentForWords) { return nil }
      return answers.contains(known, inClass: PatternClasses.word)
    }

    private func group(_ known: UInt32) -> CharacterGroup? {
      known < PatternForesight.groupBase
        ? nil : CharacterGroup(rawValue: UInt8(known - PatternForesight.groupBase))
    }

    private func takes(_ node: PatternNode, _ known: UInt32) -> Bool {
      guard let group = group(known) else {
        if node.kind == .characterClass { return answers.contains(known, inClass: node.a) }
        let value = UInt32(bitPattern: node.a)
        return value == known || (node.flag && classes.variants(of: value).contains(known))
      }
      if group == .any { return true }
      if node.kind == .characterClass { return answers.contains(anyOf: group, inClass: node.a) }
      let value = UInt32(bitPattern: node.a)
      return CharacterGroup.of(value) == group
        || (node.flag && classes.variants(of: value).contains { CharacterGroup.of($0) == group })
    }
  }
}
