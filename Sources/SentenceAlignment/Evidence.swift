/// Why a word of one side may be the counterpart of a word of the other.
enum EvidenceKind: UInt8, CaseIterable {
  case lexicon, identity, number, cognate

  /// The name under which the contribution is shown.
  var name: String {
    switch self {
    case .lexicon: "lexicon"
    case .identity: "identity"
    case .number: "numbers"
    case .cognate: "cognates"
    }
  }
}

/// One word type that matches a type of the other side.
struct Match {
  var type: Int32
  /// How probable the own type is, given the other: 0 to 1.
  var probability: Float
  var kind: EvidenceKind
}

/// All matches between the word types of two texts.
struct Evidence {
  /// The matches of source types among the target types, one type behind the other, and where those
  /// of each type begin; and the reverse. In the order of types, so that sums of floating-point
  /// numbers come out the same in every run.
  private(set) var ofSource = MatchLists()
  private(set) var ofTarget = MatchLists()

  /// A lexicon, and which of its two languages is that of the source.
  struct Lexicon {
    let entries: BilingualLexicon
    let direction: BilingualLexicon.Direction

    init(_ entries: BilingualLexicon, beginsAtSource: Bool) {
      self.entries = entries
      direction = beginsAtSource ? .firstToSecond : .secondToFirst
    }
  }

  static let identityWeight: Float = 0.5
  static let nameWeight: Float = 0.4
  static let cognateWeight: Float = 0.3

  /// - Parameter learned: entries in the order of source types.
  ///
  /// O(words and their translations).
  init(
    source: Vocabulary,
    target: Vocabulary,
    lexicons: [Lexicon],
    learned: [LexiconLearner.Entry] = [],
    scores: AlignmentOptions.Scores
  ) {
    let stems = KeyIndex(target.words.map(\.stem.raw))
    let names = NameIndex(target.words)
    var pairs: [Pair] = []
    var found: [Pair] = []
    var nextLearned = 0
    for (s, word) in source.words.enumerated() {
      found.removeAll(keepingCapacity: true)
      func add(_ t: Int, source: Float, target: Float, _ kind: EvidenceKind) {
        let pair = Pair(
          source: Int32(s),
          target: Int32(t),
          ofSource: source,
          ofTarget: target,
          kind
        )
        if let known = found.firstIndex(where: { $0.target == pair.target }) {
          found[known].join(pair)
        } else {
          found.append(pair)
        }
      }
      let isNumber = word.stem.isNumber
      if scores.contains(.identity), isNumber || word.stem.letterCount >= 3 {
        let kind: EvidenceKind = isNumber ? .number : .identity
        stems.forEach(word.stem.raw) {
          add($0, source: Self.identityWeight, target: Self.identityWeight, kind)
        }
      }
      if scores.contains(.lexicon), !isNumber {
        for lexicon in lexicons {
          lexicon.entries.forEachTranslation(of: word.stem, lexicon.direction) {
            translation,
            probabilities in
            stems.forEach(translation.raw) {
              let (there, back) = probabilities()
              add($0, source: back, target: there, .lexicon)
            }
          }
        }
      }
      if scores.contains(.cognates), !isNumber {
        names.forEachCognate(of: word) { t, weight in
          add(t, source: weight, target: weight, .cognate)
        }
      }
      while nextLearned < learned.count, learned[nextLearned].source == Int32(s) {
        let entry = learned[nextLearned]
        add(
          Int(entry.target),
          source: entry.sourceGivenTarget,
          target: entry.targetGivenSource,
          .lexicon
        )
        nextLearned += 1
      }
      found.sort { $0.target < $1.target }
      pairs.append(contentsOf: found)
    }
    ofSource = MatchLists(
      count: source.words.count,
      pairs.map { ($0.source, Match(type: $0.target, probability: $0.ofSource, kind: $0.kind)) }
    )
    ofTarget = MatchLists(
      count: target.words.count,
      pairs.map { ($0.target, Match(type: $0.source, probability: $0.ofTarget, kind: $0.kind)) }
    )
  }

  /// What is known of two types: the probability of each, given the other.
  private struct Pair {
    let source: Int32
    let target: Int32
    var ofSource: Float
    var ofTarget: Float
    var kind: EvidenceKind

    init(
      source: Int32,
      target: Int32,
      ofSource: Float,
      ofTarget: Float,
      _ kind: EvidenceKind
    ) {
      self.source = source
      self.target = target
      self.ofSource = ofSource
      self.ofTarget = ofTarget
      self.kind = kind
    }

    /// The same pair, found for another reason: the better one counts, and gives its name.
    mutating func join(_ other: Pair) {
      if max(other.ofSource, other.ofTarget) > max(ofSource, ofTarget) { kind = other.kind }
      ofSource = max(ofSource, other.ofSource)
      ofTarget = max(ofTarget, other.ofTarget)
    }
  }
}

/// The matches of many types, one type's behind the other's.
struct MatchLists {
  private(set) var matches: [Match] = []
  private(set) var starts: [Int32] = [0]

  init() {}

  /// - Parameter entries: types with a match each; those of one type keep their order. O(n).
  init(count: Int, _ entries: [(type: Int32, match: Match)]) {
    var ends = [Int32](repeating: 0, count: count + 1)
    for entry in entries { ends[Int(entry.type) + 1] += 1 }
    for index in 0..<count { ends[index + 1] += ends[index] }
    starts = ends
    guard let filler = entries.first?.match else { return }
    matches = Array(repeating: filler, count: entries.count)
    for entry in entries {
      matches[Int(ends[Int(entry.type)])] = entry.match
      ends[Int(entry.type)] += 1
    }
  }

  @inline(__always) func range(_ type: Int) -> Range<Int> {
    Int(starts[type])..<Int(starts[type + 1])
  }

  subscript(type: Int) -> ArraySlice<Match> { matches[range(type)] }
}

/// Finds words that are spelt or sound alike.
private struct NameIndex {
  private let words: [Word]
  private let respelled: KeyIndex
  private let skeletons: KeyIndex
  private let beginnings: KeyIndex

  init(_ words: [Word]) {
    self.words = words
    respelled = KeyIndex(
      words.map {
        $0.stem.isNumber || $0.respelled.letterCount < 4 ? 0 : $0.respelled.raw
      }
    )
    skeletons = KeyIndex(words.map(\.skeleton))
    // A name in Serbian has a case ending: Trampom is Trump, and m; Kfora is KFOR, and a.
    beginnings = KeyIndex(words.map { $0.skeleton == 0 ? 0 : $0.stem.beginning })
  }

  @inline(__always)
  func forEachCognate(of word: Word, _ body: (Int, Float) -> Void) {
    if word.respelled.letterCount >= 4 {
      respelled.forEach(word.respelled.raw) { body($0, Evidence.cognateWeight) }
    }
    guard word.skeleton != 0 else { return }
    skeletons.forEach(word.skeleton) { body($0, Evidence.nameWeight) }
    beginnings.forEach(word.stem.beginning) { t in
      if word.stem.isSameName(as: words[t].stem)
        || Respelling.isSameName(word.skeleton, words[t].skeleton)
      {
        body(t, Evidence.nameWeight)
      }
    }
  }
}
