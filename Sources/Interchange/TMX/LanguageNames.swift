/// Names of languages, scripts and countries in small letters: English, Serbian in both scripts and
/// without its marks, and each language's own.
enum LanguageNames {
  static let languages: [String: String] = {
    var found: [String: String] = [:]
    for line in list.split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      for word in words.dropFirst() { found[word] = words[0] }
    }
    return found
  }()

  /// A code, then the names.
  private static let list = """
    en english engleski енглески englisch anglais inglés ingles inglese английский
    sr serbian srpski српски serbisch serbe serbio serbo сербский serbisk
    sr-Latn serbolatin
    sh-Latn serbocroatian srpskohrvatski српскохрватски
    hr croatian hrvatski хрватски kroatisch croate
    bs bosnian bosanski босански bosnisch bosniaque
    cnr montenegrin crnogorski црногорски
    sl slovenian slovene slovenački slovenacki slovenščina slovenscina словеначки slowenisch
    mk macedonian makedonski македонски mazedonisch
    bg bulgarian bugarski бугарски български bulgarisch bulgare
    sq albanian albanski албански shqip albanisch albanais
    de german nemački nemacki немачки njemački njemacki deutsch allemand alemán tedesco
    fr french francuski француски français francais französisch francés francese
    it italian italijanski talijanski италијански italiano italienisch italien
    es spanish španski spanski шпански español espanol castellano castilian spanisch espagnol
    pt portuguese portugalski португалски português portugues portugiesisch portugais
    ru russian ruski руски русский russisch russe
    uk ukrainian ukrajinski украјински українська ukrainisch
    be belarusian belorussian beloruski белоруски беларуская
    pl polish poljski пољски polski polnisch polonais
    cs czech češki ceski чешки čeština cestina tschechisch tchèque
    sk slovak slovački slovacki словачки slovenčina slovencina slowakisch
    hu hungarian mađarski madjarski мађарски magyar ungarisch hongrois
    ro romanian rumanian rumunski румунски română romana rumänisch roumain moldavian moldovan
    el greek grčki grcki грчки ελληνικά griechisch grec
    tr turkish turski турски türkçe turkce türkisch turc
    nl dutch holandski холандски nederlands flemish niederländisch néerlandais
    sv swedish švedski svedski шведски svenska schwedisch suédois
    nb norwegian norveški norveski норвешки norsk bokmål norwegisch norvégien
    nn nynorsk
    da danish danski дански dansk dänisch danois
    fi finnish finski фински suomi finnisch finnois
    et estonian estonski estoniski естонски eesti
    lv latvian letonski летонски latviešu
    lt lithuanian litvanski литвански lietuvių
    ja japanese japanski јапански 日本語 japanisch japonais
    zh chinese kineski кинески 中文 mandarin chinesisch chinois
    ko korean korejski корејски 한국어 koreanisch coréen
    ar arabic arapski арапски العربية arabisch arabe
    he hebrew hebrejski хебрејски עברית
    fa persian farsi persijski персијски فارسی
    hi hindi хинди हिन्दी
    th thai tajlandski тајландски ไทย
    vi vietnamese vijetnamski вијетнамски
    id indonesian indonežanski индонежански
    ms malay malajski
    ca catalan katalonski каталонски català
    eu basque baskijski euskara
    gl galician galicijski galego
    ga irish irski gaeilge
    cy welsh velški cymraeg
    is icelandic islandski исландски íslenska
    mt maltese malteški
    ka georgian gruzijski грузијски ქართული
    hy armenian jermenski јерменски հայերեն
    az azerbaijani azeri azerbejdžanski азербејџански
    kk kazakh kazaški казашки
    uz uzbek uzbečki узбечки
    rom romani romany romski ромски
    la latina latinski латински
    """

  /// ISO 15924 codes by what the scripts are called.
  static let scripts: [String: String] = [
    "latin": "Latn", "latn": "Latn", "latinica": "Latn", "латиница": "Latn", "latinična": "Latn",
    "latinicna": "Latn", "latinični": "Latn", "lateinisch": "Latn", "roman": "Latn",
    "cyrillic": "Cyrl", "cyrl": "Cyrl", "ćirilica": "Cyrl", "cirilica": "Cyrl",
    "ћирилица": "Cyrl", "ćirilična": "Cyrl", "cirilicna": "Cyrl", "kyrillisch": "Cyrl",
    "кириллица": "Cyrl", "simplified": "Hans", "traditional": "Hant", "hans": "Hans",
    "hant": "Hant",
  ]

  /// ISO 3166-1 codes; of names that hold one another the longer stands first.
  static let regions: [(name: String, code: String)] = [
    ("united states", "US"), ("u s", "US"), ("usa", "US"), ("sad", "US"),
    ("united kingdom", "GB"), ("great britain", "GB"), ("britain", "GB"), ("uk", "GB"),
    ("velika britanija", "GB"), ("australia", "AU"), ("new zealand", "NZ"), ("ireland", "IE"),
    ("south africa", "ZA"), ("india", "IN"), ("serbia", "RS"), ("srbija", "RS"),
    ("србија", "RS"), ("yugoslavia", "RS"), ("bosnia", "BA"), ("bosna", "BA"), ("босна", "BA"),
    ("montenegro", "ME"), ("crna gora", "ME"), ("црна гора", "ME"), ("kosovo", "XK"),
    ("косово", "XK"), ("croatia", "HR"), ("hrvatska", "HR"), ("хрватска", "HR"),
    ("slovenia", "SI"), ("germany", "DE"), ("deutschland", "DE"), ("nemačka", "DE"),
    ("austria", "AT"), ("österreich", "AT"), ("switzerland", "CH"), ("schweiz", "CH"),
    ("suisse", "CH"), ("liechtenstein", "LI"), ("luxembourg", "LU"), ("belgium", "BE"),
    ("france", "FR"), ("canada", "CA"), ("italy", "IT"), ("italia", "IT"), ("spain", "ES"),
    ("españa", "ES"), ("mexico", "MX"), ("argentina", "AR"), ("brazil", "BR"), ("brasil", "BR"),
    ("portugal", "PT"), ("netherlands", "NL"), ("russia", "RU"), ("poland", "PL"),
    ("taiwan", "TW"), ("hong kong", "HK"), ("singapore", "SG"), ("prc", "CN"), ("china", "CN"),
    ("japan", "JP"), ("korea", "KR"),
  ]
}
