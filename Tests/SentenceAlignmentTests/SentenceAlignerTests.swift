import BitextCore
import SerbianText
import Testing

@testable import SentenceAlignment

@Suite struct SentenceAlignerTests {
  /// Segments of an article and its counterpart, and how many of each make a bead.
  private static let english = [
    "KFOR engineers reopen footbridge over the Ibar near Zvečan",
    "The first pedestrians crossed at 2.30 p.m.",
    "They were mostly pupils from the village of Gornji Jasenik, who for five weeks had been walking "
      + "3.5 kilometres to the nearest road bridge.",
    "The bridge, which is 64 metres long and was built in 1978, was damaged on January 13, when the "
      + "Ibar rose to 4.2 metres in a single night and carried away two of its five supports.",
    "According to the municipal administration in Zvečan, about 1,250 residents of six villages on "
      + "the left bank use the bridge every day.",
    "The Ibar, which rises in Montenegro and flows into the West Morava near Kraljevo, separates the "
      + "northern and southern parts of Mitrovica.",
    "Maj. Gen. Lothar Brenninger, who toured the site on behalf of the KFOR command, said that seven "
      + "more crossings would be inspected by the end of April, starting with bridge No. 7.",
    "Radosav Milentić, headmaster of the primary school in Donji Jasenik, thanked NATO and the "
      + "contractor, adding that 138 of the school’s 212 pupils come from the left bank.",
    "A formal opening, with a performance by a choir from Gračanica, is planned for Sunday, March 29.",
  ]
  private static let latin = [
    "Ponovo otvoren pešački most na Ibru kod Zvečana, radove izveli inženjerci Kfora",
    "Prvi pešaci prešli su most u 14.30 časova, a bili su to uglavnom đaci iz sela Gornji Jasenik, "
      + "koji su pet nedelja do najbližeg drumskog mosta pešačili 3,5 kilometra.",
    "Most je dugačak 64 metra, a sagrađen je 1978. godine.",
    "Oštećen je 13. januara, kada je vodostaj Ibra za samo jednu noć porastao na 4,2 metra, a reka "
      + "odnela dva od pet nosećih stubova.",
    "Prema podacima opštinske uprave u Zvečanu, most svakodnevno koristi oko 1.250 meštana šest sela "
      + "sa leve obale.",
    "Gen. Lotar Breninger, koji je u ime komande Kfora obišao gradilište, kazao je da će do kraja "
      + "aprila biti pregledano još sedam prelaza, počev od mosta br. 7.",
    "Direktor osnovne škole u Donjem Jaseniku Radosav Milentić zahvalio je NATO-u i izvođaču radova i "
      + "dodao da 138 od 212 učenika te škole dolazi sa leve obale.",
    "Svečano otvaranje, uz nastup hora iz Gračanice, planirano je za nedelju, 29. mart.",
  ]
  private static let kinds = ["1-1", "2-1", "1-2", "1-1", "1-0", "1-1", "1-1", "1-1"]

  private static let lexicon = BilingualLexicon(
    entries: [
      ("bridge", "most"), ("engineer", "inženjerac"), ("pedestrian", "pešak"), ("pupil", "đak"),
      ("village", "selo"), ("metre", "metar"), ("resident", "meštanin"), ("bank", "obala"),
      ("school", "škola"), ("opening", "otvaranje"), ("choir", "hor"), ("Sunday", "nedjelja"),
      ("road", "drumski"), ("night", "noć"), ("damaged", "oštećen"), ("build", "sagraditi"),
      ("command", "komanda"), ("kilometre", "kilometar"), ("nearest", "najbliži"),
      ("week", "nedelja"),
      ("five", "pet"), ("first", "prvi"), ("cross", "preći"), ("seven", "sedam"), ("six", "šest"),
    ].map { DictionaryEntry(head: $0.0, translation: $0.1) },
    first: BackgroundFrequencies(language: "en"),
    second: BackgroundFrequencies(language: "sr")
  )

  private static let cyrillic: [String] = {
    guard let transliterator = try? SerbianTransliterator() else { return [] }
    return latin.map { transliterator.convert($0, to: .cyrillic).text }
  }()

  private func text(_ language: String, _ segments: [String]) -> SegmentedText {
    SegmentedText(language: LanguageTag(language: language), segments: segments)
  }

  private func align(
    _ target: [String],
    lexicon: BilingualLexicon? = lexicon,
    options: AlignmentOptions = AlignmentOptions()
  ) -> Alignment {
    SentenceAligner(lexicon: lexicon, options: options)
      .align(text("en", Self.english), with: text("sr", target))
  }

