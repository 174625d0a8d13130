internal import SerbianText

/// Places that Serbian calls by names of its own, which neither sound nor spelling tells: Vienna and Beč.
enum Exonyms {
  /// Whether a word of Serbian, by its inflection key, is the name of a place that English calls so.
  static func holds(_ english: String, _ serbian: String) -> Bool {
    keys[english]?.contains(serbian) == true
  }

  /// English names as search keys, and the Serbian ones that stand for them, by their inflection keys.
  private static let keys: [String: Set<String>] = Dictionary(
    uniqueKeysWithValues: names.split(separator: "\n").map { line in
      let words = line.split(separator: " ").map(String.init)
      // Short names have another key where they have an ending: Beč, Beču.
      let forms = words.dropFirst().flatMap { [$0, $0 + "a"] }
      return (words[0], Set(forms.map(InflectionKey.of)))
    }
  )

  /// A name of English, and those of Serbian, without marks. Of names of two words the one that differs.
  private static let names = """
    aegean egejsko egejski
    albania albanija arbanija
    apennines apenini
    athens atina
    austria austrija
    bavaria bavarska
    beijing peking
    belgium belgija
    biscay biskaj biskajski
    bohemia ceska
    brittany bretanja
    burgundy burgundija
    burma mjanmar
    byzantium vizantija carigrad
    carinthia koruska
    catalonia katalonija
    caucasus kavkaz
    china kina
    cologne keln
    constantinople carigrad konstantinopolj
    croatia hrvatska
    cyprus kipar
    czechia ceska
    danube dunav
    england engleska
    estonia estonija
    euphrates eufrat
    finland finska
    flanders flandrija
    florence firenca
    france francuska
    genoa djenova
    georgia gruzija
    germany nemacka njemacka
    greece grcka
    greenland grenland
    hague hag
    holland holandija
    holy sveta sveti
    hungary madjarska
    iceland island
    ireland irska
    istanbul carigrad
    italy italija
    jordan jordanija jordan
    lapland laponija
    lebanon liban
    lisbon lisabon
    lithuania litvanija
    livorno livorno
    lombardy lombardija
    lorraine lorena
    lyon lion
    milan milano
    montenegro crna
    moravia moravska
    morocco maroko
    moscow moskva
    munich minhen
    myanmar burma
    naples napulj
    netherlands holandija nizozemska
    nile nil
    norway norveska
    nuremberg nirnberg
    padua padova
    persia persija
    piedmont pijemont
    poland poljska
    pomerania pomeranija
    prague prag
    prussia pruska
    pyrenees pirineji
    rhine rajna
    romania rumunija
    rome rim
    sardinia sardinija
    saxony saksonija saska
    scotland skotska
    serbia srbija
    sicily sicilija
    silesia sleska slezija
    slovakia slovacka
    spain spanija
    styria stajerska
    sweden svedska
    switzerland svajcarska
    syracuse sirakuza
    thames temza
    thessalonica solun
    thessaloniki solun
    tirana tirana
    trieste trst
    turin torino
    turkey turska
    tuscany toskana
    tyrol tirol
    ukraine ukrajina
    venice venecija mleci
    vienna bec
    vistula visla
    wales vels
    warsaw varsava
    """
}
