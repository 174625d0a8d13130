import BitextCore
import Foundation
import Segmentation
import SerbianText
import TestSupport

// Random and mutated texts through everything that reads Serbian: nothing may crash, lose a character
// that is no letter, or take long.
//
//   TextFuzz COUNT [SEED [FIRST]]     COUNT texts; the same texts for the same seed. With FIRST only
//                                     those from this number on are run, and a text that fails is shown.
//
// It prints what failed (the seed and the number of the text, never more than twenty) and exits with 1,
// or with 0 when nothing did. All conversions of a text together may take a tenth of a second of processor time
// and six microseconds a byte, each of them half of that. While it runs, the progress goes to standard error; a
// watchdog says there which text and which function has been at work for more than ten seconds, and ends
// the program with 2 when it is a minute.

let pieces = [
  "Njegoš", "Ђаковица", "injekcija", "Konjunktura", "NATO-a", "XXI", "I", "i", "u", "NJ", "Љ", "ЊЕ",
  "odžak",
  "podžanr", "Djakovica", "Mитровица", "Kоsоvо", "Lidl", "w", "qu", "й", "ё", "ǆ", "ǋ", "Ð", "Ȁ",
  "ẞ", "İ", "ı",
  "ﬁ", "ﬀ", "Pec\u{301}", "C\u{30C}", "c\u{30C}\u{301}", "\u{301}", "а\u{311}", "👩‍👩‍👧", "🇷🇸", "𐍈", "中",
  "עִבְרִית",
  "\u{0}", "\u{7}", "\u{1B}[0m", "\u{7F}", "\u{85}", "\u{2028}", "\u{202E}", "\u{AD}", "\u{200D}",
  "\u{FEFF}",
  "\u{FFFD}", "\u{10FFFF}", "http://a.rs/б", "www.", "info@", "#tema", "{0}", "{{", "%s", "%(",
  "${x}", "<b>",
  "<a ", "</", ">", "&nbsp;", "&", ";", "@", "/", "\\", "_", "-", "--opcija", ".", "...", "…", "!",
  "?", "“", "„",
  "\"", "’", "(", ")", "°C", "½", "5", "km", "1999.", "g.", "dr", "itd.", "\n", "\r\n", "\t", " ",
  " ", " ", "\u{A0}",
]

/// A string as a JSON text may hold it: escapes of surrogates, whole and alone.
func fromJSON(_ random: inout SeededGenerator) -> String {
  let escapes = (0..<random.below(6)).map { _ in
    ["\\ud83d", "\\ude00", "\\ud83d\\ude00", "\\u0000", "\\u010d", "\\u0459"].randomElement(
      using: &random
    ) ?? ""
  }
  let data = Data("[\"nj\(escapes.joined(separator: "Џ"))\"]".utf8)
  let decoded = (try? JSONSerialization.jsonObject(with: data)) as? [String]
  if let text = decoded?.first { return text }
  // A reader that takes a surrogate alone hands on these units.
  var units: [UInt16] = Array("nj".utf16)
  for escape in escapes {
    units += escape.split(separator: "\\").compactMap { UInt16($0.dropFirst(), radix: 16) }
  }
  return String(decoding: units, as: UTF16.self)
}

func text(_ random: inout SeededGenerator) -> String {
  let kind = random.below(20)
  if kind == 0 { return fromJSON(&random) }
  if kind == 1 {
    return String(
      String.UnicodeScalarView(
        (0..<random.below(40)).compactMap { _ in Unicode.Scalar(UInt32(random.below(0x3000))) }
      )
    )
  }
  var text = ""
  for _ in 0..<random.below(16) { text += pieces[random.below(pieces.count)] }
  if kind < 10, !text.isEmpty {
    // A mutation of bytes, repaired as a reader of UTF-8 repairs it.
    var bytes = Array(text.utf8)
    for _ in 0..<3 { bytes[random.below(bytes.count)] = UInt8(random.below(256)) }
    return String(decoding: bytes, as: UTF8.self)
  }
  return text
}

