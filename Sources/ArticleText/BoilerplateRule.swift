/// A rule that tells a line of the page from a line of the article.
///
/// The pattern (ICU's syntax) must match the whole search key of a line: Latin script, lower case.
/// So a rule that is written once serves both scripts of Serbian, and any case.
public struct BoilerplateRule: Hashable, Sendable {
  /// The rule's name, as it stands beside a line that was set aside.
  public var name: String
  /// What the line is, in a few words for a person.
  public var reason: String
  var pattern: String
  /// A line longer than this, in characters, is text even where it begins like a rule's line.
  var longest: Int

  init(_ name: String, _ reason: String, longest: Int, _ alternatives: String...) {
    self.name = name
    self.reason = reason
    self.longest = longest
    pattern = alternatives.joined(separator: "|")
  }

  /// The rules in the order in which they are tried.
  public static let all: [BoilerplateRule] = [
    BoilerplateRule(
      "date-stamp",
      "date or time of publication",
      longest: 90,
      "(?:\(published)\\W*)?(?:\(weekday)\\W*)?\(dateOrTime)"
        + "(?:(?:\\W|\\bu\\b|\\bat\\b|\\b[oi]n\\b|\(published)|\(weekday))*\(dateOrTime))*"
        + "\\W*\(zone)?\\W*"
    ),
    BoilerplateRule(
      "comment-counter",
      "number of comments",
      longest: 40,
      "\(comments)\\W*\\d*\\W*",
      "\\W*\\d+\\W*\(comments)\\W*"
    ),
    BoilerplateRule(
      "comment-link",
      "link to the comments",
      longest: 120,
      "(?:\\W*(?:\(look) (?:sve |all |the )*\(comments)"
        + "|\(send) (?:a |an |your |svoj )?\(comments))\\W*\\d*\\W*)+"
    ),
    BoilerplateRule(
      "share-link",
      "link for sharing",
      longest: 120,
      "\\W*(?:podeli(?:te)?|share)(?: \(shared))*(?:\\W+\(network))*\\W*",
      "\\W*\(network)(?:\\W+\(network))*\\W*"
    ),
    BoilerplateRule(
      "read-also",
      "teaser of another article",
      longest: 300,
      bareTeaser,
      "\\W*\(teaser)(?:\\s*[:>»|–—]|\\s+-).*"
    ),
    BoilerplateRule(
      "source-line",
      "source of the text",
      longest: 100,
      "(?:izvori?|sources?|preuzeto (?:sa|iz))\\s*(?:[:/].*|[–-]\\s*[^.!?–-]*)"
    ),
    BoilerplateRule(
      "author-line",
      "author of the text",
      longest: 80,
      "(?:piše|pišu|autor(?:ka|i)?|authors?|napisa(?:o|la)|written by|by|novinar(?:ka)?)"
        + "\\s*:(?!.*[?!]|.*\\w{3}\\.$).*"
    ),
    BoilerplateRule(
      "photo-credit",
      "credit of a picture or film",
      longest: 120,
      "\\W*\(picture)(?: credit| by|/video)?\\s*[:/©|].*"
    ),
    BoilerplateRule(
      "agency-line",
      "agency that sent the text",
      longest: 60,
      "\\W*\(agency)(?:\\W+(?:i|and)?\\W*\(agency))*\\W*"
    ),
    BoilerplateRule(
      "tag-line",
      "keywords",
      longest: 300,
      "(?:tagovi|tag|oznake|ključne reči|teme|tags?|keywords|topics)\\s*:.*"
    ),
    BoilerplateRule(
      "follow-link",
      "invitation to follow or subscribe",
      longest: 200,
      "\(follow)\\b(?!.*[.!?] ).*"
    ),
    BoilerplateRule(
      "advertisement",
      "advertisement",
      longest: 40,
      "\\W*(?:oglasi?|reklama|advertisement|advertising|marketing|promo|sponzorisano"
        + "|sponsored(?: content)?|ad)\\W*"
    ),
    BoilerplateRule(
      "copyright-line",
      "copyright",
      longest: 200,
      "©.*",
      "\\(c\\)\\s*(?:19|20)\\d\\d.*",
      "copyright",
      "copyright(?:\\s*(?:©|\\(c\\)|[:|])|\\s+(?:19|20)\\d\\d).*",
      "(?:sva prava zadržana|all rights reserved).*"
    ),
    BoilerplateRule(
      "page-link",
      "link or button of the page",
      longest: 60,
      "\\W*\(button)\\W*"
    ),
  ]
}
