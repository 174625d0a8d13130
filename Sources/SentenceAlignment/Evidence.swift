/// Why a word of one side may be the counterpart of a word of the other.
enum EvidenceKind: Int, CaseIterable {
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
  var type: Int
  /// How probable the own type is, given the other: 0 to 1.
  var probability: Double
  var kind: EvidenceKind
}

/// The vocabulary of one side: its distinct words, where they stand, how common they are.
struct Vocabulary {
  private(set) var words: [Word] = []
  /// For each segment the types of its words, in order.
  private(set) var segments: [[Int]] = []
  /// For each segment its types, each once.
  private var distinct: [[Int]] = []
  /// For each type the segments that hold it, ascending, each once.
  private(set) var places: [[Int]] = []
  private(set) var backgrounds: [Double] = []

  init(_ profiles: [SegmentProfile], background: BackgroundFrequencies) {
    var numbers: [Word: Int] = [:]
    segments.reserveCapacity(profiles.count)
    for (index, profile) in profiles.enumerated() {
      var once: [Int] = []
      var types: [Int] = []
      types.reserveCapacity(profile.words.count)
      for word in profile.words {
        // A word is one type with a capital and without; the capital is remembered.
        let spelling = Word(stem: word.stem, respelled: word.respelled, skeleton: 0)
        let type: Int
        if let known = numbers[spelling] {
          type = known
          if words[type].skeleton == 0 { words[type].skeleton = word.skeleton }
        } else {
          type = words.count
          numbers[spelling] = type
          words.append(word)
          places.append([])
          backgrounds.append(background.probability(of: word.stem))
        }
        if places[type].last != index {
          places[type].append(index)
          once.append(type)
        }
        types.append(type)
      }
      segments.append(types)
      distinct.append(once)
    }
    if !background.isKnown { estimateBackgrounds() }
  }

  /// The distinct types of a run of segments, in the order of their first places.
  func types(in run: Range<Int>) -> [Int] {
    if run.count == 1 { return distinct[run.lowerBound] }
    var found: [Int] = []
    for segment in run {
      for type in distinct[segment] where segment == run.lowerBound || !found.contains(type) {
        found.append(type)
      }
    }
    return found
  }

  /// The segments of a range that hold the type. O(log places + found).
  func places(of type: Int, in range: Range<Int>) -> ArraySlice<Int> {
    let all = places[type]
    var low = 0
    var high = all.count
    while low < high {
      let middle = (low + high) / 2
      if all[middle] < range.lowerBound { low = middle + 1 } else { high = middle }
    }
    var end = low
    while end < all.count, all[end] < range.upperBound { end += 1 }
    return all[low..<end]
  }

  /// Without a table: shares in this text itself, held down, since one text tells little.
  private mutating func estimateBackgrounds() {
    var counts = [Double](repeating: 0, count: words.count)
    var total = 0.0
    for types in segments {
      for type in types { counts[type] += 1 }
      total += Double(types.count)
    }
    for type in words.indices where !words[type].stem.isNumber {
      // A word that stands once in a short text is rarer in the language than there.
      backgrounds[type] = max(1e-5, (counts[type] - 0.9) / max(total, 500))
    }
  }
}

/// All matches between the word types of two texts.
struct Evidence {
  /// For each source type its matches among the target types, and the reverse.
  private(set) var ofSource: [[Match]]
  private(set) var ofTarget: [[Match]]

  static let identityWeight = 0.5
  static let nameWeight = 0.4
  static let cognateWeight = 0.3

