/// Sorted runs of words with their rows, in a temporary file.
struct WordRuns {
  /// What stands before the rows of a word.
  fileprivate struct Head: BitwiseCopyable {
    var word: UInt32
    var byteCount: UInt32
  }

  let folder: String
  fileprivate var file: TemporaryFile?
  fileprivate var ranges: [Range<Int>] = []

  init(folder: String) { self.folder = folder }

  var count: Int { ranges.count }

  /// A run on its way to the file.
  struct Run {
    fileprivate let file: TemporaryFile
    fileprivate let start: Int
    fileprivate var end: Int
    private var buffer = ContiguousArray<UInt8>(repeating: 0, count: 1 << 18)
    /// How many bytes of `buffer` are to be written.
    private var count = 0

    fileprivate init(file: TemporaryFile, start: Int) {
      (self.file, self.start, end) = (file, start, start)
    }

    /// Writes a word and its rows: `rows` puts them, at most so many bytes, where it is told, and goes behind them.
    mutating func write(
      _ word: UInt32,
      atMost size: Int,
      rows: (inout UnsafeMutableRawPointer) -> Void
    ) throws {
      let headSize = MemoryLayout<Head>.size
      let needed = headSize + size
      if buffer.count - count < needed {
        try flush()
        if buffer.count < needed { buffer = ContiguousArray(repeating: 0, count: needed) }
      }
      buffer.withUnsafeMutableBytes { bytes in
        guard let base = bytes.baseAddress else { return }
        let start = base + count
        var end = start + headSize
        rows(&end)
        let head = Head(word: word, byteCount: UInt32(end - start - headSize))
        start.storeBytes(of: head, as: Head.self)
        count += end - start
      }
    }

    fileprivate mutating func flush() throws {
      end += count
      try WordRuns.named {
        try buffer.withUnsafeBytes { bytes in
          try file.write(UnsafeRawBufferPointer(rebasing: bytes[..<count]))
        }
      }
      count = 0
    }
  }

  /// Begins a run. Before the first `WordRunMerge`.
  mutating func begin() throws -> Run {
    let made =
      try file
      ?? Self.named {
        try TemporaryFile(folder: folder)
      }
    file = made
    return Run(file: made, start: ranges.last?.upperBound ?? 0)
  }

  mutating func end(_ run: consuming Run) throws {
    try run.flush()
    ranges.append(run.start..<run.end)
  }

  fileprivate static func named<Result>(_ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let failure as TemporaryFile.Failure {
      throw StorageError.noRoomAside(failure)
    }
  }
}

/// Merges runs into a segment, a piece at a time. Serves one thread at a time.
final class WordRunMerge: @unchecked Sendable {
  private let runs: WordRuns
  private let words: TokenTexts
  /// By word: its place in the order of their texts.
  private var ranks: ContiguousArray<UInt32>
  private var open: [OpenRun] = []
  private var segment: ConcordanceSegment
  private var isDone = false

  /// How many leaves a piece has, or some more.
  private static let leavesOfPiece = 256

  /// `segment` is empty.
  init(_ runs: WordRuns, _ words: TokenTexts, _ segment: ConcordanceSegment) {
    (self.runs, self.words, self.segment) = (runs, words, segment)
    ranks = []
  }

  /// The next piece of the segment; nil after the last. O(words · runs + rows) in all.
  func next() throws -> ConcordanceSegment.Output? {
    if isDone { return nil }
    if open.isEmpty { try begin() }
    while segment.output.leaves.count < Self.leavesOfPiece {
      var least: UInt32 = .max
      for index in open.indices { least = min(least, open[index].rank) }
      if least == .max {
        segment.finish()
        isDone = true
        break
      }
      try merge(least)
    }
    return segment.takeOutput()
  }

  private func begin() throws {
    ranks = ContiguousArray(repeating: 0, count: words.count)
    for (rank, word) in words.sortedPlaces().enumerated() { ranks[Int(word)] = UInt32(rank) }
    if let file = runs.file {
      try WordRuns.named { try file.rewind() }
      for range in runs.ranges {
        var run = OpenRun(file: file, rest: range)
        try run.advance(ranks)
        open.append(run)
      }
    }
  }

  /// Moves the word of a rank out of all runs that have it; they have rows in the order of their writing.
  private func merge(_ rank: UInt32) throws {
    var isBegun = false
    for index in open.indices where open[index].rank == rank {
      if !isBegun {
        words.withTexts { segment.begin($0(Int(open[index].head.word))) }
        isBegun = true
      }
      open[index].withRows { segment.add(rows: $0) }
      try open[index].advance(ranks)
    }
  }

  /// A run that is being read.
  private struct OpenRun {
    let file: TemporaryFile
    /// What was not read yet.
    var rest: Range<Int>
    var buffer = ContiguousArray<UInt8>()
    /// Where the rows of the word start in `buffer`.
    var place = 0
    var head = WordRuns.Head(word: 0, byteCount: 0)
    /// That of the word at hand; the greatest number at the end.
    var rank: UInt32 = 0

    private static let window = 1 << 16
    private static let headSize = MemoryLayout<WordRuns.Head>.size

    init(file: TemporaryFile, rest: Range<Int>) { (self.file, self.rest) = (file, rest) }

    func withRows(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
      buffer.withUnsafeBufferPointer {
        body(UnsafeBufferPointer(rebasing: $0[place..<place + Int(head.byteCount)]))
      }
    }

    /// Goes to the next word.
    mutating func advance(_ ranks: ContiguousArray<UInt32>) throws {
      place += Int(head.byteCount)
      try need(Self.headSize)
      guard buffer.count - place >= Self.headSize else {
        (rank, buffer) = (.max, [])
        return
      }
      head = buffer.withUnsafeBytes {
        $0.loadUnaligned(fromByteOffset: place, as: WordRuns.Head.self)
      }
      place += Self.headSize
      try need(Int(head.byteCount))
      rank = ranks[Int(head.word)]
    }

    /// Sees to it that so many bytes are there from `place` on, as far as the run has them.
    private mutating func need(_ count: Int) throws {
      if buffer.count - place >= count || rest.isEmpty { return }
      buffer.removeSubrange(..<place)
      place = 0
      let added = min(rest.count, max(Self.window, count - buffer.count))
      let old = buffer.count
      buffer.append(contentsOf: repeatElement(0, count: added))
      let start = rest.lowerBound
      try WordRuns.named {
        try file.seek(to: start)
        try buffer.withUnsafeMutableBytes { bytes in
          _ = try file.read(UnsafeMutableRawBufferPointer(rebasing: bytes[old...]))
        }
      }
      rest = start + added..<rest.upperBound
    }
  }
}
