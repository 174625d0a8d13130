internal import SerbianText

/// Places that Serbian calls by names of its own, which neither sound nor spelling tells: Vienna and Beč; and
/// what news says for them: a country by its capital (Russia, Moskva).
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
    albania albanija arbanija tirana
    america amerika vasington
    ankara ankara turska
    apennines apenini
    athens atina
    austria austrija bec
    bavaria bavarska
    beijing peking kina
    belgium belgija brisel
    belgrade beograd srbija
    berlin berlin nemacka
    biscay biskaj biskajski
    bohemia ceska
    bosnia bosna sarajevo
    britain britanija london
    brittany bretanja
    brussels brisel unija
    bulgaria bugarska sofija
    burgundy burgundija
    burma mjanmar
    byzantium vizantija carigrad
    carinthia koruska
    catalonia katalonija
    caucasus kavkaz
    china kina peking
    cologne keln
    constantinople carigrad konstantinopolj
    croatia hrvatska zagreb
    cyprus kipar
    czechia ceska
    danube dunav
    denmark danska kopenhagen
    egypt egipat kairo
    england engleska london
    estonia estonija
    eu unija brisel
    euphrates eufrat
    finland finska
    flanders flandrija
    florence firenca
    france francuska pariz
    genoa djenova
    georgia gruzija
    germany nemacka njemacka berlin
    greece grcka atina
    greenland grenland
    hague hag
    holland holandija
    holy sveta sveti
    hungary madjarska budimpesta
    iceland island
    india indija delhi
    iran iran teheran
    ireland irska dablin
    israel izrael jerusalim
    istanbul carigrad
    italy italija rim
    japan japan tokio
    jordan jordanija jordan
    kiev kijev ukrajina
    kingdom kraljevstvo britanija london
    kosovo kosovo pristina
    kremlin kremlj moskva rusija
    kyiv kijev ukrajina
    lapland laponija
    lebanon liban bejrut
    lisbon lisabon
    lithuania litvanija
    livorno livorno
    lombardy lombardija
    london london britanija
    lorraine lorena
    lyon lion
    macedonia makedonija skoplje
    milan milano
    montenegro crna podgorica
    moravia moravska
    morocco maroko
    moscow moskva rusija
    munich minhen
    myanmar burma
    naples napulj
    netherlands holandija nizozemska hag amsterdam
    nile nil
    norway norveska oslo
    nuremberg nirnberg
    padua padova
    paris pariz francuska
    persia persija
    piedmont pijemont
    poland poljska varsava
    pomerania pomeranija
    prague prag
    pristina pristina kosovo
    prussia pruska
    pyrenees pirineji
    rhine rajna
    romania rumunija bukurest
    rome rim
    russia rusija moskva kremlj
    sardinia sardinija
    saxony saksonija saska
    scotland skotska edinburg
    serbia srbija beograd
    sicily sicilija
    silesia sleska slezija
    slovakia slovacka
    slovenia slovenija ljubljana
    spain spanija madrid
    states drzave amerika vasington
    styria stajerska
    sweden svedska stokholm
    switzerland svajcarska
    syracuse sirakuza
    syria sirija damask
    tehran teheran iran
    thames temza
    thessalonica solun
    thessaloniki solun
    tirana tirana albanija
    trieste trst
    turin torino
    turkey turska ankara
    tuscany toskana
    tyrol tirol
    uk britanija kraljevstvo london
    ukraine ukrajina kijev
    union unija brisel
    us amerika vasington
    usa amerika vasington
    venice venecija mleci
    vienna bec
    vistula visla
    wales vels
    warsaw varsava
    washington vasington amerika
    zagreb zagreb hrvatska
    """
}
