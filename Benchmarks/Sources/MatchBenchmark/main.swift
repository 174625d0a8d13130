import BitextCore
import Foundation
import FuzzyMatching
import SerbianText
import Storage

// Speed and recall of the memory at any size.
//
//   MatchBenchmark import MEMORY SOURCES TARGETS COUNT   COUNT units of a source line and a target line
//   MatchBenchmark query MEMORY QUERIES                  times of look-ups, one thread
//   MatchBenchmark snapshot MEMORY QUERIES               the same with the index in memory; compares the answers
//   MatchBenchmark recall MEMORY QUERIES [sr]            look-ups against a full scan; sr: Serbian queries
//   MatchBenchmark answers MEMORY TEXTS [snapshot]       time and units of each look-up; for matching/peers
//   MatchBenchmark tokens TEXTS                          the tokens of each line; for matching/peers
//   MatchBenchmark concordance MEMORY WORD...            times of concordances
//   MatchBenchmark load MEMORY SOURCES SEED              aligns, imports, changes, deletes, undoes without end
//   MatchBenchmark check MEMORY                          compares all indexes with their tables
//
// QUERIES has tab-separated columns, the text in the last one; the kind of query in the first.

let english = LanguageTag(language: "en")
let serbian = LanguageTag(language: "sr")

func cpuSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// A field of /proc/self/status in MB: VmHWM is the peak of all resident pages, RssAnon what is not
/// a mapped file.
func megabytes(_ field: String) -> Int {
  let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
  let line = status.split(separator: "\n").first { $0.hasPrefix(field) }
  return (line?.split(whereSeparator: { !$0.isNumber }).first.flatMap { Int($0) } ?? 0) / 1024
}

func queries(_ path: String) throws -> [(kind: String, text: String)] {
  try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").compactMap { line in
    let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
    guard let first = columns.first, let last = columns.last, columns.count > 1 else { return nil }
    return (String(first), String(last))
  }
}

func report(_ name: String, _ times: [Double]) {
  let sorted = times.sorted()
  if sorted.isEmpty { return }
  func at(_ share: Double) -> String {
    String(format: "%.3f", 1000 * sorted[min(sorted.count - 1, Int(share * Double(sorted.count)))])
  }
  print(
    "\(name): \(sorted.count) queries, CPU ms p50 \(at(0.5)) p95 \(at(0.95)) p99 \(at(0.99))",
    "max \(at(1))"
  )
}

/// Lines of a file, one at a time: the peak of memory shall be the import's own.
final class Lines {
  private let file: UnsafeMutablePointer<FILE>
  private var line: UnsafeMutablePointer<CChar>?
  private var capacity = 0

  init?(_ path: String) {
    guard let opened = fopen(path, "r") else { return nil }
    file = opened
  }

  deinit {
    fclose(file)
    free(line)
  }

  func next() -> String? {
    let count = getline(&line, &capacity, file)
    guard count > 0, let line else { return nil }
    let bytes = UnsafeRawBufferPointer(start: line, count: count)
    return String(decoding: bytes.last == 0x0A ? bytes.dropLast() : bytes[...], as: UTF8.self)
  }
}

func importUnits(_ arguments: [String]) throws {
  guard let sources = Lines(arguments[1]), var targets = Lines(arguments[2]),
    let limit = Int(arguments[3])
  else { throw CocoaError(.fileReadUnknown) }
  let memory = try TranslationMemory(path: arguments[0], access: .readWrite)
  var count = 0
  var bytes = 0
  let wall = Date()
  let start = cpuSeconds()
  let receipt = try memory.importUnits(from: arguments[1], at: Date()) {
    guard count < limit, let source = sources.next() else { return nil }
    var target = targets.next()
    if target == nil {
      targets = Lines(arguments[2]) ?? targets
      target = targets.next()
    }
    count += 1
    bytes += source.utf8.count + (target?.utf8.count ?? 0)
    return TranslationUnit(variants: [
      TranslationUnitVariant(language: english, segment: Segment(source)),
      TranslationUnitVariant(
        language: LanguageTag(language: "sr", script: "Cyrl"),
        segment: Segment(target ?? "")
      ),
    ])
  }
  let cpu = cpuSeconds() - start
  let seconds = -wall.timeIntervalSinceNow
  let size = try FileManager.default.attributesOfItem(atPath: arguments[0])[.size] as? Int ?? 0
  print(
    "import: stored \(receipt.stored), present \(receipt.alreadyPresent);",
    String(
      format: "%.1f s wall, %.1f s CPU, %.0f units/s; ",
      seconds,
      cpu,
      Double(receipt.stored) / seconds
    ),
    "text \(bytes / 1_000_000) MB, file \(size / 1_000_000) MB,",
    String(format: "%.2f times;", Double(size) / Double(bytes)),
    "peak \(megabytes("VmHWM")) MB"
  )
}

