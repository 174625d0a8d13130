/// Why a file could not be read as an article. The message says what to do, and holds no text of it.
public struct ArticleError: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Code: Hashable, Sendable {
    case empty, binary, pdf, archive, malformed, unknownEncoding, noText, rules
  }

  public var code: Code
  /// Where it went wrong, from 1; nil where the whole file is wrong.
  public var line: Int?
  public var column: Int?
  public var message: String
  /// The lines that were set aside, of a file that holds nothing else.
  public var setAside: [SetAsideLine] = []

  init(_ code: Code, line: Int? = nil, column: Int? = nil, _ message: String) {
    self.code = code
    self.line = line
    self.column = column
    self.message = message
  }

  public var description: String { message }
}