  init(
    source: Vocabulary,
    target: Vocabulary,
    lexicon: BilingualLexicon?,
    lexiconBeginsAtSource: Bool,
    scores: AlignmentOptions.Scores
  ) {
    let targetCount = max(target.words.count, 1)
    var pairs: [Int: Pair] = [:]
    func add(_ s: Int, _ t: Int, source: Double, target: Double, _ kind: EvidenceKind) {
      var pair = pairs[s * targetCount + t] ?? Pair(source: 0, target: 0, kind: kind)
      if max(source, target) > max(pair.source, pair.target) { pair.kind = kind }
      pair.source = max(pair.source, source)
      pair.target = max(pair.target, target)
      pairs[s * targetCount + t] = pair
    }
    func add(_ s: Int, _ t: Int, _ probability: Double, _ kind: EvidenceKind) {
      add(s, t, source: probability, target: probability, kind)
    }
    func index(_ words: [Word], _ value: (Word) -> UInt64?) -> [UInt64: [Int]] {
      var found: [UInt64: [Int]] = [:]
      for (type, word) in words.enumerated() {
        if let value = value(word) { found[value, default: []].append(type) }
      }
      return found
    }
    let sourceStems = index(source.words) { $0.stem.raw }
    let targetStems = index(target.words) { $0.stem.raw }

    if scores.contains(.identity) {
      for (s, word) in source.words.enumerated() {
        guard word.stem.isNumber || word.stem.letterCount >= 3 else { continue }
        for t in targetStems[word.stem.raw] ?? [] {
          add(s, t, Self.identityWeight, word.stem.isNumber ? .number : .identity)
        }
      }
    }
    if scores.contains(.lexicon), let lexicon {
      let (there, back): (BilingualLexicon.Direction, BilingualLexicon.Direction) =
        lexiconBeginsAtSource
        ? (.firstToSecond, .secondToFirst) : (.secondToFirst, .firstToSecond)
      for (stem, types) in sourceStems {
        lexicon.forEachTranslation(of: Stem(raw: stem), there) { translation, probability in
          guard let matches = targetStems[translation.raw] else { return }
          for s in types {
            for t in matches { add(s, t, source: 0, target: probability, .lexicon) }
          }
        }
      }
      for (stem, types) in targetStems {
        lexicon.forEachTranslation(of: Stem(raw: stem), back) { translation, probability in
          guard let matches = sourceStems[translation.raw] else { return }
          for t in types {
            for s in matches { add(s, t, source: probability, target: 0, .lexicon) }
          }
        }
      }
    }
    if scores.contains(.cognates) {
      let respelled = index(target.words) {
        $0.stem.isNumber || $0.respelled.letterCount < 4 ? nil : $0.respelled.raw
      }
      let names = index(target.words) { $0.skeleton == 0 ? nil : $0.skeleton }
      // A name in Serbian has a case ending: Trampom is Trump, and m; Kfora is KFOR, and a.
      let beginnings = index(target.words) { $0.skeleton == 0 ? nil : $0.stem.beginning }
      for (s, word) in source.words.enumerated() where !word.stem.isNumber {
        if word.respelled.letterCount >= 4 {
          for t in respelled[word.respelled.raw] ?? [] { add(s, t, Self.cognateWeight, .cognate) }
        }
        guard word.skeleton != 0 else { continue }
        for t in names[word.skeleton] ?? [] { add(s, t, Self.nameWeight, .cognate) }
        for t in beginnings[word.stem.beginning] ?? []
        where word.stem.isSameName(as: target.words[t].stem)
          || Respelling.isSameName(word.skeleton, target.words[t].skeleton)
        {
          add(s, t, Self.nameWeight, .cognate)
        }
      }
    }
    ofSource = Array(repeating: [], count: source.words.count)
    ofTarget = Array(repeating: [], count: target.words.count)
    // In the order of types, so that sums of floating-point numbers come out the same in every run.
    for (key, pair) in pairs.sorted(by: { $0.key < $1.key }) {
      let (s, t) = key.quotientAndRemainder(dividingBy: targetCount)
      ofSource[s].append(Match(type: t, probability: pair.source, kind: pair.kind))
      ofTarget[t].append(Match(type: s, probability: pair.target, kind: pair.kind))
    }
  }

  /// What is known of two types: the probability of each, given the other.
  private struct Pair {
    var source: Double
    var target: Double
    var kind: EvidenceKind
  }
}