  @Test("The pairs of an article, in either script", arguments: [latin, cyrillic])
  func article(_ target: [String]) {
    let alignment = align(target)
    #expect(alignment.isComplete(sourceCount: Self.english.count, targetCount: target.count))
    #expect(alignment.beads.map(\.bead.kind) == Self.kinds)
    #expect(alignment.beads.allSatisfy { $0.probability > 0.3 })
  }

  @Test("Without a dictionary names and numbers are left, and serve", arguments: [latin, cyrillic])
  func withoutLexicon(_ target: [String]) {
    let alignment = align(target, lexicon: nil)
    #expect(alignment.isComplete(sourceCount: Self.english.count, targetCount: target.count))
    let pairs = alignment.beads.map { "\($0.bead.source):\($0.bead.target)" }
    #expect(pairs.first == "0..<1:0..<1")
    #expect(pairs.last == "8..<9:7..<8")
  }

  @Test("Latin and Cyrillic give the same bits, each time")
  func sameBits() {
    #expect(Self.cyrillic.count == Self.latin.count)
    let latin = align(Self.latin)
    #expect(align(Self.cyrillic) == latin)
    #expect(align(Self.latin) == latin)
  }

  @Test("Turned round, the same pairs come out")
  func turned() {
    let alignment = SentenceAligner(lexicon: Self.lexicon)
      .align(text("sr", Self.latin), with: text("en", Self.english))
    let pairs = alignment.beads.map { Bead(source: $0.bead.target, target: $0.bead.source) }
    #expect(pairs == align(Self.latin).beads.map(\.bead))
  }

  @Test("Each bead's contributions are named and finite")
  func contributions() {
    var options = AlignmentOptions()
    options.tellsScores = true
    for bead in align(Self.latin, options: options).beads {
      #expect(!bead.scores.isEmpty)
      #expect(bead.scores.allSatisfy { $0.value.isFinite })
      #expect(Set(bead.scores.map(\.name)).count == bead.scores.count)
    }
  }

  @Test(
    "Each kind of evidence can be switched off",
    arguments: [
      AlignmentOptions.Scores.length, .lexicon, .identity, .cognates, .paragraphs, [],
    ] as [AlignmentOptions.Scores]
  )
  func scores(_ only: AlignmentOptions.Scores) {
    var options = AlignmentOptions()
    options.scores = only
    options.tellsScores = true
    let alignment = align(Self.latin, options: options)
    #expect(
      alignment.isComplete(sourceCount: Self.english.count, targetCount: Self.latin.count)
    )
    let names = Set(alignment.beads.flatMap(\.scores).map(\.name))
    #expect(!names.contains("length") || only.contains(.length))
    #expect(!names.contains("paragraphs") || only.contains(.paragraphs))
  }

  @Test(
    "Sides of no or one segment",
    arguments: [
      ([], [], []), ([], ["Most.", "Ibar."], ["0-1", "0-1"]), (["Bridge."], [], ["1-0"]),
      (["The bridge is open."], ["Most je otvoren."], ["1-1"]),
      (["The bridge is open."], ["Мост је отворен."], ["1-1"]),
      (["NATO"], ["НАТО"], ["1-1"]),
    ] as [([String], [String], [String])]
  )
  func small(_ source: [String], _ target: [String], _ kinds: [String]) {
    let alignment = SentenceAligner(lexicon: Self.lexicon)
      .align(text("en", source), with: text("sr", target))
    #expect(alignment.isComplete(sourceCount: source.count, targetCount: target.count))
    #expect(alignment.beads.map(\.bead.kind) == kinds)
  }

  @Test(
    "Odd segments are aligned too",
    arguments: [
      ["", "", ""], ["…", "😀", "\u{0}"], [String(repeating: "most ", count: 5_000), "a"],
    ]
  )
  func odd(_ segments: [String]) {
    let alignment = SentenceAligner(lexicon: Self.lexicon)
      .align(text("en", segments), with: text("sr", segments.reversed()))
    #expect(
      alignment.isComplete(sourceCount: segments.count, targetCount: segments.count)
    )
    #expect(alignment.beads.allSatisfy { (0...1).contains($0.probability) })
  }

  @Test("Languages that nothing is known of are aligned by what the texts share")
  func otherLanguages() {
    let aligner = SentenceAligner(lexicon: nil)
    let german = ["Die Brücke wurde 1978 gebaut.", "Sie ist 64 Meter lang.", "Petrović sprach."]
    let french = ["Le pont date de 1978.", "Il mesure 64 mètres.", "Petrović a parlé."]
    let alignment = aligner.align(text("de", german), with: text("fr", french))
    #expect(alignment.beads.map(\.bead.kind) == ["1-1", "1-1", "1-1"])
  }
}
