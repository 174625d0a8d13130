public import BitextCore

extension SentenceAligner {
  /// Aligns two texts of which some beads are known: these stay, with probability 1, and what lies
  /// between them is aligned.
  ///
  /// The segments between two fixed beads are aligned on their own. Time and memory are at most those
  /// of an alignment without fixed beads.
  public func align(
    _ source: SegmentedText,
    with target: SegmentedText,
    keeping fixed: FixedBeads
  ) -> Alignment {
    var beads: [AlignedBead] = []
    var place = Bead(source: 0..<0, target: 0..<0)
    let end = Bead(
      source: source.segments.count..<source.segments.count,
      target: target.segments.count..<target.segments.count
    )
    for step in fixed.steps + [end] {
      let gap = Gap(
        source: place.source.upperBound..<step.source.lowerBound,
        target: place.target.upperBound..<step.target.lowerBound,
        fixed: fixed
      )
      beads += align(gap, source, target)
      if !step.isOneSided { beads.append(AlignedBead(bead: step, probability: 1)) }
      place = step
    }
    return Alignment(beads: beads)
  }

  /// Aligns what lies between two fixed beads.
  private func align(
    _ gap: Gap,
    _ source: SegmentedText,
    _ target: SegmentedText
  ) -> [AlignedBead] {
    if gap.sources.isEmpty || gap.targets.isEmpty { return gap.whole([]) }
    let found = align(source.part(gap.sources), with: target.part(gap.targets)).beads
    return gap.whole(found)
  }
}

/// The segments between two fixed beads, less those that are known to have no counterpart.
private struct Gap {
  let source: Range<Int>
  let target: Range<Int>
  let sources: [Int]
  let targets: [Int]

  init(source: Range<Int>, target: Range<Int>, fixed: FixedBeads) {
    self.source = source
    self.target = target
    sources = source.filter { !fixed.lonelySources.contains($0) }
    targets = target.filter { !fixed.lonelyTargets.contains($0) }
  }

  /// The beads of the gap, given those of its segments that may have a counterpart.
  ///
  /// What is left over goes between, each segment alone. A bead whose run of segments one without
  /// counterpart divides keeps the longest part of the run.
  func whole(_ found: [AlignedBead]) -> [AlignedBead] {
    var beads: [AlignedBead] = []
    var place = (source: source.lowerBound, target: target.lowerBound)
    // Of segments that the aligner left alone: how sure it was. The others were said to be alone.
    var probabilities: (source: [Int: Double], target: [Int: Double]) = ([:], [:])
    func advance(to source: Int, _ target: Int) {
      while place.source < source {
        let bead = Bead(
          source: place.source..<(place.source + 1),
          target: place.target..<place.target
        )
        beads.append(
          AlignedBead(bead: bead, probability: probabilities.source[place.source] ?? 1)
        )
        place.source += 1
      }
      while place.target < target {
        let bead = Bead(
          source: place.source..<place.source,
          target: place.target..<(place.target + 1)
        )
        beads.append(
          AlignedBead(bead: bead, probability: probabilities.target[place.target] ?? 1)
        )
        place.target += 1
      }
    }
    for aligned in found {
      let ownSources = aligned.bead.source.map { sources[$0] }
      let ownTargets = aligned.bead.target.map { targets[$0] }
      guard !aligned.bead.isOneSided else {
        for segment in ownSources { probabilities.source[segment] = aligned.probability }
        for segment in ownTargets { probabilities.target[segment] = aligned.probability }
        // In the order in which the aligner has them.
        advance(
          to: ownSources.last.map { $0 + 1 } ?? place.source,
          ownTargets.last.map { $0 + 1 } ?? place.target
        )
        continue
      }
      let (sourceRun, targetRun) = (Self.longestRun(ownSources), Self.longestRun(ownTargets))
      advance(to: sourceRun.lowerBound, targetRun.lowerBound)
      var kept = aligned
      kept.bead = Bead(source: sourceRun, target: targetRun)
      beads.append(kept)
      place = (sourceRun.upperBound, targetRun.upperBound)
    }
    advance(to: source.upperBound, target.upperBound)
    return beads
  }

  /// The longest run of neighbours among ascending numbers, the first of equal ones.
  private static func longestRun(_ numbers: [Int]) -> Range<Int> {
    var best = 0..<0
    var run = 0..<0
    for number in numbers {
      run =
        run.upperBound == number && !run.isEmpty
        ? run.lowerBound..<(number + 1) : number..<(number + 1)
      if run.count > best.count { best = run }
    }
    return best
  }
}

extension SegmentedText {
  /// The text of some of the segments, by their numbers, ascending.
  fileprivate func part(_ numbers: [Int]) -> SegmentedText {
    var ends: [Bool] = []
    for (index, number) in numbers.enumerated() {
      // Of a paragraph whose last segment is left out, the one before is the last.
      let next = index + 1 < numbers.count ? numbers[index + 1] : number + 1
      ends.append(paragraphEnds[number..<max(next, number + 1)].contains(true))
    }
    return SegmentedText(
      language: language,
      segments: numbers.map { segments[$0] },
      paragraphEnds: ends
    )
  }
}
