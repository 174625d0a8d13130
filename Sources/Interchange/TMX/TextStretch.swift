internal import XMLStream

extension TextSurvey {
  /// The beginning of a text as it stands in XML, up to where it ends or has a reference, with what its bytes
  /// show: both in one look. `TextSurvey` itself, which knows where a text ends, is its slow twin.
  struct Stretch {
    var survey: TextSurvey
    /// Whether there are letters as they come of reading Serbian in the wrong encoding: only U+00C0 to U+00FF
    /// come of that, which all begin with one byte.
    var mayBeMisread: Bool
    /// Whether it goes on in another line.
    var hasLines: Bool

    /// `index` goes to the first `<`, `&` or carriage return; to the end where there is none. O(length).
    init(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int) {
      var (plain, marked, cyrillic) = (0, 0, 0)
      var all: UInt8 = 0
      var place = index
      var isAtEnd = false
      let count = bytes.count
      guard let base = bytes.baseAddress else {
        (survey, mayBeMisread, hasLines) = (TextSurvey(bytes), false, false)
        return
      }
      // A byte must stand behind a block: what it is of depends on the one before.
      while !isAtEnd, place &+ ByteBlock.length < count {
        var sums = Sums()
        let end = min(count &- ByteBlock.length, place &+ Sums.most)
        repeat {
          let length = sums.add(base + place)
          place &+= length
          isAtEnd = length < ByteBlock.length
        } while !isAtEnd && place < end
        plain &+= sums.plain.sum
        if !sums.high.isZero {
          marked &+= sums.marked.sum
          cyrillic &+= sums.cyrillic.sum
        }
        all |= sums.traits
      }
      let traits = Self.table.traits
      while !isAtEnd, place < count {
        let byte = base[place]
        let trait = traits[Int(byte)]
        if trait >= Self.end { break }
        all |= trait
        plain &+= Int(trait & Self.letter)
        place &+= 1
        if trait & Self.lead == 0 { continue }
        guard place < count else { break }
        let next = base[place]
        switch byte {
        case 0xD0: cyrillic &+= 1
        case 0xD1: cyrillic &+= next <= 0x9F ? 1 : 0
        case 0xC3:
          marked &+= 1
          all |= Self.misread
        case 0xC4...0xC8: marked &+= 1
        case 0xC9: marked &+= next < 0x90 ? 1 : 0
        default: break
        }
      }
      index = place
      mayBeMisread = all & Self.misread != 0
      hasLines = all & Self.newline != 0
      survey = TextSurvey(
        plainCount: plain,
        markedCount: marked,
        cyrillicCount: cyrillic,
        hasBackslash: all & Self.backslash != 0,
        hasDigit: all & Self.digit != 0,
        isASCII: all & Self.high == 0
      )
    }

    /// Whether a stretch ends at a byte.
    @inline(__always)
    static func ends(at byte: UInt8) -> Bool { byte == 0x3C || byte == 0x26 || byte == 0x0D }

    /// What sixteen bytes at a time show.
    private struct Sums {
      /// More bytes than this could have more of something than a byte counts.
      static let most = 127 * ByteBlock.length

      var plain = ByteBlock()
      var marked = ByteBlock()
      var cyrillic = ByteBlock()
      /// A bit that is set in any byte is set here.
      var high = ByteBlock()
      private var backslashes = ByteBlock()
      private var digits = ByteBlock()
      private var misread = ByteBlock()
      private var newlines = ByteBlock()

      /// Looks at sixteen bytes, with one behind them. Says how many of them belong to the stretch.
      @inline(__always)
      mutating func add(_ place: UnsafePointer<UInt8>) -> Int {
        var block = ByteBlock(at: place)
        let length = (block.equals(0x3C) .| block.equals(0x26) .| block.equals(0x0D)).firstPlace
        if length < ByteBlock.length { block = block.first(length) }
        // What is so is 0xFF: taking that away adds 1.
        plain &-= (block | 0x20).isAmong(26, from: 0x61).bytes
        backslashes |= block.equals(0x5C).bytes
        digits |= block.isAmong(10, from: 0x30).bytes
        newlines |= block.equals(0x0A).bytes
        let bits = block & 0x80
        if bits.isZero { return length }
        high |= bits
        let next = ByteBlock(at: place + 1)
        cyrillic &-= (block.equals(0xD0) .| (block.equals(0xD1) .& next.isBelow(0xA0))).bytes
        marked &-=
          (block.isAmong(6, from: 0xC3) .| (block.equals(0xC9) .& next.isBelow(0x90))).bytes
        misread |= block.equals(0xC3).bytes
        return length
      }

      @inline(__always)
      var traits: UInt8 {
        (backslashes.isZero ? 0 : Stretch.backslash) | (digits.isZero ? 0 : Stretch.digit)
          | (newlines.isZero ? 0 : Stretch.newline) | (high.isZero ? 0 : Stretch.high)
          | (misread.isZero ? 0 : Stretch.misread)
      }
    }

    private static let letter: UInt8 = 1
    private static let backslash: UInt8 = 2
    private static let digit: UInt8 = 4
    private static let high: UInt8 = 8
    private static let lead: UInt8 = 16
    private static let misread: UInt8 = 32
    private static let newline: UInt8 = 64
    private static let end: UInt8 = 128

    /// Outside of Swift's counting, which would take longer than the look-up.
    private struct Table: @unchecked Sendable {
      let traits: UnsafePointer<UInt8>
    }

    private static let table: Table = {
      let traits = UnsafeMutablePointer<UInt8>.allocate(capacity: 256)
      for byte in UInt8.min...UInt8.max {
        var trait: UInt8 = 0
        if (byte | 0x20) &- 0x61 < 26 { trait |= letter }
        if byte == 0x5C { trait |= backslash }
        if byte &- 0x30 < 10 { trait |= digit }
        if byte >= 0x80 { trait |= high }
        if byte >= 0xC0 { trait |= lead }
        if byte == 0x0A { trait |= newline }
        if ends(at: byte) { trait |= end }
        traits[Int(byte)] = trait
      }
      return Table(traits: UnsafePointer(traits))
    }()
  }
}
