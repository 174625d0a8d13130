/// The branches of a choice as a tree of words: what begins alike is joined, so that a list of
/// hundreds of abbreviations costs no more than reading one of them.
///
/// Only for choices in which the order of the branches makes no difference.
struct PatternWords {
  private struct Node {
    /// The character that leads here, twice its code point, and 1 more if it stands for any case.
    var key: UInt32
    var child = PatternNode.none
    var sibling = PatternNode.none
    /// The first of the endings of branches that are not words any more.
    var ending = PatternNode.none
  }

  private struct Ending {
    /// The parts that are left, from one on; none at the end of a branch.
    var part: Int32
    var next: Int32
  }

  private let tree: PatternTree
  private let classes: PatternClasses
  private var nodes = [Node(key: 0)]
  private var endings: [Ending] = []
  private var jumps: [Int] = []
  /// The tables that are being made, the innermost last.
  private var entries: [(unit: UInt16, target: Int32)] = []
  /// How many ways through optional letters and short sets one branch may still be divided into.
  private var divisions = 0

  init(tree: PatternTree, classes: PatternClasses) {
    self.tree = tree
    self.classes = classes
  }

  mutating func insert(branchesFrom first: Int32) {
    var branch = first
    while branch != PatternNode.none {
      divisions = 32
      insert(tree[branch].a, at: 0)
      branch = tree[branch].next
    }
  }

  private mutating func insert(_ first: Int32, at start: Int32) {
    var part = first
    var place = start
    while part != PatternNode.none {
      let node = tree[part]
      switch node.kind {
      case .character where node.a < 0x10000:
        place = child(UInt32(node.a) << 1 | (node.flag ? 1 : 0), of: place)
      case .characterClass:
        guard divisions > 0, let few = classes.fewCharacters(of: node.a) else {
          return addEnding(part, at: place)
        }
        for value in few {
          divisions -= 1
          insert(node.next, at: child(value << 1, of: place))
        }
        return
      case .repetition:
        let inside = tree[node.a]
        guard divisions > 0, node.b == 0, node.c == 1, inside.kind == .character,
          inside.a < 0x10000
        else { return addEnding(part, at: place) }
        divisions -= 1
        insert(node.next, at: place)
        place = child(UInt32(inside.a) << 1 | (inside.flag ? 1 : 0), of: place)
      default: return addEnding(part, at: place)
      }
      part = node.next
    }
    addEnding(PatternNode.none, at: place)
  }

  private mutating func child(_ key: UInt32, of parent: Int32) -> Int32 {
    var index = nodes[Int(parent)].child
    while index != PatternNode.none {
      if nodes[Int(index)].key == key { return index }
      index = nodes[Int(index)].sibling
    }
    index = Int32(nodes.count)
    nodes.append(Node(key: key, sibling: nodes[Int(parent)].child))
    nodes[Int(parent)].child = index
    return index
  }

  private mutating func addEnding(_ part: Int32, at place: Int32) {
    var index = nodes[Int(place)].ending
    while index != PatternNode.none {
      if endings[Int(index)].part == part { return }
      index = endings[Int(index)].next
    }
    endings.append(Ending(part: part, next: nodes[Int(place)].ending))
    nodes[Int(place)].ending = Int32(endings.count - 1)
  }

  mutating func compile(into program: inout PatternProgram) {
    compile(0, &program)
    for jump in jumps { program.code[jump].a = program.here }
    jumps = []
  }

  private mutating func compile(_ index: Int32, _ program: inout PatternProgram) {
    let node = nodes[Int(index)]
    var ending = node.ending
    while ending != PatternNode.none {
      let (part, next) = (endings[Int(ending)].part, endings[Int(ending)].next)
      let isLast = next == PatternNode.none && node.child == PatternNode.none
      let at = isLast ? nil : program.emit(.split)
      if let at { program.code[at].a = program.here }
      program.compileList(from: part, tree)
      jumps.append(program.emit(.jump))
      if let at { program.code[at].b = program.here }
      ending = next
    }
    if node.child == PatternNode.none { return }
    let key = nodes[Int(node.child)].key
    if nodes[Int(node.child)].sibling == PatternNode.none, key & 1 == 0 {
      program.emit(.unit, Int32(key >> 1))
      return compile(node.child, &program)
    }
    compileTable(node.child, &program)
  }

  private mutating func compileTable(_ first: Int32, _ program: inout PatternProgram) {
    let at = program.emit(.dispatch)
    // The tables of the words behind are made, and leave, before this one is whole.
    let start = entries.count
    var child = first
    while child != PatternNode.none {
      let target = program.here
      let key = nodes[Int(child)].key
      insertEntry(UInt16(key >> 1), target, from: start)
      if key & 1 == 1 {
        if let capital = PatternClasses.onlyVariant(of: key >> 1) {
          insertEntry(UInt16(capital), target, from: start)
        } else {
          for variant in classes.variants(of: key >> 1) where variant < 0x10000 {
            insertEntry(UInt16(variant), target, from: start)
          }
        }
      }
      compile(child, &program)
      child = nodes[Int(child)].sibling
    }
    program.code[at].a = Int32(program.units.count)
    program.code[at].b = Int32(entries.count - start)
    for entry in entries[start...] {
      program.units.append(entry.unit)
      program.targets.append(entry.target)
    }
    entries.removeLast(entries.count - start)
  }

  /// Puts an entry into the table that begins at `start`, in the order of units.
  private mutating func insertEntry(_ unit: UInt16, _ target: Int32, from start: Int) {
    entries.append((unit, target))
    var place = entries.count - 1
    while place > start, entries[place - 1].unit > unit {
      entries.swapAt(place, place - 1)
      place -= 1
    }
  }
}
