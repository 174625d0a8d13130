import TestSupport
import Testing

@testable import Workbench

@Suite struct UTF8CheckTests {
  static func firstFault(_ bytes: [UInt8]) -> Int? {
    bytes.withUnsafeBufferPointer { UTF8Check.firstFault(in: $0) }
  }

  /// The slow twin: the decoder of the standard library, character by character.
  static func reference(_ bytes: [UInt8]) -> Int? {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var place = 0
    while true {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar): place += String(scalar).utf8.count
      case .emptyInput: return nil
      case .error: return place
      }
    }
  }

  @Test(
    arguments: [
      ("", nil), ("Mitrovica", nil), ("Косовска Митровица", nil), ("Đakovica – „Ђаковица“ 👩‍👩‍👧", nil),
    ] as [(String, Int?)]
  )
  func textIsWhole(text: String, fault: Int?) {
    #expect(Self.firstFault(Array(text.utf8)) == fault)
  }

  @Test(
    arguments: [
      ([0x61, 0xFF], 1), ([0xC3], 0), ([0xC0, 0x80], 0), ([0xC1, 0xBF], 0),
      ([0xE0, 0x80, 0x80], 0),
      ([0xED, 0xA0, 0x80], 0), ([0xF4, 0x90, 0x80, 0x80], 0), ([0xF5, 0x80, 0x80, 0x80], 0),
      ([0xD0, 0x90, 0x80], 2), ([0xE2, 0x80], 0),
      ([0xD0, 0x90, 0xD0, 0x90, 0xD0, 0x90, 0xD0, 0x61], 6),
      ([0x61, 0x61, 0x61, 0x61, 0x61, 0x61, 0x61, 0xD0, 0x20], 7),
    ] as [([UInt8], Int)]
  )
  func faultsAreFound(bytes: [UInt8], fault: Int) {
    #expect(Self.firstFault(bytes) == fault)
  }

  @Test func equalsTheReference() {
    var random = SeededGenerator(seed: 11)
    let pieces = ["a", "reč ", "реч", "Ђ", "đ", "–", "👩", "\u{7FF}", "\u{800}", "\u{FFFF}", "\n"]
    for _ in 0..<20_000 {
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 0...120, using: &random) {
        bytes += Array((pieces.randomElement(using: &random) ?? "").utf8)
      }
      if !bytes.isEmpty, Bool.random(using: &random) {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(
          in: 0...255,
          using: &random
        )
      }
      if !bytes.isEmpty, Bool.random(using: &random) { bytes.removeLast() }
      #expect(Self.firstFault(bytes) == Self.reference(bytes), "\(bytes)")
    }
  }

  @Test func lineEnds() {
    for (text, count) in [
      ("", 0), ("a", 0), ("a\n", 1), ("\n\nб\n", 3), (String(repeating: "\n", count: 9_000), 9_000),
    ] {
      let found = Array(text.utf8).withUnsafeBufferPointer { UTF8Check.lineEnds(in: $0) }
      #expect(found == count)
    }
  }
}
