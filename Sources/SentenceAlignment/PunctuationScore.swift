/// Marks of a segment that translators keep: how often each stands in it, up to three times.
struct PunctuationMarks: Equatable {
  enum Kind: Int, CaseIterable {
    case question, exclamation, quotation, parenthesis, colon, semicolon, dash
  }

  /// The lower and the upper bit of each kind's count.
  private(set) var lower: UInt8 = 0
  private(set) var upper: UInt8 = 0

  /// The kinds that stand there.
  @inline(__always) var present: UInt8 { lower | upper }

  init() {}

  /// Quotation marks of all shapes are one kind, since each language has its own; so are dashes, and
  /// hyphens with blanks about them. A colon between digits belongs to the number. O(length).
  init(_ text: String) {
    var text = text
    text.withUTF8 { utf8 in
      for (index, byte) in utf8.enumerated() {
        func next(_ offset: Int) -> UInt8 {
          utf8.indices.contains(index + offset) ? utf8[index + offset] : 0x20
        }
        switch byte {
        case UInt8(ascii: "?"): add(.question)
        case UInt8(ascii: "!"): add(.exclamation)
        case UInt8(ascii: "("): add(.parenthesis)
        case UInt8(ascii: ";"): add(.semicolon)
        case UInt8(ascii: "\""): add(.quotation)
        case UInt8(ascii: ":"):
          if !(0x30...0x39).contains(next(1)) { add(.colon) }
        case UInt8(ascii: "-"):
          if next(-1) == 0x20, next(1) == 0x20 { add(.dash) }
        case 0xC2:
          if next(1) == 0xAB || next(1) == 0xBB { add(.quotation) }
        case 0xE2 where next(1) == 0x80:
          if next(2) == 0x93 || next(2) == 0x94 { add(.dash) }
          if (0x9C...0x9F).contains(next(2)) { add(.quotation) }
        default: break
        }
      }
    }
  }

  @inline(__always) func count(_ kind: Kind) -> Int {
    Int(lower >> kind.rawValue & 1) + 2 * Int(upper >> kind.rawValue & 1)
  }

  mutating func add(_ kind: Kind, _ times: Int = 1) {
    let sum = UInt8(min(3, count(kind) + times))
    let bit: UInt8 = 1 << kind.rawValue
    lower = lower & ~bit | (sum & 1) << kind.rawValue
    upper = upper & ~bit | (sum >> 1) << kind.rawValue
  }

  static func + (a: PunctuationMarks, b: PunctuationMarks) -> PunctuationMarks {
    if b.present == 0 { return a }
    var sum = a
    for kind in Kind.allCases { sum.add(kind, b.count(kind)) }
    return sum
  }
}

/// What marks of punctuation say about a bead, in log odds.
///
/// A question is translated by a question, a quotation by a quotation. What each outcome is worth was
/// counted over pairs of English and Serbian news sentences, and is taken at two fifths of that: other
/// languages and other texts punctuate differently.
struct PunctuationScore {
  static let weight = 0.4

  /// For each kind what it adds when both runs have the mark equally often, both but not equally
  /// often, and only one of them.
  private static let values: [(equal: Double, both: Double, one: Double)] = [
    (3.0, 1.5, -2.0), (3.0, 1.5, -1.2), (1.9, 0.3, -2.2), (3.0, 1.5, -0.8), (2.5, 1.0, -2.0),
    (2.5, 1.5, -0.4), (2.5, 0.5, -1.7),
  ]

  /// [kinds of marks]: the sum of what each of them adds, for each outcome.
  private static let sums: (equal: [Float], both: [Float], one: [Float]) = {
    func sum(_ kinds: Int, _ value: ((equal: Double, both: Double, one: Double)) -> Double) -> Float
    {
      Float(
        PunctuationMarks.Kind.allCases.reduce(0) {
          $0 + (kinds >> $1.rawValue & 1 == 1 ? value(values[$1.rawValue]) : 0)
        } * weight
      )
    }
    let kinds = 0..<(1 << PunctuationMarks.Kind.allCases.count)
    return (
      kinds.map { set in sum(set) { $0.equal } }, kinds.map { set in sum(set) { $0.both } },
      kinds.map { set in sum(set) { $0.one } }
    )
  }()

  /// [length - 1][start]
  private let source: [[PunctuationMarks]]
  private let target: [[PunctuationMarks]]

  init(source: [SegmentProfile], target: [SegmentProfile]) {
    func runs(_ profiles: [SegmentProfile]) -> [[PunctuationMarks]] {
      var runs = [profiles.map(\.marks)]
      for length in 1..<LexicalScore.longestRun {
        runs.append(
          profiles.indices.map { start in
            start + length < profiles.count
              ? runs[length - 1][start] + profiles[start + length].marks : PunctuationMarks()
          }
        )
      }
      return runs
    }
    self.source = runs(source)
    self.target = runs(target)
  }

  /// Adds the score of a source run and the target runs of a length that begin at each of `starts` to
  /// the numbers of a row. `score` is the slow twin. O(starts).
  func add(
    to row: UnsafeMutablePointer<Float>,
    _ sourceRun: Range<Int>,
    _ starts: Range<Int>,
    _ targetLength: Int
  ) {
    let own = source[sourceRun.count - 1][sourceRun.lowerBound]
    let present = own.present
    let sums = Self.sums
    target[targetLength - 1].withUnsafeBufferPointer { target in
      for index in 0..<starts.count {
        let other = target[starts.lowerBound + index]
        let all = present | other.present
        if all == 0 { continue }
        let both = present & other.present
        let unequal = (own.lower ^ other.lower) | (own.upper ^ other.upper)
        row[index] +=
          sums.one[Int(all ^ both)] + sums.both[Int(both & unequal)]
          + sums.equal[Int(both & ~unequal)]
      }
    }
  }

  func score(_ sourceRun: Range<Int>, _ targetRun: Range<Int>) -> Double {
    let own = source[sourceRun.count - 1][sourceRun.lowerBound]
    let other = target[targetRun.count - 1][targetRun.lowerBound]
    var sum = 0.0
    for kind in PunctuationMarks.Kind.allCases {
      let (a, b) = (own.count(kind), other.count(kind))
      if a | b == 0 { continue }
      let value = Self.values[kind.rawValue]
      sum += a == b ? value.equal : a > 0 && b > 0 ? value.both : value.one
    }
    return sum * Self.weight
  }
}
