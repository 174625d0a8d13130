internal import BitextCore

/// Makes inline codes such as the DTD of TMX 1.4b has them, and as strict readers check them.
///
/// Attributes that the DTD lacks go; numbers are numbers, each once; a `bpt` has its `ept`, else it is
/// an `it`. Text and native code stay as they are.
enum StrictCodes {
  static func of(_ segment: Segment) -> Segment {
    var pairing = Pairing(segment)
    return Segment(elements: segment.elements.flatMap { pairing.strict($0, inCode: false) })
  }

  private static let attributes: [InlineCode.Kind: Set<String>] = [
    .bpt: ["i", "x", "type"], .ept: ["i"], .ph: ["x", "assoc", "type"],
    .it: ["pos", "x", "type"], .hi: ["x", "type"], .ut: ["x"], .sub: ["datatype", "type"],
  ]

  private struct Pairing {
    /// The number of each pair by what it was called; only whole pairs are here.
    private var numbers: [String: Int] = [:]
    private var begun: Set<String> = []
    private var ended: Set<String> = []
    private var usedX: Set<String> = []

    init(_ segment: Segment) {
      var open: Set<String> = []
      collect(segment.elements, &open)
    }

    private mutating func collect(_ elements: [Segment.Element], _ open: inout Set<String>) {
      for case .code(let code) in elements {
        let name = code.value("i") ?? ""
        if code.kind == .bpt, numbers[name] == nil { open.insert(name) }
        if code.kind == .ept, open.remove(name) != nil { numbers[name] = numbers.count + 1 }
        collect(code.content, &open)
      }
    }

    mutating func strict(_ element: Segment.Element, inCode: Bool) -> [Segment.Element] {
      guard case .code(var code) = element else { return [element] }
      // Native code holds no codes but `sub`, and `sub` stands in native code alone.
      let isPlace = (code.kind == .sub) == inCode
      let isText = code.kind == .hi || code.kind == .sub
      code.content = code.content.flatMap { strict($0, inCode: !isText) }
      if !isPlace { return code.content }
      number(&code)
      let known = StrictCodes.attributes[code.kind] ?? []
      code.attributes.removeAll { !known.contains($0.name) }
      return [.code(code)]
    }

    private mutating func number(_ code: inout InlineCode) {
      let name = code.value("i") ?? ""
      switch code.kind {
      case .bpt:
        if let number = numbers[name], begun.insert(name).inserted {
          code.set("i", String(number))
        } else {
          isolate(&code, "begin")
        }
      case .ept:
        if let number = numbers[name], begun.contains(name), ended.insert(name).inserted {
          code.set("i", String(number))
        } else {
          isolate(&code, "end")
        }
      case .it:
        let position = code.value("pos")?.lowercased() ?? ""
        code.set("pos", ["end", "close"].contains(position) ? "end" : "begin")
      case .ph:
        if !["p", "f", "b"].contains(code.value("assoc") ?? "p") { code.set("assoc", nil) }
      default: break
      }
      if let x = code.value("x"), Int(x) == nil || !usedX.insert("\(code.kind) \(x)").inserted {
        code.set("x", nil)
      }
    }

    private func isolate(_ code: inout InlineCode, _ position: String) {
      code.kind = .it
      code.set("pos", position)
    }
  }
}

extension InlineCode {
  fileprivate func value(_ name: String) -> String? {
    attributes.first { $0.name == name }?.value
  }

  fileprivate mutating func set(_ name: String, _ value: String?) {
    attributes.removeAll { $0.name == name }
    if let value { attributes.insert(Attribute(name: name, value: value), at: 0) }
  }
}