/// The text without letters and marks, which a conversion may change. Composed: a word with marks is
/// brought to NFC, which writes some rare signs with others that are canonically the same.
func rest(_ text: String) -> [Unicode.Scalar] {
  text.precomposedStringWithCanonicalMapping.unicodeScalars.filter {
    !$0.properties.isAlphabetic && $0.properties.canonicalCombiningClass == .notReordered
  }
}

/// The characters that are no white space: what segmentation must keep.
func solid(_ text: String) -> [Unicode.Scalar] {
  text.unicodeScalars.filter { !$0.properties.isWhitespace }
}

func processorSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// What is at work, for the watchdog: it runs on a thread of its own.
final class Progress: @unchecked Sendable {
  private let lock = NSLock()
  private var number = 0
  private var function = ""
  private var since = DispatchTime.now().uptimeNanoseconds
  private var isTold = false

  func begin(_ function: String, of number: Int) {
    lock.withLock {
      self.number = number
      self.function = function
      since = DispatchTime.now().uptimeNanoseconds
      isTold = false
    }
  }

  /// Looks once a second.
  func watch(seed: UInt64) {
    Thread.detachNewThread { [self] in
      while true {
        Thread.sleep(forTimeInterval: 1)
        lock.withLock {
          let seconds = (DispatchTime.now().uptimeNanoseconds - since) / 1_000_000_000
          // Nothing is at work while texts are made or compared.
          guard !function.isEmpty, seconds >= 10, !isTold || seconds >= 60 else { return }
          isTold = true
          tell("seed \(seed), text \(number): \(function) at work for \(seconds) s")
          if seconds >= 60 { exit(2) }
        }
      }
    }
  }
}

/// Writes a line to standard error at once.
func tell(_ line: String) { FileHandle.standardError.write(Data((line + "\n").utf8)) }

struct Fuzz {
  let transliterator: SerbianTransliterator
  let everything: SerbianTransliterator
  let latin: SerbianCollation
  let cyrillic: SerbianCollation
  let segmenters: [(String, Segmenter)]
  let lemmatizer = Lemmatizer()
  let progress = Progress()
  var failures = 0
  var slowest = 0.0
  /// What the functions took for the current text; the comparisons of this program do not count.
  var spent = 0.0
  /// The function that was slowest, in parts of the bound, and of which text.
  var slowestPart = (share: 0.0, function: "", number: 0)

  init() throws {
    transliterator = try SerbianTransliterator()
    everything = try SerbianTransliterator(options: .everything)
    latin = try SerbianCollation(order: .latin)
    cyrillic = try SerbianCollation(order: .cyrillic)
    segmenters = try ["sr", "en"].map { ($0, try Segmenter(language: LanguageTag(language: $0))) }
  }

  mutating func check(_ holds: Bool, _ what: String, _ number: Int) {
    if holds { return }
    failures += 1
    // At once, also to a file: a run takes long.
    if failures <= 20 { FileHandle.standardOutput.write(Data("text \(number): \(what)\n".utf8)) }
  }

  /// Runs one function, with an eye on the time that it takes.
  mutating func timed<Result>(
    _ function: String,
    _ text: String,
    _ number: Int,
    _ body: () throws -> Result
  ) rethrows -> Result {
    progress.begin(function, of: number)
    let start = processorSeconds()
    let result = try body()
    let seconds = processorSeconds() - start
    progress.begin("", of: number)
    spent += seconds
    let bound = 0.05 + Double(text.utf8.count) * 3e-6
    if seconds / bound > slowestPart.share { slowestPart = (seconds / bound, function, number) }
    check(seconds < bound, "\(function): \(text.utf8.count) bytes took \(seconds) s", number)
    return result
  }

