/// The suffixes of a hunspell affix file, sorted for looking forms up instead of making them.
///
/// A suffix of hunspell replaces the end of a stem: `SFX 34 d da` turns Beograd into Beograda.
/// Serbian's file also makes derived words that way (beogradski, Beograđanin, Beograđaninov, all
/// from Beograd). Each suffix therefore carries the suffix that makes the base form of what it
/// makes: none for inflection, ski for skog, anin for anina.
struct SuffixTable {
  struct Suffix {
    var flag: Int32
    /// The end of the stem that is replaced, as bytes.
    var strip: [UInt8]
    /// What replaces it in the base form: equal to `strip` where the stem itself is the base form.
    var base: [UInt8]
  }

  /// Suffixes by what they add.
  private(set) var suffixes: [[UInt8]: [Suffix]] = [:]
  private(set) var longest = 0
  /// The flags of prefixes by what they put before a form: naj, ne.
  private(set) var prefixes: [(text: [UInt8], flag: Int32)] = []

  init(_ affixFile: String) {
    var classes: [Int32: [(strip: String, add: String)]] = [:]
    for line in affixFile.split(whereSeparator: \.isNewline) {
      let fields = line.split(separator: " ")
      guard fields.count >= 4, let flag = Int32(fields[1]) else { continue }
      let strip = fields[2] == "0" ? "" : String(fields[2])
      let add = fields[3] == "0" ? "" : String(fields[3].prefix { $0 != "/" })
      // A class begins with a line of its own: flag, Y or N, how many lines follow.
      if strip == "Y" || strip == "N", Int(add) != nil { continue }
      if fields[0] == "SFX" {
        classes[flag, default: []].append((strip, add))
      } else if fields[0] == "PFX" {
        prefixes.append((Array(add.utf8), flag))
      }
    }
    for (flag, members) in classes {
      let derivation = Derivation(members)
      for (strip, add) in members {
        let base = derivation.base(of: add) ?? strip
        suffixes[Array(add.utf8), default: []].append(
          Suffix(flag: flag, strip: Array(strip.utf8), base: Array(base.utf8))
        )
        longest = max(longest, add.utf8.count)
      }
    }
  }
}

/// What a class of suffixes makes: forms of the stem, or of a word derived from it.
private struct Derivation {
  /// The suffixes that make base forms; empty for a class that inflects.
  private var bases: [String] = []

  init(_ members: [(strip: String, add: String)]) {
    let adds = Set(members.map(\.add))
    let strips = Set(members.map(\.strip))
    func all(_ kinds: [String], _ endings: Set<String>) -> [String]? {
      var found: Set<String> = []
      for add in adds {
        guard let kind = kinds.first(where: { Self.isMade(add, with: $0, endings) }) else {
          return nil
        }
        // The base is what stands before and in the derivational suffix.
        guard let range = add.range(ofLast: kind) else { return nil }
        found.insert(String(add[..<range.upperBound]))
      }
      return Array(found)
    }
    let strippedKinds = strips.contains { strip in
      ["sk", "čk", "šk", "ov", "ev", "in"].contains {
        strip.hasSuffix($0) || strip.hasSuffix($0 + "i")
      }
    }
    if strippedKinds { return }
    if let stems = all(["sk", "čk", "šk", "ćk"], Self.adjectiveEndings) {
      bases = stems.map { $0 + "i" }.filter(adds.contains)
    } else if let stems = all(["ov", "ev", "in"], Self.possessiveEndings),
      adds.contains(where: { $0.hasSuffix("oga") })
    {
      bases = stems.filter(adds.contains)
    } else if adds.contains(where: { $0.hasSuffix("ka") }),
      adds.contains(where: { $0.hasSuffix("kama") }),
      adds.contains(where: { $0.hasSuffix("in") || $0.hasSuffix("ac") || $0.hasSuffix("ak") })
        || !adds.contains(where: { $0.count <= 2 })
    {
      // Inhabitants: Beograđanin and Beograđanka, Kosovac and Kosovka.
      bases = adds.filter { add in
        ["in", "ac", "ka", "ak"].contains { add.hasSuffix($0) } && !add.hasSuffix("aka")
      }
    }
  }

  /// The suffix of the base form that a form with the suffix `add` belongs to; nil for inflection.
  func base(of add: String) -> String? {
    bases.max { first, second in
      let a = add.commonPrefix(with: first).utf8.count
      let b = add.commonPrefix(with: second).utf8.count
      return (a, -first.count, first) < (b, -second.count, second)
    }
  }

  private static func isMade(_ add: String, with kind: String, _ endings: Set<String>) -> Bool {
    guard let range = add.range(ofLast: kind) else { return false }
    return endings.contains(String(add[range.upperBound...]))
  }

  private static let adjectiveEndings: Set<String> = [
    "i", "a", "o", "e", "u", "og", "oga", "om", "ome", "omu", "oj", "im", "ima", "ih",
  ]
  private static let possessiveEndings = adjectiveEndings.union([""])
}

extension String {
  /// The last place of a short text in this one.
  fileprivate func range(ofLast text: String) -> Range<Index>? {
    var start = endIndex
    while start > startIndex {
      start = index(before: start)
      if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
    }
    return nil
  }

  fileprivate func commonPrefix(with other: String) -> Substring {
    var end = startIndex
    for (a, b) in zip(self, other) where end < endIndex {
      guard a == b else { break }
      end = index(after: end)
    }
    return self[..<end]
  }
}
