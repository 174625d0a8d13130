/// Brings the spelling of English and of Serbian nearer to each other, to tell words that are the same.
///
/// Serbian writes foreign words by their sound: commander is komandant, Wales is Vels, Trump is Tramp.
/// Neither function knows which language a word is from; it is applied to both sides.
enum Respelling {
  /// The stem of a folded word with k for hard c, single letters for double ones, f for ph and the
  /// like: that of "commander" and of "komandant" is "koman".
  static func stem(of word: UnsafeBufferPointer<UInt8>) -> Stem {
    var packed = PackedLetters()
    var index = 0
    while index < word.count, packed.count < Stem.letters {
      let byte = word[index]
      if byte >= 0x80 { return Stem(spelt(word)) }
      let next = index + 1 < word.count ? word[index + 1] : 0
      let (first, second, used) = respelt(byte, next)
      packed.append(first)
      if second != 0 { packed.append(second) }
      index += used
    }
    return packed.stem
  }

  /// The same for a word with letters beyond ASCII, which stay as they are.
  private static func spelt(_ word: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var index = 0
    while index < word.count {
      let (first, second, used) = respelt(word[index], index + 1 < word.count ? word[index + 1] : 0)
      if result.last != first || first >= 0x80 { result.append(first) }
      if second != 0 { result.append(second) }
      index += used
    }
    return result
  }

  /// One or two letters for the spelling that begins here, and how many letters it uses up.
  @inline(__always)
  private static func respelt(_ byte: UInt8, _ next: UInt8) -> (UInt8, UInt8, Int) {
    switch byte {
    case Self.p where next == h: (f, 0, 2)
    case Self.t where next == h: (t, 0, 2)
    case Self.c:
      switch next {
      case k: (k, 0, 2)
      case h: (c, 0, 2)
      case e, i, y: (c, 0, 1)
      default: (k, 0, 1)
      }
    case Self.q: next == u ? (k, v, 2) : (k, 0, 1)
    case Self.x: (k, s, 1)
    case Self.w: (v, 0, 1)
    case Self.y: (i, 0, 1)
    default: (byte, 0, 1)
    }
  }

  /// The consonants of a name as they sound, four bits each, first highest, at most fifteen: equal for
  /// Wyoming and Vajoming, George and Džordž, Washington and Vašington. 0 for fewer than two.
  static func skeleton(of name: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var packed: UInt64 = 0
    var count = 0
    var last: UInt64 = 0
    var index = 0
    func letter(_ offset: Int) -> UInt8 {
      let place = index + offset
      return place >= 0 && place < name.count ? name[place] : 0
    }
    while index < name.count, count < 15 {
      let (sound, used) = sound(letter(0), letter(1), letter(2), atStart: index == 0)
      index += used
      if sound != 0, sound != last {
        packed = packed << 4 | sound
        count += 1
      }
      // A vowel between keeps two equal consonants apart; a silent letter does not.
      last = sound != 0 ? sound : isVowel(letter(-1)) ? 0 : last
    }
    return count < 2 ? 0 : packed
  }

  /// The class of the sound that begins here (0: none that counts) and how many letters spell it.
  private static func sound(
    _ first: UInt8,
    _ second: UInt8,
    _ third: UInt8,
    atStart: Bool
  ) -> (UInt64, Int) {
    let soft = second == e || second == i || second == y
    switch first {
    case s:
      if second == h || second == z { return (7, 2) }
      return second == c && third == h ? (7, 3) : (7, 1)
    case c:
      if second == h { return (8, 2) }
      return second == k ? (5, 2) : soft ? (8, 1) : (5, 1)
    case t:
      if second == z || second == s { return (8, 2) }
      return (4, second == h ? 2 : 1)
    case d: return second == j || second == z || second == g ? (9, 2) : (4, 1)
    case z: return (7, second == h ? 2 : 1)
    case p: return second == h ? (2, 2) : (1, 1)
    case k: return (5, second == h ? 2 : 1)
    case g: return second == h ? (0, 2) : soft ? (9, 1) : (6, 1)
    case q: return (5, second == u ? 2 : 1)
    case b: return (1, 1)
    case f, v, w: return (2, 1)
    case x: return (5, 1)
    case j: return atStart ? (9, 1) : (0, 1)
    case h: return atStart ? (10, 1) : (0, 1)
    case l: return (11, 1)
    case m: return (12, 1)
    case n: return (13, 1)
    case r: return (14, 1)
    default: return (0, 1)
    }
  }

  private static func isVowel(_ byte: UInt8) -> Bool {
    byte == a || byte == e || byte == i || byte == o || byte == u || byte == y
  }

  // The letters, as a switch over bytes wants them.
  private static let a = UInt8(ascii: "a"), b = UInt8(ascii: "b"), c = UInt8(ascii: "c")
  private static let d = UInt8(ascii: "d"), e = UInt8(ascii: "e"), f = UInt8(ascii: "f")
  private static let g = UInt8(ascii: "g"), h = UInt8(ascii: "h"), i = UInt8(ascii: "i")
  private static let j = UInt8(ascii: "j"), k = UInt8(ascii: "k"), l = UInt8(ascii: "l")
  private static let m = UInt8(ascii: "m"), n = UInt8(ascii: "n"), o = UInt8(ascii: "o")
  private static let p = UInt8(ascii: "p"), q = UInt8(ascii: "q"), r = UInt8(ascii: "r")
  private static let s = UInt8(ascii: "s"), t = UInt8(ascii: "t"), u = UInt8(ascii: "u")
  private static let v = UInt8(ascii: "v"), w = UInt8(ascii: "w"), x = UInt8(ascii: "x")
  private static let y = UInt8(ascii: "y"), z = UInt8(ascii: "z")
}

/// Up to five letters of ASCII on their way into a stem, doubled ones once.
private struct PackedLetters {
  private var letters: UInt64 = 0
  private(set) var count = 0

  @inline(__always) mutating func append(_ letter: UInt8) {
    guard count < Stem.letters, count == 0 || UInt8(letters & 0xFF) != letter else { return }
    letters = letters << 8 | UInt64(letter)
    count += 1
  }

  var stem: Stem {
    var padded = letters
    for _ in count..<Stem.letters { padded = padded << 8 | 0x20 }
    return Stem(raw: padded)
  }
}