func match(
  _ memory: TranslationMemory,
  _ text: String,
  from source: LanguageTag = english
) throws -> [FuzzyMatch] {
  let target = source == english ? serbian : english
  return try memory.exactAndFuzzyMatches(
    MatchQuery(text: text, sourceLanguage: source, targetLanguage: target)
  )
}

func time(_ arguments: [String]) throws {
  let memory = try TranslationMemory(path: arguments[0], access: .readOnly)
  try time(try queries(arguments[1])) { try match(memory, $0) }
}

/// Times of warm look-ups: a first round is not measured.
func time(
  _ queries: [(kind: String, text: String)],
  _ match: (String) throws -> [FuzzyMatch]
) throws {
  for query in queries { _ = try match(query.text) }
  var times: [String: [Double]] = [:]
  var all: [Double] = []
  for query in queries {
    let start = cpuSeconds()
    _ = try match(query.text)
    let seconds = cpuSeconds() - start
    times[query.kind, default: []].append(seconds)
    all.append(seconds)
  }
  report("all", all)
  for (kind, values) in times.sorted(by: { $0.key < $1.key }) { report(kind, values) }
  print("memory: \(megabytes("RssAnon")) MB own, \(megabytes("VmHWM")) MB with mapped file")
}

func snapshot(_ arguments: [String]) throws {
  let memory = try TranslationMemory(path: arguments[0], access: .readOnly)
  let session = try MatchSession(memory, snapshot: .atOnce)
  let all = try queries(arguments[1])
  func answer(_ text: String) throws -> [FuzzyMatch] {
    try session.exactAndFuzzyMatches(
      MatchQuery(text: text, sourceLanguage: english, targetLanguage: serbian)
    )
  }
  let start = cpuSeconds()
  _ = try answer("")
  let seconds = cpuSeconds() - start
  let units = try memory.statistics().units
  let size = session.snapshotSize ?? 0
  print(
    String(format: "built in %.2f s CPU,", seconds),
    "\(size / 1_000_000) MB, \(size / max(1, units)) bytes a unit"
  )
  try time(all, answer)
  var expected = 0
  var found = 0
  for query in all {
    let matches = try match(memory, query.text)
    expected += matches.count
    found += zip(matches, try answer(query.text)).count { $0 == $1 }
  }
  print("the same as from the database: \(found) of \(expected) matches")
}

/// Every segment of the memory as numbers of tokens, compared with every query.
func recall(_ arguments: [String]) throws {
  let memory = try TranslationMemory(path: arguments[0], access: .readOnly)
  let language = arguments.count > 2 ? serbian : english
  var numbers: [Substring: UInt32] = [:]
  var segments: [ContiguousArray<UInt32>] = []
  try memory.forEachUnit { stored in
    let key = SearchKey.strict(stored.unit.variant(in: language)?.segment.text ?? "")
    segments.append(
      ContiguousArray(
        Tokenizer.tokens(of: key).map { token in
          if let number = numbers[token] { return number }
          numbers[token] = UInt32(numbers.count)
          return UInt32(numbers.count - 1)
        }
      )
    )
  }
  var places = 0
  var placesFound = 0
  func isNear(_ penalty: String) -> Bool { ["punctuation", "numbers"].contains(penalty) }
  var firsts = 0
  var firstsFound = 0
  for (index, query) in try queries(arguments[1]).enumerated() {
    var unknown = UInt32.max
    let tokens = Tokenizer.tokens(of: SearchKey.strict(query.text)).map { token -> UInt32 in
      if let number = numbers[token] { return number }
      unknown -= 1
      return unknown
    }
    let pattern = EditPattern(tokens)
    var scores: [MatchScore] = []
    for segment in segments {
      let length = max(segment.count, tokens.count)
      let allowed = 30 * length / 100
      let distance = segment.withUnsafeBufferPointer { pattern.distance(to: $0, limit: allowed) }
      if let distance { scores.append(MatchScore(distance: distance, length: length)) }
    }
    scores.sort(by: >)
    let matches = try match(memory, query.text, from: language)
    let found = matches.filter { !$0.penalties.contains { $0.name == "characters" } }
    let actual = found.map(\.score)
    // Those that differ in punctuation or numbers alone stand before others with better scores.
    let near = found.filter { $0.penalties.contains { isNear($0.name) } }.map(\.score)
    var others = scores.map(\.percent)
    for score in near {
      if let place = others.firstIndex(of: score == 99.9 ? 100 : score) { others.remove(at: place) }
    }
    let equals = actual.prefix { $0 == 100 }.count
    let expected = (others.prefix(equals) + near + others.dropFirst(equals)).prefix(5)
    for (place, score) in expected.enumerated() {
      // An equal sequence of tokens that is written differently shows as 99.9.
      let isRight =
        place < actual.count
        && (actual[place] == score || (score == 100 && actual[place] == 99.9))
      places += 1
      placesFound += isRight ? 1 : 0
      if place == 0 {
        firsts += 1
        firstsFound += isRight ? 1 : 0
      }
    }
    if expected.count < actual.count || places != placesFound {
      if places - placesFound < 20 {
        print("query \(index): expected \(Array(expected)), got \(actual)")
      }
    }
  }
  print(
    "recall: first \(firstsFound) of \(firsts), top five \(placesFound) of \(places) places,",
    "\(segments.count) segments"
  )
}

