import BitextCore
import Terminology
import Workbench

/// An annotated text as a page of HTML: each term marked, its translations behind it and, with
/// where they come from, in its title.
struct AnnotatedPage {
  let bytes: [UInt8]

  init(_ annotated: AnnotateText.Annotated) {
    let text = Array(annotated.text.utf8)
    var page: [UInt8] = Array(Self.head.utf8)
    var end = 0
    for occurrence in annotated.occurrences {
      Self.appendEscaped(text[end..<occurrence.range.lowerBound], to: &page)
      end = occurrence.range.upperBound
      let title = occurrence.hits.map { hit in
        let from = [hit.entry.subjectField, hit.entry.glossary].compactMap(\.self)
        return hit.term.text + ": "
          + Self.translations(of: hit).map { "\($0.text) (\($0.language))" }
          .joined(separator: ", ")
          + (from.isEmpty ? "" : " [" + from.joined(separator: ", ") + "]")
      }
      page += Array("<mark title=\"".utf8)
      Self.appendEscaped(title.joined(separator: "; ").utf8, to: &page)
      page += Array("\">".utf8)
      Self.appendEscaped(text[occurrence.range], to: &page)
      page += Array("</mark>".utf8)
      if let hit = occurrence.hits.first, let best = Self.translations(of: hit).first {
        page += Array("<small lang=\"\(best.language)\"> [".utf8)
        Self.appendEscaped(best.text.utf8, to: &page)
        page += Array("]</small>".utf8)
      }
    }
    Self.appendEscaped(text[end...], to: &page)
    page += Array("</body>\n</html>\n".utf8)
    bytes = page
  }

  /// The terms of the other languages: of Serbian ones the English first, of others the Serbian in
  /// Latin; deprecated ones are left out.
  static func translations(of hit: TermHit) -> [(text: String, language: LanguageTag)] {
    let wanted = hit.language.language == "sr" ? "en" : "sr"
    var seen: Set<String> = []
    return hit.entry.sections.filter { $0.language.language != hit.language.language }
      .sorted {
        ($0.language.language == wanted ? 0 : 1) < ($1.language.language == wanted ? 0 : 1)
      }
      .compactMap { section in
        section.terms.first { $0.status == .preferred || $0.status == .admitted }
          .map { ($0.text, section.language) }
      }
      .filter { seen.insert($0.0).inserted }
  }

  private static let head = """
    <!DOCTYPE html>
    <html>
    <head>
    <meta charset="utf-8">
    <title>Terms</title>
    <style>body { white-space: pre-wrap; font-family: sans-serif; max-width: 50em; margin: 2em auto; }
    small { color: #555; }</style>
    </head>
    <body>
    """

  private static func appendEscaped(_ text: some Sequence<UInt8>, to page: inout [UInt8]) {
    for byte in text {
      switch byte {
      case UInt8(ascii: "&"): page += Array("&amp;".utf8)
      case UInt8(ascii: "<"): page += Array("&lt;".utf8)
      case UInt8(ascii: ">"): page += Array("&gt;".utf8)
      case UInt8(ascii: "\""): page += Array("&quot;".utf8)
      // HTML has no place for other control characters.
      case 0x00...0x08, 0x0B, 0x0C, 0x0E...0x1F, 0x7F: continue
      default: page.append(byte)
      }
    }
  }
}
