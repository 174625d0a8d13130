public import BitextCore
internal import Foundation
internal import Interchange

/// What is imported in one piece: a file, or several that belong together.
public struct ImportInput: Sendable {
  /// How several files belong together.
  public enum Format: String, Sendable, CaseIterable {
    /// Two texts with a segment a line.
    case moses
    /// A ladder, and the two texts whose lines it counts.
    case ladder
    /// Links, and the two documents that they name, which may be looked for.
    case intertext

    /// For a person.
    var name: String {
      switch self {
      case .moses: "Moses"
      case .ladder: "ladder"
      case .intertext: "InterText"
      }
    }
  }

  /// As the person named them; the first is the one that messages are about.
  public let files: [String]
  /// Nil for one file whose content says its format.
  public let format: Format?
  /// The languages of the two texts, where their names say them.
  let languages: (source: LanguageTag, target: LanguageTag)?

  /// One file.
  public init(file: String) {
    self.init([file], nil)
  }

  private init(
    _ files: [String],
    _ format: Format?,
    _ languages: (source: LanguageTag, target: LanguageTag)? = nil
  ) {
    (self.files, self.format, self.languages) = (files, format, languages)
  }

  /// The files by name, for a message.
  public var name: String { files.joined(separator: ", ") }

  /// Puts together what belongs together.
  ///
  /// With a format all files are one input. Without one these are found: two texts whose names are
  /// equal but for an ending that is the source language or the target language (`corpus.en corpus.sr`), and
  /// a file `….ladder` with the two behind it. Throws where the number of files does not fit the format.
  public static func inputs(
    _ files: [String],
    format: Format? = nil,
    source: LanguageTag,
    target: LanguageTag
  ) throws(WorkbenchError) -> [ImportInput] {
    if let format {
      let counts: [Format: [Int]] = [.moses: [2], .ladder: [3], .intertext: [1, 3]]
      guard counts[format]?.contains(files.count) == true else {
        throw WorkbenchError(.usage, usage(of: format))
      }
      return [ImportInput(files, format, named(files.suffix(2), source, target)?.languages)]
    }
    var inputs: [ImportInput] = []
    var rest = files[...]
    while let file = rest.first {
      if file.hasSuffix(".ladder") {
        guard rest.count >= 3 else { throw WorkbenchError(.usage, file: file, usage(of: .ladder)) }
        let texts = rest.dropFirst().prefix(2)
        inputs.append(
          ImportInput(Array(rest.prefix(3)), .ladder, named(texts, source, target)?.languages)
        )
        rest = rest.dropFirst(3)
      } else if let pair = named(rest.prefix(2), source, target), isText(file) {
        inputs.append(ImportInput(pair.files, .moses, pair.languages))
        rest = rest.dropFirst(2)
      } else {
        inputs.append(ImportInput(file: file))
        rest = rest.dropFirst()
      }
    }
    return inputs
  }

  private static func usage(of format: Format) -> String {
    switch format {
    case .moses: "Two texts with a segment a line are two files: name the source, then the target."
    case .ladder:
      "A ladder needs the two texts that it counts: name the ladder, the source text, and the target "
        + "text."
    case .intertext:
      "Name the links alone, with their documents beside them, or the links, the source document, and "
        + "the target document."
    }
  }

  /// Two files whose names differ in the language alone, the source first.
  private static func named(
    _ files: ArraySlice<String>,
    _ source: LanguageTag,
    _ target: LanguageTag
  ) -> (files: [String], languages: (source: LanguageTag, target: LanguageTag))? {
    guard files.count == 2, let first = files.first, let second = files.last else { return nil }
    guard let own = split(first), let other = split(second), own.stem == other.stem else {
      return nil
    }
    if own.tag.language == source.language, other.tag.language == target.language {
      return ([first, second], (own.tag, other.tag))
    }
    if own.tag.language == target.language, other.tag.language == source.language {
      return ([second, first], (other.tag, own.tag))
    }
    return nil
  }

  /// `corpus.sr_Latn.gz` is `corpus` in `sr-Latn`.
  private static func split(_ path: String) -> (stem: Substring, tag: LanguageTag)? {
    var name = URL(fileURLWithPath: path).lastPathComponent[...]
    if name.hasSuffix(".gz") { name = name.dropLast(3) }
    guard let point = name.lastIndex(of: "."),
      let tag = LanguageTag(String(name[name.index(after: point)...]))
    else { return nil }
    return (name[..<point], tag)
  }

  /// Whether a file is none of a format that says what it is.
  private static func isText(_ path: String) -> Bool {
    let format = try? FormatDetection.content(ofFile: path)
    return [.text, .tsv, .csv, .empty].contains(format)
  }
}
