/// Brings the spelling of English and of Serbian nearer to each other, to tell words that are the same.
///
/// Serbian writes foreign words by their sound: commander is komandant, Wales is Vels, Trump is Tramp.
/// Neither function knows which language a word is from; it is applied to both sides.
enum Respelling {
  /// A folded word with k for hard c, single letters for double ones, f for ph and the like:
  /// "commander" and "komandant" both begin with "koman".
  static func respell(_ word: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(word.count)
    var index = word.startIndex
    func letter(_ offset: Int) -> UInt8 {
      let place = index + offset
      return place < word.endIndex ? word[place] : 0
    }
    func append(_ character: Character) {
      guard let byte = character.asciiValue, result.last != byte else { return }
      result.append(byte)
    }
    while index < word.endIndex {
      let byte = word[index]
      switch (Character(Unicode.Scalar(byte)), Character(Unicode.Scalar(letter(1)))) {
      case ("p", "h"):
        append("f")
        index += 1
      case ("t", "h"):
        append("t")
        index += 1
      case ("c", "k"):
        append("k")
        index += 1
      case ("c", "h"):
        append("c")
        index += 1
      case ("c", "e"), ("c", "i"), ("c", "y"): append("c")
      case ("c", _): append("k")
      case ("q", "u"):
        append("k")
        append("v")
        index += 1
      case ("q", _): append("k")
      case ("x", _):
        append("k")
        append("s")
      case ("w", _): append("v")
      case ("y", _): append("i")
      default:
        if result.last != byte { result.append(byte) }
      }
      index += 1
    }
    return result
  }

  /// The consonants of a name as they sound, four bits each, first highest, at most fifteen: equal for
  /// Wyoming and Vajoming, George and Džordž, Washington and Vašington. 0 for fewer than two.
  static func skeleton(of name: ArraySlice<UInt8>) -> UInt64 {
    var packed: UInt64 = 0
    var count = 0
    var last: UInt64 = 0
    var index = name.startIndex
    func letter(_ offset: Int) -> UInt8 {
      let place = index + offset
      return name.indices.contains(place) ? name[place] : 0
    }
    while index < name.endIndex, count < 15 {
      let (sound, used) = sound(letter(0), letter(1), letter(2), atStart: index == name.startIndex)
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
    func character(_ byte: UInt8) -> Character { Character(Unicode.Scalar(byte)) }
    let soft = "eiy".contains(character(second))
    switch (character(first), character(second)) {
    case ("s", "h"), ("s", "z"): return (7, 2)
    case ("s", "c") where character(third) == "h": return (7, 3)
    case ("c", "h"), ("t", "z"): return (8, 2)
    case ("t", "s"): return (8, 2)
    case ("d", "j"), ("d", "z"), ("d", "g"): return (9, 2)
    case ("z", "h"): return (7, 2)
    case ("p", "h"): return (2, 2)
    case ("t", "h"): return (4, 2)
    case ("c", "k"), ("k", "h"): return (5, 2)
    case ("g", "h"): return (0, 2)
    case ("q", "u"): return (5, 2)
    case ("b", _), ("p", _): return (1, 1)
    case ("f", _), ("v", _), ("w", _): return (2, 1)
    case ("d", _), ("t", _): return (4, 1)
    case ("c", _): return soft ? (8, 1) : (5, 1)
    case ("g", _): return soft ? (9, 1) : (6, 1)
    case ("k", _), ("q", _), ("x", _): return (5, 1)
    case ("j", _): return atStart ? (9, 1) : (0, 1)
    case ("h", _): return atStart ? (10, 1) : (0, 1)
    case ("l", _): return (11, 1)
    case ("m", _): return (12, 1)
    case ("n", _): return (13, 1)
    case ("r", _): return (14, 1)
    case ("s", _): return (7, 1)
    case ("z", _): return (7, 1)
    default: return (0, 1)
    }
  }

  private static func isVowel(_ byte: UInt8) -> Bool {
    "aeiouy".utf8.contains(byte)
  }
}
