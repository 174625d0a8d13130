internal import BitextCore
internal import XMLStream

/// A place in a TMX file, with the words of the format and errors that name the file.
struct TMXCursor {
  let reader: XMLReader
  let file: String?
  private var vocabulary = XMLVocabulary<TMXWord>(spelling: TMXWord.spelling)
  private var languages: [String: LanguageTag?] = [:]

  /// What the current event's name means; nil for an element that TMX does not know.
  private(set) var word: TMXWord?

  init(reader: XMLReader, file: String?) {
    self.reader = reader
    self.file = file
  }

  var name: String { reader.name.qualified }

  /// Where the last tag begins.
  private(set) var position = SourcePosition(line: 1, column: 1)

  func error(_ message: String) -> InterchangeError {
    InterchangeError(.invalid, file: file, position: position, message: message)
  }

  mutating func advance() throws(InterchangeError) -> MarkupReader.Kind? {
    do throws(XMLError) {
      let kind = try reader.advance()
      guard kind == .startElement || kind == .endElement else {
        word = nil
        return kind
      }
      word = vocabulary.meaning(of: reader.nameNumber, in: reader)
      position = SourcePosition(line: reader.line, column: max(1, reader.column))
      return kind
    } catch {
      throw InterchangeError(error, file: file)
    }
  }

  func skip() throws(InterchangeError) {
    do throws(XMLError) {
      try reader.skipElement()
    } catch {
      throw InterchangeError(error, file: file)
    }
  }

  /// The meaning and the position of each attribute of the current start.
  mutating func attributeWord(_ position: Int) -> TMXWord? {
    vocabulary.meaning(of: reader.attributeNameNumber(position), in: reader)
  }

  mutating func attribute(_ wanted: TMXWord) -> String? {
    for position in 0..<reader.attributeCount where attributeWord(position) == wanted {
      return reader.attributeValue(position)
    }
    return nil
  }

  /// The tag for a spelling. A file uses few: each is parsed once.
  mutating func language(_ text: String) -> LanguageTag? {
    if let known = languages[text] { return known }
    let tag = LanguageTag(text.filter { !$0.isWhitespace })
    // A hostile file may spell a thousand languages; none of them needs to be kept.
    if languages.count < 1_000 { languages[text] = .some(tag) }
    return tag
  }

  /// All text up to the end of the current element, that of elements in it too.
  mutating func content() throws(InterchangeError) -> String {
    var content = ""
    var depth = 1
    while depth > 0, let kind = try advance() {
      switch kind {
      case .startElement: depth += 1
      case .endElement: depth -= 1
      case .text: content += reader.text
      default: break
      }
    }
    return content
  }

  /// A `prop` whose start is the current event. Old tools write `type2`, or no type at all; then
  /// `substitute` is the type that it was given.
  mutating func property() throws(InterchangeError) -> (property: Property, substitute: String?) {
    let type = attribute(.type) ?? ""
    let substitute = type.isEmpty ? attribute(.type2) ?? "x-untyped" : nil
    return (Property(type: substitute ?? type, value: try content()), substitute)
  }
}
