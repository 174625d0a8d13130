import BitextCore
import Foundation
import FuzzyMatching
import SerbianText
import Storage

/// The tokens of each line of a file, with blanks between them: what scores are counted in.
func tokens(_ arguments: [String]) throws {
  guard let lines = Lines(arguments[0]) else { throw CocoaError(.fileReadUnknown) }
  var text = ""
  while let line = lines.next() {
    text += Tokenizer.tokens(of: SearchKey.strict(line)).joined(separator: " ") + "\n"
    if text.utf8.count > 1 << 20 {
      FileHandle.standardOutput.write(Data(text.utf8))
      text = ""
    }
  }
  FileHandle.standardOutput.write(Data(text.utf8))
}

/// For each line of a file the milliseconds of CPU of its look-up, a tab, and the numbers of the units that
/// came of it. A first round is not measured.
func answers(_ arguments: [String]) throws {
  let memory = try TranslationMemory(path: arguments[0], access: .readOnly)
  let session = arguments.count > 2 ? try MatchSession(memory, snapshot: .atOnce) : nil
  var texts: [String] = []
  guard let lines = Lines(arguments[1]) else { throw CocoaError(.fileReadUnknown) }
  while let line = lines.next() { texts.append(line) }
  for isMeasured in [false, true] {
    for text in texts {
      // What is found by characters only has another score.
      let query = MatchQuery(
        text: text,
        sourceLanguage: english,
        targetLanguage: serbian,
        characterPass: .off
      )
      let start = cpuSeconds()
      let matches =
        try session?.exactAndFuzzyMatches(query) ?? memory.exactAndFuzzyMatches(query)
      let seconds = cpuSeconds() - start
      guard isMeasured else { continue }
      let units = matches.map { String($0.unit) }.joined(separator: " ")
      print(String(format: "%.4f\t", 1000 * seconds) + units)
    }
  }
}
