import Foundation
import TestSupport

// Damaged files of every format through its reader: nothing may crash or take long.
//
//   FormatFuzz COUNT [SEED [FIRST]]     COUNT files, the formats in turn; the same files for the same
//                                       seed. With FIRST only those from this number on.
//
// It prints for each format how many files were read to their end and how many ended in an error, the
// longest time of one, and the peak of memory. A file that takes more than a second of processor time is
// named by its number, and the exit status is 1. The progress goes to standard error, so that the number
// of a file that crashes can be found.

func tell(_ line: String) { FileHandle.standardError.write(Data((line + "\n").utf8)) }

let arguments = CommandLine.arguments
guard arguments.count > 1, let count = Int(arguments[1]) else {
  print("FormatFuzz COUNT [SEED [FIRST]]")
  exit(64)
}
let seed = arguments.count > 2 ? UInt64(arguments[2]) ?? 1 : 1
let first = arguments.count > 3 ? Int(arguments[3]) ?? 0 : 0
let subjects = FuzzSubject.all
var read = [Int](repeating: 0, count: subjects.count)
var ended = read
var longest = [Double](repeating: 0, count: subjects.count)
var slow: [Int] = []
for number in first..<max(first, count) {
  let index = number % subjects.count
  var random = SeededGenerator(seed: seed &* 1_000_003 &+ UInt64(number))
  let bytes = subjects[index].damaged(&random)
  let began = clock()
  do {
    try subjects[index].read(bytes)
    read[index] += 1
  } catch {
    ended[index] += 1
  }
  let seconds = Double(clock() - began) / Double(CLOCKS_PER_SEC)
  longest[index] = max(longest[index], seconds)
  if seconds > 1 {
    slow.append(number)
    tell("file \(number), \(subjects[index].name): \(seconds) s")
  }
  if (number + 1).isMultiple(of: 20_000) { tell("\(number + 1) files") }
}
for (index, subject) in subjects.enumerated() {
  let time = String(format: "%.3f", longest[index])
  print("\(subject.name): \(read[index]) read, \(ended[index]) errors, longest \(time) s")
}
var usage = rusage()
getrusage(numericCast(RUSAGE_SELF.rawValue), &usage)
print("\(count - first) files, \(slow.count) slow, peak \(usage.ru_maxrss / 1024) MB")
exit(slow.isEmpty ? 0 : 1)
