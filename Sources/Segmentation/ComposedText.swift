internal import UnicodeText

/// A text whose letters are composed (č, not c and a mark), and where they stood before.
///
/// Rules are written with composed letters. Text of some systems has the marks by themselves (NFD);
/// it is matched in the composed form, and cut where it was.
struct ComposedText {
  let text: String
  /// For each UTF-16 unit of `text` its offset in the original, and last the original's length.
  private let offsets: [Int]

  /// Nil when there is nothing to compose. O(length).
  init?(_ original: String) {
    guard Self.mayHaveMarks(original) else { return nil }
    var composed = String.UnicodeScalarView()
    var offsets: [Int] = []
    var offset = 0
    var isChanged = false
    var letter: [Unicode.Scalar] = []
    var known: [[Unicode.Scalar]: [Unicode.Scalar]] = [:]
    func addLetter() {
      var form = letter
      if letter.count > 1 {
        form = known[letter] ?? Self.composed(letter)
        known[letter] = form
        isChanged = isChanged || form.count != letter.count
      }
      let length = letter.reduce(0) { $0 + UTF16.width($1) }
      let width = form.reduce(0) { $0 + UTF16.width($1) }
      for index in 0..<width { offsets.append(offset + min(index, length)) }
      composed.append(contentsOf: form)
      offset += length
      letter.removeAll(keepingCapacity: true)
    }
    for scalar in original.unicodeScalars {
      if !(0x300...0x36F).contains(scalar.value) { addLetter() }
      letter.append(scalar)
    }
    addLetter()
    guard isChanged else { return nil }
    offsets.append(offset)
    text = String(composed)
    self.offsets = offsets
  }

  /// The offset in the original of an offset in `text`, both in UTF-16 units.
  func original(_ offset: Int) -> Int { offsets[offset] }

  private static func composed(_ letter: [Unicode.Scalar]) -> [Unicode.Scalar] {
    Array(Normalizer.normalize(String(String.UnicodeScalarView(letter)), .nfc).unicodeScalars)
  }

  /// Whether the text has a byte that a combining mark begins with.
  private static func mayHaveMarks(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in bytes.contains { $0 == 0xCC || $0 == 0xCD } }
  }
}
