/// Made-up units, as many as a test wants.
enum Generated {
  private static let subjects = [
    ("The municipality", "Opština"), ("The patrol", "Patrola"), ("The school", "Škola"),
    ("The council", "Savet"), ("The mission", "Misija"), ("The committee", "Odbor"),
  ]
  private static let objects = [
    ("bridges", "mostova"), ("books", "knjiga"), ("vehicles", "vozila"), ("letters", "pisama"),
    ("requests", "zahteva"), ("streets", "ulica"), ("reports", "izveštaja"),
  ]

  private static func pair(_ number: Int) -> (source: String, target: String) {
    let (subject, object) = (subjects[number % 6], objects[number / 6 % 7])
    return (
      "\(subject.0) counted \(number) \(object.0).", "\(subject.1) beleži \(number) \(object.1)."
    )
  }

  static func table(units: Int) -> String {
    (0..<units).map { "\(pair($0).source)\t\(pair($0).target)\n" }.joined()
  }

  static func tmx(units: Int) -> String {
    let rows = (0..<units).map(pair).map {
      "<tu><tuv xml:lang=\"en\"><seg>\($0.source)</seg></tuv>"
        + "<tuv xml:lang=\"sr-Latn\"><seg>\($0.target)</seg></tuv></tu>\n"
    }
    return """
      <tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence" \
      o-tmf="x" adminlang="en" srclang="en" datatype="plaintext"/>
      <body>
      \(rows.joined())</body></tmx>
      """
  }
}
