/// Zip archives and gzip data that are made in a test, without compression.
public enum PackedFiles {
  /// An archive of those files, in their order (APPNOTE 6.3.10).
  public static func zip(_ files: [(name: String, bytes: [UInt8])]) -> [UInt8] {
    var archive: [UInt8] = []
    var directory: [UInt8] = []
    for file in files {
      let name = Array(file.name.utf8)
      let fields =
        little(0, 2) + little(0, 2) + little(0, 2) + little(33, 2) + little(crc32(file.bytes), 4)
        + little(file.bytes.count, 4) + little(file.bytes.count, 4) + little(name.count, 2)
      let offset = archive.count
      archive += little(0x0403_4B50, 4) + little(20, 2) + fields + little(0, 2) + name + file.bytes
      directory += little(0x0201_4B50, 4) + little(20, 2) + little(20, 2) + fields
      directory += little(0, 2) + little(0, 2) + little(0, 2) + little(0, 2) + little(0, 4)
      directory += little(offset, 4) + name
    }
    let start = archive.count
    return archive + directory + little(0x0605_4B50, 4) + little(0, 4) + little(files.count, 2)
      + little(files.count, 2) + little(directory.count, 4) + little(start, 4) + little(0, 2)
  }

  /// The same of texts.
  public static func zip(_ files: [(name: String, text: String)]) -> [UInt8] {
    zip(files.map { ($0.name, Array($0.text.utf8)) })
  }

  /// Gzip of one member without compression (RFC 1951 section 3.2.4), which every reader takes.
  public static func gzip(_ bytes: [UInt8]) -> [UInt8] {
    var packed: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]
    var start = 0
    repeat {
      let end = min(bytes.count, start + 65_535)
      let count = end - start
      packed += [end == bytes.count ? 1 : 0] + little(count, 2) + little(~count, 2)
      packed += bytes[start..<end]
      start = end
    } while start < bytes.count
    return packed + little(crc32(bytes), 4) + little(bytes.count, 4)
  }

  private static func little(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  /// The checksum of zip, bit by bit.
  private static func crc32(_ bytes: [UInt8]) -> Int {
    var crc: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    return Int(~crc)
  }
}

/// Small office documents of given paragraphs.
public enum OfficeDocuments {
  /// A docx with that content of its body.
  public static func docx(body: String, others: [(name: String, text: String)] = []) -> [UInt8] {
    let relationships = """
      <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
      <Relationship Id="r1" Target="word/document.xml"
        Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/>
      </Relationships>
      """
    return PackedFiles.zip(
      [
        ("[Content_Types].xml", "<Types/>"), ("_rels/.rels", relationships),
        ("word/document.xml", "<w:document \(word)><w:body>\(body)</w:body></w:document>"),
      ] + others
    )
  }

  /// A docx of plain paragraphs.
  public static func docx(_ paragraphs: [String]) -> [UInt8] {
    docx(body: paragraphs.map { "<w:p><w:r><w:t>\($0)</w:t></w:r></w:p>" }.joined())
  }

  public static let word =
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
    + "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""

  /// An odt with that content of its body.
  public static func odt(body: String, others: [(name: String, text: String)] = []) -> [UInt8] {
    PackedFiles.zip(
      [
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        (
          "content.xml",
          "<office:document-content \(open)><office:body><office:text>\(body)"
            + "</office:text></office:body></office:document-content>"
        ),
      ] + others
    )
  }

  /// An odt of plain paragraphs.
  public static func odt(_ paragraphs: [String]) -> [UInt8] {
    odt(body: paragraphs.map { "<text:p>\($0)</text:p>" }.joined())
  }

  public static let open = ["office", "text", "table", "draw", "svg"].map {
    "xmlns:\($0)=\"urn:oasis:names:tc:opendocument:xmlns:\($0):1.0\""
  }.joined(separator: " ")

  /// An epub of pages, each with its name and the content of its body, in the order of the spine; the
  /// archive and the manifest have them in the reverse order.
  public static func epub(
    _ pages: [(name: String, body: String)],
    beside: Set<String> = [],
    others: [(name: String, text: String)] = []
  ) -> [UInt8] {
    let items = pages.reversed().map { "<item id=\"\($0.name)\" href=\"\($0.name).xhtml\"/>" }
    let spine = pages.map {
      "<itemref idref=\"\($0.name)\"\(beside.contains($0.name) ? " linear=\"no\"" : "")/>"
    }
    return PackedFiles.zip(
      [
        ("mimetype", "application/epub+zip"),
        (
          "META-INF/container.xml",
          "<container><rootfiles><rootfile full-path=\"OPS/book.opf\"/></rootfiles></container>"
        ),
        (
          "OPS/book.opf",
          "<package xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><metadata><dc:title>Mostovi</dc:title>"
            + "<dc:language>sr-Latn</dc:language></metadata><manifest>\(items.joined())</manifest>"
            + "<spine>\(spine.joined())</spine></package>"
        ),
      ]
        + pages.reversed().map { ("OPS/\($0.name).xhtml", "<html><body>\($0.body)</body></html>") }
        + others
    )
  }
}
