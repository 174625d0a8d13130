internal import BitextCore

/// Drops ambiguous terms that stand alone.
///
/// A general may be an officer or an election. A term that its glossary calls ambiguous counts where
/// the same sentence has another term of its subject field that is not.
enum TermSupport {
  /// O(matches).
  static func supported(
    _ matches: [TermMatcher.Match],
    _ index: TermIndex,
    _ tokens: [TextToken]
  ) -> [TermMatcher.Match] {
    func isAmbiguous(_ match: TermMatcher.Match) -> Bool {
      index.terms[match.term].isAmbiguous
    }
    guard matches.contains(where: isAmbiguous) else { return matches }
    var sentences: [Int] = []
    sentences.reserveCapacity(tokens.count)
    for token in tokens {
      let last = sentences.last ?? 0
      sentences.append(token.beginsSentence ? last + 1 : last)
    }
    struct Field: Hashable {
      var sentence: Int
      var glossary: String?
      var subject: String?
    }
    func field(_ match: TermMatcher.Match) -> Field {
      let entry = index.entries[Int(index.terms[match.term].entry)]
      return Field(
        sentence: sentences[match.tokens.lowerBound],
        glossary: entry.glossary,
        subject: entry.subjectField
      )
    }
    let fields = Set(matches.filter { !isAmbiguous($0) }.map(field))
    return matches.filter { !isAmbiguous($0) || fields.contains(field($0)) }
  }
}
