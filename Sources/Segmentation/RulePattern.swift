internal import BitextCore
internal import UnicodeText

/// One side of a rule, as far as it was needed.
enum RulePattern {
  /// Nobody asked for it yet.
  case unread
  /// An empty pattern matches anything.
  case anything
  /// Its tree tells where it may match; it was never tried.
  case parsed
  /// Code of the machine that begins or, read backwards, ends at the position.
  case code(Int32)
  /// Code that can only be read forwards: from every start before the position.
  case codeFromAnyStart(Int32)
  /// What only ICU understands: the number of an `ICUPattern`.
  case icu(Int)

  /// How far before a position a pattern that can only be read forwards may begin, in UTF-16 units.
  static let reach = 1_000
}

/// A pattern that ICU matches: compiled when it is first needed.
final class ICUPattern {
  private let form: String
  private var expression: RegularExpression?
  private var hasText = false

  init(_ form: String) { self.form = form }

  /// The text before, if any, is no longer the one to match in.
  func forgetText() { hasText = false }

  func matches(in text: String, at position: Int) throws(ICUError) -> Bool {
    let expression: RegularExpression
    if let compiled = self.expression {
      expression = compiled
    } else {
      expression = try RegularExpression(form)
      self.expression = expression
    }
    if !hasText {
      try expression.setText(text)
      hasText = true
    }
    return try expression.matches(at: position) != nil
  }

  /// What follows a position; what precedes it.
  static func lookAhead(_ pattern: String) -> String {
    "(?=\(boundedPattern(pattern, onlyLookBehind: true)))"
  }

  static func lookBehind(_ pattern: String) -> String {
    "(?<=\(boundedPattern(pattern)))"
  }
}

extension BreakRule {
  /// Whether the patterns can be used; throws with their place when they cannot.
  func validate() throws(SegmentationError) {
    try Self.validate(beforeBreak, "beforebreak", at: position, isBefore: true)
    try Self.validate(afterBreak, "afterbreak", at: position, isBefore: false)
  }

  private static func validate(
    _ pattern: String,
    _ name: String,
    at position: SourcePosition?,
    isBefore: Bool
  ) throws(SegmentationError) {
    let classes = PatternClasses()
    let tree = try? PatternParser.parse(
      pattern,
      isBounded: isBefore,
      isBackward: isBefore,
      classes: classes
    )
    if tree != nil { return }
    do {
      let form = isBefore ? ICUPattern.lookBehind(pattern) : ICUPattern.lookAhead(pattern)
      _ = try RegularExpression(form)
    } catch {
      // The pattern by itself fails too, if the fault is in it: then the offset is right.
      var own = error
      do { _ = try RegularExpression(pattern) } catch let error { own = error }
      throw SegmentationError.invalidPattern(own, name, pattern, at: position)
    }
    // A parenthesis too many could pair with one of the form's.
    do {
      _ = try RegularExpression(boundedPattern(pattern, onlyLookBehind: true))
    } catch {
      throw SegmentationError.invalidPattern(error, name, pattern, at: position)
    }
  }
}

extension LanguageMap {
  /// Whether the map is for a language.
  func matches(_ language: LanguageTag) throws(SegmentationError) -> Bool {
    let tag = language.description
    let spellings = [Array(tag.utf16), tag.utf16.map { $0 == 0x2D ? 0x5F : $0 }]
    var program = PatternProgram()
    let tree = try? PatternParser.parse(
      "(?i:\(languagePattern))\\z",
      isBounded: false,
      isBackward: false,
      classes: program.classes
    )
    if let tree {
      let start = program.add(tree, isBackward: false)
      let machine = PatternMachine(program)
      for spelling in spellings {
        let matches = try? spelling.withUnsafeBufferPointer { units in
          try machine.withText(units) { try machine.matches(start, at: 0) }
        }
        if matches == true { return true }
      }
      return false
    }
    do {
      let expression = try RegularExpression(
        "(?:\(languagePattern))\\z",
        options: .caseInsensitive
      )
      for spelling in spellings {
        try expression.setText(String(decoding: spelling, as: UTF16.self))
        if try expression.matches(at: 0) != nil { return true }
      }
      return false
    } catch {
      throw SegmentationError.invalidPattern(
        error,
        "languagepattern",
        languagePattern,
        at: position
      )
    }
  }
}
