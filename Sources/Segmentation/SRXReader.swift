internal import BitextCore
internal import XMLStream

/// Reads SRX 2.0 and 1.0.
///
///     let rules = try SRXReader.read(bytes)
///
/// Elements of other namespaces are passed over, as are elements that SRX does not define. A 2.0
/// file without `cascade`, which the standard demands, is read as cascading: OmegaT writes such
/// files and means that. In 1.0 nothing cascades.
public enum SRXReader {
  /// Reads the rules and, unless `validating` is false, compiles every pattern to see that ICU can
  /// use it.
  ///
  /// Throws with line and column of the element that is wrong. O(length).
  public static func read(
    _ bytes: [UInt8],
    validating: Bool = true
  ) throws(SegmentationError) -> SegmentationRules {
    let document: SRXDocument
    do {
      document = try SRXDocument(bytes)
    } catch let error as XMLError {
      throw SegmentationError(
        code: .notReadable,
        position: error.line.map { SourcePosition(line: $0, column: error.column ?? 1) },
        message: error.message
      )
    } catch let error as SegmentationError {
      throw error
    } catch {
      throw SegmentationError(code: .notReadable, message: "\(error)")
    }
    if validating { try validate(document.rules) }
    return document.rules
  }

  private static func validate(_ rules: SegmentationRules) throws(SegmentationError) {
    for languageRule in rules.languageRules {
      for rule in languageRule.rules { try rule.validate() }
    }
    for map in rules.languageMaps {
      _ = try map.matches(LanguageTag(language: "en"))
      if !rules.languageRules.contains(where: { $0.name == map.languageRuleName }) {
        throw SegmentationError(
          code: .notValid,
          position: map.position,
          message: "A 'languagemap' names the rules '\(map.languageRuleName)', which the file does "
            + "not have."
        )
      }
    }
  }
}

/// The state of reading one file.
private struct SRXDocument {
  var rules = SegmentationRules(isCascading: false)
  private var isVersion1 = false
  private var rule: BreakRule?
  private var mapRuleCount = 0
  private let reader: XMLReader

  /// The namespaces that SRX elements were seen in; files of 1.0 have none.
  private static let namespaces: Set<String> = [
    "http://www.lisa.org/srx20", "http://www.lisa.org/srx10", "http://www.lisa.org/srx",
  ]

  init(_ bytes: [UInt8]) throws {
    reader = try XMLReader(bytes: bytes)
    var sawRoot = false
    while let kind = try reader.advance() {
      switch kind {
      case .startElement:
        if !isOwn(reader.name) {
          try reader.skipElement()
        } else if !sawRoot {
          try startRoot()
          sawRoot = true
        } else {
          try start(reader.name.local)
        }
      case .endElement:
        if reader.name.local == "rule", let finished = rule {
          rules.languageRules[rules.languageRules.count - 1].rules.append(finished)
          rule = nil
        }
      default: break
      }
    }
  }

  private func isOwn(_ name: XMLName) -> Bool {
    name.namespace.map(Self.namespaces.contains) ?? true
  }

  private mutating func startRoot() throws {
    guard reader.name.local == "srx" else {
      throw fault("The root element is '\(reader.name.qualified)', not 'srx'. This is no SRX file.")
    }
    isVersion1 = reader.attribute("version")?.hasPrefix("1") ?? false
    rules.isCascading = !isVersion1
  }

  private mutating func start(_ name: String) throws {
    switch name {
    case "header":
      if let cascade = reader.attribute("cascade") { rules.isCascading = cascade == "yes" }
      if let subflows = reader.attribute("segmentsubflows") {
        rules.segmentsSubflows = subflows == "yes"
      }
    case "formathandle": readFormatHandle()
    case "languagerule":
      rules.languageRules.append(LanguageRule(name: try required("languagerulename")))
    case "rule": try startRule()
    case "beforebreak":
      let pattern = try elementText()
      rule?.beforeBreak = pattern
    case "afterbreak":
      let pattern = try elementText()
      rule?.afterBreak = pattern
    case "maprule":
      // 1.0 may hold several mappings for a user to choose from; the first is the default.
      mapRuleCount += 1
      if mapRuleCount > 1 { try reader.skipElement() }
    case "languagemap":
      rules.languageMaps.append(
        LanguageMap(
          languagePattern: try required("languagepattern"),
          languageRuleName: try required("languagerulename"),
          position: position
        )
      )
    default: break
    }
  }

  private mutating func startRule() throws {
    guard !rules.languageRules.isEmpty else {
      throw fault("A 'rule' stands outside of a 'languagerule'.")
    }
    let breaks = reader.attribute("break") ?? "yes"
    guard breaks == "yes" || breaks == "no" else {
      throw fault("The attribute 'break' is '\(breaks)'; it must be 'yes' or 'no'.")
    }
    rule = BreakRule(
      isBreak: breaks == "yes",
      beforeBreak: "",
      afterBreak: "",
      position: position
    )
  }

  private mutating func readFormatHandle() {
    let includes = reader.attribute("include") == "yes"
    switch reader.attribute("type") {
    case "start": rules.formatHandling.includesStart = includes
    case "end": rules.formatHandling.includesEnd = includes
    case "isolated": rules.formatHandling.includesIsolated = includes
    default: break
    }
  }

  /// The text of the element whose start is the current event, to its end.
  private func elementText() throws -> String {
    var text = ""
    var depth = 1
    while depth > 0, let kind = try reader.advance() {
      switch kind {
      case .startElement: depth += 1
      case .endElement: depth -= 1
      case .text: text += reader.text
      default: break
      }
    }
    return text
  }

  private func required(_ attribute: String) throws -> String {
    guard let value = reader.attribute(attribute) else {
      throw fault("'\(reader.name.qualified)' has no attribute '\(attribute)'.")
    }
    return value
  }

  private var position: SourcePosition {
    SourcePosition(line: reader.line, column: max(reader.column, 1))
  }

  private func fault(_ message: String) -> SegmentationError {
    SegmentationError(code: .notValid, position: position, message: message)
  }
}
