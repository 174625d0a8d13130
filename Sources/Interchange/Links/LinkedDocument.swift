internal import BitextCore
internal import Foundation
internal import XMLStream

/// The texts of a document that links name, by the identifiers of their elements.
struct LinkedDocument {
  /// The most content of a document in bytes.
  static let lengthLimit = 1 << 30

  /// Without white space at the ends, and with a blank for each run of it in between, as markup asks for.
  private(set) var texts: [String: String] = [:]
  /// What the outermost element says that says it.
  private(set) var language: LanguageTag?

  /// Reads the elements of a file, plain or gzip, that have one of the identifiers.
  ///
  /// Throws, with line and column, where it is not well-formed. O(length).
  init(path: String, wanted: Set<String>) throws(InterchangeError) {
    let source = try ByteSource(path: path, limit: Self.lengthLimit)
    do throws(XMLError) {
      let reader = try XMLReader { source.next() }
      var open: [(identifier: String, depth: Int, text: String)] = []
      var depth = 0
      while let kind = try reader.advance() {
        switch kind {
        case .startElement:
          depth += 1
          if language == nil {
            language = (reader.attribute("xml:lang") ?? reader.attribute("lang"))
              .flatMap { LanguageTag($0) }
          }
          let identifier = reader.attribute("id") ?? reader.attribute("xml:id")
          if let identifier, wanted.contains(identifier), texts[identifier] == nil {
            open.append((identifier, depth, ""))
          }
        case .endElement:
          if let last = open.last, last.depth == depth {
            texts[last.identifier] = Self.folded(last.text)
            open.removeLast()
          }
          depth -= 1
        case .text:
          for index in open.indices { open[index].text += reader.text }
        case .comment, .processingInstruction: break
        }
      }
    } catch {
      throw source.failure ?? InterchangeError(error, file: path)
    }
    if let failure = source.failure { throw failure }
  }

  /// A no-break space is no white space of markup.
  private static func folded(_ text: String) -> String {
    text.unicodeScalars.split { $0 == " " || $0 == "\t" || $0 == "\n" || $0 == "\r" }
      .map { String($0) }.joined(separator: " ")
  }

  /// The file that a name in the links means: beside them or in a folder there, with or without the ending
  /// `.gz`; nil where there is none.
  ///
  /// A name never leads out of the folder of the links, whatever it says: a file from elsewhere must not
  /// choose which of a person's files are read.
  static func file(named name: String, besideFile links: String) -> String? {
    let folder = URL(fileURLWithPath: links).deletingLastPathComponent().path
    let parts = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).filter { $0 != "." }
    guard let last = parts.last, !parts.contains("..") else { return nil }
    let relative = parts.joined(separator: "/")
    for place in [relative, String(last)] {
      let other = place.hasSuffix(".gz") ? String(place.dropLast(3)) : place + ".gz"
      for candidate in [place, other] {
        var isFolder: ObjCBool = false
        let path = folder + "/" + candidate
        if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue
        {
          return path
        }
      }
    }
    return nil
  }
}
