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
  /// Every word after the first is a name: it has a capital, or is "by".
  var isName: Bool

  init(
    _ name: String,
    _ reason: String,
    longest: Int,
    isName: Bool = false,
    _ alternatives: String...
  ) {
    self.name = name
    self.reason = reason
    self.longest = longest
    self.isName = isName
    pattern = alternatives.joined(separator: "|")
  }

  /// The rules in the order in which they are tried.
  public static let all: [BoilerplateRule] = [
    BoilerplateRule(
      "date-stamp",
      "date or time of publication",
      longest: 90,
      "(?:\(published)\\W*)?(?:\(letter)+(?: \(letter)+)?,\\s*)?(?:\(weekday)\\W*)?\(dateOrTime)"
        + "(?:(?:\\W|\\bu\\b|\\bat\\b|\\b[oi]n\\b|\(published)|\(weekday))*\(dateOrTime))*"
        + "\\W*\(zone)?\\W*(?:[|/]\\s*(?:izvor|source)\\s*:[^.!?]{1,40})?",
      "[0-9]{1,2}[./][0-9]{1,2}[./][0-9][0-9]\\b\\W*(?:\(DateStamp.time))?"
    ),
    BoilerplateRule(
      "relative-date",
      "time of publication, told from now",
      longest: 60,
      "(?:\(published)\\W*)?\(relativeTime)\\W*"
    ),
    BoilerplateRule(
      "reading-time",
      "how long reading takes",
      longest: 40,
      "vreme čitanja\\W*[0-9]+.*",
      "[0-9]+ ?min(?:ut\(letter)?|utes?)?\\.? (?:read|čitanja|za čitanje)"
    ),
    BoilerplateRule(
      "comment-counter",
      "number of comments",
      longest: 60,
      "\(comments)\\W*[0-9]*\\W*",
      "\\W*[0-9]+\\W*\(comments)\\W*",
      "nema komentara|no comments(?: yet)?|vaš komentar|your comment|leave a reply",
      "join the (?:conversation|discussion)",
      "(?:budite prvi|be the first)\\b[^.]*comment[^.]*|budite prvi\\b[^.]*koment[^.]*"
    ),
    BoilerplateRule(
      "comment-link",
      "link to the comments",
      longest: 120,
      "(?:\(comments)\\W*[0-9]*)?(?:\\W*(?:\(look) (?:sve |all |the )*\(comments)"
        + "|\(send) (?:a |an |your |svoj )?\(comments))\\W*[0-9]*\\W*)+"
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
      "(?!.*\(letter){3}\\.[\"”“»)]*$)\\W*\(teaser)(?:\\s*[:>»|–—]|\\s+-).*"
    ),
    BoilerplateRule(
      "source-line",
      "source of the text",
      longest: 100,
      noSentence + "(?:izvori?|sources?|preuzeto (?:sa|iz))\\s*(?:[:/].*|[–-]\\s*[^.!?–-]*)"
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
      noSentence + "\\W*\(picture)(?: credit| by|/video| ilustracija)?\\s*[:/©|].*",
      "\\W*(?:video|foto|photo|galerija|gallery)\\W*",
      "image (?:source|caption),.*"
    ),
    BoilerplateRule(
      "agency-line",
      "agency that sent the text",
      longest: 60,
      "\\W*\(agency)(?:\\W+(?:i|and)?\\W*\(agency))*[^.!?\\w]*",
      "\\(\(agency)(?:[,\\s]+(?:\(dateOrTime)|\(dayOfMonth)\\.?))*\\)\\W*"
    ),
    BoilerplateRule(
      "tag-line",
      "keywords",
      longest: 300,
      noSentence + "(?:tagovi|tag|oznake|ključne reči|teme|tags?|keywords|topics)\\s*:.*",
      "tagovi|tags|oznake|ključne reči|keywords|topics",
      noSentence + "tagovi(?: [\\w-]+){1,8}"
    ),
    BoilerplateRule(
      "follow-link",
      "invitation to follow or subscribe",
      longest: 200,
      noSentence + "\(follow)\\b(?!.*[.!?,] ).*"
    ),
    BoilerplateRule(
      "advertisement",
      "advertisement",
      longest: 60,
      "\\W*(?:oglasi?|reklama|advertisement|advertising|marketing|promo|sponzorisano"
        + "|sponsored(?: content)?|ad)\\W*",
      "(?:tekst se )?nastav(?:ak|lja)(?: teksta)?(?: se)? ispod (?:oglasa|reklame)",
      "(?:story|article) continues below(?: (?:the )?advertisement)?"
    ),
    BoilerplateRule(
      "copyright-line",
      "copyright",
      longest: 200,
      "©.*",
      "\\(c\\)\\s*(?:19|20)[0-9][0-9].*",
      "copyright",
      "copyright(?:\\s*(?:©|\\(c\\)|[:|])|\\s+(?:19|20)[0-9][0-9]).*",
      "(?:sva prava zadržana|all rights reserved)(?: ©.*| (?:19|20)[0-9][0-9].*|\\W*)"
    ),
    BoilerplateRule(
      "page-link",
      "link or button of the page",
      longest: 60,
      "\\W*\(button)\\W*"
    ),
    BoilerplateRule(
      "breadcrumb",
      "place of the article in the portal",
      longest: 80,
      "(?:\(letter)| ){2,25}(?:\\s*[>»›|]\\s*(?:\(letter)| ){2,25})+"
    ),
    BoilerplateRule(
      "byline",
      "name of the author, the source or the photographer",
      longest: 60,
      isName: true,
      "(?:by|written by|piše|pišu|photo by|foto|izvor|source) \(letter)+(?:[ -]\(letter)+\\.?){0,3}"
    ),
  ]
}
