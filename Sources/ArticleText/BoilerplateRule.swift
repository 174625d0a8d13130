/// A rule that tells a line of the page from a line of the article.
///
/// The pattern (ICU's syntax) must match the whole search key of a line: Latin script, lower case.
/// So a rule that is written once serves both scripts of Serbian, and any case.
public struct BoilerplateRule: Hashable, Sendable {
  public var name: String
  /// What the line is, in a few words for a person.
  public var reason: String
  var pattern: String
  /// A line longer than this, in characters, is text even where it begins like a rule's line.
  var longest: Int

  init(_ name: String, _ reason: String, longest: Int = 160, _ pattern: String) {
    self.name = name
    self.reason = reason
    self.longest = longest
    self.pattern = pattern
  }

  /// The rules in the order in which they are tried.
  public static let all: [BoilerplateRule] = [
    BoilerplateRule(
      "date-stamp", "date or time of publication", longest: 90,
      "(?:\(published)\\W*)?(?:\(weekday)\\W*)?\(dateOrTime)(?:(?:\\W|\\bu\\b|\\bat\\b|\\b[oi]n\\b|\(published)|\(weekday))*\(dateOrTime))*\\W*(?:\(zone))?\\W*"
    ),
    BoilerplateRule(
      "comment-counter", "number of comments", longest: 40,
      "\(comments)\\W*\\d*\\W*|\\W*\\d+\\W*\(comments)\\W*"),
    BoilerplateRule(
      "comment-link", "link to the comments", longest: 120,
      "(?:\\W*(?:\(look) (?:sve |all |the )*\(comments)|\(send) (?:a |an |your |svoj )?\(comments))\\W*\\d*\\W*)+"
    ),
    BoilerplateRule(
      "share-link", "link for sharing", longest: 120,
      "\\W*(?:podeli(?:te)?|share)(?: (?:this|ovaj|ovu|vest|tekst|članak|article|story|page|post|on|na|via|with friends|sa prijateljima|\(network)))*(?:\\W+\(network))*\\W*|\\W*\(network)(?:\\W+\(network))*\\W*"
    ),
    BoilerplateRule(
      "read-also", "teaser of another article", longest: 300,
      "\\W*(?:\(teaser))\\W*|\\W*(?:\(teaser))\\s*[:>»|–—-].*"),
    BoilerplateRule(
      "source-line", "source of the text", longest: 100,
      "(?:izvor(?:i)?|source(?:s)?|preuzeto sa|preuzeto iz)\\s*[:/–-].*"),
    BoilerplateRule(
      "author-line", "author of the text", longest: 80,
      "(?:piše|pišu|autor(?:ka|i)?|author(?:s)?|napisa(?:o|la)|written by|by|novinar(?:ka)?)\\s*:.*"),
    BoilerplateRule(
      "photo-credit", "credit of a picture or film", longest: 120,
      "\\W*(?:foto|fotografija|photo(?:s|graph)?|video|ilustracija|illustration|image|picture|slika|snimak)(?: credit| by|/video)?\\s*[:/©|].*"
    ),
    BoilerplateRule(
      "agency-line", "agency that sent the text", longest: 60,
      "\\W*(?:\(agency))(?:\\W+(?:i|and)?\\W*(?:\(agency)))*\\W*"),
    BoilerplateRule(
      "tag-line", "keywords", longest: 300,
      "(?:tagovi|tag|oznake|ključne reči|teme|tags?|keywords|topics)\\s*:.*"),
    BoilerplateRule(
      "follow-link", "invitation to follow or subscribe", longest: 200,
      "(?:zapratite|pratite nas|prati(?:te)? .{0,40} na (?:\(network)).*|preuzmite (?:našu |aplikaciju).*|prijavi(?:te)? se na (?:naš |bilten|newsletter).*|follow us|subscribe|sign up for|download (?:the|our) .{0,20}app|get the latest)(?!.*[.!?] ).*"
    ),
    BoilerplateRule(
      "advertisement", "advertisement", longest: 40,
      "\\W*(?:oglas|oglasi|reklama|advertisement|advertising|marketing|promo|sponzorisano|sponsored(?: content)?|ad)\\W*"
    ),
    BoilerplateRule(
      "copyright-line", "copyright", longest: 200,
      "(?:©|\\(c\\)|copyright\\b|sva prava zadržana|all rights reserved).*"),
    BoilerplateRule(
      "page-link", "link or button of the page", longest: 60,
      "\\W*(?:nazad na (?:vrh|naslovnu)|povratak na vrh|back to top|štampaj|odštampaj|print(?: this)?|pošalji(?:te)? (?:mejlom|prijatelju)|e-?mail(?: this)?|početna|naslovna(?: strana)?|home|najnovije|najčitanije|most read|latest news|učitaj(?:te)? još|load more|prijavi grešku|report (?:an )?error|kopiraj link|copy link|sledeća vest|prethodna vest|next|previous|vrati se nazad)\\W*"
    ),
  ]

  private static let comments = "(?:komentari|komentare|komentara|komentar|comments?)"
  private static let look =
    "(?:pogledaj(?:te)?|pročitaj(?:te)?|prikaži(?:te)?|vidi(?:te)?|view|read|show|see|hide|load)"
  private static let send =
    "(?:pošalji(?:te)?|ostavi(?:te)?|napiši(?:te)?|dodaj(?:te)?|unesi(?:te)?|post|leave|add|write|submit)"
  private static let network =
    "(?:facebook|fejsbuk|fejsbuku|twitter|tviter|tviteru|x|viber|vajber|whatsapp|telegram|linkedin|instagram|instagramu|youtube|reddit|messenger|e-?mail|mejl|print|copy link|kopiraj link)"
  private static let teaser =
    "(?:pro)?čitaj(?:te)?(?: (?:još|i|više|takođe|ovo))+|pogledaj(?:te)?(?: (?:još|i|takođe|više|video|foto|galeriju|snimak))+|možda će vas zanimati|povezan[eio](?: (?:vesti|tekstovi|članci|teme|sadržaj))?|vezane vesti|slične vesti|još (?:vesti|na ovu temu|iz rubrike)|preporučujemo|izdvajamo|ne propustite|read (?:also|more|next|on)|also read|see also|watch(?: also| more)?|more (?:on this|stories|news)|related(?: (?:news|articles|stories|content|topics|posts))?|recommended|you may also like|don't miss"
  private static let agency =
    "tanjug|beta|fonet|srna|fena|hina|mina|rts|rtv|b92|n1|kossev|kosovo online|kosovo onlajn|kim radio|radio kim|reuters|rojters|ap|afp|ansa|dpa|tass|bbc(?: news)?|associated press|nova|novosti|politika|danas|blic"
  private static let published =
    "(?:objavljeno|ažurirano|izmenjeno|poslednja izmena|vreme objave|datum|published|updated|posted|last (?:updated|modified)|date)"
  private static let weekday =
    "(?:ponedeljak|utorak|sreda|četvrtak|petak|subota|nedelja|monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|wed|thu|fri|sat|sun|pon|uto|sre|čet|pet|sub|ned)"
  private static let zone = "(?:časova|čas|h|gmt|utc|cet|cest|local time)"
  private static let dateOrTime =
    "(?:\(DateStamp.numericDate)|\(DateStamp.namedDate)|\(DateStamp.isoDate)|\(DateStamp.time))"
}
