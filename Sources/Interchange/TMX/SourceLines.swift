internal import BitextCore

/// Places in a file for one who goes through its bytes and sees where lines begin. Characters are counted only
/// where a place is asked for, and only those of its line.
struct SourceLines {
  /// Where `move(to:)` went last.
  private(set) var place: SourcePosition
  private var counted: Int
  /// Lines that began since then, and where the last of them did.
  private var lines = 0
  private var lineStart = 0

  /// The byte at `index` stands at a place.
  init(_ place: SourcePosition, from index: Int) { (self.place, counted) = (place, index) }

  /// A line begins at a byte behind those before.
  @inline(__always)
  mutating func begin(at index: Int) {
    lines &+= 1
    lineStart = index
  }

  /// Goes to a byte in the line that began last. O(characters of the line since the last place).
  mutating func move(to index: Int, _ base: UnsafePointer<UInt8>) {
    if lines > 0 {
      place.line &+= lines
      place.column = 1
      (counted, lines) = (lineStart, 0)
    }
    var characters = 0
    while counted < index {
      characters &+= base[counted] & 0xC0 == 0x80 ? 0 : 1
      counted &+= 1
    }
    place.column &+= characters
  }
}
