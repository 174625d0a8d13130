import SerbianText
import Testing

/// Words that are Serbian by themselves and foreign beside foreign ones, and signs beside numbers.
@Suite struct ForeignNeighboursTests {
  static let toCyrillic: [(String, String)] = [
    ("DEM", "ДЕМ"), ("100 DEM i OUR Trepča", "100 ДЕМ и ОУР Трепча"), ("OUR", "ОУР"),
    ("Atlantici je stalo", "Атлантици је стало"), ("firma Atlantic", "фирма Atlantic"),
    ("Maria i Gloria", "Мариа и Глориа"), ("MARIA", "МАРИА"), ("VOIP", "ВОИП"),
    ("Djuk Elington", "Дјук Елингтон"), ("Djukova godina", "Дјукова година"),
    ("Djukić i Djuka", "Ђукић и Ђука"), ("dje si", "дје си"), ("Djenić", "Ђенић"),
    // beside foreign words
    ("„OUR HOUSE“ na zidu", "„OUR HOUSE“ на зиду"), ("We love our country", "We лове our country"),
    ("Maria Callas peva", "Maria Callas пева"), ("Adria Airways leti", "Adria Airways лети"),
    ("servis VoIP i VOIP", "сервис VoIP и VOIP"),
    ("pesma I Want to Break", "песма I Want то Break"),
    ("rekao je: I am here", "рекао је: I am хере"),
    ("I wish", "И wish"), ("I Windows radi", "И Windows ради"),
    ("emisija Saturday Night Live", "емисија Saturday Night Live"), ("Live i Game", "Ливе и Гаме"),
    ("Lake Washington i live", "Lake Washington и ливе"),
    ("letter from London", "letter from Лондон"),
    ("he i has", "хе и хас"), ("Home Depot i Red Bull", "Home Depot и Red Bull"),
    ("Ppor. Ilić", "Ппор. Илић"), ("u IS i UP", "у ИС и УП"), ("there is hope", "there is hope"),
    ("Jaguar Land Rover", "Јагуар Ланд Ровер"), ("grad Dundee", "град Dundee"),
    ("Kenedi MekGregor i LinkedIn", "Кенеди МекГрегор и LinkedIn"),
    ("Leed i Ground Zero", "Leed и Ground Зеро"),
    // degrees
    ("Bilo je 12 °C, juče 12°C.", "Било је 12 °C, јуче 12°C."), ("-5° C", "-5° C"),
    ("Temperatura (°C)", "Температура (°C)"), ("451 °F", "451 °F"), ("12 ºC danas", "12 ºC данас"),
    ("42° s. g. š.", "42° с. г. ш."),
  ]

  static let toLatin: [(String, String)] = [
    ("Било је 12 °C, јуче 12°С.", "Bilo je 12 °C, juče 12°C."), ("12 °С", "12 °C"),
    ("45° С и 5 С", "45° S i 5 S"), ("°Србија", "°Srbija"), ("12ºС", "12ºC"),
  ]

  @Test(arguments: toCyrillic)
  func latinToCyrillic(latin: String, cyrillic: String) throws {
    let transliterator = try SerbianTransliterator()
    let result = transliterator.convert(latin, to: .cyrillic).text
    #expect(result == cyrillic)
    #expect(transliterator.convert(cyrillic, to: .cyrillic).text == cyrillic)
  }

  @Test(arguments: toLatin)
  func cyrillicToLatin(cyrillic: String, latin: String) throws {
    #expect(try SerbianTransliterator().convert(cyrillic, to: .latin).text == latin)
  }
}
