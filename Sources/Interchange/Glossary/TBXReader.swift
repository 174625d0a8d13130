public import BitextCore
internal import XMLStream

/// Reads TBX: version 2 (`martif`) and version 3 (`tbx`) in either style, DCA and DCT.
///
/// Nothing is fetched, and a file with declarations of its own is refused. What `ConceptEntry` has
/// no place for becomes a field of the record. Entries without a term are left out.
public struct TBXReader: Sendable {
  private let name: String?

  /// A reader of the glossary of that name, which its entries carry.
  public init(name: String? = nil) {
    self.name = name
  }

  /// All entries. O(length).
  ///
  /// Throws with line and column when the XML is not well-formed or the root is no TBX, and when a
  /// language is not a language tag, unless `skipping` is told of it: then the terms of that language
  /// are left out of that entry, and all others are kept.
  public func read(
    bytes: [UInt8],
    file: String? = nil,
    skipping report: ((InterchangeError) -> Void)? = nil
  ) throws(InterchangeError) -> [GlossaryRecord] {
    do {
      let reader = try XMLReader(bytes: bytes)
      var builder = TBXBuilder(glossary: name)
      var isRoot = true
      while let kind = try reader.advance() {
        switch kind {
        case .startElement:
          let element = reader.name
          if isRoot, element.local != "tbx", element.local != "martif" {
            throw InterchangeError(
              .invalid,
              file: file,
              position: SourcePosition(line: reader.line, column: reader.column),
              message: "The root element is '\(element.local)'. TBX begins with 'tbx' or 'martif'."
            )
          }
          isRoot = false
          let position = SourcePosition(line: reader.line, column: reader.column)
          do {
            try builder.start(element, reader.attributes)
          } catch {
            let fault = InterchangeError(
              .invalid,
              file: file,
              position: position,
              message: error.message
            )
            guard let report else { throw fault }
            report(fault)
            builder.skipLanguage()
          }
        case .text: builder.text(reader.text)
        case .endElement: builder.end(reader.name)
        default: break
        }
      }
      return builder.records
    } catch let error as XMLError {
      throw InterchangeError(error, file: file)
    } catch let error as InterchangeError {
      throw error
    } catch {
      throw InterchangeError(.invalid, file: file, message: "The file cannot be read as TBX.")
    }
  }
}

/// Puts the events of a TBX file together to records.
private struct TBXBuilder {
  private(set) var records: [GlossaryRecord] = []
  private let glossary: String?
  private var record: GlossaryRecord?
  private var language: LanguageTag?
  private var term: Term?
  private var isInTerm = false
  /// Within a language that is none.
  private var isSkipping = false
  private var termFields: [GlossaryField] = []
  /// The data element that is open: its name, what it says, and how deep elements stand in it.
  private var open: (name: String, element: String, type: String, target: String, depth: Int)?
  private var content = ""

  init(glossary: String?) {
    self.glossary = glossary
  }

  mutating func start(
    _ name: XMLName,
    _ attributes: [XMLAttribute]
  ) throws(InterchangeError) {
    if open != nil {
      open?.depth += 1
      return
    }
    if isSkipping { return }
    func attribute(_ local: String) -> String? {
      attributes.first { $0.name.local == local }?.value
    }
    switch name.local {
    case "termEntry", "conceptEntry":
      record = GlossaryRecord(
        entry: ConceptEntry(
          identifier: attribute("id") ?? "c\(records.count + 1)",
          glossary: glossary
        )
      )
    case "langSet", "langSec":
      let tag = attribute("lang") ?? ""
      guard let language = LanguageTag(tag) else {
        throw InterchangeError(
          .invalid,
          message: "The language '\(tag.prefix(20))' is not a language tag, such as en or sr-Latn."
        )
      }
      self.language = language
    case "tig", "ntig", "termSec":
      isInTerm = true
      term = nil
      termFields = []
    case "term": begin("term", "term", "")
    case let data where record != nil && TBXVocabulary.dataElements.contains(data):
      begin(data, data, attribute("type") ?? "", target: attribute("target") ?? "")
    case let category
    where record != nil && !TBXVocabulary.isCore(name.namespace):
      begin(category, TBXVocabulary.element(of: category, inTerm: isInTerm), category)
    default: break
    }
  }

  /// Leaves out what stands in the language that has just begun.
  mutating func skipLanguage() {
    isSkipping = true
  }

  private mutating func begin(
    _ name: String,
    _ element: String,
    _ type: String,
    target: String = ""
  ) {
    open = (name, element, type, target, 0)
    content = ""
  }

  mutating func text(_ text: String) {
    if open != nil { content += text }
  }

  mutating func end(_ name: XMLName) {
    if let data = open {
      if data.depth > 0 {
        open?.depth -= 1
        return
      }
      open = nil
      let text = content.trimmingBlanks()
      add(data.element, data.type, text.isEmpty ? data.target : text)
      return
    }
    if isSkipping {
      if name.local == "langSet" || name.local == "langSec" { isSkipping = false }
      return
    }
    switch name.local {
    case "tig", "ntig", "termSec": endTerm()
    case "langSet", "langSec": language = nil
    case "termEntry", "conceptEntry":
      if var record, !record.entry.sections.isEmpty {
        record.liftFields()
        records.append(record)
      }
      record = nil
    default: break
    }
  }

  private mutating func add(_ element: String, _ type: String, _ text: String) {
    if text.isEmpty { return }
    if element == "term" {
      term = Term(text)
      return
    }
    let field = GlossaryField(element: element, type: type, text: text, language: language)
    if isInTerm {
      termFields.append(field)
    } else if language == nil, element == "note" {
      record?.entry.notes.append(text)
    } else if language == nil, type == "subjectField", record?.entry.subjectField == nil {
      record?.entry.subjectField = text
    } else if language == nil, type == "definition", record?.entry.definition == nil {
      record?.entry.definition = text
    } else {
      record?.fields.append(field)
    }
  }

  private mutating func endTerm() {
    isInTerm = false
    guard var term, let language, record != nil else { return }
    self.term = nil
    var kept: [GlossaryField] = []
    for field in termFields {
      if field.type == "administrativeStatus", let status = TBXVocabulary.status(field.text) {
        term.status = status
        if field.text == TBXVocabulary.value(of: status) { continue }
      }
      if field.type == "termType", let kind = TBXVocabulary.kind(field.text) {
        term.kind = kind
        if field.text == kind.rawValue { continue }
      }
      kept.append(field)
    }
    let place: Int
    if let index = record?.entry.sections.firstIndex(where: { $0.language == language }) {
      place = record?.entry.sections[index].terms.count ?? 0
      record?.entry.sections[index].terms.append(term)
    } else {
      place = 0
      record?.entry.sections.append(LanguageSection(language: language, terms: [term]))
    }
    for var field in kept {
      field.term = place
      record?.fields.append(field)
    }
  }
}
