/// What rules are chosen by: the characters on one side of a position, the nearer first.
struct Surroundings {
  /// The two nearest characters, 0 for none, and the groups of the two behind them.
  let key: UInt64

  @inline(__always)
  private init(
    _ nearer: UInt32,
    _ farther: UInt32,
    _ third: CharacterGroup,
    _ fourth: CharacterGroup
  ) {
    key =
      UInt64(nearer) | UInt64(farther) << 21 | UInt64(third.rawValue) << 42
      | UInt64(fourth.rawValue) << 46
  }

  static func hasGroups(_ key: UInt64) -> Bool { key >> 42 != 0 }

  /// Without the groups; without the second character; or the key itself when it knows one character only.
  static func knowingLess(_ key: UInt64) -> UInt64 {
    key & (hasGroups(key) ? 1 << 42 - 1 : 1 << 21 - 1)
  }

  /// What stands before a position that is not the first.
  init(before position: Int, in units: UnsafeBufferPointer<UInt16>) {
    var place = position
    let nearer = Self.previous(&place, units)
    let farther = Self.previous(&place, units)
    let third = CharacterGroup.of(Self.previous(&place, units))
    let fourth = third == .any ? .any : CharacterGroup.of(Self.previous(&place, units))
    self.init(nearer, farther, third, fourth)
  }

  /// What stands behind a position that is not the last.
  init(behind position: Int, in units: UnsafeBufferPointer<UInt16>) {
    var place = position
    let nearer = Self.next(&place, units)
    let farther = Self.next(&place, units)
    let third = CharacterGroup.of(Self.next(&place, units))
    let fourth = third == .any ? .any : CharacterGroup.of(Self.next(&place, units))
    self.init(nearer, farther, third, fourth)
  }

  /// The characters on both sides of a position.
  @inline(__always)
  static func neighbours(
    of position: Int,
    in units: UnsafeBufferPointer<UInt16>
  ) -> (before: UInt32, behind: UInt32) {
    var (start, end) = (position, position)
    return (previous(&start, units), next(&end, units))
  }

  /// The character before a place, 0 at the start, and goes there.
  @inline(__always)
  private static func previous(
    _ place: inout Int,
    _ units: UnsafeBufferPointer<UInt16>
  ) -> UInt32 {
    guard place > 0 else { return 0 }
    place -= 1
    let unit = UInt32(units[place])
    guard unit & 0xFC00 == 0xDC00, place > 0, units[place - 1] & 0xFC00 == 0xD800 else {
      return unit
    }
    place -= 1
    return 0x10000 + ((UInt32(units[place]) & 0x3FF) << 10 | unit & 0x3FF)
  }

  /// The character behind a place, 0 at the end, and goes behind it.
  @inline(__always)
  private static func next(_ place: inout Int, _ units: UnsafeBufferPointer<UInt16>) -> UInt32 {
    guard place < units.count else { return 0 }
    let unit = UInt32(units[place])
    place += 1
    guard unit & 0xFC00 == 0xD800, place < units.count, units[place] & 0xFC00 == 0xDC00 else {
      return unit
    }
    place += 1
    return 0x10000 + ((unit & 0x3FF) << 10 | UInt32(units[place - 1]) & 0x3FF)
  }

  /// What `key` knows, for a pattern that is read away from the position.
  static func foresight(_ key: UInt64, isBackward: Bool) -> PatternForesight {
    var foresight = PatternForesight(isBackward: isBackward)
    foresight.append(UInt32(key & 0x1F_FFFF))
    let farther = UInt32(key >> 21 & 0x1F_FFFF)
    if farther == 0 { return foresight }
    foresight.append(farther)
    for shift in [42, 46] as [UInt64] {
      guard let group = CharacterGroup(rawValue: UInt8(key >> shift & 15)), group != .any else {
        break
      }
      foresight.append(group)
    }
    return foresight
  }
}
