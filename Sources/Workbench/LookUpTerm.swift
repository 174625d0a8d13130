internal import BitextCore
public import Storage
public import Terminology

/// Looks terms up in the glossaries.
public struct LookUpTerm {
  private let lookup: TermLookup

  /// Reads the glossaries that the project ships, the user's own, further files, and those of a memory.
  public init(
    places: FilePlaces,
    files: [String] = [],
    memory: TranslationMemory? = nil
  ) throws(WorkbenchError) {
    let shelf = try GlossaryShelf(places: places, files: files, memory: memory)
    lookup = TermLookup(entries: shelf.entries)
  }

  /// The terms that a word or phrase is a form of, best first; failing these, terms that it begins,
  /// that stand in it, or that are spelled nearly like it. Each hit says how it was found.
  public func hits(for query: String) -> [TermHit] { lookup.hits(for: query) }
}
