import TestSupport
import Testing

@testable import Interchange

@Suite struct UTF8ScanTests {
  /// Character by character.
  private func wholeLength(_ bytes: [UInt8], from start: Int) -> Int {
    bytes.withUnsafeBufferPointer { bytes in
      var index = start
      while index < bytes.count, case .character(let length) = UTF8Scan.step(bytes, at: index) {
        index += length
      }
      return index
    }
  }

  private func agrees(_ bytes: [UInt8], from start: Int = 0) -> Bool {
    let found = bytes.withUnsafeBufferPointer { UTF8Scan.wholeLength($0, from: start) }
    return found == wholeLength(bytes, from: start)
  }

  @Test(arguments: [
    "", "Kiša i sneg na Ibru, šljašti most.", "Киша и снег на Ибру, шљашти мост.",
    "„Киша“ – снег… „Kiša“ – sneg…", "漢字漢字漢字漢字漢字漢字", "a😀b😀c😀d😀e😀f", "ｱｲｳｴｵ\u{FEFF}\u{FFFD}\u{800}ࠀ",
  ])
  func texts(_ text: String) {
    let bytes = Array((text + text + text).utf8)
    #expect(bytes.withUnsafeBufferPointer { UTF8Scan.wholeLength($0) } == bytes.count)
    for length in bytes.indices { #expect(agrees(Array(bytes.prefix(length)))) }
    for start in bytes.indices { #expect(agrees(bytes, from: start)) }
  }

  @Test(
    "Damaged in one place or several",
    arguments: ["Kiša i sneg", "Киша и снег", "„Kiša“ 漢 😀 снег"]
  )
  func damaged(_ text: String) {
    var random = SeededGenerator(seed: 11)
    let whole = Array(String(repeating: text + " ", count: 6).utf8)
    for _ in 0..<2_000 {
      var bytes = whole
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let place = Int.random(in: bytes.indices, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 0x80...0xFF, using: &random)
        case 1: bytes.remove(at: place)
        default: bytes.insert(UInt8.random(in: 0...0xFF, using: &random), at: place)
        }
      }
      #expect(agrees(bytes))
      #expect(agrees(bytes, from: Int.random(in: bytes.indices, using: &random)))
    }
  }
}
