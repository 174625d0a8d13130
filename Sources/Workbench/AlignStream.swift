internal import BitextCore
public import Foundation
internal import SentenceAlignment

/// Aligns pair after pair from a stream, one JSON object a line in and one out, in the same order and
/// in bounded memory. Nothing is stored.
///
/// A line that is no request, or cannot be aligned, is answered by an object with `error`, and the
/// next line is read. Dictionaries are loaded once.
public final class AlignStream {
  public struct Options: Sendable {
    public var alignment = AlignDocuments.Options()
    /// Leaves the texts out of the answers.
    public var omitsTexts = false
    /// Two-sided beads of at least that probability count for the expected precision.
    public var minimumProbability = 0.5
    /// No line may be longer, in bytes.
    public var longestLine = 1 << 24

    public init() {}
  }

  private let options: Options
  private let places: FilePlaces
  private let lines: StreamLines
  private var lineNumber = 0
  /// By the two language tags. A stream has few pairs of languages; one that has many pays for it.
  private var aligners: [String: AlignDocuments] = [:]
  private static let mostAligners = 8

  /// How many lines were answered with an error.
  public private(set) var failureCount = 0

  /// Reads from a file descriptor. Throws when a dictionary cannot be read.
  public init(
    options: Options,
    places: FilePlaces,
    descriptor: Int32 = STDIN_FILENO
  ) throws(WorkbenchError) {
    self.options = options
    self.places = places
    lines = StreamLines(descriptor: descriptor, limit: options.longestLine)
    _ = try aligner(nil, nil)
  }

  /// The answer to the next line, as JSON without a line end; nil after the last. Blank lines are
  /// passed over. Throws when the stream cannot be read.
  public func nextAnswer() throws(WorkbenchError) -> String? {
    while let line = try lines.next() {
      lineNumber += 1
      switch line {
      case .tooLong:
        return failure(
          .init(message: "The line is longer than \(options.longestLine) bytes. Divide the texts.")
        )
      case .malformed(let column):
        return failure(.init(column: column, message: "The line is not UTF-8."))
      case .text(let text):
        if text.utf8.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { continue }
        return answer(text)
      }
    }
    return nil
  }

  private func answer(_ line: String) -> String {
    do throws(StreamRequest.Fault) {
      let request = try StreamRequest(line)
      do throws(WorkbenchError) {
        return Self.object(id: request.id, try reply(request))
      } catch {
        throw StreamRequest.Fault(id: request.id, message: error.description)
      }
    } catch {
      return failure(error)
    }
  }

  private func failure(_ fault: StreamRequest.Fault) -> String {
    failureCount += 1
    return Self.object(
      id: fault.id,
      Failure(error: fault.message, line: lineNumber, column: fault.column)
    )
  }

  private func aligner(
    _ source: LanguageTag?,
    _ target: LanguageTag?
  ) throws(WorkbenchError) -> AlignDocuments {
    var own = options.alignment
    own.sourceLanguage = source ?? own.sourceLanguage
    own.targetLanguage = target ?? own.targetLanguage
    let key = "\(own.sourceLanguage) \(own.targetLanguage)"
    if let known = aligners[key] { return known }
    if aligners.count >= Self.mostAligners { aligners.removeAll() }
    let made = try AlignDocuments(options: own, places: places)
    aligners[key] = made
    return made
  }

  private func reply(_ request: StreamRequest) throws(WorkbenchError) -> Reply {
    let aligner = try aligner(request.sourceLanguage, request.targetLanguage)
    let found = try aligner.align(
      document(request.source, "source", aligner.options.sourceLanguage, aligner),
      document(request.target, "target", aligner.options.targetLanguage, aligner)
    )
    let oneSided = found.oneSidedCounts
    return Reply(
      beads: found.alignment.beads.map { Row($0, in: found, omitsTexts: options.omitsTexts) },
      expectedPrecision: found.expectedPrecision(minimumProbability: options.minimumProbability)
        .map(Row.rounded),
      sourceWithoutCounterpart: oneSided.source,
      targetWithoutCounterpart: oneSided.target,
      warnings: found.warnings.isEmpty ? nil : found.warnings
    )
  }

  private func document(
    _ content: StreamRequest.Content,
    _ name: String,
    _ language: LanguageTag,
    _ aligner: AlignDocuments
  ) throws(WorkbenchError) -> Document {
    switch content {
    case .segments(let segments):
      return Document(
        segments: segments,
        language: language,
        file: InputFile(name: name, bytes: [])
      )
    case .text(let text):
      do throws(WorkbenchError) {
        return try aligner.reader.document(
          InputFile(name: name, bytes: Array(text.utf8)),
          language: language,
          encoding: "UTF-8"
        )
      } catch {
        var told = error
        told.message = error.message.replacing("The file", with: "The text")
        throw told
      }
    }
  }

  // MARK: What is written

  private struct Failure: Encodable {
    var error: String
    var line: Int
    var column: Int?
  }

  private struct Reply: Encodable {
    var beads: [Row]
    /// The share of the two-sided beads that is expected to be right; nothing where there is none.
    var expectedPrecision: Double?
    var sourceWithoutCounterpart: Int
    var targetWithoutCounterpart: Int
    var warnings: [String]?
  }

  private struct Row: Encodable {
    var probability: Double
    var source: [String]?
    var target: [String]?
    var sourceSegments: [Int]
    var targetSegments: [Int]

    init(_ aligned: AlignedBead, in documents: AlignedDocuments, omitsTexts: Bool) {
      probability = Self.rounded(aligned.probability)
      sourceSegments = Array(aligned.bead.source)
      targetSegments = Array(aligned.bead.target)
      if omitsTexts { return }
      source = documents.source.segments[aligned.bead.source].map(\.text)
      target = documents.target.segments[aligned.bead.target].map(\.text)
    }

    static func rounded(_ value: Double) -> Double { (value * 10_000).rounded() / 10_000 }
  }

  /// The value's members behind the id, which stays as it was spelt.
  private static func object(id: JSONValue, _ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    func json(_ value: some Encodable) -> String {
      (try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) } ?? "null"
    }
    let name: String =
      switch id {
      case .number(let number): number
      case .string(let text): json(text)
      default: "null"
      }
    return "{\"id\":\(name),\(json(value).dropFirst())"
  }
}
