internal import UnicodeText

/// What a file calls its encoding, and what is meant.
enum EncodingName {
  /// The name by which ICU knows the encoding.
  ///
  /// Nil where the name leaves it to the bytes: UTF-8 and ASCII, which is part of it; UTF-16, which bytes
  /// that could be read so far are not in; "ANSI" and the like, which say nothing; names that nobody knows.
  static func known(_ name: String) -> String? {
    let key = String(name.lowercased().unicodeScalars.filter { isLetter($0) || isDigit($0) })
    if let known = names[key] { return usable(known) }
    if saysNothing.contains(key) || saysNothingPrefixes.contains(where: { key.hasPrefix($0) }) {
      return nil
    }
    let letters = key.unicodeScalars.prefix { !isDigit($0) }
    let digits = key.unicodeScalars.dropFirst(letters.count)
    if digits.allSatisfy(isDigit), let number = Int(String(digits)) {
      if pagePrefixes.contains(String(letters)) { return codePage(number).flatMap { usable($0) } }
      if ["iso", "isolatin", "csiso"].contains(String(letters)), let part = part(number) {
        return usable(part)
      }
    }
    return usable(name)
  }

  /// The code pages of Windows, by which programs of that system name encodings.
  private static func codePage(_ number: Int) -> String? {
    switch number {
    case 1_250...1_258, 874: "windows-\(number)"
    case 28_591...28_605: "iso-8859-\(number - 28_590)"
    case 932: "Shift_JIS"
    case 936, 54_936: "gb18030"
    case 949: "windows-949"
    case 950: "Big5"
    case 20_866: "KOI8-R"
    case 21_866: "KOI8-U"
    case 10_000: "macintosh"
    case 10_007: "x-mac-cyrillic"
    case 10_029: "x-mac-centraleurroman"
    case 400..<1_100: "cp\(number)"
    default: part(number)
    }
  }

  /// ISO 8859 in its parts: "8859", "88592", "885915".
  private static func part(_ number: Int) -> String? {
    switch number {
    case 8_859: "iso-8859-1"
    case 88_591...88_599: "iso-8859-\(number - 88_590)"
    case 885_910...885_916: "iso-8859-\(number - 885_900)"
    default: nil
    }
  }

  /// Only what leaves ASCII as it is: the declaration was read as ASCII.
  private static func usable(_ name: String) -> String? {
    guard let decoder = EncodingDecoder(encoding: name) else { return nil }
    let markup = Array("<tuv xml:lang=\"sr-Latn\"> & 0123456789;</tuv>\n".utf8)
    return decoder.decode(markup, isLast: true) == markup ? name : nil
  }

  /// Whether text beyond ASCII may be written in bytes of ASCII, as in ISO 2022.
  static func isSevenBit(_ known: String) -> Bool {
    let key = known.lowercased()
    return ["iso-2022", "iso2022", "csiso2022", "hz"].contains { key.hasPrefix($0) }
  }

  /// Whether the encoding is one of Western European languages, which programs declare without a thought.
  static func isWestern(_ known: String) -> Bool {
    let key = known.lowercased().filter { $0 != "-" && $0 != "_" }
    return ["iso88591", "latin1", "windows1252", "cp1252", "iso885915"].contains(key)
  }

  /// The Windows encoding that adds characters to one of ISO 8859 where that has control characters,
  /// which no text has: files that declare the latter and have such bytes are in the former.
  static func larger(_ known: String) -> String? {
    let key = known.lowercased().filter { $0 != "-" && $0 != "_" }
    return [
      "iso88591": "windows-1252", "latin1": "windows-1252", "iso885915": "windows-1252",
      "iso88592": "windows-1250", "latin2": "windows-1250", "iso88599": "windows-1254",
      "iso88597": "windows-1253", "iso88598": "windows-1255", "iso885913": "windows-1257",
    ][key]
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    ("0"..."9").contains(scalar)
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    ("a"..."z").contains(scalar)
  }

  private static let saysNothing: Set<String> = [
    "", "utf", "utf8", "utf8bom", "utf8n", "utf8nobom", "xutf8", "cp65001", "65001", "windows65001",
    "ascii", "usascii", "asciius", "iso646us", "ansi", "ansix341968", "ansix341986", "default",
    "utf7", "unicode11utf7", "system", "unknown", "none", "auto", "binary", "8bit", "text",
    "windows", "win", "cp1200",
    "1200", "cp1201", "1201",
  ]
  private static let saysNothingPrefixes = ["utf8", "utf16", "utf32", "ucs", "iso10646", "unicode"]

  private static let pagePrefixes: Set<String> = [
    "", "cp", "xcp", "ms", "mscp", "win", "wincp", "windows", "windowscp", "xwindows", "microsoft",
    "microsoftcp", "ansi", "codepage", "ibm", "dos", "oem",
  ]

  private static let names = [
    "latin1": "iso-8859-1", "l1": "iso-8859-1", "isolatin1": "iso-8859-1",
    "latini": "iso-8859-1", "western": "windows-1252", "westerneuropean": "windows-1252",
    "latin2": "iso-8859-2", "l2": "iso-8859-2", "isolatin2": "iso-8859-2",
    "centraleuropean": "windows-1250", "easteuropean": "windows-1250",
    "cyrillic": "windows-1251", "koi8": "KOI8-R",
    "mac": "macintosh", "macroman": "macintosh", "xmacroman": "macintosh",
    "maccyrillic": "x-mac-cyrillic", "macce": "x-mac-centraleurroman",
    "maccentraleurope": "x-mac-centraleurroman", "xmacce": "x-mac-centraleurroman",
    // Files declare an older set of characters and hold letters of the newer one.
    "gb2312": "gb18030", "gb231280": "gb18030", "gbk": "gb18030", "xgbk": "gb18030",
    "ksc56011987": "windows-949", "euckr": "windows-949",
    "sjis": "Shift_JIS", "xsjis": "Shift_JIS", "ms932": "Shift_JIS",
  ]
}
