/// One text's part of a window.
struct WindowSide {
  let vocabulary: Vocabulary
  let segments: Range<Int>
  /// [length - 1][start]: how many distinct words stand in a run.
  let wordCounts: [FloatBuffer]

  var count: Int { segments.count }

  init(_ vocabulary: Vocabulary, _ segments: Range<Int>) {
    self.vocabulary = vocabulary
    self.segments = segments
    let counts = (0..<LexicalScore.longestRun).map { _ in
      FloatBuffer(repeating: 0, count: segments.count)
    }
    var seen = [Int32](repeating: -1, count: vocabulary.words.count)
    for start in 0..<segments.count {
      var distinct: Float = 0
      for length in 1...LexicalScore.longestRun where start + length <= segments.count {
        for type in vocabulary.types[segments.lowerBound + start + length - 1]
        where seen[Int(type)] != Int32(start) {
          seen[Int(type)] = Int32(start)
          distinct += 1
        }
        counts[length - 1].base[start] = distinct
      }
    }
    wordCounts = counts
  }
}
