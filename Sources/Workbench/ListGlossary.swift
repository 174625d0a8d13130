public import BitextCore
public import SerbianText
public import Storage

/// The concepts of glossaries in alphabetical order.
public struct ListGlossary {
  public struct Row: Sendable {
    /// The term that the concept stands under.
    public let head: String
    public let entry: ConceptEntry
    /// The first term in each language that is not Serbian, with its tag.
    public let others: [String]
  }

  public let rows: [Row]
  /// What was left out of the glossaries, with its place.
  public let skipped: [WorkbenchError]

  /// Reads a glossary, or those at hand where none is named, and puts their concepts in order.
  ///
  /// A concept stands under its first term in the script of the order, else under its first Serbian
  /// one, else under its first. Concepts of equal heads keep the order in which they were read.
  public init(
    order: SerbianCollation.Order,
    file: String?,
    places: FilePlaces,
    memory: TranslationMemory? = nil
  ) throws(WorkbenchError) {
    let entries: [ConceptEntry]
    if let file {
      var faults: [WorkbenchError] = []
      entries = try GlossaryShelf.volume(InputFile(reading: file), &faults).entries
      skipped = faults
    } else {
      let shelf = try GlossaryShelf(places: places, memory: memory)
      entries = shelf.entries
      skipped = shelf.skipped
    }
    let collation: SerbianCollation
    do {
      collation = try SerbianCollation(order: order)
    } catch {
      throw WorkbenchError(error)
    }
    let script: SerbianScript = order == .latin ? .latin : .cyrillic
    rows = entries.compactMap { Self.row($0, script) }
      .enumerated()
      .map { (key: collation.sortKey($0.element.head), place: $0.offset, row: $0.element) }
      .sorted { a, b in
        a.key == b.key ? a.place < b.place : a.key.lexicographicallyPrecedes(b.key)
      }
      .map(\.row)
  }

  private static func row(_ entry: ConceptEntry, _ script: SerbianScript) -> Row? {
    let head =
      entry.terms(in: script.languageTag).first
      ?? entry.terms(in: LanguageTag(language: "sr")).first ?? entry.sections.first?.terms.first
    guard let head else { return nil }
    let others = entry.sections.filter { section in
      section.language.language != "sr"
    }
    return Row(
      head: head.text,
      entry: entry,
      others: others.compactMap { section in
        section.terms.first.map { "\($0.text) (\(section.language))" }
      }
    )
  }
}
