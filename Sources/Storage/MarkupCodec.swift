internal import BitextCore
internal import Foundation

/// The elements of a segment with inline codes, as JSON.
enum MarkupCodec {
  /// Nil for a segment of plain text, which needs no more than its text.
  static func encode(_ segment: Segment) throws -> String? {
    if !segment.hasCodes { return nil }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(segment.elements), as: UTF8.self)
  }

  static func decode(_ markup: String?, text: String) throws -> Segment {
    guard let markup else { return Segment(text) }
    let elements = try JSONDecoder().decode([Segment.Element].self, from: Data(markup.utf8))
    return Segment(elements: elements)
  }
}
