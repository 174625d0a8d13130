/// The consonants of a word by their sounds, so that an English word and the Serbian one that was borrowed
/// with it are alike: alliance, alijansa.
struct ConsonantRow {
  private let first: UInt8?
  private let sounds: [UInt8]

  /// - Parameter key: a word as look-up folds it: Latin, lower case, without marks.
  ///
  /// O(length).
  init(_ key: String) {
    let letters = Array(key.utf8)
    var found: [UInt8] = []
    for (index, letter) in letters.enumerated() {
      let next = index + 1 < letters.count ? letters[index + 1] : 0
      guard let sound = Self.sound(letter, next), index == 0 || letter != letters[index - 1] else {
        continue
      }
      found.append(sound)
    }
    sounds = found
    first = letters.first.map { Self.sound($0, letters.count > 1 ? letters[1] : 0) ?? $0 }
  }

  private static func sound(_ letter: UInt8, _ next: UInt8) -> UInt8? {
    switch letter {
    case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"),
      UInt8(ascii: "u"), UInt8(ascii: "y"), UInt8(ascii: "j"), UInt8(ascii: "h"):
      nil
    case UInt8(ascii: "c"): "eiy".utf8.contains(next) ? UInt8(ascii: "s") : UInt8(ascii: "k")
    case UInt8(ascii: "q"): UInt8(ascii: "k")
    case UInt8(ascii: "w"): UInt8(ascii: "v")
    case UInt8(ascii: "z"): UInt8(ascii: "s")
    default: letter
    }
  }

  /// Whether both begin alike and one has the consonants of the other, at least three, but for that of an
  /// ending: parlamentom. O(length).
  func isAlike(_ other: ConsonantRow) -> Bool {
    let (short, long) = sounds.count <= other.sounds.count ? (self, other) : (other, self)
    return first == other.first && short.sounds.count >= 3
      && long.sounds.starts(with: short.sounds)
      && (long.sounds.count == short.sounds.count
        || long.sounds.dropFirst(short.sounds.count).elementsEqual([UInt8(ascii: "m")]))
  }
}
