/// One step of a compiled pattern.
struct PatternInstruction {
  enum Operation: UInt8 {
    /// Takes one UTF-16 unit, `a`.
    case unit
    /// Takes one character of class `a`.
    case characterClass
    /// Takes `b` to `c` characters of class `a`.
    case repeatClass
    /// Goes on at `a`, and if that fails at `b`.
    case split
    case jump
    /// Takes a unit and goes on where the table from `a` on, with `b` entries, says.
    case dispatch
    case fail
    /// Sets the counter in slots `a` and `a + 1` to nothing.
    case startLoop
    /// Leaves for `b` or takes another turn, of at least `c` and at most `d`.
    case loop
    /// Counts a turn.
    case enterLoop
    /// Whether the code at `b` matches here, or with `flag` does not; goes on at `a`.
    case lookAround
    /// Runs the code that follows to its end once, and goes on at `a`.
    case atomic
    /// Keeps the position in slot `a`.
    case save
    /// Takes the text between slots `a` and `a + 1` again, with `flag` in any case.
    case backReference
    /// `a` is a `PatternAssertion`.
    case assertion
    case match
  }

  var operation: Operation
  var isBackward = false
  /// Negated, reluctant, or in any case.
  var flag = false
  var a: Int32 = 0
  var b: Int32 = 0
  var c: Int32 = 0
  var d: Int32 = 0
}

/// The code of any number of patterns, for `PatternMachine`.
struct PatternProgram {
  var code: [PatternInstruction] = []
  let classes = PatternClasses()
  private(set) var slotCount: Int32 = 0
  /// The tables of `dispatch`: units in their order, and where each leads.
  var units: [UInt16] = []
  var targets: [Int32] = []
  /// The slots of the groups of the pattern that is being compiled.
  private var groupSlots: [Int32: Int32] = [:]
  private var isBackward = false

  /// Adds a pattern that was parsed for the direction given; returns where its code begins.
  mutating func add(_ tree: PatternTree, isBackward: Bool) -> Int32 {
    let start = here
    groupSlots.removeAll(keepingCapacity: true)
    self.isBackward = isBackward
    compile(tree.root, tree)
    emit(.match)
    return start
  }

  var here: Int32 { Int32(code.count) }

  @discardableResult
  mutating func emit(
    _ operation: PatternInstruction.Operation,
    _ a: Int32 = 0,
    _ b: Int32 = 0,
    _ c: Int32 = 0,
    _ d: Int32 = 0
  ) -> Int {
    code.append(
      PatternInstruction(operation: operation, isBackward: isBackward, a: a, b: b, c: c, d: d)
    )
    return code.count - 1
  }

  /// The parts from one on.
  mutating func compileList(from first: Int32, _ tree: PatternTree) {
    var part = first
    while part != PatternNode.none {
      compile(part, tree)
      part = tree[part].next
    }
  }

  private mutating func compile(_ index: Int32, _ tree: PatternTree) {
    let node = tree[index]
    switch node.kind {
    case .character: compileCharacter(UInt32(bitPattern: node.a), ignoringCase: node.flag)
    case .characterClass: emit(.characterClass, node.a)
    case .sequence: compileList(from: node.a, tree)
    case .choice:
      if tree.isReversible {
        var words = PatternWords(tree: tree, classes: classes)
        words.insert(branchesFrom: node.a)
        words.compile(into: &self)
      } else {
        compileInOrder(node.a, tree)
      }
    case .repetition: compileRepetition(node, tree)
    case .lookAhead, .lookBehind:
      let at = emit(.lookAround)
      code[at].flag = node.flag
      let outer = isBackward
      isBackward = node.kind == .lookBehind
      code[at].b = here
      compile(node.a, tree)
      emit(.match)
      isBackward = outer
      code[at].a = here
    case .group:
      // Nothing refers to a group of a pattern that may be read backwards.
      if tree.isReversible {
        compile(node.a, tree)
      } else {
        let slot = slots(ofGroup: node.b)
        emit(.save, slot)
        compile(node.a, tree)
        emit(.save, slot + 1)
      }
    case .backReference:
      let slot = slots(ofGroup: node.a)
      code[emit(.backReference, slot)].flag = node.flag
    case .atomic: compileAtomic { $0.compile(node.a, tree) }
    case .assertion: emit(.assertion, node.a)
    }
  }

  private mutating func compileCharacter(_ value: UInt32, ignoringCase: Bool) {
    if ignoringCase {
      emit(.characterClass, classes.number(of: value, ignoringCase: true))
    } else if value < 0x10000 {
      emit(.unit, Int32(value))
    } else {
      emit(.characterClass, classes.number(of: value, ignoringCase: false))
    }
  }

  private mutating func compileAtomic(_ body: (inout PatternProgram) -> Void) {
    let at = emit(.atomic)
    body(&self)
    emit(.match)
    code[at].a = here
  }

  private mutating func slots(ofGroup number: Int32) -> Int32 {
    if let slot = groupSlots[number] { return slot }
    let slot = newSlots()
    groupSlots[number] = slot
    return slot
  }

  private mutating func newSlots() -> Int32 {
    slotCount += 2
    return slotCount - 2
  }

  private mutating func compileRepetition(_ node: PatternNode, _ tree: PatternTree) {
    if node.order == .possessive {
      var greedy = node
      greedy.order = .greedy
      return compileAtomic { $0.compileRepetition(greedy, tree) }
    }
    if node.order == .greedy, let number = classNumber(of: tree[node.a]) {
      emit(.repeatClass, number, node.b, node.c)
    } else if node.b == 0, node.c == 1 {
      let at = emit(.split)
      let inside = here
      compile(node.a, tree)
      code[at].a = node.order == .greedy ? inside : here
      code[at].b = node.order == .greedy ? here : inside
    } else {
      let slot = newSlots()
      emit(.startLoop, slot)
      let at = emit(.loop, slot, 0, node.b, node.c)
      code[at].flag = node.order == .reluctant
      emit(.enterLoop, slot)
      compile(node.a, tree)
      emit(.jump, Int32(at))
      code[at].b = here
    }
  }

  private func classNumber(of node: PatternNode) -> Int32? {
    switch node.kind {
    case .characterClass: node.a
    case .character: classes.number(of: UInt32(bitPattern: node.a), ignoringCase: node.flag)
    default: nil
    }
  }

  /// The branches one after the other, as they are written.
  private mutating func compileInOrder(_ first: Int32, _ tree: PatternTree) {
    var jumps: [Int] = []
    var branch = first
    while tree[branch].next != PatternNode.none {
      let at = emit(.split)
      code[at].a = here
      compile(branch, tree)
      jumps.append(emit(.jump))
      code[at].b = here
      branch = tree[branch].next
    }
    compile(branch, tree)
    for jump in jumps { code[jump].a = here }
  }
}
