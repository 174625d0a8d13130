import Foundation
import TestSupport
import Testing

@testable import Workbench

@Suite struct JSONValueTests {
  @Test(
    "Values",
    arguments: [
      ("null", JSONValue.null), (" true ", .bool(true)), ("false", .bool(false)),
      ("-0.5e+3", .number("-0.5e+3")), ("0", .number("0")), ("[]", .array([])),
      ("{}", .object([:])),
      (#""""#, .string("")), (#""most – мост""#, .string("most – мост")),
      (#""\"\\\/\b\f\n\r\t""#, .string("\"\\/\u{8}\u{C}\n\r\t")),
      (#""\u0161\u0428\uD83D\uDE00""#, .string("šШ😀")),
      (#"[1, "a" ,[null]]"#, .array([.number("1"), .string("a"), .array([.null])])),
      (#"{"a": {"b": 1}, "": 2}"#, .object(["a": .object(["b": .number("1")]), "": .number("2")])),
    ]
  )
  func values(_ text: String, _ expected: JSONValue) throws {
    #expect(try JSONValue(text) == expected)
  }

  @Test(
    "What is no JSON, or what readers disagree about, with its column",
    arguments: [
      ("", 1), ("nul", 1), ("True", 1), ("[1,]", 4), ("[1 2]", 4), ("{1:2}", 2), (#"{"a" 1}"#, 6),
      (#"{"a":1,}"#, 8), (#"{"a":1,"a":2}"#, 8), (#"{"a":1,"\u0061":2}"#, 8), ("01", 1), ("-", 2),
      ("1.", 3), ("1e", 3), ("+1", 1), ("[1", 3), ("1 1", 3), (#""a"#, 1), ("\"a\tb\"", 3),
      (#""\x""#, 2), (#""\ud800""#, 2), (#""\ud800\u0041""#, 2), (#""\udc00""#, 2),
      (#""\u12""#, 4), (#""\u+123""#, 4), (#""\u0000""#, 2), ("\"š\u{0}\"", 3), ("[\"š\", x]", 7),
      (String(repeating: "[", count: 100_000), 18),
      (#"{"a":"# + String(repeating: "[", count: 99), 22),
    ]
  )
  func faults(_ text: String, _ column: Int) {
    let fault = #expect(throws: JSONValue.Fault.self) { try JSONValue(text) }
    #expect(fault?.column == column, "\(fault?.message ?? "")")
  }

  @Test("What Foundation writes is read as it was meant")
  func foundation() throws {
    var generator = SeededGenerator(seed: 5)
    let letters = Array("aš\"\\/\n\tШ😀\u{7F}é{}[]:, ")
    for _ in 0..<300 {
      let text = String((0..<12).map { _ in letters.randomElement(using: &generator) ?? "a" })
      let json = String(decoding: try JSONEncoder().encode(["k": [text, "x"]]), as: UTF8.self)
      #expect(try JSONValue(json) == .object(["k": .array([.string(text), .string("x")])]))
    }
  }

  @Test("Damaged text ends in an error or a value, never otherwise")
  func damaged() {
    var generator = SeededGenerator(seed: 6)
    let whole = Array(
      #"{"id":"š1","source":["a\u0161","b"],"target":"c","n":[1.5e3,null,true]}"#.utf8
    )
    var faults = 0
    for _ in 0..<2000 {
      var bytes = whole
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        bytes[Int.random(in: bytes.indices, using: &generator)] = UInt8.random(
          in: 0...127,
          using: &generator
        )
      }
      if (try? JSONValue(String(decoding: bytes, as: UTF8.self))) == nil { faults += 1 }
    }
    #expect(faults > 500 && faults < 2000)
  }
}
