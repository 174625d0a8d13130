public import BitextCore
public import Foundation
internal import XMLStream

/// Writes TMX 1.4b, valid against its DTD, unit by unit.
///
///     var writer = try TMXWriter(header: header) { bytes in try file.write(contentsOf: bytes) }
///     for unit in units { try writer.write(unit) }
///     try writer.finish()
///
/// The same units give the same bytes. Notes and properties come before the variants, as the DTD
/// asks; blanks stand only between elements, never inside a `seg`. Characters that XML cannot hold
/// are left out and counted.
public struct TMXWriter {
  /// Takes the next bytes of the file. Called with at least 64 KB at a time, but for the last.
  public typealias Sink = ([UInt8]) throws -> Void

  private static let bufferSize = 64 * 1024

  private var writer = XMLWriter()
  private let sink: Sink
  private let file: String?
  private let profile: TMXProfile
  private var isFinished = false
  /// The start of a variant without description, for each of the few languages of a file.
  private var openings: [(language: LanguageTag, markup: [UInt8])] = []

  /// What stands in nearly every unit.
  private enum Markup {
    static let unit = Array("\n  <tu".utf8)
    static let identifier = Array(" tuid=\"".utf8)
    static let creationDate = Array(" creationdate=\"".utf8)
    static let creator = Array(" creationid=\"".utf8)
    static let changeDate = Array(" changedate=\"".utf8)
    static let changer = Array(" changeid=\"".utf8)
    static let quote = Array("\"".utf8)
    static let start = Array(">".utf8)
    static let variantEnd = Array("</seg></tuv>".utf8)
    static let unitEnd = Array("\n  </tu>".utf8)
  }

  /// How many units were written.
  public private(set) var unitCount = 0
  /// How many characters were left out because XML cannot hold them.
  public var droppedCharacterCount: Int { writer.droppedCharacterCount }

  /// A writer to a sink; the file name stands in errors. The profile gives the spelling of tags.
  ///
  /// A header without source language, or with `*all*`, is refused: several tools read neither.
  public init(
    header: TMXHeader,
    profile: TMXProfile = .strict,
    file: String? = nil,
    sink: @escaping Sink
  ) throws(InterchangeError) {
    self.sink = sink
    self.profile = profile
    self.file = file
    guard case .tag(let source)? = header.sourceLanguage else {
      throw InterchangeError(
        .invalid,
        file: file,
        message: "A TMX file needs one source language. Choose it."
      )
    }
    writer.declaration()
    writer.documentType("tmx", system: "tmx14.dtd")
    writer.start("tmx", [("version", "1.4")])
    writer.newLine(indent: 1)
    writeHeader(header, source)
    writer.newLine(indent: 1)
    writer.start("body")
  }

  /// A writer to a file that is open for writing.
  public init(
    header: TMXHeader,
    to handle: FileHandle,
    file: String? = nil
  ) throws(InterchangeError) {
    try self.init(header: header, file: file) { try handle.write(contentsOf: Data($0)) }
  }

  /// Writes a unit. One without variants is refused.
  public mutating func write(_ unit: TranslationUnit) throws(InterchangeError) {
    precondition(!isFinished, "A writer that is finished writes nothing more.")
    guard !unit.variants.isEmpty else {
      throw InterchangeError(
        .invalid,
        file: file,
        message: "A unit without variants cannot be written as TMX."
      )
    }
    writeStart(of: unit)
    writeDescription(unit.notes, unit.properties, indent: 3)
    for variant in unit.variants {
      if variant.notes.isEmpty && variant.properties.isEmpty {
        writer.markup(opening(variant.language))
        for element in variant.segment.elements { write(element) }
        writer.markup(Markup.variantEnd)
        continue
      }
      writer.newLine(indent: 3)
      writer.start("tuv", [("xml:lang", spelled(variant.language))])
      writeDescription(variant.notes, variant.properties, indent: 4)
      writer.newLine(indent: 4)
      writer.start("seg")
      for element in variant.segment.elements { write(element) }
      writer.end()
      writer.newLine(indent: 3)
      writer.end()
    }
    writer.markup(Markup.unitEnd)
    unitCount += 1
    if writer.byteCount >= Self.bufferSize { try flush() }
  }

