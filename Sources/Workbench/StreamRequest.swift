internal import BitextCore

/// A request of `align --stream`: two texts or lists of segments, and how the answer is to be called.
struct StreamRequest {
  enum Content: Equatable {
    case text(String)
    case segments([String])
  }

  /// Why a line is no request.
  struct Fault: Error, Equatable {
    /// The id, where the line was read so far.
    var id: JSONValue = .null
    /// The character where it went wrong, from 1.
    var column: Int?
    var message: String
  }

  var id: JSONValue
  var source: Content
  var target: Content
  var sourceLanguage: LanguageTag?
  var targetLanguage: LanguageTag?

  /// Reads a line. Names that it does not know are passed over.
  init(_ line: String) throws(Fault) {
    let value: JSONValue
    do {
      value = try JSONValue(line)
    } catch {
      throw Fault(column: error.column, message: error.message)
    }
    guard case .object(let members) = value else {
      throw Fault(message: "The line is no JSON object.")
    }
    switch members["id"] ?? .null {
    case .string, .number, .null: id = members["id"] ?? .null
    default: throw Fault(message: "The 'id' is neither a text nor a number.")
    }
    source = try Self.content(members, "source", id)
    target = try Self.content(members, "target", id)
    sourceLanguage = try Self.language(members, "sourceLanguage", id)
    targetLanguage = try Self.language(members, "targetLanguage", id)
  }

  private static func content(
    _ members: [String: JSONValue],
    _ name: String,
    _ id: JSONValue
  ) throws(Fault) -> Content {
    switch members[name] {
    case .string(let text): return .text(text)
    case .array(let elements):
      var segments: [String] = []
      for element in elements {
        guard case .string(let text) = element else {
          throw Fault(id: id, message: "The list '\(name)' holds something that is no text.")
        }
        segments.append(text)
      }
      return .segments(segments)
    case nil: throw Fault(id: id, message: "The object has no '\(name)'.")
    default:
      throw Fault(id: id, message: "'\(name)' is neither a text nor a list of segments.")
    }
  }

  private static func language(
    _ members: [String: JSONValue],
    _ name: String,
    _ id: JSONValue
  ) throws(Fault) -> LanguageTag? {
    switch members[name] {
    case nil, .null: return nil
    case .string(let text):
      guard let tag = LanguageTag(text) else {
        throw Fault(id: id, message: "'\(name)' is no language tag such as 'sr-Latn'.")
      }
      return tag
    default: throw Fault(id: id, message: "'\(name)' is no language tag such as 'sr-Latn'.")
    }
  }
}
