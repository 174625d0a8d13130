/// The parts that the patterns of the rules are put together from.
///
/// Written for a compiler that makes a set anew wherever `\p{L}` or `\d` stands: those cost ten times
/// what `\w` and `[0-9]` cost, which is a twentieth of an alignment's time.
extension BoilerplateRule {
  /// A letter or its mark; keys have no digits but ASCII's.
  static let letter = "(?:(?![0-9_])\\w)"

  /// "Read also" alone on its line: it announces a headline on the next one.
  static let bareTeaser = "\\W*\(teaser)\\W*"

  static let comments = "(?:komentari|komentare|komentara|komentar|comments?)"
  static let look =
    "(?:(?:pogledaj|pročitaj|prikaži|vidi)(?:te)?|view|read|show|see|hide|load)"
  static let send =
    "(?:(?:pošalji|ostavi|napiši|dodaj|unesi)(?:te)?|post|leave|add|write|submit)"
  static let network = alternatives([
    "facebooku?", "fejsbuku?", "twitteru?", "tviteru?", "x", "viberu?", "vajberu?", "whatsappu?",
    "telegramu?", "linkedinu?", "instagramu?", "youtubeu?", "reddit", "messenger", "e-?mail",
    "mejl", "print", "copy link", "kopiraj link", "(?:facebook|twitter|viber|instagram)-u", "tweet",
    "listen to this article",
  ])
  static let shared = alternatives([
    "this", "ovaj", "ovu", "vest", "tekst", "članak", "article", "story", "page", "post", "on",
    "na", "via", "with friends", "sa prijateljima", network,
  ])
  static let teaser = alternatives([
    "(?:pro)?čitaj(?:te)?(?: (?:još|i|više|takođe|ovo))+",
    "pogledaj(?:te)?(?: (?:još|i|takođe|više|video|foto|galeriju|snimak))+",
    "možda (?:će vas zanimati|vas zanima)",
    "povezan[eio](?: (?:vesti|tekstovi|članci|teme|sadržaj))?",
    "vezane vesti", "slične vesti", "još (?:vesti|na ovu temu|iz rubrike)", "preporučujemo",
    "izdvajamo", "ne propustite", "read (?:also|more|next|on)", "also read", "see also",
    "watch(?: also| more)?", "more (?:on this|stories|news)",
    "related(?: (?:news|articles|stories|content|topics|posts))?", "recommended",
    "you may also like", "don't miss", "opširnije", "detaljnije", "više na (?:ovu )?temu",
    "najnovije vesti", "bonus video", "more from (?:\(letter)| ){2,30}",
    "more on this (?:story|topic)",
    "trending",
  ])
  static let picture = alternatives([
    "foto", "fotografija", "photo(?:s|graph)?", "video", "ilustracija", "illustration", "image",
    "picture", "slika", "snimak",
  ])
  static let agency = alternatives([
    "tanjug", "beta", "fonet", "srna", "fena", "hina", "rts", "rtv(?: kim)?", "b92", "n1", "kossev",
    "kosovo onl(?:ine|ajn)", "kim radio", "radio kim", "reuters", "rojters", "ap", "afp", "ansa",
    "dpa", "tass", "bbc(?: news)?", "associated press", "blic",
  ])
  static let follow = alternatives([
    "zapratite", "pratite nas", "prati(?:te)? .{0,40} na \(network)",
    "preuzmite (?:našu|aplikaciju)", "prijavi(?:te)? se na (?:naš|bilten|newsletter)", "follow us",
    "subscribe", "sign up for", "download (?:the|our) .{0,20}app", "get the latest",
  ])
  static let button = alternatives([
    "nazad na (?:vrh|naslovnu)", "povratak na vrh", "back to top", "štampaj", "odštampaj",
    "print(?: this)?", "pošalji(?:te)? (?:mejlom|prijatelju)", "e-?mail(?: this)?", "početna",
    "naslovna(?: strana)?", "home", "najnovije", "najčitanije", "most read", "latest news",
    "učitaj(?:te)? još", "load more", "prijavi grešku", "report (?:an )?error", "kopiraj link",
    "copy link", "sledeća vest", "prethodna vest", "next(?: article)?", "previous(?: article)?",
    "vrati se nazad", "prijavi(?:te)? se", "pretplati(?:te)? se", "registruj(?:te)? se", "log ?in",
    "sign (?:in|up)", "skip to content", "privacy policy", "politika privatnosti",
    "uslovi korišćenja", "impresum", "kontakt", "contact(?: us)?", "about us", "o nama",
  ])
  static let published = alternatives([
    "objavljeno", "ažurirano", "izmenjeno", "poslednja izmena", "vreme objave", "datum",
    "(?:published|updated|posted)(?: on)?", "last (?:updated|modified)(?: on)?", "date",
    "poslednji put ažurirano",
  ])
  static let weekday = alternatives([
    "ponedeljak", "utorak", "sreda", "četvrtak", "petak", "subota", "nedelja", "monday", "tuesday",
    "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "wed", "thu", "fri",
    "sat", "sun", "pon", "uto", "sre", "čet", "pet", "sub", "ned",
  ])
  static let zone = alternatives([
    "časova", "čas", "h", "gmt", "utc", "cet", "cest", "local time",
  ])
  static let dateOrTime = alternatives([
    DateStamp.numericDate, DateStamp.namedDate, DateStamp.isoDate, DateStamp.time,
  ])

  /// A day of a month, without the year.
  static let dayOfMonth =
    "(?:[0-9]{1,2}\\.?\\s*\(DateStamp.month)|\(DateStamp.month)\\s*[0-9]{1,2})"
  /// A time that is told from now.
  static let relativeTime = alternatives([
    "pre [0-9]+ (?:sekund\(letter)*|min(?:ut\(letter)*)?|sat\(letter)?|čas\(letter)*|dan\(letter)?"
      + "|nedelj\(letter)|mesec\(letter)?)",
    "[0-9]+ (?:second|minute|min|hour|hr|day|week|month)s? ago",
    "(?:danas|juče|today|yesterday)\\W+(?:u |at )?\(DateStamp.time)",
  ])
  /// Does not match a line that ends as a sentence does: with a word and a full stop.
  static let noSentence = "(?!.*\(letter){3}[.!?][\"”“»)]*$)"

  private static func alternatives(_ patterns: [String]) -> String {
    "(?:\(patterns.joined(separator: "|")))"
  }
}