  /// Writes the end of the file and gives the last bytes to the sink.
  public mutating func finish() throws(InterchangeError) {
    precondition(!isFinished, "A writer is finished once.")
    isFinished = true
    writer.newLine(indent: 1)
    writer.end()
    writer.newLine()
    writer.end()
    writer.newLine()
    try flush()
  }

  private mutating func flush() throws(InterchangeError) {
    do {
      try sink(writer.takeBytes())
    } catch let error as InterchangeError {
      throw error
    } catch {
      throw InterchangeError(
        .unwritable,
        file: file,
        message: "The file cannot be written. Check the space that is left and your rights."
      )
    }
  }

  private mutating func writeHeader(_ header: TMXHeader, _ source: LanguageTag) {
    func known(_ value: String, else substitute: String) -> String {
      value.isEmpty ? substitute : value
    }
    let segmentTypes = ["block", "paragraph", "sentence", "phrase"]
    let isKnown = segmentTypes.contains(header.segmentType)
    var attributes = [
      (name: "creationtool", value: known(header.creationTool, else: "skela")),
      (name: "creationtoolversion", value: known(header.creationToolVersion, else: "0")),
      (name: "segtype", value: isKnown ? header.segmentType : "sentence"),
      (name: "o-tmf", value: known(header.originalFormat, else: "skela")),
      (name: "adminlang", value: known(header.adminLanguage, else: "en")),
      (name: "srclang", value: spelled(source)),
      (name: "datatype", value: known(header.dataType, else: "plaintext")),
    ]
    Self.add("creationdate", header.creationDate.flatMap(TMXDate.format), to: &attributes)
    Self.add("creationid", header.creator, to: &attributes)
    Self.add("changedate", header.changeDate.flatMap(TMXDate.format), to: &attributes)
    Self.add("changeid", header.changer, to: &attributes)
    if header.notes.isEmpty && header.properties.isEmpty {
      writer.empty("header", attributes)
    } else {
      writer.start("header", attributes)
      writeDescription(header.notes, header.properties, indent: 2)
      writer.newLine(indent: 1)
      writer.end()
    }
  }

  private func spelled(_ tag: LanguageTag) -> String { profile.spelling(tag) }

  private mutating func writeStart(of unit: TranslationUnit) {
    writer.markup(Markup.unit)
    if let value = unit.identifier { writer.attribute(Markup.identifier, value) }
    write(Markup.creationDate, unit.creationDate)
    if let value = unit.creator { writer.attribute(Markup.creator, value) }
    write(Markup.changeDate, unit.changeDate)
    if let value = unit.changer { writer.attribute(Markup.changer, value) }
    writer.markup(Markup.start)
  }

  private mutating func write(_ opening: [UInt8], _ date: Date?) {
    guard let date, let text = TMXDate.bytes(date) else { return }
    writer.markup(opening)
    writer.markup(text)
    writer.markup(Markup.quote)
  }

  private static func add(
    _ name: String,
    _ value: String?,
    to attributes: inout [(name: String, value: String)]
  ) {
    if let value { attributes.append((name, value)) }
  }

  private mutating func writeDescription(
    _ notes: [String],
    _ properties: [Property],
    indent: Int
  ) {
    for note in notes {
      writer.newLine(indent: indent)
      writer.element("note", text: note)
    }
    for property in properties {
      writer.newLine(indent: indent)
      writer.element("prop", [("type", property.type)], text: property.value)
    }
  }

  private mutating func opening(_ language: LanguageTag) -> [UInt8] {
    if let known = openings.first(where: { $0.language == language }) { return known.markup }
    var start = XMLWriter()
    start.newLine(indent: 3)
    start.start("tuv", [("xml:lang", spelled(language))])
    start.start("seg")
    let markup = start.takeBytes()
    // A memory of a hundred languages is not worth a longer search.
    if openings.count < 16 { openings.append((language, markup)) }
    return markup
  }

  /// As deep as the codes nest, which a reader bounds.
  private mutating func write(_ element: Segment.Element) {
    switch element {
    case .text(let text): writer.text(text)
    case .code(let code):
      let attributes = code.attributes.map { (name: $0.name, value: $0.value) }
      if code.content.isEmpty {
        writer.empty(code.kind.rawValue, attributes)
      } else {
        writer.start(code.kind.rawValue, attributes)
        for inner in code.content { write(inner) }
        writer.end()
      }
    }
  }
}
