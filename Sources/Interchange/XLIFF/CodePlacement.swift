internal import BitextCore

/// Puts the inline codes of a source into a translation from a memory, where the two agree.
///
/// They agree when the unit's own source has the same kinds of codes in the same order: each then
/// stands for one of the file, and its counterpart in the unit's target says where that goes. Codes
/// of the file before the first word or behind the last, which the unit may well lack, stay there.
struct CodePlacement {
  private let content: InlineContent
  private let edges: Edges

  init(_ content: InlineContent) {
    self.content = content
    edges = Edges(content)
  }

  /// What is to be written into the target; nil where the codes do not agree. O(length + codes²).
  func markup(_ proposal: BilingualProposal) -> String? {
    guard let source = Flat(proposal.source), let target = Flat(proposal.target) else { return nil }
    let codes = content.codes
    if let whole = render(target, source, codes[...]) {
      return edges.before(0) + whole + edges.after(0)
    }
    let zones = source.zones
    // How many stand before what is translated, and so how many behind it.
    for first in (0...edges.leading).reversed() {
      let last = codes.count - first - zones.count
      guard (0...edges.trailing).contains(last) else { continue }
      let range = first..<(codes.count - last)
      // Else a code that opens the one could be taken for one that ends the other.
      guard edges.zones[range].elementsEqual(zones),
        let inner = render(target, source, codes[range])
      else { continue }
      return edges.before(first) + inner + edges.after(last)
    }
    return nil
  }

  private func render(_ target: Flat, _ source: Flat, _ wanted: ArraySlice<InlineContent.Code>)
    -> String?
  {
    let codes = Array(wanted)
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

/// Where a code stands among the words.
private enum Zone { case before, among, after }

/// What stands before the first word and behind the last.
private struct Edges {
  /// How many codes stand there.
  private(set) var leading = 0
  private(set) var trailing = 0
  private(set) var zones: [Zone] = []
  private let pieces: [InlineContent.Piece]
  private var firstWord = 0
  private var lastWord = 0

  init(_ content: InlineContent) {
    pieces = content.pieces
    let words = pieces.indices.filter { index in
      if case .text(let text) = content.pieces[index] { text.hasWords } else { false }
    }
    firstWord = words.first ?? pieces.count
    lastWord = words.last ?? pieces.count
    for (index, piece) in pieces.enumerated() {
      guard case .code = piece else { continue }
      zones.append(index < firstWord ? .before : index > lastWord ? .after : .among)
    }
    leading = zones.count { $0 == .before }
    trailing = zones.count { $0 == .after }
  }

  /// As written, up to the code of that number, or up to the first word behind the last of them.
  func before(_ count: Int) -> String {
    var left = count
    var raw = ""
    for (index, piece) in pieces.enumerated() {
      switch piece {
      case .code(let code):
        if left == 0 { return raw }
        left -= 1
        raw += code.raw
      case .text(let text):
        raw += XMLText.encoded(String(text.prefix(while: \.isWhitespace)))
        if index >= firstWord { return raw }
      }
    }
    return raw
  }

  /// The same from the end.
  func after(_ count: Int) -> String {
    var left = count
    var raw = ""
    for (index, piece) in pieces.enumerated().reversed() {
      switch piece {
      case .code(let code):
        if left == 0 { return raw }
        left -= 1
        raw = code.raw + raw
      case .text(let text):
        raw = XMLText.encoded(String(text.suffix(while: \.isWhitespace))) + raw
        if index <= lastWord { return raw }
      }
    }
    return raw
  }
}

extension String {
  fileprivate var hasWords: Bool { !allSatisfy(\.isWhitespace) }

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

  var zones: [Zone] {
    let words = pieces.indices.filter { index in
      if case .text(let text) = pieces[index] { text.hasWords } else { false }
    }
    return pieces.indices.compactMap { index in
      guard case .code = pieces[index] else { return nil }
      let isBefore = index < words.first ?? pieces.count
      return isBefore ? .before : index > words.last ?? pieces.count ? .after : .among
    }
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
