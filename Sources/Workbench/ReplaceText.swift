public import BitextCore
public import Foundation
internal import SerbianText
public import Storage
internal import UnicodeText

/// Searches and replaces in the texts of one language.
public final class ReplaceText {
  public struct Options: Sendable {
    /// What to find: literal text, or a regular expression in ICU's syntax.
    public var find: String
    /// What to put there; for a regular expression `$1` is its first group, `$0` the whole, and a
    /// backslash takes the meaning from what follows.
    public var replacement: String
    public var isRegularExpression = false
    /// Finds Serbian that is written in the other script too, and puts the replacement there in
    /// that script. For literal text only.
    public var inBothScripts = false
    public var language: LanguageTag
    public var filter = UnitFilter()

    public init(find: String, replacement: String, language: LanguageTag) {
      self.find = find
      self.replacement = replacement
      self.language = language
    }
  }

  private let options: Options
  private let expression: RegularExpression?
  /// What to find and to put in texts of a script.
  private var literals: [(script: SerbianScript?, find: String, replacement: String)]

  /// Throws where the regular expression cannot be read, and where there is nothing to find.
  public init(_ options: Options) throws(WorkbenchError) {
    self.options = options
    if options.find.isEmpty { throw WorkbenchError(.usage, "Say what to find.") }
    literals = [(nil, options.find, options.replacement)]
    if options.isRegularExpression {
      if options.inBothScripts {
        throw WorkbenchError(.usage, "A regular expression is of one script.")
      }
      do {
        expression = try RegularExpression(options.find)
      } catch {
        throw WorkbenchError(.usage, "\(error)")
      }
      return
    }
    expression = nil
    if options.inBothScripts, let script = SerbianScript(of: options.find) {
      do {
        let other: SerbianScript = script == .latin ? .cyrillic : .latin
        let transliterator = try SerbianTransliterator()
        literals = [
          (script, options.find, options.replacement),
          (
            other, transliterator.convert(options.find, to: other).text,
            transliterator.convert(options.replacement, to: other).text
          ),
        ]
      } catch {
        throw WorkbenchError(error)
      }
    }
  }

  /// What would change; nothing is written.
  public func preview(_ memory: TranslationMemory) throws(WorkbenchError) -> [TextChange] {
    try MemoryFolder.requireLanguage(options.language, in: memory)
    do {
      return try memory.textChanges(of: options.filter, in: options.language, rewrite: rewrite)
    } catch {
      throw WorkbenchError(error)
    }
  }

  /// Changes the texts, in one transaction.
  public func apply(
    in path: String,
    by person: String?,
    at date: Date = Date()
  ) throws(WorkbenchError) -> RewriteReceipt {
    let memory = try MemoryFolder.openForChanging(path)
    try MemoryFolder.requireLanguage(options.language, in: memory)
    do {
      return try memory.rewriteTexts(
        of: options.filter,
        in: options.language,
        by: person,
        at: date,
        rewrite: rewrite
      )
    } catch {
      throw WorkbenchError(error, file: path)
    }
  }

  /// The segment with its texts replaced; inline codes stay as they are. Nil when nothing was found.
  private func rewrite(_ segment: Segment) throws -> Segment? {
    var isChanged = false
    let script = literals.count > 1 ? SerbianScript(of: segment.text) : nil
    let elements = try segment.elements.map { element -> Segment.Element in
      guard case .text(let text) = element, let new = try rewrite(text, script) else {
        return element
      }
      isChanged = true
      return .text(new)
    }
    return isChanged ? Segment(elements: elements) : nil
  }

  private func rewrite(_ text: String, _ script: SerbianScript?) throws -> String? {
    if let expression { return try rewrite(text, expression) }
    guard let literal = literals.first(where: { $0.script == script || $0.script == nil }),
      text.contains(literal.find)
    else { return nil }
    return text.replacing(literal.find, with: literal.replacement)
  }

  private func rewrite(_ text: String, _ expression: RegularExpression) throws -> String? {
    let matches = try expression.matches(in: text)
    if matches.isEmpty { return nil }
    let units = Array(text.utf16)
    var result: [UInt16] = []
    var end = 0
    for match in matches {
      result += units[end..<match.range.lowerBound]
      for part in template {
        switch part {
        case .text(let text): result += text.utf16
        case .group(let group):
          if match.groups.indices.contains(group), let range = match.groups[group] {
            result += units[range]
          }
        }
      }
      end = match.range.upperBound
    }
    result += units[end...]
    return String(decoding: result, as: UTF16.self)
  }

  private enum Part {
    case text(String)
    case group(Int)
  }

  private lazy var template: [Part] = {
    var parts: [Part] = []
    var literal = ""
    var rest = Substring(options.replacement)
    while let character = rest.popFirst() {
      if character == "\\", let next = rest.popFirst() {
        literal.append(next)
      } else if character == "$", let digit = rest.first?.wholeNumberValue {
        rest.removeFirst()
        parts.append(.text(literal))
        parts.append(.group(digit))
        literal = ""
      } else {
        literal.append(character)
      }
    }
    return parts + [.text(literal)]
  }()
}
