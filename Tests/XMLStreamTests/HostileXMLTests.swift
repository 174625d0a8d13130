import Testing

@testable import XMLStream

/// Documents that would read other files, take all memory, or lose text without a word.
@Suite struct HostileXMLTests {
  @Test(arguments: [
    ("", XMLError.Code.empty),
    ("\u{FEFF}", .empty),
    ("   \n", .empty),
    ("<?xml version='1.0'?>", .empty),
    ("<!-- only -->", .empty),
    ("Kiša", .empty),
    ("<a><b>Po", .truncated),
    ("<a><b", .truncated),
    ("<a><!-- ", .truncated),
    ("<a>&am", .truncated),
    ("<a></b>", .notWellFormed),
    ("<a></a><b/>", .contentBehindRoot),
    ("<a></a>више", .contentBehindRoot),
    ("<a b=1/>", .notWellFormed),
    ("<a b='1' b='2'/>", .notWellFormed),
    ("<a>1 < 2</a>", .notWellFormed),
    ("<a>a & b</a>", .notWellFormed),
    ("<a>\u{1}</a>", .notWellFormed),
    ("<a>ш&#x1F;</a>", .notWellFormed),
    ("<a b='&#0;'/>", .notWellFormed),
    ("<a>]]></a>", .notWellFormed),
    ("<a>&nbsp;</a>", .undefinedEntity),
    ("<a b='&nbsp;'/>", .undefinedEntity),
    ("<!DOCTYPE a SYSTEM 'x.dtd'><a>Č&scaron;</a>", .undefinedEntity),
    ("<!DOCTYPE a SYSTEM 'x.dtd'><a b='&scaron;'/>", .undefinedEntity),
    ("<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>", .internalSubset),
    ("<!DOCTYPE a []><a/>", .internalSubset),
    ("<!DOCTYPE a SYSTEM 'x.dtd' [<!ELEMENT a ANY>]><a/>", .internalSubset),
    ("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>", .internalSubset),
    ("<!DOCTYPE a [<!ENTITY % p SYSTEM 'http://x.example/p'> %p;]><a/>", .internalSubset),
    ("<?xml version='1.0' encoding='no-such'?><a/>", .encoding),
  ])
  func isRefused(_ document: String, _ code: XMLError.Code) throws {
    let error = #expect(throws: XMLError.self) { try read(document) }
    #expect(error?.code == code, "\(String(describing: error))")
    #expect(error?.message.hasSuffix(".") == true)
  }

  @Test(arguments: [
    (
      "<tu>\n<seg>Po",
      "2:8: The document ends inside the element 'seg'. Its end is missing; get the file again."
    ),
    (
      "<tmx version='1.4'><body><tu><seg>Peć</seg>\n",
      "1:44: The document ends inside the element 'tu'. Its end is missing; get the file again."
    ),
    (
      "<a>\n &nbsp;</a>",
      "2:8: The entity 'nbsp' is not defined. Write the character itself, or its number as in "
        + "'&#160;'."
    ),
    (
      "<!DOCTYPE a [<!ENTITY x 'y'>]><a/>",
      "1:13: The document type declares entities or elements of its own, which can hide an attack. "
        + "Remove the part of the DOCTYPE in square brackets."
    ),
    ("", "There is no XML here: the document holds no element."),
    (
      "<a>\n<b c=1/></a>",
      "2:6: The value of an attribute has no quotation marks. Put it into double ones."
    ),
    (
      "<a b='č' b='ш'/>", "1:15: An attribute stands twice in one tag. Remove one of the two."
    ),
    (
      "<a b='1'c='2'/>", "1:9: A blank is missing between two attributes. Add it."
    ),
    (
      "<a b/>",
      "1:5: An attribute has no value. Add '=' and the value in quotation marks, or remove it."
    ),
    (
      "<a>Ш < č</a>",
      "1:7: A '<' or '&' begins neither a tag nor an entity. Write '&lt;' or '&amp;' for the "
        + "character itself."
    ),
    (
      "<a><b></a>",
      "1:11: An end tag does not end the element that was begun last. Add the end that is missing "
        + "before it, or remove this one."
    ),
    ("<a/>\nкрај", "2:1: Something stands behind the end of the root element. Remove it."),
    ("<a>]]></a>", "1:4: The characters ']]>' stand in text. Write ']]&gt;'."),
    ("<a>\u{2}</a>", "1:4: A character stands here that XML cannot hold. Remove it."),
    (
      "<?xml version='1.0' encoding='no-such'?><a/>",
      "1:39: The encoding that the document declares is not known. Save the file as UTF-8."
    ),
  ])
  func messages(_ document: String, _ message: String) throws {
    let error = #expect(throws: XMLError.self) { try read(document) }
    #expect(error?.description == message)
  }

  /// Each number has words of ours; those of libxml2 speak of itself.
  @Test func explanations() {
    for number in 0...200 {
      let words = XMLFaults.explanation(number)
      #expect(words.hasSuffix("."))
      #expect(words.split(separator: ". ").count >= 2 || number == 9, "\(number)")
      #expect(!words.contains("xml") || words.contains("<?xml"))
    }
  }