  mutating func run(_ text: String, _ number: Int) {
    spent = 0
    let kept = rest(text)
    for script in SerbianScript.allCases {
      let converted = timed("to \(script)", text, number) { [transliterator] in
        transliterator.convert(text, to: script)
      }
      check(rest(converted.text) == kept, "\(script): a character was lost", number)
      let bytes = Array(converted.text.utf8)
      check(String(validating: bytes, as: UTF8.self) != nil, "\(script): no UTF-8", number)
      check(
        converted.doubts.allSatisfy { $0.range.upperBound <= converted.text.endIndex },
        "\(script): a doubt beyond the end",
        number
      )
      let all = timed("all to \(script)", text, number) { [everything] in
        everything.convert(text, to: script).text
      }
      check(rest(all) == kept, "\(script), all: lost", number)
    }
    let strict = timed("strict key", text, number) { SearchKey.strict(text) }
    check(SearchKey.strict(strict) == strict, "strict key changes", number)
    let loose = timed("loose key", text, number) { SearchKey.loose(fromStrict: strict) }
    check(SearchKey.loose(loose) == loose, "loose key changes", number)
    _ = timed("reflex key", text, number) { SearchKey.reflex(fromLoose: loose) }
    _ = timed("bare key", text, number) { SearchKey.bare(fromStrict: strict) }
    let keys = timed("sort keys", text, number) { [latin, cyrillic] in
      [latin.sortKey(text), cyrillic.sortKey(text)]
    }
    check(keys.allSatisfy { !$0.isEmpty }, "no sort key", number)
    if text.utf8.count < 200 {
      _ = timed("base forms", text, number) { [lemmatizer] in lemmatizer.baseForms(of: text) }
    }
    for (name, segmenter) in segmenters {
      do {
        let segments = try timed("segments, \(name)", text, number) {
          try segmenter.segments(of: text).map { String(text[$0]) }
        }
        check(solid(segments.joined()) == solid(text), "segmentation: a character was lost", number)
      } catch {
        check(false, "segmentation: \(error)", number)
      }
    }
    let bound = 0.1 + Double(text.utf8.count) * 6e-6
    slowest = max(slowest, spent / bound)
    check(spent < bound, "\(text.utf8.count) bytes took \(spent) s", number)
  }
}

let arguments = CommandLine.arguments
guard arguments.count > 1, let count = Int(arguments[1]) else {
  print("TextFuzz COUNT [SEED [FIRST]]")
  exit(64)
}
let seed = arguments.count > 2 ? UInt64(arguments[2]) ?? 1 : 1
let first = arguments.count > 3 ? Int(arguments[3]) ?? 0 : 0
var random = SeededGenerator(seed: seed)
var fuzz = try Fuzz()
fuzz.progress.watch(seed: seed)
for number in 0..<count {
  let text = text(&random)
  if number >= first {
    let failures = fuzz.failures
    fuzz.run(text, number)
    if first > 0, fuzz.failures > failures { tell(text.debugDescription) }
  }
  if (number + 1).isMultiple(of: 50_000) { tell("\(number + 1) texts") }
}
// Lines of a megabyte: one piece again and again, and a mixture.
let lines =
  pieces.filter { !$0.contains("\n") }
  + ["I. ", "1. ", "A. B. ", "(a. ", "c\u{30C}", "\u{301}\u{323}", pieces.joined()]
var long = 0
for piece in lines where long < max(count / 10_000, 1) {
  if count + long >= first {
    fuzz.run(String(repeating: piece, count: 1_000_000 / piece.utf8.count), count + long)
  }
  long += 1
  if long.isMultiple(of: 10) { tell("\(long) lines of a megabyte") }
}
print("seed \(seed): \(count) texts and \(long) of a megabyte, \(fuzz.failures) failures")
let part = fuzz.slowestPart
print("longest time: \(Int(fuzz.slowest * 100)) % of the bound for a text")
print("\(Int(part.share * 100)) % of it for a function: \(part.function), text \(part.number)")
exit(fuzz.failures == 0 ? 0 : 1)
