internal import BitextCore
internal import SerbianText
public import Terminology

/// Looks terms up in the glossaries.
public struct LookUpTerm {
  private let lookup: TermLookup

  /// Reads the glossaries that the project ships, the user's own and further files.
  public init(places: FilePlaces, files: [String] = []) throws(WorkbenchError) {
    let entries = try GlossaryShelf(places: places, files: files).entries
    let forms = WordForms()
    lookup = TermLookup(entries: entries, baseForms: { forms.baseForms(of: $0, in: $1) })
  }

  /// The terms that a word or phrase is a form of, best first; empty when there is none.
  public func hits(for query: String) -> [TermLookup.Hit] { lookup.hits(for: query) }
}