  @Test func malformedUTF8() throws {
    let error = #expect(throws: XMLError.self) {
      try spelling(XMLReader(bytes: Array("<a>\n".utf8) + [0xC5] + Array("x</a>".utf8)))
    }
    #expect(error?.code == .encoding, "\(String(describing: error))")
    #expect(error?.line == 2)
  }

  @Test func billionLaughs() throws {
    var document = "<!DOCTYPE a [<!ENTITY l0 'ha'>"
    for level in 1...30 {
      document += "<!ENTITY l\(level) '&l\(level - 1);&l\(level - 1);'>"
    }
    let error = #expect(throws: XMLError.self) { try read(document + "]><a>&l30;</a>") }
    #expect(error?.code == .internalSubset)
  }

  @Test func depth() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth)
    }
    #expect(try read(nested(256)).isEmpty == false)
    for depth in [257, 100_000] {
      let error = #expect(throws: XMLError.self) { try read(nested(depth)) }
      #expect(error?.code == .limit)
      #expect(error?.line == 1)
    }
  }

  @Test(arguments: [257, 100_000, 1_000_000])
  func attributes(_ count: Int) throws {
    var document = "<a"
    for number in 0..<count { document += " k\(number)=''" }
    let error = #expect(throws: XMLError.self) { try read(document + "/>") }
    #expect(error?.code == .limit)
  }

  @Test(arguments: ["<a b='", "<a ", "<a><", "<a></a"])
  func endlessTag(_ start: String) throws {
    let document = start + String(repeating: "x", count: 3_000_000)
    let error = #expect(throws: XMLError.self) { try read(document) }
    #expect(error?.code == .limit || error?.code == .notWellFormed)
  }

  @Test(arguments: ["<a><!--", "<a><?p "])
  func endlessMarkup(_ start: String) throws {
    let document = start + String(repeating: "x", count: 6_000_000)
    let error = #expect(throws: XMLError.self) { try read(document) }
    #expect(error?.code == .limit)
  }

  @Test func endlessText() throws {
    let document = "<a>" + String(repeating: "ш", count: 9_000_000) + "</a>"
    let error = #expect(throws: XMLError.self) { try read(document) }
    #expect(error?.code == .limit)
  }

  @Test func endlessNames() throws {
    var document = "<a>"
    for number in 0..<20_000 { document += "<n\(number)/>" }
    let error = #expect(throws: XMLError.self) { try read(document + "</a>") }
    #expect(error?.code == .limit)
  }

  @Test(arguments: [
    ("/no/such/file.tmx", "The file cannot be read: no such file or directory."),
    ("/", "The file cannot be read: is a directory."),
  ])
  func unreadable(_ path: String, _ message: String) throws {
    let error = #expect(throws: XMLError.self) { try spelling(XMLReader(path: path)) }
    #expect(error?.description == message)
  }

  /// What stands before a fault is read, and the fault is reported again when asked again.
  @Test func eventsBeforeAFaultComeFirst() throws {
    let reader = try XMLReader(bytes: Array("<a><b>Ниш</b><c></d></a>".utf8))
    var texts: [String] = []
    #expect(throws: XMLError.self) {
      while let event = try reader.next() {
        if case .text(let text) = event { texts.append(text) }
      }
    }
    #expect(texts == ["Ниш"])
    #expect(throws: XMLError.self) { try reader.next() }
  }

  /// Some thousand damaged documents: each is read or refused, none takes long.
  @Test func mutations() throws {
    let seed = """
      <?xml version="1.0" encoding="UTF-8"?>
      <!DOCTYPE tmx SYSTEM "tmx14.dtd">
      <tmx version="1.4"><header a="1 &amp; 2"/><body><!-- č -->
      <tu xml:lang='sr'><seg>Kiša &lt; <ph x="1">{\\b}</ph> <![CDATA[Киша]]> &#x160;</seg></tu>
      </body></tmx>
      """
    var random = SplitMix(state: 20_260_205)
    var refused = 0
    for _ in 0..<5_000 {
      let bytes = random.mutate(Array(seed.utf8))
      do {
        _ = try spelling(XMLReader(bytes: bytes, options: [.comments, .htmlEntities]))
      } catch {
        refused += 1
        #expect(!error.message.isEmpty)
      }
      _ = try spelling(HTMLReader(bytes: bytes))
    }
    #expect(refused > 1_000)
  }
}

/// SplitMix64, seeded: the same damage in every run.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// Changes, removes, doubles or cuts a few pieces.
  mutating func mutate(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for _ in 0...Int.random(in: 0..<3, using: &self) where !bytes.isEmpty {
      let start = Int.random(in: 0..<bytes.count, using: &self)
      let end = min(bytes.count, start + Int.random(in: 1..<20, using: &self))
      switch Int.random(in: 0..<5, using: &self) {
      case 0: bytes[start] = UInt8.random(in: 0...255, using: &self)
      case 1: bytes.removeSubrange(start..<end)
      case 2: bytes.insert(contentsOf: bytes[start..<end], at: start)
      case 3: bytes.insert(Array("<>&;'\"/![]#".utf8).randomElement(using: &self) ?? 0, at: start)
      default: bytes.removeSubrange(end...)
      }
    }
    return bytes
  }
}
