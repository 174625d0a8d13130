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
    pending.append(contentsOf: bytes)
    guard let end = pieceEnd() else { return }
    try convert(upTo: end, body)
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
    var failure: Failure?
    pending.withUnsafeBufferPointer { buffer in
      transliterator.withConverted(UnsafeBufferPointer(rebasing: buffer[..<end]), to: script) {
        do throws(Failure) { try body($0) } catch { failure = error }
      }
    }
    pending.removeFirst(end)
    if let failure { throw failure }
  }
}
