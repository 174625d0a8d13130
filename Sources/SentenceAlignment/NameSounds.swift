/// A word as a row of sounds, compared with tolerance for what spelling hides: captain and kapiten.
///
/// Sounds that may stand for each other cost little to exchange, vowels next to nothing, and an ending
/// nothing. For names there is `NameRespelling`.
struct NameSounds: Hashable {
  /// Letters: vowels are a, others stand for the class of their sound.
  private let sounds: [UInt8]
  private let consonants: Int

  /// The sounds of a folded word. O(length).
  init(_ key: String) {
    var sounds: [UInt8] = []
    let letters = Array(key.utf8)
    var index = 0
    while index < letters.count {
      let next = index + 1 < letters.count ? letters[index + 1] : 0
      let (found, used) = Self.sounds(letters[index], next)
      for sound in found where sound != sounds.last { sounds.append(sound) }
      index += used
    }
    self.sounds = sounds
    consonants = sounds.count { $0 != Self.vowel }
  }

  private static let vowel = UInt8(ascii: "a")

  private static func sounds(_ letter: UInt8, _ next: UInt8) -> (StaticBytes, Int) {
    let soft = "eiy".utf8.contains(next)
    switch letter {
    case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"),
      UInt8(ascii: "u"), UInt8(ascii: "y"):
      return ("a", 1)
    case UInt8(ascii: "s"):
      return next == UInt8(ascii: "h") || next == UInt8(ascii: "z") ? ("s", 2) : ("s", 1)
    case UInt8(ascii: "c"):
      if next == UInt8(ascii: "h") { return ("c", 2) }
      if next == UInt8(ascii: "k") { return ("k", 2) }
      return ("c", 1)
    case UInt8(ascii: "t"):
      if next == UInt8(ascii: "h") { return ("t", 2) }
      return next == UInt8(ascii: "z") ? ("c", 2) : ("t", 1)
    case UInt8(ascii: "d"):
      return "jzg".utf8.contains(next) ? ("j", 2) : ("d", 1)
    case UInt8(ascii: "p"): return next == UInt8(ascii: "h") ? ("f", 2) : ("p", 1)
    case UInt8(ascii: "z"): return ("z", next == UInt8(ascii: "h") ? 2 : 1)
    case UInt8(ascii: "k"): return ("k", next == UInt8(ascii: "h") ? 2 : 1)
    case UInt8(ascii: "g"):
      if next == UInt8(ascii: "h") { return ("h", 2) }
      return (soft ? "j" : "g", 1)
    case UInt8(ascii: "q"): return next == UInt8(ascii: "u") ? ("kv", 2) : ("k", 1)
    case UInt8(ascii: "x"): return ("ks", 1)
    case UInt8(ascii: "w"): return ("v", next == UInt8(ascii: "h") ? 2 : 1)
    default: return (StaticBytes(letter), 1)
    }
  }

  /// Whether two common words are one that both languages have borrowed: captain, kapiten.
  func isCognate(of other: NameSounds) -> Bool {
    let fewest = min(consonants, other.consonants)
    return fewest >= 3 && abs(consonants - other.consonants) <= 2
      && Self.cost(sounds, other.sounds) / Float(fewest) <= 0.12
  }

  /// What it takes to make one row of sounds the other.
  private static func cost(_ a: [UInt8], _ b: [UInt8]) -> Float {
    var row = [Float](repeating: 0, count: b.count + 1)
    for j in b.indices { row[j + 1] = row[j] + dropped(b, j) }
    for i in a.indices {
      var diagonal = row[0]
      row[0] += dropped(a, i)
      for j in b.indices {
        let value = min(
          diagonal + exchanged(a[i], b[j]),
          row[j + 1] + dropped(a, i),
          row[j] + dropped(b, j)
        )
        diagonal = row[j + 1]
        row[j + 1] = value
      }
    }
    return row[b.count]
  }

  /// The cost of a sound that only one name has.
  private static func dropped(_ sounds: [UInt8], _ index: Int) -> Float {
    switch sounds[index] {
    case vowel: return 0.1
    case UInt8(ascii: "h"): return 0.2
    case UInt8(ascii: "j"): return 0.4
    default:
      let rest = sounds.count - index
      guard index >= 2, rest <= 4 else { return 1 }
      // Case endings and possessives (Trampom, Trampov, Tojotin); other last letters may be silent.
      return "mvsgn".utf8.contains(sounds[index]) ? 0.1 : rest <= 2 ? 0.4 : 1
    }
  }

  private static func exchanged(_ a: UInt8, _ b: UInt8) -> Float {
    if a == b { return 0 }
    if a == vowel || b == vowel {
      // u and w, i and y.
      return "vj".utf8.contains(a) || "vj".utf8.contains(b) ? 0.2 : 1.2
    }
    for (sounds, cost) in alike
    where sounds.contains(a) && sounds.contains(b) { return cost }
    return 1
  }

  /// Sounds that are spelt with each other's letters, and what it costs to take one for the other.
  private static let alike: [(StaticBytes, Float)] = [
    ("cs", 0.2), ("ck", 0.2), ("sz", 0.2), ("jg", 0.2), ("kg", 0.3), ("jh", 0.3), ("cj", 0.4),
    ("jz", 0.3), ("fv", 0.3), ("vb", 0.5), ("pb", 0.5), ("td", 0.5), ("zc", 0.4), ("hg", 0.3),
    ("hk", 0.4),
    ("cd", 0.5), ("tc", 0.5), ("nm", 0.5),
    ("dj", 0.4), ("jt", 0.5), ("sj", 0.4),
  ]
}

/// One or two letters of ASCII.
private struct StaticBytes: Sequence, ExpressibleByStringLiteral {
  private let first: UInt8
  private let second: UInt8

  init(_ letter: UInt8) { (first, second) = (letter, letter) }

  init(stringLiteral value: StaticString) {
    first = value.utf8Start[0]
    second = value.utf8CodeUnitCount > 1 ? value.utf8Start[1] : first
  }

  func contains(_ letter: UInt8) -> Bool { letter == first || letter == second }

  func makeIterator() -> AnyIterator<UInt8> {
    var left = [second, first]
    return AnyIterator { left.popLast() }
  }
}
