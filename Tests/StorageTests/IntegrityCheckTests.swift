import BitextCore
import GRDB
import Storage
import Testing

@Suite struct IntegrityCheckTests {
  @Test(arguments: [
    ("DELETE FROM posting WHERE key = (SELECT min(key) FROM posting)", "word index"),
    ("UPDATE posting SET entries = zeroblob(length(entries))", "word index"),
    ("DELETE FROM short_segment", "index of short segments"),
    ("INSERT INTO concordance(rowid, words) VALUES (77, 'kisa')", "concordance"),
    ("UPDATE variant SET text = 'Something else.' WHERE id = 64", "wrong key"),
    ("UPDATE variant SET tokens = x'0102' WHERE id = 65", "wrong tokens"),
    ("DELETE FROM unit WHERE id = 1", "belong to no unit"),
    ("PRAGMA foreign_keys = OFF; DELETE FROM article", "points to a row"),
  ])
  func findsWhatIsWrong(_ change: String, _ expected: String) throws {
    let folder = try TemporaryFolder()
    let path = folder.path("m.sqlite")
    let memory = try TranslationMemory(path: path, access: .readWrite)
    try memory.store([
      unit("It rains again today.", "Данас опет пада киша.", cyrillic), unit("Snow.", "Sneg."),
    ])
    try memory.align([aligned("Fog.", "Magla.", 0)])
    #expect(try memory.integrityProblems() == [])
    var settings = Configuration()
    settings.foreignKeysEnabled = false
    let queue = try DatabaseQueue(path: path, configuration: settings)
    try queue.writeWithoutTransaction { try $0.execute(sql: change) }
    let problems = try memory.integrityProblems()
    #expect(problems.contains { $0.contains(expected) })
    #expect(problems.allSatisfy { !$0.contains("rains") && !$0.contains("киша") })
  }
}
