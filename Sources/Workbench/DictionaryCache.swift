public import BitextCore
internal import ContentDigest
internal import Foundation
internal import GzipStream
internal import Interchange
public import SentenceAlignment
internal import Terminology

/// The dictionaries of two languages as the aligner's lexicon, compiled once and kept in a cache.
///
/// Sources are the FreeDict dictionaries that are installed and the glossaries that the project
/// ships. The cache file's name holds a digest of what it was made from: other dictionaries, another
/// file. It is mapped into memory, so that a second run pays nothing for its size.
public struct DictionaryCache: Sendable {
  /// What the lexicon of a pair of languages was made from.
  public struct Sources: Sendable, Equatable {
    /// The dictionaries found, by their names, such as `freedict-hrv-eng`.
    public var found: [String] = []
    /// Those that could be installed and are not there.
    public var missing: [String] = []
  }

  private let places: FilePlaces
  /// Codes of ISO 639-3 under which dictionaries of a language are found. Croatian serves Serbian:
  /// the Serbian dictionaries of FreeDict have 395 and 571 heads, the Croatian ones 38,000.
  private static let codes = [
    "en": ["eng"], "sr": ["hrv", "srp"], "hr": ["hrv"], "de": ["deu"], "fr": ["fra"],
    "es": ["spa"], "it": ["ita"], "tr": ["tur"], "ru": ["rus"], "nl": ["nld"], "pl": ["pol"],
  ]

  public init(places: FilePlaces) {
    self.places = places
  }

  /// The lexicon of two languages, and the language that comes first in it. Nil when there is
  /// neither a dictionary nor a glossary for them.
  ///
  /// A dictionary that cannot be read is an error; a cache that cannot be written is not.
  public func lexicon(
    _ a: LanguageTag,
    _ b: LanguageTag
  ) throws(WorkbenchError) -> (lexicon: BilingualLexicon, first: String)? {
    let (first, second) =
      a.language < b.language ? (a.language, b.language) : (b.language, a.language)
    let files = dictionaries(first, second)
    let path = cachePath(first, second, files)
    if let data = try? Data(contentsOf: URL(fileURLWithPath: path), options: .alwaysMapped),
      let lexicon = BilingualLexicon(bytes: data)
    {
      return lexicon.count == 0 ? nil : (lexicon, first)
    }
    var entries = try glossaryEntries(first, second)
    for file in files { entries += try file.read() }
    let lexicon = BilingualLexicon(
      entries: entries,
      first: BackgroundFrequencies(language: first),
      second: BackgroundFrequencies(language: second)
    )
    keep(lexicon, at: path, first, second)
    return lexicon.count == 0 ? nil : (lexicon, first)
  }

  /// Which dictionaries of two languages are there, and which could be.
  public func sources(_ a: LanguageTag, _ b: LanguageTag) -> Sources {
    let found = Set(dictionaries(a.language, b.language).map(\.name))
    var sources = Sources(found: found.sorted())
    for x in Self.codes[a.language] ?? [] {
      for y in Self.codes[b.language] ?? [] {
        sources.missing += ["freedict-\(x)-\(y)", "freedict-\(y)-\(x)"].filter {
          !found.contains($0)
        }
      }
    }
    return sources
  }

  // MARK: Dictionaries on the machine

  private struct DictionaryFile {
    var name: String
    var path: String
    /// Whether its heads are in the second language.
    var isReversed: Bool

    func read() throws(WorkbenchError) -> [DictionaryEntry] {
      let index = try InputFile(reading: path + ".index")
      let text = try InputFile(reading: path + ".dict.dz")
      do {
        let expanded = try gunzip(text.bytes, limit: 1 << 28)
        let entries = try DictdReader.entries(index: index.bytes, text: expanded, file: index.name)
        guard isReversed else { return entries }
        return entries.map { DictionaryEntry(head: $0.translation, translation: $0.head) }
      } catch {
        throw WorkbenchError(.badData, file: path, "The dictionary is damaged. Install it again.")
      }
    }
  }

  private func dictionaries(_ first: String, _ second: String) -> [DictionaryFile] {
    var found: [DictionaryFile] = []
    for x in Self.codes[first] ?? [] {
      for y in Self.codes[second] ?? [] {
        for (name, isReversed) in [("freedict-\(x)-\(y)", false), ("freedict-\(y)-\(x)", true)] {
          for folder in places.dictionaries {
            let path = folder + "/" + name
            if FileManager.default.isReadableFile(atPath: path + ".index"),
              FileManager.default.isReadableFile(atPath: path + ".dict.dz")
            {
              found.append(DictionaryFile(name: name, path: path, isReversed: isReversed))
              break
            }
          }
        }
      }
    }
    return found
  }

  private func glossaryEntries(
    _ first: String,
    _ second: String
  ) throws(WorkbenchError) -> [DictionaryEntry] {
    var entries: [DictionaryEntry] = []
    for concept in try GlossaryShelf(places: places).entries {
      let heads = concept.terms(in: LanguageTag(language: first))
      // One script is enough: the lexicon is folded to Latin.
      let sections = concept.sections.filter {
        $0.language.language == second && $0.language.script != "Cyrl"
      }
      for head in heads {
        for translation in sections.flatMap(\.terms) {
          entries.append(DictionaryEntry(head: head.text, translation: translation.text))
        }
      }
    }
    return entries
  }

  // MARK: The cache

  private func cachePath(_ first: String, _ second: String, _ files: [DictionaryFile]) -> String {
    var description = SentenceAligner.version
    for file in files {
      let attributes = try? FileManager.default.attributesOfItem(atPath: file.path + ".dict.dz")
      let size = (attributes?[.size] as? Int) ?? 0
      let date = (attributes?[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
      description += "\n\(file.path) \(size) \(date)"
    }
    // A checksum of a fifth of a megabyte costs a tenth of a digest, at each start.
    for glossary in ShippedGlossary.all {
      description += "\n\(glossary.bytes.count) \(GzipChecksum.of(glossary.bytes))"
    }
    var bytes = Array(description.utf8)
    let own = (try? FileManager.default.contentsOfDirectory(atPath: places.glossaries)) ?? []
    for name in own.sorted() where name.hasSuffix(".tsv") {
      bytes += (try? InputFile(reading: places.glossaries + "/" + name))?.bytes ?? []
    }
    let digest = SHA256.hexadecimal(of: bytes).prefix(16)
    return "\(places.cache)/\(Self.prefix(first, second))\(digest).bin"
  }

  private static func prefix(_ first: String, _ second: String) -> String {
    "lexicon-\(first)-\(second)-"
  }

  private func keep(
    _ lexicon: BilingualLexicon,
    at path: String,
    _ first: String,
    _ second: String
  ) {
    let manager = FileManager.default
    try? manager.createDirectory(atPath: places.cache, withIntermediateDirectories: true)
    guard (try? lexicon.bytes.write(to: URL(fileURLWithPath: path), options: .atomic)) != nil
    else { return }
    for name in (try? manager.contentsOfDirectory(atPath: places.cache)) ?? []
    where name.hasPrefix(Self.prefix(first, second)) && !path.hasSuffix("/" + name) {
      try? manager.removeItem(atPath: places.cache + "/" + name)
    }
  }
}
