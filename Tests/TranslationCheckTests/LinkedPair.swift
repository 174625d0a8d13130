import BitextCore
import SerbianText

@testable import TranslationCheck

/// A pair of segments with links as a test writes them: `Trump/1` and `Tramp/1` are partners by sound,
/// `Beauchamp?1` and `Bošana?1` may be one name, a word ending in `*` is in the dictionary.
struct LinkedPair {
  let pair: CheckedPair

  init(_ source: String, _ target: String, wordScore: Double = 10) {
    var own = Side(source)
    var other = Side(target)
    own.link(to: other)
    other.link(to: Side(source))
    pair = CheckedPair(
      source: own.text,
      target: other.text,
      sourceWords: own.words,
      targetWords: other.words,
      wordScore: wordScore,
      lengthScore: 0
    )
  }

  private struct Side {
    var text = ""
    var words: [SegmentWord] = []
    private var labels: [String] = []

    init(_ marked: String) {
      for (number, word) in marked.split(separator: " ").enumerated() {
        let end = word.firstIndex { "/?*".contains($0) } ?? word.endIndex
        let letters = String(word[..<end])
        if number > 0 { text += " " }
        let start = text.utf8.count
        text += letters
        let isCapital = letters.first?.isUppercase == true
        var own = SegmentWord(
          range: start..<text.utf8.count,
          key: SearchKey.loose(letters),
          isCapitalized: isCapital,
          isAllCapitals: letters.count > 1 && letters.allSatisfy(\.isUppercase),
          beginsSentence: number == 0,
          probability: 1e-6,
          foreignProbability: 1e-6
        )
        own.isInDictionary = word.hasSuffix("*")
        words.append(own)
        labels.append(word.hasSuffix("*") ? "" : String(word[end...]))
      }
    }

    mutating func link(to other: Side) {
      for index in words.indices where !labels[index].isEmpty {
        guard let place = other.labels.firstIndex(of: labels[index]) else { continue }
        let isSure = labels[index].hasPrefix("/")
        words[index].links = [
          WordLink(word: place, kind: isSure ? .name : .nearName, probability: isSure ? 0.95 : 0.2)
        ]
        if isSure { words[index].partner = place }
      }
    }
  }
}
