import Foundation
import TestSupport
import Testing

/// `align --stream` from outside.
struct AlignStreamTests {
  private let skela: Skela

  init() throws { skela = try Skela() }

  @Test("One object in, one object out, in order, and nothing stored")
  func lines() throws {
    let requests = try ParallelArticle.all.enumerated().map { number, article in
      let object: [String: Any] = [
        "id": number, "source": article.source,
        "target": number % 2 == 0 ? article.target : article.cyrillic,
      ]
      return String(decoding: try JSONSerialization.data(withJSONObject: object), as: UTF8.self)
    }
    let outcome = try skela.run("align", "--stream", input: requests.joined(separator: "\n"))
    #expect(outcome.status == 0)
    #expect(outcome.err.isEmpty)
    let answers = try outcome.objects
    #expect(answers.map { $0["id"] as? Int } == Array(0..<requests.count))
    for answer in answers { #expect((answer["beads"] as? [Any])?.isEmpty == false) }
    #expect(!FileManager.default.fileExists(atPath: skela.path("memory.sqlite")))
  }

  @Test("A wrong line is answered in its place, and the exit status tells")
  func wrong() throws {
    let good = #"{"id":"a","source":["Hello."],"target":["Здраво."]}"#
    let outcome = try skela.run(
      "align",
      "--stream",
      "--omit-texts",
      input: [good, "{", good].joined(separator: "\n") + "\n"
    )
    #expect(outcome.status == 65)
    let answers = try outcome.objects
    #expect(answers.count == 3)
    #expect(answers[1]["error"] != nil)
    #expect(answers[1]["line"] as? Int == 2)
    #expect(outcome.lines[0] == outcome.lines[2])
    #expect(!outcome.out.contains("Hello"))
    #expect(outcome.err.contains("1 lines could not be aligned"))
  }

  @Test("What does not go with --stream")
  func usage() throws {
    let sample = Sample.bridge
    #expect(try skela.run("align", "--stream", sample.source, sample.target).status == 64)
    #expect(try skela.run("align", "--stream", "--anchors", "x").status == 64)
    #expect(try skela.run("align", "--omit-texts", sample.source, sample.target).status == 64)
    let nothing = try skela.run("align", "--stream")
    #expect(nothing.status == 0 && nothing.out.isEmpty)
  }
}
