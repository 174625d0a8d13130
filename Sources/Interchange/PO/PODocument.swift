internal import BitextCore

/// A PO file that can be read and filled in.
struct PODocument: BilingualDocument {
  private struct Place {
    var entry: Int
    var form: Int?
  }

  let formatName = "PO"
  private let assumedLanguage: LanguageTag?
  private let text: EditableText
  private let entries: [POEntry]
  private let header: POHeader
  private let lineEnd: String
  private(set) var segments: [BilingualSegment] = []
  private var places: [Place] = []

  /// `language` is that of the targets where the file does not say it, as a template does not.
  init(_ bytes: [UInt8], name: String, language: LanguageTag?) throws(InterchangeError) {
    assumedLanguage = language
    text = try EditableText(bytes, declared: Self.encoding(bytes), file: name)
    entries = try POScanner.entries(of: text.utf8, name: name)
    header = POHeader(
      entries.first { $0.isHeader }?.translations.first?.value ?? ""
    )
    let end = text.utf8.firstIndex(of: 0x0A) ?? 0
    lineEnd = end > 0 && text.utf8[end - 1] == 0x0D ? "\r\n" : "\n"
    let positions = PositionIndex(text.utf8)
    for (index, entry) in entries.enumerated() where !entry.isHeader {
      guard let source = entry.field(.source) else { continue }
      let position = positions.position(source.start)
      if let plural = entry.field(.plural) {
        for form in 0..<formCount(entry) {
          let isSingular = form == 0 && formCount(entry) > 1
          add(entry, index, form, (isSingular ? source : plural).value, position)
        }
      } else {
        add(entry, index, nil, source.value, position)
      }
    }
  }

  /// What the header says, which must be ASCII up to there.
  private static func encoding(_ bytes: [UInt8]) -> String? {
    let start = String(decoding: bytes.prefix(16_384), as: UTF8.self)
    return start.firstRange(of: "charset=").map {
      String(
        start[$0.upperBound...].prefix {
          $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_")
        }
      )
    }
  }

  private func formCount(_ entry: POEntry) -> Int {
    if let count = header.pluralForms { return count }
    let rule = (header.language ?? assumedLanguage).flatMap(POHeader.pluralRule)
    let known = entries.contains { $0.isHeader } ? rule.flatMap(POHeader.pluralForms) : nil
    return known ?? max(entry.translations.count, 1)
  }

  private mutating func add(
    _ entry: POEntry,
    _ index: Int,
    _ form: Int?,
    _ source: String,
    _ position: SourcePosition
  ) {
    let target = entry.field(.translation(form))?.value ?? ""
    let hasTarget = entry.translations.contains { !$0.bytes.isEmpty }
    let readiness: BilingualSegment.Readiness =
      if target.isEmpty {
        .unfinished("The entry was left out: it has no translation.")
      } else if entry.isFuzzy {
        .unfinished("The entry was left out: it is marked as fuzzy.")
      } else {
        .finished
      }
    segments.append(
      BilingualSegment(
        position: position,
        targetLanguage: header.language,
        source: Segment(POSpacing(source).core),
        target: target.isEmpty ? nil : Segment(POSpacing(target).core),
        status: !hasTarget ? .open : entry.isFuzzy ? .draft : .closed("translated"),
        readiness: readiness,
        context: entry.field(.context)?.value,
        pluralForm: form
      )
    )
    places.append(Place(entry: index, form: form))
  }

  func filled(
    _ proposals: [Int: [BilingualProposal]],
    language: LanguageTag
  ) throws(InterchangeError) -> BilingualFilling {
    var filling = BilingualFilling(bytes: [])
    var edits = ByteEdits()
    let wanted = Dictionary(grouping: proposals.keys.sorted()) { places[$0].entry }
    for entry in wanted.keys.sorted() {
      let numbers = wanted[entry] ?? []
      let chosen = numbers.compactMap { number in
        proposals[number]?.first { text.canWrite($0.target.text) }.map { (number, $0) }
      }
      let needed = entries[entry].field(.plural) == nil ? 1 : formCount(entries[entry])
      guard chosen.count == needed else {
        filling.alternativesOnly.formUnion(numbers)
        continue
      }
      fill(entry, chosen, &edits, &filling)
    }
    if !filling.filled.isEmpty { declare(language, &edits) }
    filling.bytes = text.bytes(edits)
    return filling
  }

