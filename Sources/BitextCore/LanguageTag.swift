/// A language tag (BCP 47, RFC 5646): language, script, region and whatever follows.
///
///     LanguageTag("sr_Latn_RS")?.description   // "sr-Latn-RS"
///     LanguageTag("sr@latin")?.description     // "sr-Latn"
///
/// Translation tools spell the tags of Serbian in many ways; reading a tag maps every spelling that
/// is in use to one canonical form. Comparing two tags compares their canonical forms.
public struct LanguageTag: Hashable, Sendable, Codable {
  /// The primary language subtag, in lower case: "en", "sr".
  public var language: String
  /// The script subtag (ISO 15924) in title case: "Latn", "Cyrl".
  public var script: String?
  /// The region subtag (ISO 3166-1 or UN M.49) in upper case: "RS".
  public var region: String?
  /// Variants, extensions and private use, in lower case, in the order given.
  public var further: [String]

  public init(
    language: String,
    script: String? = nil,
    region: String? = nil,
    further: [String] = []
  ) {
    self.language = language
    self.script = script
    self.region = region
    self.further = further
  }

  /// Reads a tag in any spelling that translation tools use. Returns nil when `text` is no tag.
  ///
  /// Accepts `_` for `-`, any case, POSIX modifiers (`sr_RS@latin`, `sr@ijekavian`), ISO 639-2 codes
  /// of European and other large languages (`srp`, `scc`, `eng`), the old tags of Serbian (`sh`, `sr-ec`, `sr-el`,
  /// `sr-SP-Latn`) and regions that no longer exist (`CS`, `YU`).
  public init?(_ text: String) {
    let spelling = text.lowercased().replacing("_", with: "-")
    if let canonical = Self.aliases[spelling] {
      self = canonical
      return
    }
    let halves = spelling.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
    // A POSIX locale has its encoding behind a point: pt_BR.UTF-8.
    let locale = halves[0].prefix { $0 != "." }
    var subtags = locale.split(separator: "-", omittingEmptySubsequences: false)[...]
    guard let first = subtags.popFirst(), (2...8).contains(first.count), Self.isAlpha(first),
      subtags.allSatisfy({ (1...8).contains($0.count) && Self.isAlphanumeric($0) })
    else { return nil }
    self.init(language: Self.shortCodes[String(first)] ?? String(first))
    for subtag in subtags {
      if !further.isEmpty {
        further.append(String(subtag))
      } else if script == nil, let named = Self.scriptNames[String(subtag)] {
        script = named
      } else if script == nil, subtag.count == 4, Self.isAlpha(subtag) {
        script = subtag.prefix(1).uppercased() + subtag.dropFirst()
      } else if region == nil, Self.isRegion(subtag) {
        region = subtag.uppercased()
      } else {
        further.append(String(subtag))
      }
    }
    if halves.count == 2, !applyModifier(String(halves[1])) { return nil }
    if language == "sh" {
      language = "sr"
      script = script ?? "Latn"
    }
    if language == "sr", let former = region, ["CS", "YU", "SP"].contains(former) {
      region = former == "SP" ? nil : "RS"
    }
    // Great Britain, as many write it.
    if region == "UK" { region = "GB" }
  }

  /// Whether a reader who asked for `self` is served by `other`: equal languages, and equal scripts
  /// and regions where `self` names them.
  public func covers(_ other: LanguageTag) -> Bool {
    language == other.language && (script == nil || script == other.script)
      && (region == nil || region == other.region)
  }

  /// Takes what a POSIX locale has behind its `@`; false for what is no modifier of a language.
  private mutating func applyModifier(_ modifier: String) -> Bool {
    switch modifier {
    case "latin", "latn": script = "Latn"
    case "cyrillic", "cyrl": script = "Cyrl"
    case "ijekavian": further.append("ijekavsk")
    case "ekavian": further.append("ekavsk")
    case "euro": break
    default:
      guard (5...8).contains(modifier.count), Self.isAlphanumeric(modifier[...]) else {
        return false
      }
      further.append(modifier)
    }
    return true
  }

  private static func isAlpha(_ text: Substring) -> Bool {
    text.utf8.allSatisfy { (0x61...0x7A).contains($0) }
  }

  private static func isAlphanumeric(_ text: Substring) -> Bool {
    text.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
  }

  private static func isRegion(_ text: Substring) -> Bool {
    (text.count == 2 && isAlpha(text))
      || (text.count == 3 && text.utf8.allSatisfy { (0x30...0x39).contains($0) })
  }

  /// ISO 639-2 codes, terminological and bibliographic, and old ones of ISO 639-1.
  private static let shortCodes = [
    "srp": "sr", "scc": "sr", "eng": "en", "sqi": "sq", "alb": "sq", "hrv": "hr", "scr": "hr",
    "bos": "bs", "deu": "de", "ger": "de", "fra": "fr", "fre": "fr", "tur": "tr", "hbs": "sh",
    "ita": "it", "spa": "es", "por": "pt", "rus": "ru", "ukr": "uk", "pol": "pl", "ces": "cs",
    "cze": "cs", "slk": "sk", "slo": "sk", "slv": "sl", "hun": "hu", "ron": "ro", "rum": "ro",
    "bul": "bg", "mkd": "mk", "mac": "mk", "ell": "el", "gre": "el", "nld": "nl", "dut": "nl",
    "swe": "sv", "nor": "no", "dan": "da", "fin": "fi", "est": "et", "lav": "lv", "lit": "lt",
    "jpn": "ja", "zho": "zh", "chi": "zh", "kor": "ko", "ara": "ar", "heb": "he", "vie": "vi",
    "tha": "th", "cat": "ca", "gle": "ga", "mlt": "mt", "iw": "he", "ji": "yi", "in": "id",
  ]

  /// Scripts of Serbian by their names, where a code of four letters belongs.
  private static let scriptNames = [
    "latin": "Latn", "lat": "Latn", "cyrillic": "Cyrl", "cyr": "Cyrl", "latinica": "Latn",
    "cirilica": "Cyrl", "cir": "Cyrl",
  ]

  private static let aliases = [
    "sr-ec": LanguageTag(language: "sr", script: "Cyrl"),
    "sr-el": LanguageTag(language: "sr", script: "Latn"),
    "sr-la": LanguageTag(language: "sr", script: "Latn"),
    "sh-b4": LanguageTag(language: "sr", script: "Latn"),
  ]
}

extension LanguageTag: CustomStringConvertible {
  /// The tag in the canonical case of RFC 5646 section 2.1.1.
  public var description: String {
    // Spelled out: every start of the command asks for it, and `joined` takes a fifth of a millisecond to get going.
    var text = language
    if let script { text += "-" + script }
    if let region { text += "-" + region }
    for subtag in further { text += "-" + subtag }
    return text
  }
}
