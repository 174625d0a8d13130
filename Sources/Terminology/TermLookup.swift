public import BitextCore
internal import SerbianText
internal import UnicodeText

/// Finds terms by any of their forms: other case, other script, a grammatical ending, dropped marks.
///
///     let lookup = TermLookup(entries: glossary, baseForms: lemmatize)
///     lookup.hits(for: "Косовској Митровици").first?.term.text   // "Kosovska Mitrovica"
///
/// One object may be used by several threads, if `baseForms` may.
public struct TermLookup {
  /// What had to be overlooked to find a term. A hit names all that it needed.
  public enum Relaxation: String, Sendable, CaseIterable, Comparable {
    /// Capital and small letters.
    case letterCase = "case"
    /// Latin and Cyrillic.
    case script
    /// A grammatical ending.
    case inflection
    /// Marks on letters, dj for đ.
    case diacritics
    /// The query is only the beginning of the term.
    case prefix

    public static func < (a: Relaxation, b: Relaxation) -> Bool {
      (allCases.firstIndex(of: a) ?? 0) < (allCases.firstIndex(of: b) ?? 0)
    }
  }

  public struct Hit: Sendable {
    public var entry: ConceptEntry
    public var language: LanguageTag
    public var term: Term
    /// Empty for a term that stands as it was asked for.
    public var relaxations: [Relaxation]
  }

  private struct Place {
    var entry: Int
    var language: LanguageTag
    var term: Term
    /// The words of the strict key, and of the loose key.
    var words: [String]
    var looseWords: [String]
  }

  private let entries: [ConceptEntry]
  private let places: [Place]
  private let baseForms: (String, LanguageTag) -> Set<String>
  private var byStrictKey: [String: [Int]] = [:]
  private var byLooseKey: [String: [Int]] = [:]
  /// By each base form of the first word, strict and loose.
  private var byFirstBase: [String: [Int]] = [:]

  /// Indexes the terms. O(total length of the terms).
  ///
  /// - Parameter baseForms: the base forms that a word, given by its strict key, may have in a
  ///   language, itself among them. Two words may be forms of one when the sets meet.
  public init(
    entries: [ConceptEntry],
    baseForms: @escaping (String, LanguageTag) -> Set<String>
  ) {
    self.entries = entries
    self.baseForms = baseForms
    var places: [Place] = []
    for (number, entry) in entries.enumerated() {
      for section in entry.sections {
        for term in section.terms {
          let strict = SearchKey.strict(term.text)
          let place = places.count
          let loose = SearchKey.loose(fromStrict: strict)
          let words = Self.words(strict)
          let looseWords = Self.words(loose)
          places.append(
            Place(
              entry: number,
              language: section.language,
              term: term,
              words: words,
              looseWords: looseWords
            )
          )
          byStrictKey[strict, default: []].append(place)
          byLooseKey[loose, default: []].append(place)
          guard let first = words.first, let firstLoose = looseWords.first else { continue }
          for base in baseForms(first, section.language)
            .union(baseForms(firstLoose, section.language))
          {
            byFirstBase[base, default: []].append(place)
          }
        }
      }
    }
    self.places = places
  }

  /// The terms that `query` is a form of, the ones that need least overlooking first.
  ///
  /// Of each concept only the term that needs least is given. Without any hit, terms that begin with
  /// the query. O(candidates).
  public func hits(for query: String) -> [Hit] {
    let strict = SearchKey.strict(query)
    let words = Self.words(strict)
    guard !words.isEmpty else { return [] }
    var found: [Int: Set<Relaxation>] = [:]
    func add(_ place: Int, _ relaxations: Set<Relaxation>) {
      if let known = found[place], known.count <= relaxations.count { return }
      found[place] = relaxations
    }
    for place in byStrictKey[strict] ?? [] {
      add(place, Self.spelling(query, places[place].term.text))
    }
    for place in byLooseKey[SearchKey.loose(fromStrict: strict)] ?? [] {
      add(place, Self.spelling(query, places[place].term.text).union([.diacritics]))
    }
    for place in inflected(words, \.words) {
      add(place, Self.spelling(query, places[place].term.text).union([.inflection]))
    }
    for place in inflected(Self.words(SearchKey.loose(fromStrict: strict)), \.looseWords) {
      add(
        place,
        Self.spelling(query, places[place].term.text).union([.inflection, .diacritics])
      )
    }
    if found.isEmpty, strict.count >= 3 {
      for place in places.indices
      where places[place].words.joined(separator: " ").hasPrefix(words.joined(separator: " ")) {
        add(place, Self.spelling(query, places[place].term.text).union([.prefix]))
      }
    }
    return ranked(found)
  }

  /// The terms all of whose words may be forms of the words of the query, one by one.
  private func inflected(_ words: [String], _ own: KeyPath<Place, [String]>) -> [Int] {
    var found: Set<Int> = []
    for tag in Set(places.map(\.language)) {
      let forms = words.map { baseForms($0, tag) }
      for place in (forms.first ?? []).flatMap({ byFirstBase[$0] ?? [] })
      where places[place].language == tag && places[place].words.count == words.count {
        let agrees = zip(places[place][keyPath: own], forms).allSatisfy { word, forms in
          !baseForms(word, tag).isDisjoint(with: forms)
        }
        if agrees { found.insert(place) }
      }
    }
    return found.sorted()
  }

  private func ranked(_ found: [Int: Set<Relaxation>]) -> [Hit] {
    func weight(_ relaxations: Set<Relaxation>) -> Int {
      // A place in the list of relaxations is worth more than all before it together.
      relaxations.reduce(0) { sum, relaxation in
        sum + (1 << (Relaxation.allCases.firstIndex(of: relaxation) ?? 0))
      }
    }
    let order = found.sorted {
      (weight($0.value), $0.key) < (weight($1.value), $1.key)
    }
    var seen: Set<Int> = []
    return order.compactMap { place, relaxations in
      guard seen.insert(places[place].entry).inserted else { return nil }
      return Hit(
        entry: entries[places[place].entry],
        language: places[place].language,
        term: places[place].term,
        relaxations: relaxations.sorted()
      )
    }
  }

  /// How the spelling of the query differs from the term's in case and script.
  private static func spelling(_ query: String, _ term: String) -> Set<Relaxation> {
    var found: Set<Relaxation> = []
    let scripts = (SerbianScript(of: query), SerbianScript(of: term))
    if scripts.0 != scripts.1 { found.insert(.script) }
    if zip(capitals(query), capitals(term)).contains(where: !=) { found.insert(.letterCase) }
    return found
  }

  /// Of each word whether it begins with a capital, and whether one stands further on.
  private static func capitals(_ text: String) -> [[Bool]] {
    text.split { !($0.isLetter || $0.isNumber) }.map { word in
      [word.first?.isUppercase == true, word.dropFirst().contains { $0.isUppercase }]
    }
  }

  /// The words of a key. A hyphen belongs to its word: behind it may be a case ending (KBS-a).
  private static func words(_ key: String) -> [String] {
    key.split { !($0.isLetter || $0.isNumber || $0 == "-") }.map(String.init)
      .filter { $0 != "-" }
  }
}
