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
    names.split(separator: "\n").map { line in
      let words = line.split(separator: " ").map(String.init)
      // Short names have another key where they have an ending: Beč, Beču.
      let forms = words.dropFirst().flatMap { [$0, $0 + "a"] }
      return (words[0], Set(forms.map(InflectionKey.of)))
    },
    uniquingKeysWith: { $0.union($1) }
  )

  /// A name of English, and those of Serbian, without marks. Of names of two words the one that differs.
  private static let names = """
    aachen ahen
    abkhazia abhazija
    adriatic jadran jadranski jadransko
    aegean egejsko egejski
    afghanistan avganistan kabul
    albania albanija arbanija tirana
    algeria alzir
    algiers alzir
    alps alpi
    america amerika vasington
    ankara ankara turska
    antwerp antverpen
    apennines apenini
    armenia jermenija jerevan
    asia azija
    athens atina
    atlantic atlantik atlantski
    austria austrija bec
    azerbaijan azerbejdzan baku
    baghdad bagdad irak
    baltic baltik balticki balticko
    barents barencovo
    basel bazel
    basque baskija baskijski
    bavaria bavarska
    beijing peking kina
    belarus belorusija minsk
    belgium belgija brisel
    belgrade beograd srbija
    berlin berlin nemacka
    bern bern svajcarska
    bethlehem vitlejem
    biscay biskaj biskajski
    bohemia ceska
    bosnia bosna sarajevo
    bosphorus bosfor
    bosporus bosfor
    britain britanija london
    brittany bretanja
    bruges briz
    brussels brisel unija
    bucharest bukurest rumunija
    budapest budimpesta madjarska
    bulgaria bugarska sofija
    burgundy burgundija
    burma mjanmar
    byzantium vizantija carigrad
    cairo kairo egipat
    capitol kapitol kongres
    carinthia koruska
    carpathians karpati
    caspian kaspijski kaspijsko
    catalonia katalonija
    caucasus kavkaz
    chad cad
    chechnya cecenija
    china kina peking
    cologne keln
    constantinople carigrad konstantinopolj
    copenhagen kopenhagen danska
    corfu krf
    corsica korzika
    cracow krakov
    crete krit
    crimea krim
    croatia hrvatska zagreb
    cyprus kipar
    czechia ceska
    damascus damask sirija
    danube dunav
    danzig gdanjsk
    delhi delhi indija
    denmark danska kopenhagen
    dublin dablin irska
    dunkirk denkerk
    edinburgh edinburg skotska
    egypt egipat kairo
    england engleska london
    estonia estonija
    ethiopia etiopija adis
    eu unija brisel
    euphrates eufrat
    eurasia evroazija
    europe evropa unija
    finland finska
    flanders flandrija
    florence firenca
    france francuska pariz
    galilee galileja
    geneva zeneva
    genoa djenova
    georgia gruzija
    germany nemacka njemacka berlin
    gibraltar gibraltar
    gothenburg geteborg
    greece grcka atina
    greenland grenland
    gulf zaliv zalivski persijski
    hague hag
    havana havana kuba
    helsinki helsinki finska
    holland holandija
    holy sveta sveti
    hormuz ormuz ormuski
    horn rog
    hungary madjarska budimpesta
    iceland island
    india indija delhi
    ingushetia ingusetija
    iran iran teheran
    iraq irak bagdad
    ireland irska dablin
    islamabad islamabad pakistan
    israel izrael jerusalim
    istanbul carigrad
    italy italija rim
    ivory obala slonovaca
    japan japan tokio
    jericho jerihon
    jerusalem jerusalim izrael
    jordan jordanija jordan
    kabul kabul avganistan
    karabakh karabah
    kashmir kasmir
    kazakhstan kazahstan astana
    kiev kijev ukrajina
    kingdom kraljevstvo britanija london
    korea koreja seul pjongjang
    kosovo kosovo pristina
    krakow krakov
    kremlin kremlj moskva rusija
    kurdistan kurdistan
    kuwait kuvajt
    kyiv kijev ukrajina
    kyrgyzstan kirgistan kirgizija
    lapland laponija
    latvia letonija riga
    lebanon liban bejrut
    leipzig lajpcig
    libya libija tripoli
    lisbon lisabon
    lithuania litvanija
    livorno livorno
    lombardy lombardija
    london london britanija
    lorraine lorena
    lucerne lucern
    luxembourg luksemburg
    lyon lion
    macedonia makedonija skoplje
    madrid madrid spanija
    mainz majnc
    majorca majorka
    mallorca majorka
    marmara mramorno
    marseille marsej
    mecca meka
    mediterranean mediteran sredozemlje sredozemni sredozemno
    milan milano
    moldova moldavija kisinjev
    montenegro crna podgorica
    moravia moravska
    morocco maroko
    moscow moskva rusija
    munich minhen
    myanmar burma
    naples napulj
    nazareth nazaret
    netherlands holandija nizozemska hag amsterdam
    nice nica
    nile nil
    normandy normandija
    norway norveska oslo
    nuremberg nirnberg
    odesa odesa
    odessa odesa
    oslo oslo norveska
    ossetia osetija
    ottawa otava kanada
    pacific pacifik tihi pacificki
    padua padova
    palestine palestina
    paris pariz francuska
    peloponnese peloponez
    pentagon pentagon vasington
    persia persija
    philippines filipini manila
    piedmont pijemont
    poland poljska varsava
    pomerania pomeranija
    prague prag
    pristina pristina kosovo
    prussia pruska
    pyongyang pjongjang koreja
    pyrenees pirineji
    qatar katar doha
    reykjavik rejkjavik island
    rhine rajna
    rhodes rodos
    riga riga letonija
    riyadh rijad arabija
    romania rumunija bukurest
    rome rim
    russia rusija moskva kremlj
    sahara sahara
    saigon sajgon hosimin
    salzburg salcburg
    sardinia sardinija
    saudi saudijska rijad
    saxony saksonija saska
    scotland skotska edinburg
    seoul seul koreja
    serbia srbija beograd
    seville sevilja
    siberia sibir
    sicily sicilija
    silesia sleska slezija
    slovakia slovacka
    slovenia slovenija ljubljana
    sofia sofija bugarska
    spain spanija madrid
    states drzave amerika vasington
    stockholm stokholm svedska
    strasbourg strazbur
    styria stajerska
    sweden svedska stokholm
    switzerland svajcarska
    syracuse sirakuza
    syria sirija damask
    tajikistan tadzikistan
    tallinn talin estonija
    tbilisi tbilisi gruzija
    tehran teheran iran
    tenedos tenedos
    thames temza
    thessalonica solun
    thessaloniki solun
    tirana tirana albanija
    tokyo tokio japan
    transnistria pridnjestrovlje
    transylvania transilvanija erdelj
    trieste trst
    tunis tunis
    tunisia tunis
    turin torino
    turkey turska ankara
    tuscany toskana
    tyrol tirol
    uae emirati
    uk britanija kraljevstvo london
    ukraine ukrajina kijev
    union unija brisel
    us amerika vasington
    usa amerika vasington
    vatican vatikan sveta stolica
    venice venecija mleci
    vienna bec
    vilnius vilnjus litvanija
    vistula visla
    wales vels
    warsaw varsava
    washington vasington amerika
    yemen jemen sana
    yerevan jerevan jermenija
    zagreb zagreb hrvatska
    zealand zeland
    zurich cirih
    """
}
