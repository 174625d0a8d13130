internal import BitextCore
internal import SerbianText

/// General words that names of several words have: Gaza Strip, Pojas Gaze, Supreme Court.
///
/// They are translated, each by one of several words, and Serbian has them in another place. That
/// one has no counterpart says little of the name.
enum GeneralWords {
  /// How much of its weight as a name a word keeps, 0 to 1: less when it is a general word. In English it is one
  /// only beside another word with a capital; in Serbian an institution is called by it alone (Skupština).
  static func share(_ place: Int, _ words: [SegmentWord], isSerbian: Bool) -> Double {
    let word = words[place]
    if isSerbian { return serbian.contains(InflectionKey.of(word.key)) ? general : 1 }
    guard english.contains(word.key) else { return 1 }
    let isBeside = [-1, 1].contains { step in
      guard words.indices.contains(place + step), words[place + step].isCapitalized else {
        return false
      }
      let (first, second) = (min(place, place + step), max(place, place + step))
      return words[first].range.upperBound + 1 == words[second].range.lowerBound
    }
    return isBeside ? general : 1
  }

  private static let general = 0.25

  private static func words(_ text: String) -> [String] {
    text.split { $0 == " " || $0 == "\n" }.map(String.init)
  }

  /// Search keys.
  private static let english = Set(
    words(
      """
      academy accord act administration affairs agency air airlines airport alliance archipelago
      area arena army assembly association authority avenue award bank banks base basin battle bay
      beach black blue board border bridge brotherhood building bureau cabinet camp canal canyon
      cape capital castle cathedral center central centre chamber championship channel charter
      church city club coalition coast college command commission committee commons company
      conference congress convention corps council country county court crescent cross crown cup
      danger day dead declaration defence defense delta democratic department desert directorate
      district division eagle east eastern embassy emirates empire falls far federal federation
      festival field fleet floor forces foreign forest forum foundation free front fund gallery
      games gate general glacier golden government governorate great greater green group guard
      guards gulf hall harbor harbour heights high highlands highway holy horn hospital house
      houses inner institute international islamic island islands isle junction justice kingdom
      labor labour lake league left legion liberation library light lords lower market massacre
      memorial metro middle minister ministry mission monastery monument mosque mount mountain
      mountains movement museum national navy north northern observatory ocean office old olympics
      opera orchestra order organisation organization outer palace parish park parliament party
      pass patriots peak peninsula peoples person pier pillar place plain plan plaza pole police
      port power premier prison progressive province quarter railway red reef regiment region
      republic republican resistance revolution ridge right ring river road royal sanctuary school
      sea secret secretary security senate service shield shore side south southern square stadium
      state states station strait straits strategy stream street strip summit sun supreme swamp
      synagogue temple theater theatre tower town trade treasury treaty tribunal trust tunnel
      union united university upper valley village virgin volcano wall war watch west western
      white wing world yard yellow zone
      """
    )
  )

  /// Inflection keys, of words without marks.
  private static let serbian = Set(
    words(
      """
      aerodrom biblioteka bitka bolnica crkva crvena crveni crveno dolina donja donje donji drvo
      drzava drzavni dvor dvorana glavna glavni gore gornja gornje gornji grupa gvozdena istocna
      istocni istocno jezero juzna juzni juzno kancelarija kapija kraljevina kraljevska
      kraljevstvo krst krug kuca kula logor mirovni more most nacionalna nacionalni narodna
      narodni odbor odred okrug olimpijske opozicija opstina oslobodilacki ostrva ostrvo otpor
      pecina pojas pokrajina pokret poluostrvo povelja predgradje predstavnicki predstavnistvo
      prevlaka prolaz prvenstvo pustinja regija reka savet savez sever severna severni severno
      skola skupstina sluzba spomenik sporazum strana stranka sud svetska svetski toranj
      tornjevi trg tvrdjava udruzenje ugovor ujedinjene ujedinjeni ujedinjeno ulica unija uprava
      ustav ustavni velika veliki veliko visoki visoko vlada vojska vrh vrhovni zajednica zakon
      zaliv zapad zapadna zapadni zapadno zelena zeleni zlatni zvezda
      """
    ).map { InflectionKey.of($0) }
  )
}
