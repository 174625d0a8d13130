import BitextCore
import Interchange

/// A translation of a memory.
func proposal(
  _ source: Segment,
  _ target: Segment,
  score: Double = 100,
  isExact: Bool? = nil,
  language: String = "sr-Latn"
) -> BilingualProposal {
  BilingualProposal(
    source: source,
    target: target,
    sourceLanguage: LanguageTag(language: "en"),
    targetLanguage: LanguageTag(language) ?? LanguageTag(language: "sr"),
    score: score,
    isExact: isExact ?? (score == 100)
  )
}

func proposal(_ source: String, _ target: String, score: Double = 100) -> BilingualProposal {
  proposal(Segment(source), Segment(target), score: score)
}

func open(_ text: String, _ name: String = "a.xlf") throws -> any BilingualDocument {
  try BilingualReader.open(
    Array(text.utf8),
    name: name,
    targetLanguage: LanguageTag(language: "sr")
  )
}

/// The file with proposals filled in, as text.
func filled(
  _ text: String,
  _ proposals: [Int: [BilingualProposal]],
  name: String = "a.xlf",
  language: String = "sr-Latn"
) throws -> String {
  let tag = LanguageTag(language) ?? LanguageTag(language: "sr")
  let filling = try open(text, name).filled(proposals, language: tag)
  return String(decoding: filling.bytes, as: UTF8.self)
}

/// An XLIFF 1.2 with units.
func xliff1(_ units: String, target: String = " target-language=\"sr-Latn\"") -> String {
  """
  <?xml version="1.0"?>
  <xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2" xmlns:v="urn:x:v">
  <file original="a" source-language="en-US"\(target) datatype="x"><header><tool \
  tool-id="skela" tool-name="Skela"/></header><body>\(units)</body></file>
  </xliff>
  """
}

/// An XLIFF 2.1 with units.
func xliff2(_ units: String) -> String {
  """
  <?xml version="1.0"?>
  <xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="en" trgLang="sr-Cyrl">
  <file id="f">\(units)</file>
  </xliff>
  """
}

/// A PO with entries.
func po(_ entries: String, language: String = "sr@latin") -> String {
  """
  msgid ""
  msgstr ""
  "Language: \(language)\\n"
  "Content-Type: text/plain; charset=UTF-8\\n"
  "Plural-Forms: nplurals=3; plural=(n%10==1 ? 0 : 1);\\n"

  \(entries)
  """
}
