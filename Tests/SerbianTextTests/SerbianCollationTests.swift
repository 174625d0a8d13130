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

  @Test(arguments: lists)
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
