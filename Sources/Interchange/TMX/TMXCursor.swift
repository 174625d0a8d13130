internal import BitextCore
internal import XMLStream

/// A place in a TMX file, with the words of the format and errors that name the file.
///
/// Not to be copied: a copy for each look at it took a tenth of the time of reading a file.
struct TMXCursor: ~Copyable {
  private(set) var reader: XMLReader
  let file: String?
  private let mender: XMLMender
  private let stream: ResumableXML
  /// What the parser found wrong last.
  private var fault: XMLError?
  private var vocabulary = XMLVocabulary<TMXWord>(spelling: TMXWord.spelling)
  /// The spellings of languages so far. A file uses few: each is parsed once.
  private var languages: [(spelling: [UInt8], tag: LanguageTag?)] = []

  /// What the current event's name means; nil for an element that TMX does not know.
  private(set) var word: TMXWord?

  /// Names of attributes that were left out and told.
  private var ignoredAttributes: Set<String> = []

  init(source: ByteSource, encoding: String?, file: String?) throws(InterchangeError) {
    self.file = file
    let mender = XMLMender(source: source, encoding: encoding)
    self.mender = mender
    do throws(XMLError) {
      stream = try ResumableXML(mender: mender, record: "tu", wrapping: ["tmx", "body"])
      reader = stream.reader
    } catch {
      throw InterchangeError(error, file: file)
    }
  }

  /// What was mended in the bytes up to the last tag, once for each kind with how often.
  func takeFaults(upTo end: SourcePosition? = nil) -> [TMXRepair] {
    var repairs: [TMXRepair] = []
    guard mender.hasFaults else { return repairs }
    var counts: [Int] = []
    for fault in mender.takeFaults(upTo: end ?? position) {
      if fault.detail == nil, let index = repairs.firstIndex(where: { $0.kind == fault.kind }) {
        counts[index] += 1
      } else {
        repairs.append(TMXRepair(fault.kind, fault.detail, position: fault.position))
        counts.append(1)
      }
    }
    for index in repairs.indices where repairs[index].detail == nil {
      repairs[index].detail = String(counts[index])
    }
    return repairs
  }

  /// The name of an attribute that is not kept, when it was not told before.
  mutating func ignoredAttribute(_ position: Int) -> String? {
    let name = reader.name(reader.attributeNameNumber(position)).qualified
    if name == "xmlns" || name.hasPrefix("xmlns:") || name == "xml:space" { return nil }
    guard ignoredAttributes.count < 100 else { return nil }
    return ignoredAttributes.insert(name).inserted ? name : nil
  }

  private mutating func failure(_ error: XMLError) -> InterchangeError {
    fault = error
    return mender.source.failure ?? InterchangeError(error, file: file)
  }

  /// Whether the last error is that the file ends.
  var isCutOff: Bool { fault?.code == .truncated }

  /// Whether the last error is markup or text that stands where none belongs, behind whole units.
  var isStray: Bool { fault?.code == .notWellFormed || fault?.code == .contentBehindRoot }

  /// Says how the file spells the elements that units stand in.
  func unitsStand(in names: [String]) { stream.wrapping = names }

  /// Says that a unit begins with the current event.
  func unitBegins() { stream.recordBegins(at: position) }

  /// Takes units that need no parser from the bytes that come next, up to so many in all; only behind a unit.
  mutating func takePlain(
    _ scanner: inout PlainUnitScanner,
    into units: inout PlainUnits,
    _ notices: inout [PlainUnitNotices],
    upTo limit: Int
  ) {
    let end = stream.take { bytes, index, place in
      let before = units.count
      let stop = scanner.scan(bytes, from: &index, &place, into: &units, &notices, upTo: limit)
      return (units.count - before, stop == .cut ? .needsMore : .done)
    }
    if let end, units.count > 0 { position = end }
  }

  /// Goes on behind the last error, at the next unit; nil when that error is the end. `start` is where
  /// the unit begins that was being read.
  mutating func recover(
    inUnitAt start: SourcePosition?
  ) throws(InterchangeError) -> ResumableXML.Recovery? {
    defer { fault = nil }
    do throws(XMLError) {
      let found = try stream.recover(from: fault, inRecordAt: start, lastTag: position)
      guard let recovery = found, !recovery.isEnd else { return found }
      takeReader()
      return recovery
    } catch {
      throw InterchangeError(error, file: file)
    }
  }

