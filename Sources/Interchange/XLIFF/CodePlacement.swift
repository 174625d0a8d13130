internal import BitextCore

/// Puts the inline codes of a source into a translation from a memory, where the two agree.
///
/// They agree when the unit's own source has the same kinds of codes in the same order (each then
/// stands for one of the file, and its counterpart in the unit's target says where that goes), or
/// when all codes of the file stand before the first or behind the last word and the unit has none.
struct CodePlacement {
  private let content: InlineContent

  init(_ content: InlineContent) {
    self.content = content
  }

  /// What is to be written into the target; nil where the codes do not agree. O(length + codes²).
  func markup(_ proposal: BilingualProposal) -> String? {
    guard let source = Flat(proposal.source), let target = Flat(proposal.target) else { return nil }
    let edges = Edges(content)
    if let whole = render(target, source, content.codes) {
      return edges.blankBefore + whole + edges.blankAfter
    }
    return render(target, source, edges.inner).map { edges.leading + $0 + edges.trailing }
  }

  private func render(_ target: Flat, _ source: Flat, _ codes: [InlineContent.Code]) -> String? {
    let roles = codes.map(\.role)
    guard source.codes.map(\.role) == roles, target.codes.count == codes.count else { return nil }
    let places =
      places(target.codes, in: source.codes)
      ?? (target.codes.map(\.role) == roles ? Array(codes.indices) : nil)
    guard let places, isNested(places.map { codes[$0] }) else { return nil }
    var next = 0
    return target.pieces.map { piece in
      switch piece {
      case .text(let text): return XMLText.encoded(text)
      case .code:
        next += 1
        return codes[places[next - 1]].raw
      }
    }.joined()
  }

  /// Which code of the unit's source each of its target's is; nil where that is not certain.
  private func places(_ target: [Flat.Code], in source: [Flat.Code]) -> [Int]? {
    guard Set(source).count == source.count, Set(target) == Set(source) else { return nil }
    return target.compactMap { source.firstIndex(of: $0) }
  }

  private func isNested(_ codes: [InlineContent.Code]) -> Bool {
    var open: [String] = []
    for code in codes where code.isTag {
      if code.role == .open {
        open.append(code.key)
      } else if open.popLast() != code.key {
        return false
      }
    }
    return open.isEmpty
  }
}

/// What stands before the first word and behind the last.
private struct Edges {
  var leading = ""
  var trailing = ""
  /// The codes between the two.
  var inner: [InlineContent.Code] = []
  /// Blanks at the very ends.
  var blankBefore = ""
  var blankAfter = ""

  init(_ content: InlineContent) {
    let texts = content.pieces.indices.filter { index in
      if case .text(let text) = content.pieces[index] { !text.allSatisfy(\.isWhitespace) } else { false }
    }
    guard let first = texts.first, let last = texts.last else { return }
    for (index, piece) in content.pieces.enumerated() {
      switch piece {
      case .code(let code):
        if index < first { leading += code.raw }
        if index > last { trailing += code.raw }
        if (first...last).contains(index) { inner.append(code) }
      case .text(let text):
        let before = XMLText.encoded(String(text.prefix(while: \.isWhitespace)))
        let after = XMLText.encoded(String(text.suffix(while: \.isWhitespace)))
        if index <= first { leading += before }
        if index >= last { trailing += after }
        if index == 0 { blankBefore = before }
        if index == content.pieces.count - 1 { blankAfter = after }
      }
    }
  }
}

extension String {
  func suffix(while predicate: (Character) -> Bool) -> Substring {
    let kept = lastIndex { !predicate($0) }
    return kept.map { self[index(after: $0)...] } ?? self[...]
  }
}

/// A segment of a memory with its codes in one row.
private struct Flat {
  struct Code: Hashable {
    var role: InlineContent.Role
    var key: String
  }

  enum Piece {
    case text(String)
    case code(Code)
  }

  private(set) var pieces: [Piece] = []
  private var highlights = 0

  var codes: [Code] {
    pieces.compactMap { if case .code(let code) = $0 { code } else { nil } }
  }

  /// Nil where text stands inside a code: nobody knows where that belongs. Blanks at the ends go.
  init?(_ segment: Segment) {
    for element in segment.elements where !append(element) { return nil }
    if case .text(let text)? = pieces.first {
      pieces[0] = .text(String(text.drop(while: \.isWhitespace)))
    }
    if case .text(let text)? = pieces.last {
      pieces[pieces.count - 1] = .text(text.withoutTrailingBlanks)
    }
  }

  private mutating func append(_ element: Segment.Element) -> Bool {
    switch element {
    case .text(let text): pieces.append(.text(text))
    case .code(let code):
      func value(_ name: String) -> String {
        code.attributes.first { $0.name == name }?.value ?? ""
      }
      switch code.kind {
      case .hi:
        highlights += 1
        let key = "hi\(highlights)"
        pieces.append(.code(Code(role: .open, key: key)))
        for inner in code.content where !append(inner) { return false }
        pieces.append(.code(Code(role: .close, key: key)))
        return true
      case .bpt: pieces.append(.code(Code(role: .open, key: value("i"))))
      case .ept: pieces.append(.code(Code(role: .close, key: value("i"))))
      case .it:
        let role = value("pos") == "end" ? InlineContent.Role.close : .open
        pieces.append(.code(Code(role: role, key: value("x"))))
      case .ph, .ut: pieces.append(.code(Code(role: .single, key: value("x"))))
      case .sub: return false
      }
      return code.text.isEmpty
    }
    return true
  }
}
