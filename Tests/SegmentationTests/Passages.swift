import BitextCore
import Foundation
import Testing

@testable import Segmentation

/// The passages of the quality benchmark: they are test tables too.
enum Passages {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Benchmarks/SegmentationQuality/passages")

  /// The passages of a file, each as its sentences.
  static func read(_ name: String) throws -> [[String]] {
    let text = try String(contentsOf: folder.appending(path: name + ".txt"), encoding: .utf8)
    return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map {
      $0.split(separator: "⏎").map(String.init)
    }
  }

  /// The text in Cyrillic letters, but for units and Roman numerals.
  static func cyrillic(_ text: String) -> String {
    let letters = Dictionary(
      uniqueKeysWithValues: zip("abvgdđežzijklmnoprstćufhcčš", "абвгдђежзијклмнопрстћуфхцчш")
    )
    return text.split(separator: " ", omittingEmptySubsequences: false).map { word in
      if word.wholeMatch(of: /m|mg|ml|[IV,.–]+(⏎.*)?/) != nil, !word.contains("⏎") {
        return String(word)
      }
      let parts = word.split(separator: "⏎", omittingEmptySubsequences: false).map { part in
        if part.wholeMatch(of: /[IV.]+/) != nil { return String(part) }
        return String(
          part.map { letter in
            guard let found = letters[Character(letter.lowercased())] else { return letter }
            return letter.isUppercase ? Character(found.uppercased()) : found
          }
        )
      }
      return parts.joined(separator: "⏎")
    }.joined(separator: " ")
  }
}

/// Boundaries found and missed, and the measures that follow.
struct BoundaryCount {
  var right = 0
  var found = 0
  var expected = 0

  var f1: Double { Double(2 * right) / Double(found + expected) }

  /// Counts the boundaries between segments, by the number of characters that are not blank before
  /// each.
  mutating func add(_ segments: [String], expected sentences: [String]) {
    let found = Self.ends(segments)
    let expected = Self.ends(sentences)
    right += found.intersection(expected).count
    self.found += found.count
    self.expected += expected.count
  }

  private static func ends(_ parts: [String]) -> Set<Int> {
    var length = 0
    var ends: Set<Int> = []
    for part in parts.dropLast() {
      length += part.filter { !$0.isWhitespace }.count
      ends.insert(length)
    }
    return ends
  }
}