func concordances(_ arguments: [String]) throws {
  let memory = try TranslationMemory(path: arguments[0], access: .readOnly)
  for word in arguments.dropFirst() {
    _ = try memory.concordance(ConcordanceQuery(text: word, limit: 10))
    let start = cpuSeconds()
    let hits = try memory.concordance(ConcordanceQuery(text: word, limit: 10))
    print(
      "'\(word)': \(hits.count) hits,",
      String(format: "%.3f ms", 1000 * (cpuSeconds() - start))
    )
  }
}

/// A mixed load to be killed: prints a line for each transaction that is done.
func load(_ arguments: [String]) throws {
  guard let sources = Lines(arguments[1]), var state = UInt64(arguments[2]) else {
    throw CocoaError(.fileReadUnknown)
  }
  let memory = try TranslationMemory(path: arguments[0], access: .readWrite)
  func random(_ bound: UInt64) -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return (state >> 33) % bound
  }
  for _ in 0..<random(20_000) { _ = sources.next() }
  var round = 0
  while true {
    round += 1
    switch random(7) {
    case 0:
      var left = random(3000)
      _ = try memory.importUnits(from: "load", at: Date()) {
        guard left > 0, let text = sources.next() else { return nil }
        left -= 1
        return TranslationUnit(variants: [
          TranslationUnitVariant(language: english, segment: Segment(text)),
          TranslationUnitVariant(language: serbian, segment: Segment("Тест " + text)),
        ])
      }
    case 1:
      let name = "article \(random(20))"
      let units = (0..<random(200)).map { number in
        let text = sources.next() ?? "end"
        return AlignedUnit(
          source: TranslationUnitVariant(language: english, segment: Segment(text)),
          target: TranslationUnitVariant(language: serbian, segment: Segment(text + " č")),
          provenance: Provenance(
            sourceParagraph: 1,
            targetParagraph: 1,
            sourceSegments: [Int(number)],
            targetSegments: [Int(number)],
            probability: 0.5,
            aligner: "load"
          )
        )
      }
      _ = try memory.storeAlignment(
        source: ArticleRecord(location: name, hash: name, language: english),
        target: ArticleRecord(location: name + " sr", hash: name + " sr", language: serbian),
        units: units,
        creator: nil,
        at: Date()
      )
    case 2:
      let digit = "\(random(10))"
      _ = try memory.rewriteTexts(in: serbian, by: nil, at: Date()) { segment in
        let text = segment.text
        return text.hasSuffix(digit) || text.hasSuffix("e") ? Segment(text + " \(digit)") : nil
      }
    case 3: _ = try? memory.undo()
    case 4: _ = try memory.restore(ids: (0..<200).map { _ in Int64(1 + random(30_000)) })
    case 5:
      _ = try memory.confirm(
        ids: (0..<50).map { _ in Int64(1 + random(30_000)) },
        by: "a",
        at: Date()
      )
    default:
      let count = try memory.statistics().units
      let ids = (0..<random(300)).map { _ in Int64(random(UInt64(max(1, count)))) }
      _ = try memory.delete(ids: ids)
    }
    print("done \(round)")
    fflush(nil)
  }
}

func check(_ arguments: [String]) throws {
  let memory = try TranslationMemory(path: arguments[0], access: .readWrite)
  let problems = try memory.integrityProblems()
  print(problems.isEmpty ? "no problems, \(try memory.statistics().units) units" : "\(problems)")
  if !problems.isEmpty { exit(1) }
}

let arguments = Array(CommandLine.arguments.dropFirst())
switch (arguments.first, arguments.count) {
case ("import", 5): try importUnits(Array(arguments.dropFirst()))
case ("query", 3): try time(Array(arguments.dropFirst()))
case ("snapshot", 3): try snapshot(Array(arguments.dropFirst()))
case ("recall", 3), ("recall", 4): try recall(Array(arguments.dropFirst()))
case ("load", 4): try load(Array(arguments.dropFirst()))
case ("answers", 3), ("answers", 4): try answers(Array(arguments.dropFirst()))
case ("tokens", 2): try tokens(Array(arguments.dropFirst()))
case ("check", 2): try check(Array(arguments.dropFirst()))
case ("concordance", 3...): try concordances(Array(arguments.dropFirst()))
default: print("The commands stand at the head of this file.")
}
