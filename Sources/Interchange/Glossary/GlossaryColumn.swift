internal import BitextCore

/// What a column of a glossary holds, by the name that the header line gives it.
enum GlossaryColumn: Hashable {
  case identifier, note, subjectField, definition, source, status, ambiguous
  case terms(LanguageTag, Term.Kind, Term.Status?)
  /// A field that a record keeps as it is; the name may say its place, as
  /// `termNote:partOfSpeech:sr-Latn:1`.
  case other(String)

  init(_ name: String) {
    let folded = name.lowercased()
    if let known = Self.known[folded] {
      self = known
    } else if folded.hasSuffix(GlossaryRecord.freeSuffix) {
      // Not the language of a script that is called Free.
      self = .other(name)
    } else {
      self = Self.terms(folded) ?? .other(name)
    }
  }

  private static let known: [String: GlossaryColumn] = [
    "id": .identifier, "note": .note, "notes": .note, "comment": .note, "kind": .subjectField,
    "domain": .subjectField, "subjectfield": .subjectField, "definition": .definition,
    "source": .source, "status": .status, "ambiguous": .ambiguous, "napomena": .note,
    "напомена": .note,
    "oblast": .subjectField, "област": .subjectField, "definicija": .definition,
    "дефиниција": .definition, "izvor": .source, "извор": .source,
  ]

  private static func terms(_ name: String) -> GlossaryColumn? {
    let suffixes: [(String, Term.Kind, Term.Status?)] = [
      ("-abbreviation", .abbreviation, nil), ("-deprecated", .fullForm, .deprecated),
      ("-superseded", .fullForm, .superseded), ("", .fullForm, nil),
    ]
    for (suffix, kind, status) in suffixes where name.hasSuffix(suffix) {
      let stem = String(name.dropLast(suffix.count))
      guard var tag = LanguageTag(columnName: LanguageTag.names[stem] ?? stem) else { continue }
      if kind == .abbreviation, tag.language == "sr", tag.script == nil { tag.script = "Latn" }
      return .terms(tag, kind, status)
    }
    return nil
  }

  var isTerms: Bool { if case .terms = self { true } else { false } }

  /// Whether only glossaries have such a column; tables of segments have languages, notes and numbers
  /// too.
  var isOfGlossaries: Bool {
    switch self {
    case .subjectField, .definition, .status, .ambiguous: true
    case .terms(_, let kind, let status): kind == .abbreviation || status != nil
    case .other(let name): name.hasPrefix("termNote:") || name.hasPrefix("descrip:")
    case .identifier, .note, .source: false
    }
  }
}

extension LanguageTag {
  /// The names of languages that may head a column, in small letters, and their tags.
  static let names = [
    "english": "en", "engleski": "en", "енглески": "en", "serbian": "sr", "srpski": "sr",
    "српски": "sr", "serbian (latin)": "sr-Latn", "srpski (latinica)": "sr-Latn",
    "serbian (cyrillic)": "sr-Cyrl", "српски (ћирилица)": "sr-Cyrl",
    "srpski (ćirilica)": "sr-Cyrl", "albanian": "sq", "albanski": "sq", "албански": "sq",
  ]
}
