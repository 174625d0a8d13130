internal import BitextCore

/// What the first entry of a PO file says of the whole.
struct POHeader: Sendable {
  private(set) var language: LanguageTag?
  private(set) var pluralForms: Int?

  init(_ text: String) {
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: ":", maxSplits: 1).map { part in
        String(part).trimmingBlanks()
      }
      guard parts.count == 2 else { continue }
      switch parts[0].lowercased() {
      case "language": language = LanguageTag(parts[1])
      case "plural-forms":
        pluralForms = Self.pluralForms(parts[1])
      default: break
      }
    }
  }

  /// The number of forms that a rule names: "nplurals=3; …".
  static func pluralForms(_ rule: String) -> Int? {
    guard let start = rule.firstRange(of: "nplurals=") else { return nil }
    let digits = rule[start.upperBound...].prefix { $0.isNumber }
    return Int(digits).flatMap { (1...10).contains($0) ? $0 : nil }
  }

  /// How gettext names a language: the script of Serbian behind '@', Cyrillic unnamed.
  static func name(of tag: LanguageTag) -> String {
    let region = tag.region.map { "_" + $0 } ?? ""
    return tag.language + region + (tag.script == "Latn" && tag.language == "sr" ? "@latin" : "")
  }

  /// As the documentation of gettext has them.
  static func pluralRule(of tag: LanguageTag) -> String? {
    switch tag.language {
    case "sr", "hr", "bs":
      "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);"
    case "en", "de", "sq", "it", "es": "nplurals=2; plural=(n != 1);"
    default: nil
    }
  }

  /// The header's strings as they stand, with a field set.
  static func setting(_ field: String, _ value: String, in raw: String, lineEnd: String) -> String {
    let key = field + ":"
    var place = raw.startIndex
    while let found = raw[place...].firstRange(of: key) {
      // At the start of a line of the header.
      let before = raw[..<found.lowerBound]
      let end = raw[found.upperBound...].firstRange(of: "\\n")
      if before.hasSuffix("\"") || before.hasSuffix("\\n"), let end {
        return raw[..<found.upperBound] + " " + value + raw[end.lowerBound...]
      }
      place = found.upperBound
    }
    return raw + lineEnd + "\"\(key) \(value)\\n\""
  }
}
