internal import XMLStream

/// Writes SRX 2.0.
///
///     let bytes = SRXWriter.write(rules)
///     try SRXReader.read(bytes)   // the same rules, at other lines
///
/// Comments and extensions of a file that was read are not kept.
public enum SRXWriter {
  /// The rules as a file in UTF-8. O(length).
  public static func write(_ rules: SegmentationRules) -> [UInt8] {
    var writer = XMLWriter()
    writer.declaration()
    writer.start("srx", [("xmlns", "http://www.lisa.org/srx20"), ("version", "2.0")])
    writeHeader(of: rules, to: &writer)
    writer.newLine(indent: 2)
    writer.start("body")
    writer.newLine(indent: 4)
    writer.start("languagerules")
    for languageRule in rules.languageRules { write(languageRule, to: &writer) }
    writer.newLine(indent: 4)
    writer.end()
    writer.newLine(indent: 4)
    writer.start("maprules")
    for map in rules.languageMaps {
      writer.newLine(indent: 6)
      writer.empty(
        "languagemap",
        [("languagepattern", map.languagePattern), ("languagerulename", map.languageRuleName)]
      )
    }
    writer.newLine(indent: 4)
    writer.end()
    writer.newLine(indent: 2)
    writer.end()
    writer.newLine()
    writer.end()
    writer.newLine()
    return writer.takeBytes()
  }

  private static func writeHeader(of rules: SegmentationRules, to writer: inout XMLWriter) {
    func yesOrNo(_ value: Bool) -> String { value ? "yes" : "no" }
    writer.newLine(indent: 2)
    writer.start(
      "header",
      [
        ("segmentsubflows", yesOrNo(rules.segmentsSubflows)),
        ("cascade", yesOrNo(rules.isCascading)),
      ]
    )
    let handles = [
      ("start", rules.formatHandling.includesStart), ("end", rules.formatHandling.includesEnd),
      ("isolated", rules.formatHandling.includesIsolated),
    ]
    for (type, includes) in handles {
      writer.newLine(indent: 4)
      writer.empty("formathandle", [("type", type), ("include", yesOrNo(includes))])
    }
    writer.newLine(indent: 2)
    writer.end()
  }

  private static func write(_ languageRule: LanguageRule, to writer: inout XMLWriter) {
    writer.newLine(indent: 6)
    writer.start("languagerule", [("languagerulename", languageRule.name)])
    for rule in languageRule.rules {
      writer.newLine(indent: 8)
      writer.start("rule", [("break", rule.isBreak ? "yes" : "no")])
      writer.newLine(indent: 10)
      writer.element("beforebreak", text: rule.beforeBreak)
      writer.newLine(indent: 10)
      writer.element("afterbreak", text: rule.afterBreak)
      writer.newLine(indent: 8)
      writer.end()
    }
    writer.newLine(indent: 6)
    writer.end()
  }
}
