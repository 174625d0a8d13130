import CICU

/// What ICU refused to do.
///
/// The message never holds the text that was worked on, only rules and patterns.
public struct ICUError: Error, Hashable, Sendable {
  /// What was asked for: "open the regular expression", "convert from windows-1250" …
  public var operation: String
  /// ICU's own name of the status, such as `U_REGEX_MISMATCHED_PAREN`.
  public var status: String
  /// In a rule or a pattern: the line, from 1; nil where ICU does not say.
  public var line: Int?
  /// In a rule or a pattern: the offset in the line in UTF-16 units, from 0.
  public var offset: Int?
  /// In bytes that could not be decoded: how many bytes stand before the malformed ones.
  public var byteOffset: Int?

  public init(
    operation: String,
    status: String,
    line: Int? = nil,
    offset: Int? = nil,
    byteOffset: Int? = nil
  ) {
    self.operation = operation
    self.status = status
    self.line = line
    self.offset = offset
    self.byteOffset = byteOffset
  }
}

extension ICUError: CustomStringConvertible {
  public var description: String {
    var place = ""
    if let line { place += " at line \(line)" }
    if let offset { place += " at offset \(offset)" }
    if let byteOffset { place += " after \(byteOffset) bytes" }
    return "ICU could not \(operation)\(place): \(status)."
  }
}

/// The one place where a status of ICU becomes an error.
///
/// ICU's warnings are below zero and let the call pass.
@inline(__always)
func check(
  _ status: Int32,
  _ operation: @autoclosure () -> String,
  at position: skela_parse_position? = nil
) throws(ICUError) {
  guard status > 0 else { return }
  throw ICUError(
    operation: operation(),
    status: String(cString: skela_icu_status_name(status)),
    line: position.flatMap { $0.line > 0 ? Int($0.line) : nil },
    offset: position.flatMap { $0.offset >= 0 ? Int($0.offset) : nil }
  )
}

/// The version of ICU that Skela was built with, such as "72.1". The library that is linked has the
/// same major version, since that is part of its name.
public var icuVersion: String { String(cString: skela_icu_version()) }

/// A position that ICU has not filled.
let noPosition = skela_parse_position(line: -1, offset: -1)
