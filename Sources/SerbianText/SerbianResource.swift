internal import CResources

/// The rule and word lists of this module, embedded as bytes.
enum SerbianResource {
  case latinToCyrillic, cyrillicToLatin, splitDigraphs, strokedD
  case foreignPatterns, foreignWords, units, numeralContexts
  case markedNames, placeNames

  var text: String {
    var length = 0
    let bytes =
      switch self {
      case .latinToCyrillic: skela_latin_to_cyrillic(&length)
      case .cyrillicToLatin: skela_cyrillic_to_latin(&length)
      case .splitDigraphs: skela_split_digraphs(&length)
      case .strokedD: skela_stroked_d(&length)
      case .foreignPatterns: skela_foreign_patterns(&length)
      case .foreignWords: skela_foreign_words(&length)
      case .units: skela_units(&length)
      case .numeralContexts: skela_numeral_contexts(&length)
      case .markedNames: skela_marked_names(&length)
      case .placeNames: skela_place_names(&length)
      }
    return String(decoding: UnsafeBufferPointer(start: bytes, count: length), as: UTF8.self)
  }

  /// The lines that are neither empty nor comments.
  var lines: [Substring] { text.split(separator: "\n").filter { !$0.hasPrefix("#") } }

  /// The words on those lines.
  var words: [Substring] { lines.flatMap { $0.split(separator: " ") } }
}
