import SerbianText
import Testing

@Suite struct SerbianCollationTests {
  static let lists: [(SerbianCollation.Order, String)] = [
    (.latin, "Cernica|Crnoljevo|Čabra|Čaglavica|Ćirez|Ćuprija"),
    (.latin, "Drenovac|Drsnik|Džigolj|Đeneral Janković"),
    (.latin, "Nerodimlje|Niš|Novi Pazar|Novi Sad|Novo Brdo|Njegoševo|Obilić"),
    (.latin, "Zubin Potok|Zupče|Zvečan|Žabari|Žegra|Žitkovac|Žitorađa"),
    (.latin, "Kačanik|Kamenica|Klina|Klokot|Kosovo Polje|Kosovska Kamenica|Kosovska Mitrovica"),
    (.latin, "Vitina|Vitomirica|Vranje|Vranjevac|Vrbovac|Vučitrn|Vushtrri"),
    (.latin, "konačan|konjugacija|konjunktura|konzul|konj|konjanik"),
    (.latin, "injekcija|inostran|inje"), (.latin, "nadzor|nadživeti|nadžak"),
    (.latin, "Zvečan|Звечан|Žegra|Жегра"), (.latin, "Lapušnik|Липљан|Lužane|Љубенић|Ljubižda"),
    (.cyrillic, "Гњилане|Дечани|Ђаковица|Ђураковац|Елез Хан|Жегра|Жеровница|Звечан|Зубин Поток"),
    (.cyrillic, "Лапушник|Лепосавић|Лешак|Липљан|Лужане|Љубенић|Љубижда|Љуботен|Малишево"),
    (.cyrillic, "Србица|Сува Река|Трепча|Ћирез|Ћуприја|Урошевац"),
    (.cyrillic, "Призрен|Прилужје|Приштина|Прокупље"), (.cyrillic, "инјекција|иностран|иње"),
    (.cyrillic, "Гњилане|Gnjilane|Дечани|Dečani|Ђаковица|Đakovica|Чаглавица|Štrpce"),
  ]

  /// Written before they were sorted.
  static let freshLists: [(SerbianCollation.Order, String)] = [
    (.latin, "banka|banket|bankina|Banja Luka|Banjica|banjski"),
    (.latin, "konjugacija|konjunktura|konvoj|konzul|konj|konjanik"),
    (.latin, "injekcija|inostran|inženjer|inje"),
    (.latin, "nadzor|nadživeti|nadžak|nađe"),
    (.latin, "podela|podzemlje|podžanr|podžupan"),
    (.latin, "Loznica|Лозница|Lučani|Лучани|Ljig|Љиг|Ljubovija|Љубовија"),
    (
      .cyrillic,
      "Авала|Бачка|Вршац|Гроцка|Дечани|Ђердап|Жабаљ|Земун|Ивањица|Јагодина|Књажевац|Лозница|Љиг|Мионица|Ниш|Његош|Обреновац"
    ),
    (.cyrillic, "Hram|Цетиње|Čačak|Џеп|Šabac"),
    (.latin, "Nova Gorica|Nova Varoš|Novi Beograd|Novi Sad|Novo Brdo|Novoberdo"),
    (.latin, "Kosovka|Kosovo|Kosovo Polje|Kosovska Mitrovica|Kosovski Božur"),
    (.latin, "Cirih|Čirič|Ćirić"),
    (.latin, "Kviz|Queen|Radio|Vaterpolo|Wagner|Xerox|Yu grupa|Zagreb"),
    (.latin, "tango|Tanjug|tanko|tanjir"),
    (.latin, "odvod|odziv|odžaliti|odživeti|odžak"),
    (.latin, "Zemun|Z\u{30C}abalj|Žagubica"),
    (.latin, "Lozovik|ǈig|Ljubić"),
    (.cyrillic, "анјон|Антон|ањон"),
    (.cyrillic, "Injekcija|иностран|Иње"),
    (.latin, "Sjenica|Sombor|Stara Pazova|Starčevo|Staro Sajmište|Subotica|Surčin|Šabac|Šid"),
    (.latin, "Velika Hoča|Velika Plana|Veliki Trnovac|Veliko Gradište|Veljko"),
  ]

  @Test(arguments: lists + freshLists)
  func listsSort(order: SerbianCollation.Order, list: String) throws {
    let expected = list.split(separator: "|").map(String.init)
    #expect(try SerbianCollation(order: order).sorted(expected.reversed()) == expected)
  }

  @Test func keysTellTextsApart() throws {
    let order = try SerbianCollation(order: .latin)
    #expect(order.sortKey("Peć") != order.sortKey("Peč"))
    #expect(order.sortKey("Peć") != order.sortKey("Пећ"))
    #expect(order.sortKey("Peć") == order.sortKey("Peć"))
  }
}
