/// Converts a text that arrives in pieces, in memory that does not grow with it.
///
///     var stream = TransliterationStream(transliterator, to: .cyrillic)
///     stream.append(bytes) { handle.write($0) }
///     stream.finish { handle.write($0) }
///
/// The text is converted line by line, or at a blank where a line is longer than `longestPiece`, so
/// that words, tags and addresses are whole.
public struct TransliterationStream {
  /// How many bytes are kept back at most while no line ends; a word longer than this is cut.
  public static let longestPiece = 1 << 16

  private let transliterator: SerbianTransliterator
  private let script: SerbianScript
  private var pending: [UInt8] = []

  public init(_ transliterator: SerbianTransliterator, to script: SerbianScript) {
    self.transliterator = transliterator
    self.script = script
  }

  /// Takes the next bytes (UTF-8, cut anywhere) and hands on what can be converted. O(length).
  ///
  /// The bytes given to `body` are valid during the call only. Bytes that are no UTF-8 pass
  /// unchanged.
  public mutating func append<Failure: Error>(
    _ bytes: some Collection<UInt8>,
    _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Void
  ) throws(Failure) {
    var failure: Failure?
    let isContiguous: Void? = bytes.withContiguousStorageIfAvailable { buffer in
      do throws(Failure) { try appendBuffer(buffer, body) } catch { failure = error }
    }
    if let failure { throw failure }
    if isContiguous == nil { try append(Array(bytes), body) }
  }

  /// Converts the lines where they stand; only the ends of the buffer are copied.
  private mutating func appendBuffer<Failure: Error>(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Void
  ) throws(Failure) {
    var start = 0
    if !pending.isEmpty {
      start = bytes.firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
      pending.append(contentsOf: bytes[..<start])
      if let end = pieceEnd() { try convert(upTo: end, body) }
    }
    var end = bytes.count
    while end > start, bytes[end - 1] != 0x0A { end -= 1 }
    if end > start, pending.isEmpty {
      try convert(UnsafeBufferPointer(rebasing: bytes[start..<end]), body)
      start = end
    }
    guard start < bytes.count else { return }
    pending.append(contentsOf: bytes[start...])
    if let end = pieceEnd() { try convert(upTo: end, body) }
  }

  /// Hands on what was kept back.
  public mutating func finish<Failure: Error>(
    _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Void
  ) throws(Failure) {
    try convert(upTo: pending.count, body)
  }

  /// The end of the last whole line, or of the last whole word where a piece has no line end.
  private func pieceEnd() -> Int? {
    if let line = pending.lastIndex(of: 0x0A) { return line + 1 }
    guard pending.count >= Self.longestPiece else { return nil }
    if let blank = pending.lastIndex(of: 0x20) { return blank + 1 }
    // No blank in 64 KB: cut between two characters.
    var end = pending.count
    while end > 1, pending[end - 1] & 0xC0 == 0x80 { end -= 1 }
    return end - 1 > 0 ? end - 1 : nil
  }

  private mutating func convert<Failure: Error>(
    upTo end: Int,
    _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Void
  ) throws(Failure) {
    guard end > 0 else { return }
    let whole = pending
    pending = Array(whole[end...])
    var failure: Failure?
    whole.withUnsafeBufferPointer { buffer in
      do throws(Failure) {
        try convert(UnsafeBufferPointer(rebasing: buffer[..<end]), body)
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
  }

  private func convert<Failure: Error>(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Void
  ) throws(Failure) {
    var failure: Failure?
    transliterator.withConverted(bytes, to: script) {
      do throws(Failure) { try body($0) } catch { failure = error }
    }
    if let failure { throw failure }
  }
}
