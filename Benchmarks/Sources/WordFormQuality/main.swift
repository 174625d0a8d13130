import Foundation
import SerbianText

// Pairs of different forms: those of one word must share a base form, those of two words must not.
//
//   WordFormQuality [--misses] FILE...
//   WordFormQuality --order CASES      order and search keys beside plain ICU; see OrderCases.swift
//
// A line of FILE holds the forms of one word, the base form first; # begins a comment. Both scripts are
// tried. Needs hunspell-sr for its rows; --misses prints the pairs that fail.

struct Score {
  var together = 0
  var found = 0
  var wrong = 0
  var bases = 0
  var forms = 0

  var row: String {
    let recall = Double(found) / Double(max(together, 1))
    let precision = Double(found) / Double(max(found + wrong, 1))
    let f1 = 2 * recall * precision / max(recall + precision, 1e-9)
    return [recall, precision, f1, Double(bases) / Double(max(forms, 1))]
      .map { String(format: "%.1f", 100 * $0) }.joined(separator: " | ")
  }
}

func families(_ path: String) throws -> [[String]] {
  try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    .filter { !$0.hasPrefix("#") }
    .map { $0.split(separator: " ").map(String.init) }
    .filter { !$0.isEmpty }
}

func score(
  _ families: [[String]],
  bases: [String],
  _ lemmatizer: Lemmatizer,
  prints: Bool
) -> Score {
  var score = Score()
  var forms: [(family: Int, word: String, bases: Set<String>)] = []
  for (number, family) in families.enumerated() {
    for word in family {
      let found = Set(lemmatizer.baseForms(of: word).map { $0.text.lowercased() })
      score.forms += 1
      if found.contains(bases[number].lowercased()) { score.bases += 1 }
      forms.append((number, word, found))
    }
  }
  for first in forms.indices {
    for second in forms.indices.dropFirst(first + 1) {
      let isShared = !forms[first].bases.isDisjoint(with: forms[second].bases)
      let isOneWord = forms[first].family == forms[second].family
      if isOneWord { score.together += 1 }
      if isShared {
        if isOneWord { score.found += 1 } else { score.wrong += 1 }
      }
      if prints, isShared != isOneWord {
        let common = forms[first].bases.intersection(forms[second].bases).sorted()
        print(isOneWord ? "missed" : "joined", forms[first].word, forms[second].word, common)
      }
    }
  }
  return score
}

if CommandLine.arguments.count == 3, CommandLine.arguments[1] == "--order" {
  try OrderCases(CommandLine.arguments[2]).printTable()
  exit(0)
}

let folder = "/usr/share/hunspell/sr_Latn_RS"
var lemmatizers: [(String, Lemmatizer)] = [("rules alone", Lemmatizer())]
if let affixes = FileManager.default.contents(atPath: folder + ".aff"),
  let words = FileManager.default.contents(atPath: folder + ".dic")
{
  let dictionary = HunspellDictionary(affixes: affixes, words: words)
  lemmatizers.append(("hunspell-sr and rules", Lemmatizer(dictionary: dictionary)))
}
let arguments = CommandLine.arguments.dropFirst()
let transliterator = try SerbianTransliterator()
print("| list | script | with | recall | precision | F1 | base form among the answers |")
for path in arguments where path != "--misses" {
  let latin = try families(path)
  let bases = latin.map { $0[0] }
  let cyrillic = latin.map { $0.map { transliterator.convert($0, to: .cyrillic).text } }
  for (name, lemmatizer) in lemmatizers {
    let list = URL(fileURLWithPath: path).lastPathComponent
    let prints = arguments.contains("--misses") && name != "rules alone"
    let inLatin = score(latin, bases: bases, lemmatizer, prints: prints)
    let inCyrillic = score(cyrillic, bases: bases, lemmatizer, prints: false)
    print("|", list, "| Latin |", name, "|", inLatin.row, "|")
    print("|", list, "| Cyrillic |", name, "|", inCyrillic.row, "|")
  }
}
