import Foundation
import Testing

/// Errors planted into the samples: a share of them must be found, in either script.
@Suite struct PlantedErrorTests {
  private let skela: Skela

  init() throws { skela = try Skela() }

  private static let samples = [Sample.bridge, Sample.monastery]

  /// The numbers of the pairs that have a finding.
  private func found(_ pairs: [Sample.Pair]) throws -> Set<Int> {
    let rows = pairs.map { "\($0.source)\t\($0.target)\n" }.joined()
    let file = try skela.file("pairs.tsv", ("source\ttarget\n" + rows).utf8)
    let outcome = try skela.run("check", file, "--json")
    return Set(try outcome.objects.compactMap { $0["line"] as? Int }.map { $0 - 2 })
  }

  private func expect(_ share: Double, of planted: Set<Int>, in pairs: [Sample.Pair]) throws {
    #expect(planted.count >= 4)
    let hits = try found(pairs).intersection(planted).count
    #expect(Double(hits) >= share * Double(planted.count), "\(hits) of \(planted.count)")
  }

  private func sided(_ sample: Sample) throws -> [Sample.Pair] {
    try sample.gold.filter { !$0.source.isEmpty && !$0.target.isEmpty }
  }

  @Test("Changed digits", arguments: samples)
  func numbers(_ sample: Sample) throws {
    var pairs = try sided(sample)
    var planted: Set<Int> = []
    for index in pairs.indices {
      guard let place = pairs[index].target.firstIndex(where: \.isNumber),
        let digit = pairs[index].target[place].wholeNumberValue
      else { continue }
      pairs[index].target.replaceSubrange(place...place, with: String((digit + 4) % 9 + 1))
      if digit != (digit + 4) % 9 + 1 { planted.insert(index) }
    }
    try expect(0.9, of: planted, in: pairs)
  }

  @Test("Exchanged targets", arguments: samples)
  func exchanged(_ sample: Sample) throws {
    var pairs = try sided(sample)
    var planted: Set<Int> = []
    for index in stride(from: 0, to: pairs.count - 9, by: 6) {
      (pairs[index].target, pairs[index + 3].target) = (
        pairs[index + 3].target, pairs[index].target
      )
      planted.formUnion([index, index + 3])
    }
    try expect(0.9, of: planted, in: pairs)
  }

  @Test("Terms left out", arguments: samples)
  func terms(_ sample: Sample) throws {
    var pairs = try sided(sample)
    let here = try concepts(pairs.map(\.source), "en")
    let there = try concepts(pairs.map(\.target), "sr")
    var planted: Set<Int> = []
    for index in pairs.indices {
      guard
        let term = there[index].first(where: { term in
          here[index].contains { !$0.concepts.isDisjoint(with: term.concepts) }
            && there[index].count { !$0.concepts.isDisjoint(with: term.concepts) } == 1
        })
      else { continue }
      let bytes = Array(pairs[index].target.utf8)
      let left = bytes[..<term.range.lowerBound] + bytes[term.range.upperBound...]
      pairs[index].target = String(decoding: left, as: UTF8.self)
      planted.insert(index)
    }
    try expect(0.75, of: planted, in: pairs)
  }

  private struct Occurrence {
    var range: Range<Int>
    var concepts: Set<String>
  }

  /// For each line the terms that `annotate` finds, by their offsets in it.
  private func concepts(_ lines: [String], _ language: String) throws -> [[Occurrence]] {
    let text = lines.map { $0 + "\n\n" }.joined()
    let outcome = try skela.run("annotate", "-", "--language", language, "--json", input: text)
    var starts = [0]
    for line in lines { starts.append(starts[starts.count - 1] + line.utf8.count + 2) }
    var found = [[Occurrence]](repeating: [], count: lines.count)
    for object in try outcome.objects {
      let start = try #require(object["start"] as? Int)
      let end = try #require(object["end"] as? Int)
      let concepts = try #require(object["concepts"] as? [[String: Any]])
      let line = try #require(starts.lastIndex { $0 <= start })
      found[line].append(
        Occurrence(
          range: (start - starts[line])..<(end - starts[line]),
          concepts: Set(concepts.compactMap { $0["concept"] as? String })
        )
      )
    }
    return found
  }
}