  private func fill(
    _ index: Int,
    _ chosen: [(number: Int, proposal: BilingualProposal)],
    _ edits: inout ByteEdits,
    _ filling: inout BilingualFilling
  ) {
    let entry = entries[index]
    let hasFormat = entry.flags.contains { $0.hasSuffix("-format") && !$0.hasPrefix("no-") }
    var isExact = chosen.allSatisfy { $0.proposal.isExact }
    var added = ""
    for (number, proposal) in chosen {
      let source = segments[number].source.text
      let target = proposal.target.text
      if hasFormat, FormatDirectives.of(source) != FormatDirectives.of(target) { isExact = false }
      let form = places[number].form
      let whole =
        (form == nil || form == 0 ? entry.field(.source) : entry.field(.plural))?.value ?? ""
      let strings = POString.lines(POSpacing(whole).around(target)).joined(separator: lineEnd)
      if let field = entry.field(.translation(form)) {
        edits.replace(field.strings, strings)
      } else {
        added += lineEnd + "msgstr[\(form ?? 0)] " + strings
      }
      filling.filled.insert(number)
    }
    if !added.isEmpty, let end = entry.translations.map(\.strings.upperBound).max() {
      edits.insert(added, at: end)
    }
    if isExact { filling.exact.formUnion(chosen.map(\.number)) }
    mark(entry, isFuzzy: !isExact, chosen.first?.proposal, &edits)
  }

  /// Sets or takes away the flag, and says of a fuzzy translation what it is the translation of.
  private func mark(
    _ entry: POEntry,
    isFuzzy: Bool,
    _ proposal: BilingualProposal?,
    _ edits: inout ByteEdits
  ) {
    for line in entry.previousLines { edits.replace(line, "") }
    var comments = ""
    if isFuzzy != entry.isFuzzy {
      var flags = entry.flags.filter { $0 != "fuzzy" && !$0.isEmpty }
      if isFuzzy { flags.insert("fuzzy", at: 0) }
      let line = flags.isEmpty ? "" : "#, " + flags.joined(separator: ", ")
      for (number, range) in entry.flagLines.enumerated() {
        var end = range.upperBound
        if number > 0 || line.isEmpty {
          while end < text.utf8.count, text.utf8[end - 1] != 0x0A { end += 1 }
        }
        edits.replace(range.lowerBound..<end, number == 0 ? line : "")
      }
      if entry.flagLines.isEmpty, !line.isEmpty { comments += line + lineEnd }
    }
    if isFuzzy, let proposal, proposal.score < 100 {
      let strings = POString.lines(proposal.source.text)
      comments += "#| msgid " + strings.joined(separator: lineEnd + "#| ") + lineEnd
    }
    if !comments.isEmpty { edits.insert(comments, at: entry.keywordLine) }
  }

  /// Completes a header that does not say its language, as that of a template.
  private func declare(_ language: LanguageTag, _ edits: inout ByteEdits) {
    guard let field = entries.first(where: { $0.isHeader })?.translations.first else { return }
    let raw = String(decoding: text.utf8[field.strings], as: UTF8.self)
    var changed = raw
    func set(_ name: String, _ value: String) {
      changed = POHeader.setting(name, value, in: changed, lineEnd: lineEnd)
    }
    if header.language == nil { set("Language", POHeader.name(of: language)) }
    if header.pluralForms == nil, let rule = POHeader.pluralRule(of: header.language ?? language) {
      set("Plural-Forms", rule)
    }
    changed = changed.replacing("charset=CHARSET", with: "charset=UTF-8")
    if changed != raw { edits.replace(field.strings, changed) }
  }
}

/// A text and the blanks at its ends, which a translation must have too.
struct POSpacing {
  private let before: Substring
  private let after: Substring
  let core: String

  init(_ text: String) {
    before = text.prefix(while: \.isWhitespace)
    let rest = text[before.endIndex...]
    core = String(rest).withoutTrailingBlanks
    after = rest.dropFirst(core.count)
  }

  func around(_ translation: String) -> String { before + POSpacing(translation).core + after }
}

/// The places in a message that a program fills: `%s`, `%2$d`, `%(name)s`, `{0}`.
enum FormatDirectives {
  /// In alphabetical order, so that two texts can be compared. O(length log length).
  static func of(_ text: String) -> [String] {
    var found: [String] = []
    var rest = text[...]
    while let start = rest.firstIndex(where: { $0 == "%" || $0 == "{" }) {
      let tail = rest[rest.index(after: start)...]
      let end =
        rest[start] == "{"
        ? tail.firstIndex(of: "}")
        : tail.first == "%" ? tail.startIndex : conversion(tail)
      guard let end else {
        rest = tail
        continue
      }
      found.append(String(rest[start...end]))
      rest = rest[rest.index(after: end)...]
    }
    return found.sorted()
  }

  private static func conversion(_ tail: Substring) -> Substring.Index? {
    var rest = tail
    if rest.first == "(", let close = rest.firstIndex(of: ")") {
      rest = rest[rest.index(after: close)...]
    }
    let flags = rest.prefix { "0123456789$-+#.*'hlLqjzt".contains($0) }
    let place = flags.endIndex
    guard place < rest.endIndex, rest[place].isLetter, rest[place].isASCII else { return nil }
    return place
  }
}
