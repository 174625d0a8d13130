public import BitextCore
internal import UnicodeText

/// Why rules could not be read, or a text not be segmented.
///
/// The message holds patterns, never the text that was segmented.
public struct SegmentationError: Error, Hashable, Sendable {
  public enum Code: Hashable, Sendable {
    /// The bytes are not XML that can be read.
    case notReadable
    /// XML, but not SRX, or an element of it is missing something.
    case notValid
    /// A pattern is not a regular expression that ICU can use.
    case invalidPattern
    /// A pattern took longer than ICU's time limit, or more memory than it may have.
    case limitExceeded
    /// The paragraph has more than 2 ^ 31 - 1 UTF-16 units.
    case paragraphTooLong
    /// ICU has no sentence rules at all: it is not installed properly.
    case unavailable
  }

  public var code: Code
  /// The line and column in the rule file; nil where there is none.
  public var position: SourcePosition?
  /// Whole sentences: what is wrong and, where there is something, what to do.
  public var message: String

  public init(code: Code, position: SourcePosition? = nil, message: String) {
    self.code = code
    self.position = position
    self.message = message
  }
}

extension SegmentationError: CustomStringConvertible {
  public var description: String { position.map { "\($0): \(message)" } ?? message }
}

extension SegmentationError {
  /// What ICU says about a pattern of a rule or a map.
  static func invalidPattern(
    _ error: ICUError,
    _ name: String,
    _ pattern: String,
    at position: SourcePosition?
  ) -> SegmentationError {
    // ICU counts what it has read, the character at fault with it.
    let place = error.offset.map { " (at character \(max($0, 1)) of the pattern)" } ?? ""
    return SegmentationError(
      code: .invalidPattern,
      position: position,
      message: "The pattern in '\(name)' cannot be used: \(reason(error.status))\(place). "
        + "The pattern is '\(pattern)'."
    )
  }

  static func limitExceeded(
    _ limit: PatternMachine.Limit,
    rule: BreakRule,
    language: LanguageTag
  ) -> SegmentationError {
    let what =
      limit == .time ? "took longer than its time limit" : "needs too much memory"
    let which =
      "The rule for '\(language)' with '\(rule.beforeBreak)' before and '\(rule.afterBreak)' after"
    return SegmentationError(
      code: .limitExceeded,
      position: rule.position,
      message: "\(which) \(what) on this text. Nested repetitions such as '(a+)+' do that: write "
        + "the pattern without them."
    )
  }

  /// ICU's names of faults in patterns, in words.
  private static func reason(_ status: String) -> String {
    switch status {
    case "U_REGEX_MISMATCHED_PAREN": "its parentheses do not pair"
    case "U_REGEX_BAD_ESCAPE_SEQUENCE": "it has a backslash sequence that ICU does not know"
    case "U_REGEX_PROPERTY_SYNTAX", "U_ILLEGAL_ARGUMENT_ERROR":
      "it names a property of characters that ICU does not know"
    case "U_REGEX_RULE_SYNTAX": "a repetition or another operator stands where it has no meaning"
    case "U_REGEX_MISSING_CLOSE_BRACKET": "a bracket '[' is not closed"
    case "U_REGEX_SET_CONTAINS_STRING", "U_REGEX_INVALID_RANGE":
      "a range in brackets is the wrong way round or has no end"
    case "U_REGEX_BAD_INTERVAL", "U_REGEX_MAX_LT_MIN", "U_REGEX_NUMBER_TOO_BIG":
      "the numbers in braces are wrong"
    case "U_REGEX_INVALID_BACK_REF": "it refers back to a group that does not exist"
    case "U_REGEX_LOOK_BEHIND_LIMIT":
      "it has no greatest length, which a pattern before a boundary must have"
    case "U_REGEX_INVALID_CAPTURE_GROUP_NAME": "the name of a group is wrong"
    case "U_REGEX_INVALID_FLAG": "it sets an option that ICU does not know"
    default: "ICU says \(status)"
    }
  }
}
