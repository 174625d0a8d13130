internal import CGzip

/// Expands gzip data of one or more members piece by piece, in memory that does not grow.
///
/// One stream serves one thread at a time.
public final class GunzipStream {
  private let stream: OpaquePointer
  private let nextInput: () -> [UInt8]?
  private var input: [UInt8] = []
  private var offset = 0
  private var isDone = false
  /// Whether the last piece was as long as it could be, so that more may wait inside.
  private var wasFull = false

  /// A stream of what `nextInput` gives until it gives nil.
  public init(nextInput: @escaping () -> [UInt8]?) throws(GzipError) {
    guard let stream = skela_inflate_open() else { throw .outOfMemory }
    self.stream = stream
    self.nextInput = nextInput
  }

  deinit { skela_inflate_close(stream) }

  /// How many bytes of compressed data were taken so far.
  public private(set) var consumedCount = 0

  /// The next bytes of content, at most `count`; nil after the last. O(count).
  public func next(upTo count: Int) throws(GzipError) -> [UInt8]? {
    var output = [UInt8]()
    var failure: Int32 = 0
    while output.isEmpty, !isDone {
      if offset == input.count, !wasFull {
        guard let more = nextInput() else {
          if skela_inflate_may_end(stream) == 0 { throw .truncated }
          isDone = true
          return nil
        }
        (input, offset) = (more, 0)
        if more.isEmpty { continue }
      }
      var consumed = 0
      output = [UInt8](unsafeUninitializedCapacity: count) { buffer, produced in
        guard let base = buffer.baseAddress else { return }
        failure = input.withUnsafeBufferPointer { all in
          skela_inflate_next(
            stream,
            all.baseAddress.map { $0 + offset },
            all.count - offset,
            &consumed,
            base,
            count,
            &produced
          )
        }
      }
      offset += consumed
      consumedCount += consumed
      wasFull = output.count == count
      switch failure {
      case 0: break
      case 4: throw .outOfMemory
      case 5: isDone = true
      default: throw .damaged
      }
    }
    return output.isEmpty ? nil : output
  }
}
