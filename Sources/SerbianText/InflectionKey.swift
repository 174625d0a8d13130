/// A stem on which the inflected forms of one Serbian word agree.
///
///     InflectionKey.of("mitrovici") == InflectionKey.of("mitrovica")   // true
///     InflectionKey.of("ibru") == InflectionKey.of("ibar")             // true
///
/// A key for indexes: made from the letters alone, the same on every machine, a microsecond or so
/// for a word. It joins a few words that are not one; `Lemmatizer` tells them apart.
public enum InflectionKey {
  /// The stem of one word, given as its strict search key (Latin, lower case). What stands behind a
  /// hyphen at the end (kfor-a) is taken for a case ending. O(length).
  public static func of(_ strictKey: String) -> String {
    var key = strictKey
    return key.withUTF8 { bytes in
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bytes.count + 1) { buffer in
        _ = buffer.initialize(fromContentsOf: bytes)
        var letters = StemLetters(bytes: buffer, length: bytes.count)
        letters.stripHyphenatedEnding()
        if letters.count > 3 {
          letters.stripEnding()
          letters.normalize()
        }
        return String(decoding: letters.bytes[..<letters.length], as: UTF8.self)
      }
    }
  }

  /// The stems of the words of a term, joined by blanks. Words are what stands between blanks.
  public static func ofPhrase(_ strictKey: String) -> String {
    strictKey.split(separator: " ").map { of(String($0)) }.joined(separator: " ")
  }
}
