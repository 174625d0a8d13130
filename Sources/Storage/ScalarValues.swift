/// The values of the scalars of a text, by decoding its UTF-8: faster than through the views of
/// String where every segment passes.
enum ScalarValues {
  static func decode(_ text: String) -> ContiguousArray<UInt32> {
    var text = text
    return text.withUTF8 { decode($0) }
  }

  /// Decodes well-formed UTF-8.
  static func decode(_ bytes: UnsafeBufferPointer<UInt8>) -> ContiguousArray<UInt32> {
    ContiguousArray<UInt32>(unsafeUninitializedCapacity: bytes.count) { values, count in
      var index = 0
      while index < bytes.count {
        let first = UInt32(bytes[index])
        let width = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        var value = width == 1 ? first : first & (0xFF >> UInt32(width + 1))
        for offset in 1..<max(width, 1) where width > 1 {
          value = value << 6 | UInt32(bytes[index + offset] & 0x3F)
        }
        values.initializeElement(at: count, to: value)
        count += 1
        index += width
      }
    }
  }
}
