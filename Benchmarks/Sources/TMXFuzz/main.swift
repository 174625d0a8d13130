import Foundation
import Interchange

// Mutated TMX through the reader: nothing may crash or take long, and each unit is given or refused.
//
//   TMXFuzz COUNT [SEED]     COUNT files; the same files for the same seed.
//
// It prints how many files were read to their end and how many ended in an error, the longest time of
// one, and the peak of memory. A file that takes more than a second of processor time is named by its
// number, and the exit status is 1.

struct Generator: RandomNumberGenerator {
  var state: UInt64

  /// SplitMix64 (Steele, Lea and Flood 2014).
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func below(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &self) }
}

let pieces = [
  "<", ">", "&", "&#", "&#x1F;", "&nbsp;", "&x;", "]]>", "<![CDATA[", "<!--", "-->", "<?xml", "?>",
  "\u{0}",
  "\u{FFFE}", "<!DOCTYPE t [", "<tu>", "</tu>", "<seg>", "</seg>", "<ph>", "<bpt i='1'/>",
  " lang='sr'",
  "encoding='utf-16'", "&#55357;", "&#xDE00;", "\"", "'",
].map { Array($0.utf8) }

let seedText = """
  <?xml version="1.0" encoding="UTF-8"?>
  <!DOCTYPE tmx SYSTEM "tmx14.dtd">
  <tmx version="1.4"><header creationtool="t" creationtoolversion="1" segtype="sentence" o-tmf="t"
   adminlang="en" srclang="en" datatype="plaintext"><note>n</note><prop type="x-a">v</prop></header>
  <body><tu tuid="1" creationdate="20260205T112200Z"><prop type="x-b">v &amp; w</prop>
  <tuv xml:lang="en"><seg>Rain <bpt i="1">{</bpt>fell<ept i="1"/></seg></tuv>
  <tuv xml:lang="sr-Latn"><seg>Kiša <ph x="1">c<sub>š</sub></ph> je pala &#269;</seg></tuv></tu>
  <tu srclang="*all*"><tuv xml:lang="en"><seg><![CDATA[a & b]]></seg></tuv>
  <tuv lang="sr"><seg>Киша&nbsp;пада</seg></tuv></tu></body></tmx>
  """

func seeds() -> [[UInt8]] {
  let plain = Array(seedText.utf8)
  var little: [UInt8] = []
  var big: [UInt8] = [0xFE, 0xFF]
  for unit in seedText.utf16 {
    let (low, high) = (UInt8(unit & 0xFF), UInt8(unit >> 8))
    little += [low, high]
    big += [high, low]
  }
  return [plain, plain, little, big]
}

func mutate(_ bytes: [UInt8], _ random: inout Generator) -> [UInt8] {
  var bytes = bytes
  for _ in 0...random.below(5) where !bytes.isEmpty {
    let start = random.below(bytes.count)
    let end = min(bytes.count, start + 1 + random.below(40))
    switch random.below(6) {
    case 0: bytes[start] = UInt8(random.below(256))
    case 1: bytes.removeSubrange(start..<end)
    case 2: bytes.insert(contentsOf: bytes[start..<end], at: random.below(bytes.count))
    case 3: bytes.insert(contentsOf: pieces[random.below(pieces.count)], at: start)
    case 4:
      bytes.insert(contentsOf: (0..<random.below(300)).flatMap { _ in bytes[start..<end] }, at: end)
    default: if random.below(4) == 0 { bytes.removeSubrange(end...) }
    }
  }
  return bytes
}

let arguments = CommandLine.arguments
guard arguments.count > 1, let count = Int(arguments[1]) else {
  print("TMXFuzz COUNT [SEED]")
  exit(64)
}
let seed = arguments.count > 2 ? UInt64(arguments[2]) ?? 1 : 1
let originals = seeds()
var read = 0
var ended = 0
var units = 0
var longest = 0.0
var slow: [Int] = []
for number in 0..<count {
  var random = Generator(state: seed &* 1_000_003 &+ UInt64(number))
  let bytes = mutate(originals[random.below(originals.count)], &random)
  let began = clock()
  do {
    let reader = try TMXReader(bytes: bytes)
    while try reader.next() != nil { units += 1 }
    read += 1
  } catch {
    ended += 1
  }
  let seconds = Double(clock() - began) / Double(CLOCKS_PER_SEC)
  longest = max(longest, seconds)
  if seconds > 1 { slow.append(number) }
}
var usage = rusage()
getrusage(numericCast(RUSAGE_SELF.rawValue), &usage)
print("\(count) files: \(read) read, \(ended) ended in an error, \(units) units")
print("longest \(longest) s of processor time, peak \(usage.ru_maxrss / 1024) MB")
if !slow.isEmpty {
  print("slow: \(slow.prefix(20))")
  exit(1)
}
