import Foundation
import Storage
import Testing

@Suite struct ModelStoreTests {
  private func model(_ name: String, _ date: Date) -> StoredModel {
    StoredModel(name: name, learnedAt: date, bytes: Data("bytes of \(name)".utf8))
  }

  @Test("Models come back, the newest first, and one of the same name is not kept twice")
  func order() throws {
    let folder = try TemporaryFolder()
    let memory = try TranslationMemory(path: folder.path("m.sqlite"), access: .readWrite)
    #expect(try memory.models().isEmpty)
    try memory.store(model("a", someDay))
    try memory.store(model("b", nextDay))
    #expect(try memory.models() == [model("b", nextDay), model("a", someDay)])
    try memory.store(model("a", nextDay.addingTimeInterval(1)))
    #expect(try memory.models().map(\.name) == ["a", "b"])
    try memory.store(model("a", someDay))
    #expect(try memory.models().map(\.name) == ["a", "b"])
    #expect(try memory.integrityProblems().isEmpty)
  }
}
