import BitextCore
import Foundation
import TestSupport
import Testing

@testable import Workbench

@Suite struct AlignStreamTests {
  private func answers(
    _ lines: [String],
    change: (inout AlignStream.Options) -> Void = { _ in }
  ) throws -> (objects: [[String: Any]], failures: Int) {
    let folder = try TemporaryFolder()
    let path = try folder.file("in", lines.joined(separator: "\n") + "\n")
    let handle = try #require(FileHandle(forReadingAtPath: path))
    var options = AlignStream.Options()
    change(&options)
    let stream = try AlignStream(
      options: options,
      places: folder.places,
      descriptor: handle.fileDescriptor
    )
    var objects: [[String: Any]] = []
    while let answer = try stream.nextAnswer() {
      #expect(!answer.contains("\n"))
      objects.append(
        try #require(try JSONSerialization.jsonObject(with: Data(answer.utf8)) as? [String: Any])
      )
    }
    return (objects, stream.failureCount)
  }

  private func request(_ id: Any, _ members: [String: Any]) throws -> String {
    let object = members.merging(["id": id]) { $1 }
    return String(decoding: try JSONSerialization.data(withJSONObject: object), as: UTF8.self)
  }

  @Test("Segments and texts, in both scripts, are answered in order", arguments: [false, true])
  func answered(cyrillic: Bool) throws {
    let lines = try ParallelArticle.all.enumerated().map { number, article in
      let target = cyrillic ? article.cyrillic : article.target
      return number % 2 == 0
        ? try request(number, ["source": article.source, "target": target])
        : try request(
          "n\(number)",
          [
            "source": article.source.joined(separator: "\n\n"),
            "target": target.joined(separator: "\n\n"),
          ]
        )
    }
    let (objects, failures) = try answers(lines)
    #expect(failures == 0)
    #expect(objects.map { "\($0["id"] ?? "")" } == ["0", "n1", "2", "n3", "4", "n5"])
    for (object, article) in zip(objects, ParallelArticle.all) {
      let beads = try #require(object["beads"] as? [[String: Any]])
      #expect(beads.first?["source"] as? [String] == [article.source[0]])
      #expect(beads.first?["sourceSegments"] as? [Int] == [0])
      let precision = try #require(object["expectedPrecision"] as? Double)
      #expect((0.5...1).contains(precision))
      #expect(object["sourceWithoutCounterpart"] as? Int == 0)
    }
  }

  @Test("Texts are left out on request; other keys are passed over; blank lines too")
  func options() throws {
    let line = try request("a", ["source": ["Hello."], "target": ["Здраво."], "note": ["x": 1]])
    let (objects, _) = try answers(["", line, "  \t", line]) { $0.omitsTexts = true }
    #expect(objects.count == 2)
    let bead = try #require((objects[0]["beads"] as? [[String: Any]])?.first)
    #expect(Set(bead.keys) == ["probability", "sourceSegments", "targetSegments"])
  }

  @Test("A line that is no request is answered, and the next is read")
  func failures() throws {
    let good = try request(1, ["source": ["Hello."], "target": ["Zdravo."]])
    let wrong: [(String, String)] = [
      ("nothing", "no JSON value"), ("[]", "no JSON object"), (#"{"id":[]}"#, "'id'"),
      (#"{"id":7}"#, "no 'source'"), (#"{"id":7,"source":"a"}"#, "no 'target'"),
      (#"{"id":7,"source":3,"target":"b"}"#, "'source' is neither"),
      (#"{"id":7,"source":["a",2],"target":"b"}"#, "'source' holds"),
      (#"{"id":7,"source":["a"],"target":["b"],"sourceLanguage":"1"}"#, "'sourceLanguage'"),
      (#"{"id":7,"source":["a"],"target":["b"],"targetLanguage":4}"#, "'targetLanguage'"),
      (#"{"id":7,"source":"","target":["b"]}"#, "source: The text is empty"),
      (#"{"id":7,"source":"\u0000","target":["b"]}"#, "NUL"),
      (#"{"id":7,"source":"\udfff","target":["b"]}"#, "surrogate"),
      (#"{"id":7,"source":"a","source":"b","target":["b"]}"#, "twice"),
      (String(repeating: #"{"a":"#, count: 500), "nested"),
      (String(repeating: "x", count: 5000), "longer than 4000 bytes"),
    ]
    let (objects, count) = try answers(wrong.flatMap { [$0.0, good] }) { $0.longestLine = 4000 }
    #expect(count == wrong.count)
    #expect(objects.count == 2 * wrong.count)
    for (number, (_, message)) in wrong.enumerated() {
      let error = try #require(objects[2 * number]["error"] as? String)
      #expect(error.contains(message), "\(error)")
      #expect(objects[2 * number]["line"] as? Int == 2 * number + 1)
      #expect(objects[2 * number + 1]["beads"] != nil)
    }
    #expect(objects[6]["id"] as? Int == 7)
    #expect(objects[0]["id"] is NSNull)
  }

  @Test("Each line may have its own languages, and a wrong one is noticed")
  func languages() throws {
    let french = Array(
      repeating: "Le moulin du village, construit en 1874, a ouvert samedi comme musée du pain.",
      count: 3
    )
    let source = ParallelArticle.all[0].source
    let (objects, failures) = try answers([
      try request(1, ["source": source, "target": french]),
      try request(2, ["source": source, "target": french, "targetLanguage": "fr"]),
    ])
    #expect(failures == 1)
    #expect((objects[0]["error"] as? String)?.contains("does not seem to be in 'sr'") == true)
    #expect(objects[1]["beads"] != nil)
  }

  @Test("A number is given back as it was spelt")
  func spelling() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("in", #"{"id":12345678901234567890.50,"source":[],"target":[]}"#)
    let handle = try #require(FileHandle(forReadingAtPath: path))
    let stream = try AlignStream(
      options: AlignStream.Options(),
      places: folder.places,
      descriptor: handle.fileDescriptor
    )
    #expect(try stream.nextAnswer()?.hasPrefix(#"{"id":12345678901234567890.50,"#) == true)
  }
}
