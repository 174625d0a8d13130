/// How far a text had to be relaxed to match what was searched for; the first that holds is the
/// one.
public enum SearchRelaxation: Int, Sendable, CaseIterable, Comparable, Codable {
  /// The texts are the same.
  case none
  /// Script and case differ: equal strict keys.
  case scriptAndCase
  /// Marks of letters, or dj for đ: equal loose keys. Pec, Djakovica.
  case marks
  /// d for đ: equal bare keys. Dindic.
  case stroke
  /// Ekavian for ijekavian: equal reflex keys. mleko, mlijeko.
  case reflex

  public static func < (first: Self, second: Self) -> Bool { first.rawValue < second.rawValue }

  /// The least relaxation under which the texts are equal; nil when none makes them so. O(length).
  ///
  ///     SearchRelaxation.between("Djindjic", "Ђинђић")   // .marks
  public static func between(_ query: String, _ text: String) -> SearchRelaxation? {
    if query == text { return SearchRelaxation.none }
    let first = SearchKey.strict(query)
    let second = SearchKey.strict(text)
    if first == second { return .scriptAndCase }
    let looseFirst = SearchKey.loose(fromStrict: first)
    let looseSecond = SearchKey.loose(fromStrict: second)
    if looseFirst == looseSecond { return .marks }
    // One side keeps its đ as d, the other may have written dj: each is compared with each.
    let bareFirst = SearchKey.bare(fromStrict: first)
    let bareSecond = SearchKey.bare(fromStrict: second)
    if bareFirst == bareSecond || bareFirst == looseSecond || looseFirst == bareSecond {
      return .stroke
    }
    return SearchKey.reflex(fromLoose: looseFirst) == SearchKey.reflex(fromLoose: looseSecond)
      ? .reflex : nil
  }
}
