import CICU

/// Bytes to text: by byte order mark, by a name that was given, or by ICU's detector.
public enum CharacterEncoding {
  /// Decodes `bytes`, which must be well-formed in the encoding. O(length).
  ///
  /// Throws with the offset of the first malformed byte, or when ICU has no such encoding.
  public static func decode(
    _ bytes: UnsafeRawBufferPointer,
    from encoding: String
  ) throws(ICUError) -> String {
    guard exists(encoding) else {
      throw ICUError(operation: "find an encoding named '\(encoding)'", status: "unknown name")
    }
    // A byte gives at most two units in every encoding that ICU has.
    let capacity = bytes.count * 2 + 1
    let buffer = UnsafeMutablePointer<UInt16>.allocate(capacity: capacity)
    defer { buffer.deallocate() }
    guard let base = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self) else { return "" }
    var malformed: Int64 = -1
    var status: Int32 = 0
    let count = skela_convert_to_utf16(
      encoding,
      base,
      Int64(bytes.count),
      buffer,
      Int64(capacity),
      &malformed,
      &status
    )
    if status > 0 {
      throw ICUError(
        operation: "read the text as \(encoding)",
        status: String(cString: skela_icu_status_name(status)),
        byteOffset: malformed >= 0 ? Int(malformed) : nil
      )
    }
    return String(decoding: UnsafeBufferPointer(start: buffer, count: Int(count)), as: UTF16.self)
  }

  /// Whether ICU knows an encoding of that name, whatever its case.
  public static func exists(_ encoding: String) -> Bool { skela_encoding_exists(encoding) != 0 }

  /// The encoding that a byte order mark at the start declares, and the mark's length.
  public static func byteOrderMark(
    of bytes: UnsafeRawBufferPointer
  ) -> (encoding: String, length: Int)? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return ("UTF-8", 3) }
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) { return ("UTF-32LE", 4) }
    if bytes.starts(with: [0, 0, 0xFE, 0xFF]) { return ("UTF-32BE", 4) }
    if bytes.starts(with: [0xFF, 0xFE]) { return ("UTF-16LE", 2) }
    if bytes.starts(with: [0xFE, 0xFF]) { return ("UTF-16BE", 2) }
    return nil
  }

  /// ICU's guesses, best first, with a confidence from 0 to 100.
  ///
  /// A guess: ask a person, or check the text, before relying on it.
  public static func detect(
    _ bytes: UnsafeRawBufferPointer
  ) -> [(encoding: String, confidence: Int)] {
    // More than this adds time and no certainty.
    let sample = bytes.prefix(64 * 1024)
    guard let base = sample.base.baseAddress?.assumingMemoryBound(to: UInt8.self),
      !sample.isEmpty
    else { return [] }
    var names = [UnsafePointer<CChar>?](repeating: nil, count: 16)
    var confidences = [Int32](repeating: 0, count: 16)
    var status: Int32 = 0
    let count = skela_detect_encoding(
      base,
      Int32(sample.count),
      &names,
      &confidences,
      16,
      &status
    )
    return (0..<Int(count)).compactMap { index in
      names[index].map { (String(cString: $0), Int(confidences[index])) }
    }
  }
}
