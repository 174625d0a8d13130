public import BitextCore
internal import XMLStream

/// Why a file could not be read or written.
///
/// The message says what is wrong and what to do; it names elements, columns and the like, never the
/// text of a segment.
public struct InterchangeError: Error, Hashable, Sendable {
  public enum Code: Hashable, Sendable {
    /// The file cannot be opened or read.
    case unreadable
    /// The file cannot be written.
    case unwritable
    /// The content is not what its format asks for.
    case invalid
    /// The content is beyond a limit that protects the machine.
    case limit
  }

  public var code: Code
  /// The file as it was named; nil for data in memory without a name.
  public var file: String?
  public var position: SourcePosition?
  public var message: String

  public init(
    _ code: Code,
    file: String? = nil,
    position: SourcePosition? = nil,
    message: String
  ) {
    self.code = code
    self.file = file
    self.position = position
    self.message = message
  }
}

extension InterchangeError: CustomStringConvertible {
  /// "memory.tmx:12:5: The document ends inside the element 'seg'. …"
  public var description: String {
    let place = [file, position?.description].compactMap(\.self).joined(separator: ":")
    return place.isEmpty ? message : "\(place): \(message)"
  }
}

extension InterchangeError {
  init(_ error: XMLError, file: String?) {
    let code: Code =
      switch error.code {
      case .unreadable: .unreadable
      case .limit, .outOfMemory, .internalSubset: .limit
      default: .invalid
      }
    self.init(
      code,
      file: file,
      position: error.line.map { SourcePosition(line: $0, column: error.column ?? 1) },
      message: error.message
    )
  }
}
