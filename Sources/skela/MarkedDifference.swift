import BitextCore
import Foundation
import Storage

/// What a match and its query do not share, marked in the text of the match.
struct MarkedDifference {
  /// Neighbouring words that differ: those of the match and those of the query, either may be missing.
  private struct Hunk {
    var stored: Range<String.Index>?
    var query: Range<String.Index>?
    /// Where it stands in the text of the match.
    var place: String.Index
  }

  private let stored: String
  private let query: String
  private var hunks: [Hunk] = []

  init(_ match: FuzzyMatch) {
    stored = match.source.segment.text
    query = match.query
    var end = stored.startIndex
    var isOpen = false
    for step in match.difference.steps {
      defer { end = step.second?.upperBound ?? end }
      if step.kind == .equal {
        isOpen = false
        continue
      }
      if !isOpen { hunks.append(Hunk(place: step.second?.lowerBound ?? end)) }
      isOpen = true
      let last = hunks.count - 1
      hunks[last].stored = Self.joined(hunks[last].stored, step.second)
      hunks[last].query = Self.joined(hunks[last].query, step.first)
    }
  }

  private static func joined(
    _ first: Range<String.Index>?,
    _ second: Range<String.Index>?
  ) -> Range<String.Index>? {
    guard let first, let second else { return first ?? second }
    return first.lowerBound..<max(first.upperBound, second.upperBound)
  }

  /// The text with what only the match has and what only the query has: `[-on-]{+at+}` without colour.
  func text(isColoured: Bool) -> String {
    var shown = ""
    var place = stored.startIndex
    for hunk in hunks {
      let old = hunk.stored.map { String(stored[$0]) } ?? ""
      let new = hunk.query.map { String(query[$0]) } ?? ""
      shown += stored[place..<max(place, hunk.place)]
      place = max(place, hunk.stored?.upperBound ?? hunk.place)
      // Words of the query alone stand behind a word of the match, or at the beginning.
      if old.isEmpty, hunk.place > stored.startIndex { shown += " " }
      if isColoured {
        shown += Terminal.styled(old, .red, .struck)
        if !old.isEmpty, !new.isEmpty { shown += " " }
        shown += Terminal.styled(new, .green, .underlined)
      } else {
        shown += old.isEmpty ? "" : "[-\(old)-]"
        shown += new.isEmpty ? "" : "{+\(new)+}"
      }
      if old.isEmpty, hunk.place == stored.startIndex { shown += " " }
    }
    return shown + stored[place...]
  }

  /// A word that differs, as JSON: places in characters of the texts (extended grapheme clusters), from 0.
  struct Row: Encodable {
    struct Place: Encodable {
      var start: Int
      var end: Int
    }

    /// `changed`; `deleted`: only the query has it; `inserted`: only the match has it.
    var kind: String
    var query: Place?
    var source: Place?
  }

  static func rows(_ match: FuzzyMatch) -> [Row] {
    func place(_ range: Range<String.Index>?, in text: String) -> Row.Place? {
      range.map {
        Row.Place(
          start: text.distance(from: text.startIndex, to: $0.lowerBound),
          end: text.distance(from: text.startIndex, to: $0.upperBound)
        )
      }
    }
    return match.difference.steps.filter { $0.kind != .equal }.map { step in
      Row(
        kind: step.kind.rawValue,
        query: place(step.first, in: match.query),
        source: place(step.second, in: match.source.segment.text)
      )
    }
  }
}