  /// Goes to the first unit when what stands before it is not well-formed, and gives that; nil where no
  /// unit follows.
  mutating func skipHead() throws(InterchangeError) -> [UInt8]? {
    defer { fault = nil }
    do throws(XMLError) {
      guard let head = try stream.skipHead(fault) else { return nil }
      takeReader()
      return head
    } catch {
      throw InterchangeError(error, file: file)
    }
  }

  private mutating func takeReader() {
    reader = stream.reader
    vocabulary = XMLVocabulary<TMXWord>(spelling: TMXWord.spelling)
  }

  /// Whether the end of the file shows nothing, since what stands around its units is our own.
  var isOpenEnded: Bool { stream.isOpenEnded }

  /// Where the next unit begins, after `recover` or `nextRecord`.
  var nextPlace: SourcePosition { stream.nextPlace }

  /// Whether faults are so many that units are read one by one; see `ResumableXML.nextRecord`.
  var readsRecords: Bool { stream.readsRecords }

  mutating func nextRecord() -> ResumableXML.Recovery? {
    defer { fault = nil }
    return stream.nextRecord()
  }

  /// Says that a unit that was taken by itself could not be read.
  func recordIsLost() { stream.recordIsLost() }

  /// Reads on in a piece of the file by itself, all of which stands at that place, until `leave`.
  mutating func enter(_ piece: [UInt8], at place: SourcePosition) throws(InterchangeError) {
    outer = (reader, vocabulary)
    do throws(XMLError) {
      reader = try XMLReader(bytes: piece)
    } catch {
      throw InterchangeError(error, file: file)
    }
    vocabulary = XMLVocabulary<TMXWord>(spelling: TMXWord.spelling)
    fixedPosition = place
    position = place
  }

  mutating func leave() {
    if let outer { (reader, vocabulary) = outer }
    (outer, fixedPosition, fault) = (nil, nil, nil)
  }

  var name: String { reader.name.qualified }

  /// Where all of a piece stands that is read by itself.
  private var fixedPosition: SourcePosition?
  /// What is read when that is left.
  private var outer: (XMLReader, XMLVocabulary<TMXWord>)?

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
      if let fixedPosition {
        position = fixedPosition
        return kind
      }
      let place = reader.place
      position = SourcePosition(line: place.line, column: max(1, place.column))
      return kind
    } catch {
      throw failure(error)
    }
  }

  mutating func skip() throws(InterchangeError) {
    do throws(XMLError) {
      try reader.skipElement()
    } catch {
      throw failure(error)
    }
  }

  /// The meaning and the position of each attribute of the current start.
  mutating func attributeWord(_ position: Int) -> TMXWord? {
    vocabulary.meaning(of: reader.attributeNameNumber(position), in: reader)
  }

  mutating func attribute(_ wanted: TMXWord) -> String? {
    position(of: wanted).map { reader.attributeValue($0) }
  }

  /// The value of an attribute as a language tag; nil for what is none.
  mutating func language(at position: Int) -> LanguageTag? {
    for known in languages
    where reader.withAttributeBytes(position, { $0.elementsEqual(known.spelling) }) {
      return known.tag
    }
    let text = reader.attributeValue(position)
    let tag = LanguageSpelling.tag(text)
    // A hostile file may spell a thousand languages; none of them needs to be kept.
    if languages.count < 64 { languages.append((Array(text.utf8), tag)) }
    return tag
  }

  /// Whether the attribute is `*all*`.
  func isAllLanguages(at position: Int) -> Bool {
    reader.attributeValue(position).lowercased() == "*all*"
  }

  /// The position of an attribute among those of the current start.
  mutating func position(of wanted: TMXWord) -> Int? {
    for position in 0..<reader.attributeCount where attributeWord(position) == wanted {
      return position
    }
    return nil
  }

  /// The text of the current event where it is more than blanks.
  func textWithSigns() -> String? {
    reader.withTextBytes { $0.contains { $0 > 0x20 } } ? reader.text : nil
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
