internal import CResources

/// A glossary that the project ships, inside the program: a TSV file of the folder `glossaries`.
public struct ShippedGlossary: Sendable {
  /// The file's name, such as `places-kosovo.tsv`.
  public let name: String
  /// The file's content, UTF-8.
  public let bytes: [UInt8]

  /// All of them, by name.
  public static var all: [ShippedGlossary] {
    (0..<skela_glossary_count()).map { index in
      var length = 0
      let start = skela_glossary_bytes(index, &length)
      return ShippedGlossary(
        name: String(cString: skela_glossary_name(index)),
        bytes: Array(UnsafeBufferPointer(start: start, count: length))
      )
    }
  }
}
