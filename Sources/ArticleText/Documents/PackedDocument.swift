internal import GzipStream
internal import XMLStream

/// A document that is a zip archive of XML files: docx, odt or epub.
///
/// What is read of it is bounded, however much the archive says it holds.
final class PackedDocument {
  /// The most bytes of XML that are read of one document.
  static let lengthLimit = 256 << 20
  /// Data that expands by more than this is an attack, once it is longer than `freeLength`.
  static let ratioLimit = 200
  static let freeLength = 4 << 20

  private let archive: ZipArchive
  private let entries: [String: ZipArchive.Entry]
  private var total = 0

  init(_ bytes: [UInt8]) throws(ArticleError) {
    do throws(ZipError) {
      archive = try ZipArchive(bytes: bytes)
    } catch {
      throw ArticleError(error)
    }
    entries = Dictionary(archive.entries.map { ($0.name, $0) }) { first, _ in first }
  }

  /// Whether some bytes are a zip archive.
  static func looksLikeArchive(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0x50, 0x4B, 0x05, 0x06])
  }

  /// The article that the document holds. O(length).
  func article() throws(ArticleError) -> Article {
    switch try kind() {
    case .word(let part): try WordDocument.article(of: self, part: part)
    case .openDocument: try OpenDocumentText.article(of: self)
    case .book: try EPUBBook.article(of: self)
    }
  }

  private enum Kind { case word(part: String), openDocument, book }

  private func kind() throws(ArticleError) -> Kind {
    let type = try text(of: "mimetype").map { $0.filter { !$0.isWhitespace } }
    if type == "application/epub+zip" || has("META-INF/container.xml") && type == nil {
      return .book
    }
    if let type, type.hasPrefix("application/vnd.oasis.opendocument.") {
      let kind = type.dropFirst("application/vnd.oasis.opendocument.".count)
      if kind.hasPrefix("text") { return .openDocument }
      throw Self.noText
    }
    if has("content.xml"), has("META-INF/manifest.xml") { return .openDocument }
    if let part = try WordDocument.mainPart(of: self) { return .word(part: part) }
    throw has("[Content_Types].xml") ? Self.noText : Self.archiveOfOtherFiles
  }

  private static let noText = ArticleError(
    .archive,
    "This is an office document, but not a text. Save its text as docx, odt, text or HTML."
  )
  private static let archiveOfOtherFiles = ArticleError(
    .archive,
    "This is a zip archive, and no docx, odt or epub. Unpack it first."
  )

  func has(_ name: String) -> Bool { entries[name] != nil }

  /// The bytes of a file in the archive; nil where there is none.
  func bytes(of name: String) throws(ArticleError) -> [UInt8]? {
    guard let entry = entries[name] else { return nil }
    var bytes: [UInt8] = []
    try enter(entry)
    while let piece = try next(entry, so: bytes.count) { bytes += piece }
    return bytes
  }

  private func text(of name: String) throws(ArticleError) -> String? {
    try bytes(of: name).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Gives each event of an XML file in the archive to `take`; false where there is no such file.
  func forEachEvent(
    of name: String,
    _ take: (XMLEvent) -> Void
  ) throws(ArticleError) -> Bool {
    guard let entry = entries[name] else { return false }
    try enter(entry)
    var failure: ArticleError?
    var length = 0
    do throws(XMLError) {
      let reader = try XMLReader { [self] in
        do throws(ArticleError) {
          let piece = try next(entry, so: length)
          length += piece?.count ?? 0
          return piece
        } catch {
          failure = error
          return nil
        }
      }
      while let event = try reader.next() { take(event) }
    } catch {
      throw failure
        ?? ArticleError(
          .malformed,
          "The document is damaged: its part '\(name)' cannot be read. \(error.message)"
        )
    }
    if let failure { throw failure }
    return true
  }

  private func enter(_ entry: ZipArchive.Entry) throws(ArticleError) {
    // An archive may say less than it holds, which `next` finds out, but seldom says more.
    if Self.isBomb(entry.length ?? 0, of: entry) { throw Self.tooLong }
    do throws(ZipError) {
      try archive.enter(entry)
    } catch {
      throw ArticleError(error)
    }
  }

  private func next(_ entry: ZipArchive.Entry, so length: Int) throws(ArticleError) -> [UInt8]? {
    var piece: [UInt8]?
    do throws(ZipError) {
      piece = try archive.next(upTo: 65_536)
    } catch {
      throw ArticleError(error)
    }
    total += piece?.count ?? 0
    if total > Self.lengthLimit || Self.isBomb(length, of: entry) { throw Self.tooLong }
    return piece
  }

  private static func isBomb(_ length: Int, of entry: ZipArchive.Entry) -> Bool {
    let stored = max(1, entry.storedLength ?? .max)
    return length > lengthLimit || length > freeLength && length / ratioLimit > stored
  }

  private static let tooLong = ArticleError(
    .archive,
    "The document expands to more than \(lengthLimit >> 20) MB, or more than \(ratioLimit) times, which "
      + "hides an attack. Save it as text or HTML if you trust it."
  )
}

extension ArticleError {
  /// What is wrong with a zip archive, said of a document.
  fileprivate init(_ error: ZipError) {
    switch error {
    case .encrypted: self = .protected
    case .outOfMemory:
      self.init(.archive, "There is not enough memory to read the document.")
    default:
      self.init(
        .archive,
        "The document is damaged: its zip archive cannot be read. Get the file again."
      )
    }
  }

  /// A document that nobody can read without its password.
  static let protected = ArticleError(
    .archive,
    "The document is protected by a password. Save it without one first."
  )
}
